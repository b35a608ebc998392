/** When a service runs: its hours, its slots, and the day that a start belongs to (booking rules, section 1). */
import type { Day, Minute } from '../kernel/time.ts'
import { weekdayOf } from '../kernel/time.ts'
import type { SetupService } from './setup.ts'

const DAY = 1440

type Hours = Pick<SetupService, 'start' | 'end'>

/** An end that is not after the start is on the next day; equal times are 24 hours. */
export const endOffset = ({ start, end }: Hours): Minute => (end > start ? end : end + DAY)

/** Whether a minute of the service day itself, not of the one after, is within the hours. */
const hasMinute = (hours: Hours, minute: Minute) => minute >= hours.start && minute < endOffset(hours)

/** A minute on the wall counted from 00:00 of the service day, or undefined outside the hours. */
function offsetWithinHours(hours: Hours, minute: Minute): Minute | undefined {
  if (hasMinute(hours, minute)) return minute
  return minute + DAY < endOffset(hours) ? minute + DAY : undefined
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

/** Whether the service runs on a service day by weekday and season. */
function runsOn(
  { days_of_week, valid_from, valid_to }: Pick<SetupService, 'days_of_week' | 'valid_from' | 'valid_to'>,
  serviceDay: Day,
): boolean {
  if (valid_from !== null && serviceDay < valid_from) return false
  if (valid_to !== null && serviceDay > valid_to) return false
  return days_of_week.includes(weekdayOf(serviceDay))
}

/**
 * The service as it is on a service day, with the hours, slots and limits of a special day where there is one;
 * undefined when it does not run. Everything that asks for hours, start times or limits asks this.
 */
export function serviceOn(service: SetupService, serviceDay: Day): SetupService | undefined {
  const special = service.special_days.size > 0 ? service.special_days.get(serviceDay) : undefined
  if (special !== undefined) return special ?? undefined
  return runsOn(service, serviceDay) ? service : undefined
}

/** What a time means to a service. */
export interface Meant {
  service_day: Day
  /** minutes after 00:00 of the service day; undefined outside the hours, and where the service does not run */
  offset: Minute | undefined
  /** the service as it is on that day; undefined when it does not run */
  on: SetupService | undefined
}

/**
 * The service day of a start on `day` at `minute`. A time from the start of that date's service on belongs to it, one
 * before the end of yesterday's to the day before. One that is in neither belongs to the day whose usual hours would
 * hold it, else to its own date.
 */
export function serviceDayOf(service: SetupService, day: Day, minute: Minute): Meant {
  const today = serviceOn(service, day)
  if (today && hasMinute(today, minute)) return { service_day: day, offset: minute, on: today }
  const yesterday = serviceOn(service, day - 1)
  if (yesterday && minute + DAY < endOffset(yesterday))
    return { service_day: day - 1, offset: minute + DAY, on: yesterday }
  return (offsetWithinHours(service, minute) ?? 0) >= DAY
    ? { service_day: day - 1, offset: undefined, on: yesterday }
    : { service_day: day, offset: undefined, on: today }
}

/** A party that walks in may come a little before and after the hours, in minutes (`api.md`, section 7). */
const WALK_IN_MARGIN = 60

/**
 * What its time means to a party that walks in. In the hour before the service it belongs to the day that begins then,
 * in the hour after it to the day that ends.
 */
export function walkInDayOf(service: SetupService, day: Day, minute: Minute): Meant {
  const within = serviceDayOf(service, day, minute)
  if (within.offset !== undefined) return within
  // yesterday's service last: it may be the one that goes on past midnight
  for (const before of [0, 1, -1]) {
    const on = serviceOn(service, day - before)
    const offset = minute + before * DAY
    if (on && offset >= on.start - WALK_IN_MARGIN && offset < endOffset(on) + WALK_IN_MARGIN)
      return { service_day: day - before, offset, on }
  }
  return within
}

const offsetsOf = new WeakMap<SetupService, Minute[]>()

/** The start times of a service as it is on a day, remembered with the set-up they belong to. */
export function startsOf(service: SetupService): Minute[] {
  const remembered = offsetsOf.get(service)
  if (remembered) return remembered
  const offsets = slotOffsets(service)
  offsetsOf.set(service, offsets)
  return offsets
}

/** Start times of a service that fall on a calendar day, in minutes of the wall, ascending. */
export function startsOnDay(service: SetupService, day: Day): Minute[] {
  const today = serviceOn(service, day)
  const yesterday = serviceOn(service, day - 1)
  const ofToday = today ? startsOf(today).filter((offset) => offset < DAY) : []
  const late = yesterday ? startsOf(yesterday).filter((offset) => offset >= DAY) : []
  if (late.length === 0) return ofToday
  // a special day may run until after the next one has begun
  const ofYesterday = late
    .map((offset) => offset - DAY)
    .filter((minute) => !today || !hasMinute(today, minute))
  return [...ofYesterday, ...ofToday].sort((a, b) => a - b)
}

/** Offsets `[from, to)` of a service. */
export interface Stretch {
  from: Minute
  to: Minute
}

/** The minute on the wall as an offset of the service, and where the next start time, or the end, comes after it. */
export function slotStretch(service: SetupService, slot: Minute): Stretch | undefined {
  const from = offsetWithinHours(service, slot)
  if (from === undefined) return undefined
  return { from, to: startsOf(service).find((start) => start > from) ?? endOffset(service) }
}

/** How long a party holds its tables, in minutes: the entry of the largest `pax` that the party reaches. */
export function stayOf(service: Pick<SetupService, 'average_stay' | 'stay_by_pax'>, pax: number): number {
  return service.stay_by_pax.findLast((entry) => entry.pax <= pax)?.minutes ?? service.average_stay
}
