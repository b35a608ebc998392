import type { FastifyBaseLogger } from 'fastify'
import type { Config } from './config.ts'
import type { Once, Sql } from './db/sql.ts'
import type { Turns } from './db/turns.ts'
import type { Search } from './availability/search.ts'
import type { SetupMemory } from './availability/setup-memory.ts'
import type { WindowLoads } from './availability/window-loads.ts'
import type { HouseRows } from './booking-engine/house-rows.ts'
import type { Access } from './http/access.ts'
import type { FreshMemory } from './kernel/fresh-memory.ts'
import type { Keys } from './oauth/keys.ts'
import type { Sessions } from './sessions/sessions.ts'
import type { Workshop } from './pictures/workshop.ts'
import type { Passwords } from './users/passwords.ts'
import type { Rounds } from './reservations/rounds.ts'
import type { Bell } from './webhooks/bell.ts'

/** What the server is made of; built once at start and passed, never imported. */
export interface Ctx {
  readonly config: Config
  readonly sql: Sql
  readonly log: FastifyBaseLogger
  readonly keys: Keys
  readonly access: Access
  readonly passwords: Passwords
  readonly sessions: Sessions
  readonly setups: SetupMemory
  readonly searches: FreshMemory<Search>
  readonly windows: WindowLoads
  /** what the pages for guests show of properties */
  readonly houses: FreshMemory<HouseRows>
  readonly turns: Turns
  /** absent: every booking has a transaction of its own */
  readonly rounds?: Rounds
  readonly workshop: Workshop
  /** rung when webhooks were written */
  readonly bell: Bell
  /** Set while a request with an Idempotency-Key runs: its transaction happens once */
  readonly once?: Once
  /** The address that callers use, without a slash at its end; known once the server listens. */
  publicUrl(): string
}

export type { Actor, By } from './kernel/actor.ts'
