/** Dates, times and numbers as a guest's language writes them. Walls of the property are formatted, not instants. */
import { dayOf, minuteOf, type Day, type Minute } from '../kernel/time.ts'
import type { Language } from '../languages/texts.ts'

/** Countries that write English in a way of their own; elsewhere in the world 19:30 is understood better than 7:30 PM. */
const ENGLISH = new Set(['US', 'CA', 'AU', 'NZ', 'IN', 'PH', 'IE', 'ZA', 'SG'])

export function localeOf(language: Language, country: string | null): string {
  if (language === 'en') return `en-${country !== null && ENGLISH.has(country) ? country : 'GB'}`
  return [language, ...(country === null ? [] : [country])].join('-')
}

/** How dates and times are written. */
const WAYS = {
  time: { hour: 'numeric', minute: '2-digit' },
  /** `Friday, 4 December 2026` */
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  /** `Friday, 4 December` */
  dayShort: { weekday: 'long', day: 'numeric', month: 'long' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  weekday: { weekday: 'long' },
  weekdayShort: { weekday: 'short' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

const REMEMBERED = 20_000
const DAY_MS = 86_400_000

/** Making a format takes much longer than using it, and using it longer than looking up what it has written. */
const formats = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>()
const written = new Map<string, string>()

function remembered<V>(store: Map<string, V>, key: string, make: () => V): V {
  const known = store.get(key)
  if (known !== undefined) return known
  if (store.size >= REMEMBERED) store.clear()
  const made = make()
  store.set(key, made)
  return made
}

function format(locale: string, way: keyof typeof WAYS, day: Day, minute: Minute = 0): string {
  return remembered(written, `${way} ${locale} ${day} ${minute}`, () =>
    remembered(
      formats,
      `${way} ${locale}`,
      // the walls are laid out in UTC, where every day has all of its minutes
      () => new Intl.DateTimeFormat(locale, { ...WAYS[way], timeZone: 'UTC' }),
    ).format(day * DAY_MS + minute * 60_000),
  )
}

export const formatTime = (locale: string, minute: Minute): string => format(locale, 'time', 0, minute % 1440)

export const formatTimeText = (locale: string, time: string): string => formatTime(locale, minuteOf(time))

export const formatDay = (locale: string, day: Day): string => format(locale, 'day', day)

export const formatDayShort = (locale: string, day: Day): string => format(locale, 'dayShort', day)

export const formatDate = (locale: string, date: string): string => format(locale, 'date', dayOf(date))

export const formatMonth = (locale: string, day: Day): string => format(locale, 'month', day)

/** 1970-01-05, a Monday */
const MONDAY: Day = 4

export const formatWeekday = (locale: string, weekday: number, width: 'long' | 'short'): string =>
  format(locale, width === 'long' ? 'weekday' : 'weekdayShort', MONDAY + weekday - 1)

export const formatNumber = (locale: string, value: number): string =>
  remembered(written, `number ${locale} ${value}`, () =>
    remembered(
      formats,
      `number ${locale}`,
      () => new Intl.NumberFormat(locale, { useGrouping: false }),
    ).format(value),
  )

const firstWeekdays = new Map<string, number>()

/** ISO weekday with which weeks begin there. */
export const firstWeekday = (locale: string): number =>
  remembered(firstWeekdays, locale, () => {
    const found: unknown = Reflect.get(Intl.Locale.prototype, 'getWeekInfo')
    const info: unknown =
      typeof found === 'function' ? Reflect.apply(found, new Intl.Locale(locale), []) : undefined
    const first: unknown =
      typeof info === 'object' && info !== null ? Reflect.get(info, 'firstDay') : undefined
    return typeof first === 'number' ? first : 1
  })
