/** What a change of a property's day works on: what it has locked and loaded, and what it gives back. */
import type { Loaded } from '../availability/party.ts'
import { isPacedOn } from '../availability/pacing.ts'
import type { Setup, SetupService } from '../availability/setup.ts'
import type { Tx } from '../db/sql.ts'
import { dayOf, daysTouched, type Day, type Instant } from '../kernel/time.ts'
import type { ReservationRow } from './store.ts'

/** What a change touches: the local days to lock, and the time in which occupations matter. */
export interface Stretch {
  days: Day[]
  from: Instant
  to: Instant
}

/** Time that was given back in a room, or covers of a service day. */
export interface Freed {
  room_id: number
  from: Instant
  to: Instant
  /** where covers were given back */
  covers?: { service_id: number; service_day: string } | undefined
}

export interface Scene {
  tx: Tx
  setup: Setup
  loaded: Loaded
  /** whether a local day is locked: nothing is changed that touches another one */
  locked: (day: Day) => boolean
  /** what this transaction gives back: offered to the queue at its end */
  freed: Freed[]
}

/** Thrown by a piece of work when what it was planned on has changed meanwhile: it is planned and run again. */
export class Stale extends Error {}

/** Thrown where more days have to be locked: everything is undone and run again with all of them, in their order. */
export class Wider extends Stale {
  readonly days: Day[]

  constructor(days: Day[]) {
    super()
    this.days = days
  }
}

/** Refuses to go on with days that are not locked. */
export function requireLocked({ locked }: Pick<Scene, 'locked'>, stretches: Stretch[]): void {
  const missing = stretches.flatMap(({ days }) => days.filter((day) => !locked(day)))
  if (missing.length > 0) throw new Wider(missing)
}

/**
 * The days to lock for a stay. Where a limit counts the covers of a service day, everybody who changes them locks
 * that day, also those who start after its midnight: this alone makes a limit hold.
 */
export const lockedDays = (
  zone: string,
  { from, to }: Pick<Stretch, 'from' | 'to'>,
  service: SetupService | undefined,
  serviceDay: Day,
): Day[] => [
  ...daysTouched(zone, from, to),
  ...(service && isPacedOn(service, serviceDay) ? [serviceDay] : []),
]

/** The stretch that a reservation has. */
export function ownStretch(
  { zone, services }: Setup,
  { start_at, end_at, service, service_day }: ReservationRow,
): Stretch {
  const time = { from: start_at, to: end_at }
  return { ...time, days: lockedDays(zone, time, services.get(service.id), dayOf(service_day)) }
}
