/** What there is in a restaurant, as the model knows it. States are never changed, so any can be asked again. */
import { instantOf } from '../oracle/clock.ts'
import type { Closure, Hold, Reservation, Restaurant, SpecialDay, Status } from '../oracle/restaurant.ts'
import { hasLapsed } from '../oracle/taken.ts'

/** A reservation with what later operations on it need. */
export interface Entry extends Reservation {
  version: number
  service_day: string
  /** the guest can be told by e-mail */
  email: boolean
  walk_in: boolean
  pinned: boolean
  stay_given: boolean
  cancelled_from: Status | null
  cancelled_at: number
}

export interface HeldEntry extends Hold {
  key: string
  channel: Reservation['channel']
  service_day: string
  pinned: boolean
  stay_given: boolean
}

export interface State extends Restaurant {
  reservations: Entry[]
  holds: HeldEntry[]
  closures: (Closure & { id: number })[]
  special_days: (SpecialDay & { id: number })[]
  confirm_hours: number
}

/** Time that is given back in a room, and covers of a service day. */
export interface Freed {
  /** null: everything in every room */
  room_id: number | null
  from: number
  to: number
  covers?: { service_id: number; service_day: string }
}

export const ENDED: Status[] = ['CANCELLED', 'REJECTED', 'EXPIRED']

export const startOf = ({ zone }: Restaurant, { date, hour }: { date: string; hour: string }): number =>
  instantOf(zone, date, hour) ?? Number.NaN

export function withEntry(state: State, entry: Entry): State {
  const others = state.reservations.filter(({ id }) => id !== entry.id)
  return { ...state, reservations: [...others, entry].sort((a, b) => a.id - b.id) }
}

export const withoutHold = (state: State, id: number): State => ({
  ...state,
  holds: state.holds.filter((hold) => hold.id !== id),
})

/** A request whose time has run out is expired for everybody, whether or not that was written. */
export const isOver = (state: State, entry: Entry): boolean =>
  ['WAITING', 'ACCEPTED'].includes(entry.status) && hasLapsed(state, entry)

/** A reservation as it is read. */
export const seen = (state: State, entry: Entry): Entry =>
  isOver(state, entry) ? { ...entry, status: 'EXPIRED' } : entry

export const entryOf = (state: State, id: number): Entry | undefined => {
  const entry = state.reservations.find((one) => one.id === id)
  return entry && seen(state, entry)
}
