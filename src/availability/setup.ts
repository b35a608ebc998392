/**
 * What a property is made of, as decisions see it: loaded in one statement, frozen, remembered by its version.
 */
import type { Day, Minute } from '../kernel/time.ts'
import type { TableKind } from '../tables/schema.ts'
import type { WebhookType } from '../webhooks/schema.ts'

export interface SetupRoom {
  id: number
  name: string
  bookable: boolean
  auto_group: boolean
  sold_out: 'HIDE' | 'ACCEPT' | 'WAIT'
  position: number
}

export interface SetupTable {
  id: number
  room_id: number
  name: string
  bookable: boolean
  guests_min: number
  guests_max: number
  group: boolean
  position: number
  kind: TableKind
  /** members of a group, ascending; the table itself for a single one: what is occupied when it is given away */
  occupies: number[]
}

export interface SetupService {
  id: number
  name: string
  bookable: boolean
  online: boolean
  /** ISO weekdays, 1 = Monday */
  days_of_week: number[]
  start: Minute
  /** at or before `start`: on the next day */
  end: Minute
  average_stay: number
  stay_by_pax: { pax: number; minutes: number }[]
  advance_min: number
  max_advance: number
  /** start times given by hand, as minutes of the wall; null: derived from the hours */
  slots: Minute[] | null
  slot_interval: number
  confirmation_mode: 'CONFIRMED' | 'WAITING_LIST'
  confirm_up_to: number
  valid_from: Day | null
  valid_to: Day | null
  /** rooms that serve it; null: all */
  room_ids: number[] | null
  /** most guests that online bookings may add up to: on a service day, from one slot to the next; null: no limit */
  max_covers: number | null
  max_covers_per_slot: number | null
  /** the service as it is on special days, by service day; null: it does not run then */
  special_days: ReadonlyMap<Day, SetupService | null>
}

/** What is out of order: starts of some services, for some tables, on the service days `from` to `to`. */
export interface SetupClosure {
  from: Day
  to: Day
  /** null: all */
  service_ids: number[] | null
  /** start times on the wall, each until the next one; null: all */
  slots: Minute[] | null
  /** single tables; null: all */
  tables: ReadonlySet<number> | null
}

export interface Settings {
  max_party?: number
  cancel_limit_minutes?: number
  confirm_hours?: number
  guest_mails?: boolean
  reminder_hours?: number
  max_group_tables?: number
  reseat?: boolean
}

export interface Setup {
  property_id: number
  version: number
  sandbox: boolean
  zone: string
  country: string | null
  settings: Settings
  rooms: Map<number, SetupRoom>
  tables: Map<number, SetupTable>
  services: Map<number, SetupService>
  /** those that can still matter */
  closures: SetupClosure[]
  /** who is to be told what; without those that are disabled */
  subscriptions: { id: number; webhook_type: WebhookType }[]
}
