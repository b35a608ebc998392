/** Who calls and what they may touch. A token says who; the database says what, at most a second ago. */
import type { Sql } from '../db/sql.ts'
import type { TokenClaims, VerifyToken } from '../oauth/tokens.ts'
import { Refusal } from '../kernel/refusal.ts'
import { ALL_SCOPES, scopesOf, type Scopes } from '../kernel/scopes.ts'
import { ShortMemory } from '../kernel/short-memory.ts'
import { ROLES, type Right, type Rights, type Role } from '../users/roles.ts'

export interface EnterOptions {
  /** one that waits for approval: where its own client looks after it */
  pending?: 'refused' | 'allowed'
  /** a sandbox whose time is over: where it is given more */
  expired?: 'refused' | 'allowed'
}

interface Entering {
  /** what the caller may do at most, at any property */
  scopes: Scopes
  /**
   * Lets the caller into a property and answers what it may do there, or refuses: the same answer for one that does
   * not exist and a foreign one.
   */
  enter(property: number, options?: EnterOptions): Promise<Scopes>
  /** what it may do there that no scope allows */
  rightsAt(property: number): Promise<Rights>
}

/** Software with an access token. */
export interface ClientCaller extends Entering {
  kind: 'client'
  /** row id of the client */
  client: number
  client_id: string
  /** the one property that its token is for; undefined: all that it was let in to */
  property: number | undefined
}

/** A person of the staff with a session. */
interface UserCaller extends Entering {
  kind: 'user'
  /** row id of the user */
  user: number
}

export type Caller = ClientCaller | UserCaller

interface ClientState {
  client: number
  /** the token, not the client */
  revoked: boolean
}

interface PropertyState {
  status: string
  expired: boolean
  scopes: Scopes
  /** the client made it, and needed nobody's consent */
  own: boolean
}

type MemberState = Pick<PropertyState, 'status' | 'expired'> & { role: Role }

const NO_RIGHTS: Rights = new Set()
/** Of a client at a property of its own, with its own credentials; consent gives none. */
const OWN_RIGHTS: Rights = new Set<Right>(['audit', 'property'])

export class Access {
  readonly #sql: Sql
  readonly #verify: VerifyToken
  readonly #clients = new ShortMemory<ClientState | undefined>()
  readonly #properties = new ShortMemory<PropertyState | undefined>()
  readonly #members = new ShortMemory<MemberState | undefined>()

  constructor(sql: Sql, verify: VerifyToken) {
    this.#sql = sql
    this.#verify = verify
  }

  /** What a token says, be it revoked or not. Throws `unauthorized` for what is none of ours. */
  claimsOf(token: string): Promise<TokenClaims> {
    return this.#verify(token)
  }

  /** The client behind an `Authorization` header. Throws `unauthorized` and says what is wrong with it. */
  async callerOf(authorization: string | undefined): Promise<ClientCaller> {
    const token = /^Bearer +([\w.~+/-]+=*) *$/i.exec(authorization ?? '')?.[1]
    if (!token)
      throw new Refusal(
        'unauthorized',
        'Send an access token: Authorization: Bearer <token from oauth2/token>.',
      )
    const claims = await this.#verify(token)
    const { client_id, property, scopes = ALL_SCOPES } = claims
    const state = await this.#clients.get(claims.jti, () => this.#loadClient(claims))
    if (!state)
      throw new Refusal('unauthorized', 'The client of this access token no longer exists or is disabled.')
    if (state.revoked)
      throw new Refusal('unauthorized', 'This access token was revoked. Get a new one from oauth2/token.')
    const { client } = state
    return {
      kind: 'client',
      client,
      client_id,
      property,
      scopes,
      enter: (into, options) => this.#enter(client, claims, into, options),
      rightsAt: async (at) =>
        property === undefined && (await this.#propertyOf(client, at))?.own ? OWN_RIGHTS : NO_RIGHTS,
    }
  }

  /** A token is revoked by itself, with those of its generation, or with the consent that it was got by. */
  async #loadClient({
    client_id,
    jti,
    generation,
    connection,
  }: TokenClaims): Promise<ClientState | undefined> {
    const [row] = await this.#sql<ClientState[]>`
      select c.id as client, c.token_generation > ${generation}
          or exists (select from revoked_tokens where jti = ${jti})
          ${connection === undefined ? this.#sql`` : this.#sql`or not exists (select from connections where grant_id = ${connection})`}
        as revoked
      from clients c where c.client_id = ${client_id} and c.disabled_at is null`
    return row
  }

  async #enter(
    client: number,
    token: TokenClaims,
    property: number,
    options: EnterOptions = {},
  ): Promise<Scopes> {
    if (token.property !== undefined && token.property !== property)
      throw new Refusal(
        'property_forbidden',
        `This token is for the property ${token.property} only; it gives no access to one with id ${property}.`,
      )
    const state = await this.#propertyOf(client, property)
    checkOpen(state, 'This client', property, options)
    return token.scopes ? state.scopes.intersection(token.scopes) : state.scopes
  }

  #propertyOf(client: number, property: number): Promise<PropertyState | undefined> {
    return this.#properties.get(`${client} ${property}`, () => this.#loadProperty(client, property))
  }

  async #loadProperty(client: number, property: number): Promise<PropertyState | undefined> {
    const [row] = await this.#sql<(Omit<PropertyState, 'scopes'> & { scopes: string[] })[]>`
      select p.status, coalesce(p.expires_at <= now(), false) as expired, g.scopes, g.user_id is null as own
      from grants g join properties p on p.id = g.property_id
      where g.property_id = ${property} and g.client_id = ${client} and g.withdrawn_at is null`
    return row && { ...row, scopes: scopesOf(row.scopes) }
  }

  /** Somebody who is signed in: what they may do at a property is up to their role there. */
  userCaller(user: number): UserCaller {
    const at = (property: number) =>
      this.#members.get(`${user} ${property}`, () => this.#loadMember(user, property))
    return {
      kind: 'user',
      user,
      scopes: ALL_SCOPES,
      enter: async (property, options = {}) => {
        const state = await at(property)
        checkOpen(state, 'This user', property, options)
        return ROLES[state.role].scopes
      },
      rightsAt: async (property) => {
        const state = await at(property)
        return state ? ROLES[state.role].rights : NO_RIGHTS
      },
    }
  }

  async #loadMember(user: number, property: number): Promise<MemberState | undefined> {
    const [row] = await this.#sql<MemberState[]>`
      select p.status, coalesce(p.expires_at <= now(), false) as expired, m.role
      from memberships m join properties p on p.id = m.property_id
      where m.property_id = ${property} and m.user_id = ${user}`
    return row
  }

  /** After a change of this node's own, which must show at once. */
  forget(): void {
    this.#clients.clear()
    this.#properties.clear()
    this.#members.clear()
  }
}

/** Refuses a property that the caller has no access to, or nobody has for now. */
function checkOpen<T extends { status: string; expired: boolean }>(
  state: T | undefined,
  who: string,
  property: number,
  { pending = 'refused', expired = 'refused' }: EnterOptions,
): asserts state is T {
  if (!state || state.status === 'DISABLED')
    throw new Refusal('property_forbidden', `${who} has no access to a property with id ${property}.`)
  if (state.status === 'PENDING' && pending === 'refused')
    throw new Refusal('property_forbidden', `The property ${property} waits for the operator's approval.`)
  if (state.expired && expired === 'refused')
    throw new Refusal(
      'sandbox_expired',
      `The sandbox property ${property} has expired. Extend it with POST /properties/${property}/sandbox/extend, or create a new client for a new one.`,
    )
}
