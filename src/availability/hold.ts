import type { Day, Instant } from '../kernel/time.ts'

/** Tables kept for a while (booking rules, section 4.3): a claim like a reservation's, with an end. */
export interface Hold {
  id: number
  /** the id that its holder knows */
  key: string
  /** `client:12`, or a guest's session as a hash */
  holder: string
  /** by whose rules it was taken */
  channel: string
  service_id: number
  service_day: Day
  pax: number
  room_id: number
  /** as named: a group is one */
  table_ids: number[]
  occupies: number[]
  start: Instant
  end: Instant
  stay: number
  stay_given: boolean
  pinned: boolean
  /** from then on it keeps nothing, whether its row is still there or not; by the property's now, as all the rest */
  lapses_at: Instant
}

/** Where and when a hold is, and at whose expense. */
export type HeldPlace = Pick<Hold, 'room_id' | 'start' | 'end' | 'service_id' | 'service_day'>

/** What of the taken tables is the party's own, and so free for it. */
export interface Own {
  /** a reservation that is being moved */
  moving?: number | undefined
  /** a hold of the caller's own */
  holding?: number | undefined
}

/** Who has a table, or counts: a reservation or a hold. */
export interface Claim {
  reservation_id?: number
  hold_id?: number
}

export const isOwn = ({ reservation_id, hold_id }: Claim, { moving, holding }: Own): boolean =>
  reservation_id === undefined
    ? holding !== undefined && hold_id === holding
    : moving !== undefined && reservation_id === moving
