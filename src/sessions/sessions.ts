import { recordAudit } from '../audit/record.ts'
import type { Config } from '../config.ts'
import type { By } from '../kernel/actor.ts'
import type { Db, Sql } from '../db/sql.ts'
import { ShortMemory } from '../kernel/short-memory.ts'
import { hashToken, isToken, newToken } from './rules.ts'
import {
  completeSession,
  deleteByToken,
  deleteSessions,
  findSession,
  insertSession,
  markUsed,
  replaceToken,
  type Owner,
  type Session,
  type Which,
} from './store.ts'

/** Where a session is started from. */
export interface Visitor {
  address: string
  agent: string
  /** the cookie that came along: what it stood for ends with the new session */
  token: string | undefined
}

/** Why sessions end before their time, and by whom. */
export interface Ending extends By {
  reason: 'revoked' | 'password_changed' | 'password_reset' | 'second_factor_on'
}

/** No session has that id. */
const ALL: Which = { kept: 0 }
const DAY_MINUTES = 1440
const HALF_MINUTES = 10
const AGENT_LENGTH = 300

/** The sessions of users. What the database said of one is remembered for a second at most. */
export class Sessions {
  readonly #sql: Sql
  readonly #config: Config
  readonly #known = new ShortMemory<Session | undefined>()

  constructor(sql: Sql, config: Config) {
    this.#sql = sql
    this.#config = config
  }

  /** The session of a cookie, while it is one. */
  async find(token: string | undefined): Promise<Session | undefined> {
    if (!isToken(token)) return undefined
    const hash = hashToken(token)
    return this.#known.get(hash.toString('hex'), () => this.#load(hash))
  }

  async #load(hash: Buffer): Promise<Session | undefined> {
    const found = await findSession(this.#sql, hash, this.#config.SESSION_IDLE_MINUTES)
    if (!found) return undefined
    const { unwritten, ...session } = found
    if (unwritten) await markUsed(this.#sql, session.id)
    return session
  }

  /**
   * Starts one, always under a new token, and answers that; with a second factor it is a half one, which waits for
   * that. None is started when either was changed in the meantime.
   */
  async start(db: Db, user: Owner, { address, agent, token: before }: Visitor): Promise<string | undefined> {
    const token = newToken()
    if (isToken(before)) await deleteByToken(db, hashToken(before))
    const started = await insertSession(db, {
      user,
      hash: hashToken(token),
      minutes: user.second_factor ? HALF_MINUTES : this.#wholeMinutes,
      address,
      agent: agent.replaceAll('\0', '').slice(0, AGENT_LENGTH),
    })
    this.forget()
    return started ? token : undefined
  }

  /** Makes a half one whole, under a new token, which is the answer; undefined when it has ended in the meantime. */
  async complete(db: Db, id: number): Promise<string | undefined> {
    const token = newToken()
    const done = await completeSession(db, id, { hash: hashToken(token), minutes: this.#wholeMinutes })
    this.forget()
    return done ? token : undefined
  }

  get #wholeMinutes(): number {
    return this.#config.SESSION_DAYS * DAY_MINUTES
  }

  /** Gives a session another token, after a change of what it may do: the one before is worth nothing from then on. */
  async renew(db: Db, id: number): Promise<string> {
    const token = newToken()
    await replaceToken(db, id, hashToken(token))
    return token
  }

  /**
   * Ends sessions of a user, all of them unless `which` says so, and records that; `forget` when the transaction is
   * over. Answers their ids.
   */
  async endAll(db: Db, user: number, { reason, ...by }: Ending, which: Which = ALL): Promise<number[]> {
    const ended = await deleteSessions(db, user, which)
    this.forget()
    if (ended.length > 0)
      await recordAudit(db, {
        action: 'user.sessions_ended',
        ...by,
        subject: `user:${user}`,
        detail: { reason, sessions: ended.length },
      })
    return ended
  }

  /** After a change of this node's own, which must show at once. */
  forget(): void {
    this.#known.clear()
  }
}
