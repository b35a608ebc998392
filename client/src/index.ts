import { callerOf, first } from './call.ts'
import {
  account,
  bookings,
  closures,
  audit,
  customers,
  orders,
  pictures,
  properties,
  sandbox,
  reservations,
  rooms,
  services,
  specialDays,
  tables,
  mails,
  webhooks,
} from './operations.ts'
import { connectionTo, send, type ConnectionOptions } from './send.ts'
import { Tokens } from './token.ts'
import type { Answer, Body, CreatedClient } from './types.ts'

export interface OctoTableOptions extends ConnectionOptions {
  /** address of the server, such as https://tables.example.com */
  baseUrl: string
  clientId: string
  clientSecret: string
  /** id of the property that calls are about where they don't name another one */
  property?: number | undefined
}

/** The OctoTable API for one client; the token takes care of itself. */
export class OctoTable {
  readonly account: ReturnType<typeof account>
  readonly properties: ReturnType<typeof properties>
  readonly pictures: ReturnType<typeof pictures>
  readonly sandbox: ReturnType<typeof sandbox>
  readonly rooms: ReturnType<typeof rooms>
  readonly tables: ReturnType<typeof tables>
  readonly services: ReturnType<typeof services>
  readonly specialDays: ReturnType<typeof specialDays>
  readonly closures: ReturnType<typeof closures>
  readonly reservations: ReturnType<typeof reservations>
  readonly audit: ReturnType<typeof audit>
  readonly customers: ReturnType<typeof customers>
  readonly bookings: ReturnType<typeof bookings>
  readonly mails: ReturnType<typeof mails>
  readonly webhooks: ReturnType<typeof webhooks>
  readonly orders: ReturnType<typeof orders>

  constructor({ baseUrl, clientId, clientSecret, property, ...options }: OctoTableOptions) {
    const connection = connectionTo(baseUrl, options)
    const call = callerOf(connection, new Tokens(connection, clientId, clientSecret), property)
    this.account = account(call)
    this.properties = properties(call)
    this.pictures = pictures(call)
    this.sandbox = sandbox(call)
    this.rooms = rooms(call)
    this.tables = tables(call)
    this.services = services(call)
    this.specialDays = specialDays(call)
    this.closures = closures(call)
    this.reservations = reservations(call)
    this.audit = audit(call)
    this.customers = customers(call)
    this.bookings = bookings(call)
    this.mails = mails(call)
    this.webhooks = webhooks(call)
    this.orders = orders(call)
  }
}

export interface CreateClientOptions extends ConnectionOptions {
  /** where the operator asks for one */
  invitationToken?: string | undefined
}

/** Registers a client and its sandbox property; the secret is in this answer only. Never sent twice by itself. */
export async function createClient(
  baseUrl: string,
  body: Body<'createClient'>,
  { invitationToken, ...options }: CreateClientOptions = {},
): Promise<CreatedClient> {
  const answer = await send<Answer<'createClient'>>(connectionTo(baseUrl, options), {
    operation: 'createClient',
    headers: {
      'content-type': 'application/json',
      ...(invitationToken === undefined ? {} : { authorization: `Bearer ${invitationToken}` }),
    },
    body: JSON.stringify(body),
    repeatable: false,
  })
  return first(answer)
}

export { OctoTableError, type Alternative } from './errors.ts'
export { verifyWebhook, WebhookError, type WebhookEvent, type WebhookHeaders } from './webhook.ts'
export type { CallOptions } from './call.ts'
export type * from './types.ts'
