/** Wall times and instants for the oracle, by Temporal alone. */
import { Temporal } from 'temporal-polyfill'

/** Temporal is asked once for each date and time: the oracle asks again for each minute. */
const known = new Map<string, number | undefined>()

/** The instant at which the wall shows that time first; undefined for a time that the clocks skip. */
export function instantOf(zone: string, date: string, hour: string): number | undefined {
  const key = `${zone} ${date} ${hour}`
  if (!known.has(key)) known.set(key, firstInstant(zone, date, hour))
  return known.get(key)
}

function firstInstant(zone: string, date: string, hour: string): number | undefined {
  const wall = Temporal.PlainDateTime.from(`${date}T${hour}`)
  const [first, second] = (['earlier', 'later'] as const).map((disambiguation) =>
    wall.toZonedDateTime(zone, { disambiguation }),
  )
  // of a time that is skipped, Temporal answers one before and one after the gap
  const shown = [first, second].filter((zoned) => zoned?.toPlainDateTime().equals(wall))
  return shown[0] && shown[0].epochMilliseconds / 1000
}

const wallAt = (zone: string, instant: number) =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(instant) * 1000).toZonedDateTimeISO(zone)

/** What the calendar shows. */
export const dateAt = (zone: string, instant: number): string =>
  wallAt(zone, instant).toPlainDate().toString()

/** What the clock shows, as `HH:mm:ss`. */
export const hourAt = (zone: string, instant: number): string =>
  wallAt(zone, instant).toPlainTime().toString({ smallestUnit: 'second' })

const dates = new Map<string, string>()

export function daysAfter(date: string, days: number): string {
  const key = `${date} ${days}`
  const after = dates.get(key) ?? Temporal.PlainDate.from(date).add({ days }).toString()
  dates.set(key, after)
  return after
}

export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days

const weekdays = new Map<string, number>()

/** 1 = Monday */
export function weekdayOf(date: string): number {
  const weekday = weekdays.get(date) ?? Temporal.PlainDate.from(date).dayOfWeek
  weekdays.set(date, weekday)
  return weekday
}

/** Minutes since midnight of `HH:mm` or `HH:mm:ss`. */
export function minutesOf(hour: string): number {
  const [hours = 0, minutes = 0] = hour.split(':').map(Number)
  return hours * 60 + minutes
}

const twoDigits = (n: number) => String(n).padStart(2, '0')

/** `HH:mm:ss` of minutes since midnight; a day more is the same time of the next. */
export const hourOf = (minutes: number): string =>
  `${twoDigits(Math.floor(minutes / 60) % 24)}:${twoDigits(minutes % 60)}:00`

/** A time on a date, in minutes after another date's midnight on the wall. */
export const minutesAfter = (from: string, date: string, hour: string): number =>
  daysBetween(from, date) * 1440 + minutesOf(hour)

/** The date on which so many minutes after that date's midnight are, by the clock on the wall. */
export const dateOf = (date: string, minutes: number): string => daysAfter(date, Math.floor(minutes / 1440))

/** What the wall shows on a date, and when first, found by walking through every quarter of an hour around it. */
export function shownOn(zone: string, date: string): Map<string, number> {
  const shown = new Map<string, number>()
  const from = Temporal.Instant.from(`${daysAfter(date, -1)}T00:00Z`).epochMilliseconds / 1000
  for (let instant = from; instant < from + 3 * 86_400; instant += 900) {
    const hour = hourAt(zone, instant)
    if (dateAt(zone, instant) === date && !shown.has(hour)) shown.set(hour, instant)
  }
  return shown
}
