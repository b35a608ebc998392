/** Where and when generated restaurants are: zones of every kind, and the days on which their clocks change. */
import { Temporal } from 'temporal-polyfill'

export const ZONES = [
  'Europe/Rome',
  'America/New_York',
  'Australia/Lord_Howe', // half an hour
  'Pacific/Apia', // left out a whole day, 2011-12-30
  'America/Santiago', // at midnight
  'Africa/Casablanca', // back for Ramadan
  'Asia/Kathmandu', // a quarter of an hour beside the rest, never changes
]

/** The local dates between two years on which the clocks of a zone change. */
export function clockChanges(zone: string, from: number, to: number): string[] {
  const dates: string[] = []
  let at: Temporal.ZonedDateTime | null = Temporal.PlainDate.from(`${from}-01-01`).toZonedDateTime(zone)
  while ((at = at.getTimeZoneTransition('next')) && at.year < to) dates.push(at.toPlainDate().toString())
  return dates
}

export interface Scene {
  zone: string
  date: string
}

/** An ordinary day of each zone, and those on which the clocks change. */
export const ORDINARY: Scene[] = ZONES.map((zone) => ({ zone, date: '2026-06-10' }))
export const CHANGES: Scene[] = ZONES.flatMap((zone) =>
  [...clockChanges(zone, 2025, 2028), ...clockChanges(zone, 2011, 2012)].map((date) => ({ zone, date })),
)
