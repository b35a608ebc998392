/** When a service runs: its hours, its slots, and the day that a start belongs to (booking rules, section 1). */
import type { Day, Minute } from '../kernel/time.ts'
import { weekdayOf } from '../kernel/time.ts'
import type { SetupService } from './setup.ts'

const DAY = 1440

type Hours = Pick<SetupService, 'start' | 'end'>

/** An end that is not after the start is on the next day; equal times are 24 hours. */
const endOffset = ({ start, end }: Hours): Minute => (end > start ? end : end + DAY)

/** A minute on the wall counted from 00:00 of the service day, or undefined outside the hours. */
function offsetWithinHours(hours: Hours, minute: Minute): Minute | undefined {
  const end = endOffset(hours)
  if (minute >= hours.start && minute < end) return minute
  return minute + DAY < end ? minute + DAY : undefined
}

export const isWithinHours = (hours: Hours, minute: Minute): boolean =>
  offsetWithinHours(hours, minute) !== undefined

/**
 * The start times of a service, ascending, in minutes after 00:00 of its service day; 1440 and above are after
 * midnight. Derived ones run from the start to the last that leaves an average stay before the end; there is
 * always at least the start itself.
 */
export function slotOffsets(
  service: Hours & Pick<SetupService, 'average_stay' | 'slots' | 'slot_interval'>,
): Minute[] {
  if (service.slots) {
    const offsets = service.slots.flatMap((minute) => offsetWithinHours(service, minute) ?? [])
    return [...new Set(offsets)].sort((a, b) => a - b)
  }
  const last = endOffset(service) - service.average_stay
  const offsets = [service.start]
  for (let at = service.start + service.slot_interval; at <= last; at += service.slot_interval)
    offsets.push(at)
  return offsets
}

/**
 * The service day of a start on `day` at `minute`: the day before for the part of a service past midnight. A time
 * outside the hours belongs to its own date.
 */
export function serviceDayOf(
  hours: Hours,
  day: Day,
  minute: Minute,
): { service_day: Day; offset: Minute | undefined } {
  const offset = offsetWithinHours(hours, minute)
  return { service_day: offset !== undefined && offset >= DAY ? day - 1 : day, offset }
}

/** A party that walks in may come a little before and after the hours, in minutes (`api.md`, section 7). */
const WALK_IN_MARGIN = 60

/**
 * The service day of a party that walks in. In the hour before the service it belongs to the day that begins then, in
 * the hour after it to the day that ends.
 */
export function walkInDayOf(
  hours: Hours,
  day: Day,
  minute: Minute,
): { service_day: Day; offset: Minute | undefined } {
  const within = serviceDayOf(hours, day, minute)
  if (within.offset !== undefined) return within
  const [from, to] = [hours.start - WALK_IN_MARGIN, endOffset(hours) + WALK_IN_MARGIN]
  // yesterday's service last: it may be the one that goes on past midnight
  const found = [0, 1, -1].find((days) => minute + days * DAY >= from && minute + days * DAY < to)
  return found === undefined ? within : { service_day: day - found, offset: minute + found * DAY }
}

/** Whether the service runs on a service day: weekday and season. */
export function runsOn(
  service: Pick<SetupService, 'days_of_week' | 'valid_from' | 'valid_to'>,
  serviceDay: Day,
): boolean {
  if (service.valid_from !== null && serviceDay < service.valid_from) return false
  if (service.valid_to !== null && serviceDay > service.valid_to) return false
  return service.days_of_week.includes(weekdayOf(serviceDay))
}

/** How long a party holds its tables, in minutes: the entry of the largest `pax` that the party reaches. */
export function stayOf(service: Pick<SetupService, 'average_stay' | 'stay_by_pax'>, pax: number): number {
  return service.stay_by_pax.findLast((entry) => entry.pax <= pax)?.minutes ?? service.average_stay
}
