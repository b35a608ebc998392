import { readConfig } from '../../src/config.ts'
import type { Ctx } from '../../src/context.ts'
import { connect, type Sql } from '../../src/db/sql.ts'
import { startServer } from '../../src/start.ts'
import { createDatabase } from './database.ts'

export const AUTH = '/octotable-auth/api/v2'
export const PMS = '/octotable-pms/api/v2'

export interface TestServer {
  url: string
  /** the owner's: tests may do what the server itself may not */
  sql: Sql
  ctx: Ctx
  databaseUrl: string
  stop(): Promise<void>
}

/** The real server on a free port and a database of its own (or on `databaseUrl`, to share one). */
export async function startTestServer(
  env: Record<string, string> = {},
  databaseUrl?: string,
): Promise<TestServer> {
  const database = databaseUrl ? undefined : await createDatabase()
  const url = databaseUrl ?? database?.url ?? ''
  const server = await startServer(
    readConfig({
      PORT: '0',
      DATABASE_URL: url,
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'fatal',
      CREATE_CLIENT_PER_HOUR: '100000',
      TOKENS_PER_MINUTE: '100000',
      CALLS_PER_MINUTE: '10000000',
      ...env,
    }),
  )
  // connects when it is first used
  const sql = connect({ target: url, max: 4 })
  const stop = async () => {
    await sql.end({ timeout: 1 })
    await server.stop()
    await database?.drop()
  }
  return { url: server.url, sql, ctx: server.ctx, databaseUrl: url, stop }
}

export interface Answer {
  status: number
  headers: Headers
  // oxlint-disable-next-line typescript/no-explicit-any -- the wire as it came: tests look into it freely
  body: any
}

export async function send(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
  const sent = body instanceof Uint8Array ? Uint8Array.from(body) : text
  const response = await fetch(url + path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(sent === undefined ? {} : { body: sent }),
  })
  const answer = await response.text()
  return { status: response.status, headers: response.headers, body: answer ? JSON.parse(answer) : undefined }
}

export interface Account {
  client_id: string
  client_secret: string
  property: number
  token: string
  /** A call of this account: `path` under the pms prefix, with token and `Property` header. */
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
}

/** With `scope` one that may do only that. */
export async function fetchToken(
  url: string,
  client_id: string,
  client_secret: string,
  scope?: string,
): Promise<string> {
  const response = await fetch(`${url}${AUTH}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id,
      client_secret,
      ...(scope === undefined ? {} : { scope }),
    }),
  })
  const text = await response.text()
  if (response.status !== 200) throw new Error(`no token: ${text}`)
  return JSON.parse(text).access_token
}

/** An account through the front door: create-client, token, and a caller that uses them. */
export async function createAccount(server: { url: string }, sandbox: object = {}): Promise<Account> {
  const unique = crypto.randomUUID()
  const created = await send(server.url, 'POST', `${AUTH}/api-account/oauth2/client`, {
    redirect_uri: 'http://localhost:8183/main-page',
    sandbox_property: {
      name: 'Trattoria',
      username: `user-${unique}`,
      password: 'yourCompany123!',
      email: 'owner@example.com',
      position: { country: 'IT' },
      ...sandbox,
    },
  })
  if (created.status !== 201) throw new Error(`no account: ${JSON.stringify(created.body)}`)
  const { client_id, client_secret, properties } = created.body.data[0]
  const property: number = properties[0].id
  const token = await fetchToken(server.url, client_id, client_secret)
  return {
    client_id,
    client_secret,
    property,
    token,
    api: (method, path, body, headers) =>
      send(server.url, method, PMS + path, body, {
        authorization: `Bearer ${token}`,
        property: String(property),
        ...headers,
      }),
  }
}

export interface Restaurant extends Account {
  room: number
  tables: number[]
  lunch: number
  dinner: number
}

/** An account with one room, tables of the given sizes (largest party each), lunch and dinner. */
export async function createRestaurant(
  server: { url: string },
  sizes: number[] = [2, 4],
  sandbox: object = {},
): Promise<Restaurant> {
  const account = await createAccount(server, sandbox)
  const room = (await account.api('POST', '/rooms', { name: 'Sala' })).body.data[0].id
  const tables: number[] = []
  for (const [n, guests_max] of sizes.entries())
    tables.push(
      (await account.api('POST', `/room/${room}/table`, { name: `T${n + 1}`, guests_max })).body.data[0].id,
    )
  const services: { id: number; name: string }[] = (await account.api('GET', '/services')).body.data
  const idOf = (name: string) => services.find((service) => service.name === name)?.id ?? 0
  return { ...account, room, tables, lunch: idOf('Lunch'), dinner: idOf('Dinner') }
}
