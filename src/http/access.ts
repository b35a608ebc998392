/** Who calls and what they may touch. A token says who; the database says what, at most a second ago. */
import type { Sql } from '../db/sql.ts'
import type { VerifyToken } from '../oauth/keys.ts'
import { Refusal } from '../kernel/refusal.ts'
import { ShortMemory } from '../kernel/short-memory.ts'

export interface Caller {
  /** row id of the client */
  client: number
  client_id: string
}

interface PropertyState {
  status: string
  expired: boolean
}

export class Access {
  readonly #sql: Sql
  readonly #verify: VerifyToken
  readonly #callers = new ShortMemory<Caller | undefined>()
  readonly #properties = new ShortMemory<PropertyState | undefined>()

  constructor(sql: Sql, verify: VerifyToken) {
    this.#sql = sql
    this.#verify = verify
  }

  /** The caller behind an `Authorization` header. Throws `unauthorized` and says what is wrong with it. */
  async callerOf(authorization: string | undefined): Promise<Caller> {
    const token = /^Bearer +([\w.~+/-]+=*) *$/i.exec(authorization ?? '')?.[1]
    if (!token)
      throw new Refusal(
        'unauthorized',
        'Send an access token: Authorization: Bearer <token from oauth2/token>.',
      )
    const clientId = await this.#verify(token)
    const caller = await this.#callers.get(clientId, () => this.#loadCaller(clientId))
    if (!caller)
      throw new Refusal('unauthorized', 'The client of this access token no longer exists or is disabled.')
    return caller
  }

  async #loadCaller(clientId: string): Promise<Caller | undefined> {
    const [row] = await this.#sql<Caller[]>`
      select id as client, client_id from clients where client_id = ${clientId} and disabled_at is null`
    return row
  }

  /**
   * Lets the caller into a property, or refuses: the same answer for one that does not exist and a foreign one. One
   * that waits for approval is refused too, but for where its own client looks after it.
   */
  async enter(
    caller: Caller,
    property: number,
    { pending = 'refused' }: { pending?: 'refused' | 'allowed' } = {},
  ): Promise<void> {
    const state = await this.#properties.get(`${caller.client} ${property}`, () =>
      this.#loadProperty(caller, property),
    )
    if (!state || state.status === 'DISABLED')
      throw new Refusal('property_forbidden', `This client has no access to a property with id ${property}.`)
    if (state.status === 'PENDING' && pending === 'refused')
      throw new Refusal('property_forbidden', `The property ${property} waits for the operator's approval.`)
    if (state.expired)
      throw new Refusal(
        'sandbox_expired',
        `The sandbox property ${property} has expired. Create a new client for a new one.`,
      )
  }

  async #loadProperty(caller: Caller, property: number): Promise<PropertyState | undefined> {
    const [row] = await this.#sql<PropertyState[]>`
      select p.status, coalesce(p.expires_at <= now(), false) as expired
      from grants g join properties p on p.id = g.property_id
      where g.property_id = ${property} and g.client_id = ${caller.client} and g.withdrawn_at is null`
    return row
  }

  /** After a change of this node's own, which must show at once. */
  forget(): void {
    this.#callers.clear()
    this.#properties.clear()
  }
}
