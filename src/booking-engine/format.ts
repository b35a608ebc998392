/** Dates, times and numbers as a guest's language writes them. Walls of the property are formatted, not instants. */
import { dayOf, minuteOf, type Day, type Minute } from '../kernel/time.ts'
import type { Language } from '../languages/texts.ts'

/** Countries that write English in a way of their own; elsewhere in the world 19:30 is understood better than 7:30 PM. */
const ENGLISH = new Set(['US', 'CA', 'AU', 'NZ', 'IN', 'PH', 'IE', 'ZA', 'SG'])

export function localeOf(language: Language, country: string | null): string {
  if (language === 'en') return `en-${country !== null && ENGLISH.has(country) ? country : 'GB'}`
  return [language, ...(country === null ? [] : [country])].join('-')
}

const formatters = new Map<string, Intl.DateTimeFormat>()
const REMEMBERED = 500

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formatters.get(key)
  if (known) return known
  if (formatters.size >= REMEMBERED) formatters.clear()
  // the walls are laid out in UTC, where every day has all of its minutes
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  formatters.set(key, made)
  return made
}

const DAY_MS = 86_400_000
const format = (locale: string, options: Intl.DateTimeFormatOptions, day: Day, minute: Minute = 0) =>
  formatter(locale, options).format(day * DAY_MS + minute * 60_000)

export const formatTime = (locale: string, minute: Minute): string =>
  format(locale, { hour: 'numeric', minute: '2-digit' }, 0, minute % 1440)

export const formatTimeText = (locale: string, time: string): string => formatTime(locale, minuteOf(time))

/** `Friday, 4 December 2026` */
export const formatDay = (locale: string, day: Day): string =>
  format(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, day)

/** `Friday, 4 December` */
export const formatDayShort = (locale: string, day: Day): string =>
  format(locale, { weekday: 'long', day: 'numeric', month: 'long' }, day)

export const formatDate = (locale: string, date: string): string =>
  format(locale, { day: 'numeric', month: 'long', year: 'numeric' }, dayOf(date))

export const formatMonth = (locale: string, day: Day): string =>
  format(locale, { month: 'long', year: 'numeric' }, day)

/** 1970-01-05, a Monday */
const MONDAY: Day = 4

export const formatWeekday = (locale: string, weekday: number, width: 'long' | 'short'): string =>
  format(locale, { weekday: width }, MONDAY + weekday - 1)

const numbers = new Map<string, Intl.NumberFormat>()

/** Making a format takes much longer than using it, and a calendar has thirty numbers. */
export function formatNumber(locale: string, value: number): string {
  const known = numbers.get(locale)
  if (known) return known.format(value)
  if (numbers.size >= REMEMBERED) numbers.clear()
  const made = new Intl.NumberFormat(locale, { useGrouping: false })
  numbers.set(locale, made)
  return made.format(value)
}

/** ISO weekday with which weeks begin there. */
export function firstWeekday(locale: string): number {
  const found: unknown = Reflect.get(Intl.Locale.prototype, 'getWeekInfo')
  const info: unknown =
    typeof found === 'function' ? Reflect.apply(found, new Intl.Locale(locale), []) : undefined
  const first: unknown = typeof info === 'object' && info !== null ? Reflect.get(info, 'firstDay') : undefined
  return typeof first === 'number' ? first : 1
}
