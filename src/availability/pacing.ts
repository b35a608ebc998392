/** Limits on covers, by slot and by service day (booking rules, section 4.2). */
import { dayOf, LAST_DAY, type Day, type Instant, type Minute } from '../kernel/time.ts'
import { isOwn, type Claim, type Own } from './hold.ts'
import { serviceOn } from './service-day.ts'
import type { Setup, SetupService } from './setup.ts'

/** Guests who count at a service: those of a reservation, with tables or without, or of a hold. */
export interface Cover extends Claim {
  service_id: number
  /** of the start, on the wall, after 00:00 of the service day */
  offset: Minute
  pax: number
  /** from then on it counts no more; undefined: never */
  lapses_at?: Instant | undefined
}

/** By service day. */
export type Covers = Map<Day, Cover[]>

const isPaced = ({ max_covers, max_covers_per_slot }: SetupService): boolean =>
  max_covers !== null || max_covers_per_slot !== null

/** Whether a service has a limit on a service day, a special day's own included. */
export function isPacedOn(service: SetupService, serviceDay: Day): boolean {
  if (!isPaced(service) && service.special_days.size === 0) return false
  const on = serviceOn(service, serviceDay)
  return on !== undefined && isPaced(on)
}

/** Whose covers have to be known, and of which service days; undefined where no service has a limit. */
export interface PacedDays {
  service_ids: number[]
  days: Day[]
}

const FIRST_DAY = dayOf('0001-01-01')

export function pacedDays({ services }: Setup, days: Day[]): PacedDays | undefined {
  // neighbours of the first and the last day that the wire and the database take are no dates
  const dates = days.filter((day) => day >= FIRST_DAY && day <= LAST_DAY)
  const paced = [...services.values()].filter((service) => dates.some((day) => isPacedOn(service, day)))
  const service_ids = paced.map(({ id }) => id)
  return service_ids.length > 0 && dates.length > 0 ? { service_ids, days: dates } : undefined
}

/** A party and what is its own already, which does not count against it. */
interface Arrival extends Own {
  offset: Minute
  pax: number
}

/**
 * Whether a party would lift a sum above its limit. `covers` are those of the service day, `starts` the service's
 * start times: one slot reaches to the next. A start before the first slot counts for the day alone.
 */
export function exceedsPacing(
  service: SetupService,
  starts: Minute[],
  covers: Cover[] | undefined,
  now: Instant,
  { offset, pax, ...own }: Arrival,
): boolean {
  if (!isPaced(service)) return false
  const slot = starts.findLast((start) => start <= offset) ?? Infinity
  const next = starts.find((start) => start > offset) ?? Infinity
  let ofDay = pax
  let ofSlot = slot === Infinity ? 0 : pax
  for (const cover of covers ?? []) {
    if (cover.service_id !== service.id || isOwn(cover, own)) continue
    if (cover.lapses_at !== undefined && cover.lapses_at <= now) continue
    ofDay += cover.pax
    if (cover.offset >= slot && cover.offset < next) ofSlot += cover.pax
  }
  return ofDay > (service.max_covers ?? Infinity) || ofSlot > (service.max_covers_per_slot ?? Infinity)
}
