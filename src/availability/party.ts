/** What decisions are about: who would come and when, what is taken, and what the answer tells. */
import type { Reason } from '../kernel/refusal.ts'
import type { Day, Instant, Minute } from '../kernel/time.ts'
import type { Choice, CombiningRoom } from './choices.ts'
import type { Hold } from './hold.ts'
import type { Covers } from './pacing.ts'
import type { SetupService } from './setup.ts'
import type { Overflow, WhenFull } from './sold-out.ts'

export type Channel = 'OCTOTABLE_BOOK' | 'OCTOTABLE_ADMIN' | 'GOOGLE'
export const isOnline = (channel: Channel): boolean => channel !== 'OCTOTABLE_ADMIN'

/** A table taken, by a reservation or by a hold. */
export interface Occupation {
  table_id: number
  from: Instant
  to: Instant
  reservation_id?: number
  hold_id?: number
  /** from then on it holds nothing, whether that was written yet or not; undefined: never */
  lapses_at?: Instant | undefined
}

/** What is taken in a window of time, and the property's now. */
export interface Loaded {
  now: Instant
  /** per table, ascending; those that have not lapsed never overlap */
  taken: Map<number, Occupation[]>
  /** their tables are among those taken */
  holds: Hold[]
  /** guests who count against limits, of the services that have one */
  covers: Covers
}

/** Who would come, in what way. */
export interface Party {
  channel: Channel
  pax: number
  service: SetupService
  /** undefined: any room will do (online, and parties that walk in) */
  room_id?: number | undefined
  /** given by the caller: taken as they are */
  table_ids?: number[] | undefined
  /** minutes, by hand; else by the service */
  stay?: number | undefined
  /** a reservation that is being moved: its own tables count as free */
  moving?: number | undefined
  /** a hold of the caller's own: its tables count as free */
  holding?: number | undefined
  /** tables to keep when they still fit and are free */
  keep?: Choice | undefined
  /** wants to be queued: takes no table, so no table has to be free */
  queued?: boolean | undefined
  /** comes now without a reservation: also a little before and after the hours */
  walk_in?: boolean | undefined
  /** the guest, or somebody with the same phone or e-mail, is blocked */
  blocked?: boolean | undefined
  /** default: by the room's strategy */
  when_full?: WhenFull | undefined
}

export interface When {
  day: Day
  minute: Minute
  /** the instant where it is known; else a time that occurs twice means the first */
  at?: Instant
}

export interface Seating {
  /** the tables; the room alone, where the party gets none */
  choice: Choice
  /** waits for a table */
  queued: boolean
  /** what would be refused online and is left to staff */
  warnings: Reason[]
  start: Instant
  end: Instant
  stay: number
  service_day: Day
}

export type Decision = { seating: Seating } | { refused: Reason }

/** What of a decision does not depend on the time: asked once for all slots of a search. */
export interface Prepared {
  party: Party
  offer: Reason | undefined
  capacity: Reason | undefined
  choices: Choice[]
  /** rooms that may combine their tables for this party */
  combining: CombiningRoom[]
  /** where the party goes when no table is free, the first one first */
  overflow: Overflow[]
}
