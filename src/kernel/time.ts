/**
 * Local days, wall minutes and instants. Three kinds of number, never mixed:
 * - a **day** counts local calendar days since 1970-01-01;
 * - a **minute** counts from 00:00 on the wall of such a day (0–1439; a service past midnight goes on above);
 * - an **instant** is seconds since the epoch.
 * Conversions go through Temporal; days without a clock change take a remembered offset instead.
 */
import { Temporal } from 'temporal-polyfill'

export type Day = number
export type Minute = number
export type Instant = number

const DAY_SECONDS = 86_400
const REMEMBERED = 20_000
/** 9999-12-31: what comes after has a year of five digits, which neither the wire nor the database takes. */
export const LAST_DAY = 2_932_896

/** `make` is one function for all keys where it can be: pages of reservations ask thousands of times. */
function remember<K, V>(store: Map<K, V>, key: K, make: (key: K) => V): V {
  const known = store.get(key)
  if (known !== undefined) return known
  if (store.size >= REMEMBERED) store.clear()
  const value = make(key)
  store.set(key, value)
  return value
}

const dayByDate = new Map<string, Day>()
const dateByDay = new Map<Day, string>()
const epochDate = Temporal.PlainDate.from('1970-01-01')

const countDay = (date: string): Day => epochDate.until(date, { largestUnit: 'day' }).days
const writeDate = (day: Day): string => epochDate.add({ days: day }).toString()

/** `YYYY-MM-DD`, a date that exists, to its day. */
export const dayOf = (date: string): Day => remember(dayByDate, date, countDay)

export const dateOf = (day: Day): string => remember(dateByDay, day, writeDate)

/** Whether `YYYY-MM-DD` names a day of the calendar, from year 1 to 9999. */
export function isDate(text: string): boolean {
  if (dayByDate.has(text)) return true
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** ISO weekday, 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** `HH:mm:ss` or `HH:mm` to the minute of the day. */
export function minuteOf(time: string): Minute {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

/** `HH:mm:` of each minute of a day, made once: pages of reservations are full of times. */
const CLOCK = Array.from(
  { length: 1440 },
  (_, minute) => `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}:`,
)

function twoDigits(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}

/** `HH:mm:ss` of a minute; minutes of the next day wrap. */
export function timeOf(minute: Minute): string {
  return `${CLOCK[minute % 1440]}00`
}

const offsets = new Map<string, Map<Day, number | 'changes'>>()
const noOffsets = () => new Map<Day, number | 'changes'>()

function offsetAt(zone: string, at: Instant): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at * 1000).toZonedDateTimeISO(zone)
  return zoned.offsetNanoseconds / 1e9
}

/** The offset (seconds) that holds from the UTC day before `utcDay` to the one after, or 'changes'. */
function steadyOffset(zone: string, utcDay: Day): number | 'changes' {
  const ofZone = remember(offsets, zone, noOffsets)
  return ofZone.get(utcDay) ?? remember(ofZone, utcDay, () => findOffset(zone, utcDay))
}

function findOffset(zone: string, utcDay: Day): number | 'changes' {
  const from = (utcDay - 1) * DAY_SECONDS
  const start = Temporal.Instant.fromEpochMilliseconds(from * 1000).toZonedDateTimeISO(zone)
  const change = start.getTimeZoneTransition('next')
  const steady = !change || change.epochMilliseconds > (from + 3 * DAY_SECONDS) * 1000
  return steady ? start.offsetNanoseconds / 1e9 : 'changes'
}

/**
 * The instant at which the wall shows `minute` of `day`. One that occurs twice means the first; `undefined` for
 * one that a clock change skips. `minute` may lie beyond 1439: then it is on a following day.
 */
export function toInstant(zone: string, day: Day, minute: Minute): Instant | undefined {
  const wall = day * DAY_SECONDS + minute * 60
  const offset = steadyOffset(zone, Math.floor(wall / DAY_SECONDS))
  if (offset !== 'changes') return wall - offset
  const plain = Temporal.Instant.fromEpochMilliseconds(wall * 1000)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
  const zoned = plain.toZonedDateTime(zone, { disambiguation: 'earlier' })
  return zoned.toPlainDateTime().equals(plain) ? zoned.epochMilliseconds / 1000 : undefined
}

/** The instant at which a local day begins: 00:00, or the first time after it where 00:00 is skipped. */
export function startOfDay(zone: string, day: Day): Instant {
  const steady = toInstant(zone, day, 0)
  return steady ?? Temporal.PlainDate.from(dateOf(day)).toZonedDateTime(zone).epochMilliseconds / 1000
}

/** The local day on which an instant falls, and the second of that day on the wall. */
export function toWall(zone: string, at: Instant): { day: Day; second: number } {
  const steady = steadyOffset(zone, Math.floor(at / DAY_SECONDS))
  const whole = Math.floor(at)
  const wall = whole + (steady === 'changes' ? offsetAt(zone, whole) : steady)
  const day = Math.floor(wall / DAY_SECONDS)
  return { day, second: wall - day * DAY_SECONDS }
}

/** An instant as the property's local date-time, `YYYY-MM-DDTHH:mm:ss` without a zone. */
export function toLocalDateTime(zone: string, at: Instant): string {
  const { day, second } = toWall(zone, at)
  return `${dateOf(day)}T${CLOCK[Math.floor(second / 60)]}${twoDigits(second % 60)}`
}

/** Local days that `[from, to)` touches, ascending. */
export function daysTouched(zone: string, from: Instant, to: Instant): Day[] {
  const first = toWall(zone, from).day
  const last = toWall(zone, Math.max(from, to - 1)).day
  return Array.from({ length: last - first + 1 }, (_, n) => first + n)
}

/** Whether the runtime knows an IANA zone of that name. */
export function isZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}

/** An instant for the database: ISO 8601 in UTC, to the millisecond. */
export function toIso(at: Instant): string {
  const ms = Math.round(at * 1000)
  const whole = Math.floor(ms / 1000)
  const part = ms - whole * 1000
  return `${toLocalDateTime('UTC', whole)}${part === 0 ? '' : `.${String(part).padStart(3, '0')}`}Z`
}
