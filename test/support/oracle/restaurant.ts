/**
 * A restaurant and a request as the oracle sees them, told plainly: dates and times are texts of the wire, instants
 * are seconds since the epoch. Nothing here comes from the server.
 */
export type Channel = 'OCTOTABLE_BOOK' | 'OCTOTABLE_ADMIN' | 'GOOGLE'

export interface Room {
  id: number
  position: number
  bookable: boolean
  auto_group: boolean
  sold_out: 'HIDE' | 'ACCEPT' | 'WAIT'
}

export interface Table {
  id: number
  room_id: number
  position: number
  bookable: boolean
  guests_min: number
  guests_max: number
  /** of a group, else empty */
  members: number[]
}

export interface Limits {
  max_covers: number | null
  max_covers_per_slot: number | null
}

export interface Service extends Limits {
  id: number
  bookable: boolean
  online: boolean
  /** 1 = Monday */
  days_of_week: number[]
  start_time: string
  end_time: string
  average_stay: number
  stay_by_pax: { pax: number; minutes: number }[]
  advance_min: number
  max_advance: number
  slots: string[] | null
  slot_interval: number
  confirmation_mode: 'CONFIRMED' | 'WAITING_LIST'
  confirm_up_to: number
  valid_from: string | null
  valid_to: string | null
  room_ids: number[] | null
}

/** On its date the service has what is given here instead of its own; null: as ever. */
export interface SpecialDay extends Limits {
  service_id: number
  date: string
  closed: boolean
  start_time: string | null
  end_time: string | null
  slots: string[] | null
  slot_interval: number | null
}

/** null: all of them */
export interface Closure {
  start_date: string
  end_date: string
  service_ids: number[] | null
  slots: string[] | null
  room_ids: number[] | null
  table_ids: number[] | null
}

export type Status = 'WAITING' | 'ACCEPTED' | 'CONFIRMED' | 'REJECTED' | 'EXPIRED' | 'PREPAY' | 'CANCELLED'

/** A party's claim: what reservations and holds have in common. */
export interface Claim {
  id: number
  service_id: number
  room_id: number
  /** as it names them: a group is one; empty: none */
  table_ids: number[]
  date: string
  hour: string
  pax: number
  stay: number
  /** where it was booked for another service day than the hours of now would tell */
  service_day?: string
}

export interface Reservation extends Claim {
  channel: Channel
  status: Status
  waiting_list: boolean
  checked_in: boolean
  checked_out_at: number | null
  no_show_at: number | null
  expires_at: number | null
}

export interface Hold extends Claim {
  /** whether its time has not run out yet */
  live: boolean
}

export interface Restaurant {
  zone: string
  /** the property's now */
  now: number
  max_party: number | null
  max_group_tables: number
  rooms: Room[]
  tables: Table[]
  services: Service[]
  special_days: SpecialDay[]
  closures: Closure[]
  reservations: Reservation[]
  holds: Hold[]
}

export interface Request {
  channel: Channel
  date: string
  hour: string
  pax: number
  service_id: number
  /** null: any room will do */
  room_id: number | null
  /** empty: the best ones */
  table_ids: number[]
  /** minutes, by hand */
  stay: number | null
  /** wants to be queued */
  waiting_list: boolean
  /** the guest is blocked */
  blocked: boolean
  /** the reservation that is to be moved there */
  moving: number | null
  /** a hold that does not count, because it is the guest's own */
  hold_id: number | null
  /** comes now without a reservation */
  walk_in?: boolean
}

export type Reason =
  | 'not_bookable'
  | 'not_online'
  | 'room_not_served'
  | 'closed_day'
  | 'outside_hours'
  | 'not_a_slot'
  | 'clock_change'
  | 'past'
  | 'too_soon'
  | 'too_far'
  | 'party_too_large'
  | 'party_too_small'
  | 'blocked'
  | 'out_of_order'
  | 'pacing'
  | 'full'
  | 'hold_expired'

export interface Seating {
  status: Status
  waiting_list: boolean
  /** null: the rules name none */
  room_id: number | null
  /** as the reservation names them, ascending; empty when it is queued or unassigned */
  table_ids: number[]
  start: number
  end: number
  service_day: string
  /** what would have been refused online */
  warnings: Reason[]
}

export type Answer = { refused: Reason } | { seating: Seating }

export const isOnline = ({ channel }: { channel: Channel }): boolean => channel !== 'OCTOTABLE_ADMIN'

export function find<T extends { id: number }>(things: T[], id: number): T {
  const thing = things.find((one) => one.id === id)
  if (!thing) throw new Error(`there is nothing with id ${id}`)
  return thing
}
