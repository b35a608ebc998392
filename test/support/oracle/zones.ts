/** Every day of a year, in any zone: what is offered exists on the wall, and is there when the wall shows it. */
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { Engine } from './adapter.ts'
import { daysAfter, instantOf, shownOn } from './clock.ts'
import { requestOf, restaurantOf, serviceOf } from './plain.ts'
import type { Restaurant } from './restaurant.ts'
import { CHANGES, ZONES } from './scenes.ts'

/** Open around the clock, every quarter of an hour, as far ahead as one likes. */
const always = (zone: string, now: number): Restaurant =>
  restaurantOf({
    zone,
    now,
    services: [
      serviceOf({
        start_time: '00:00',
        end_time: '00:00',
        average_stay: 15,
        slot_interval: 15,
        max_advance: 3650,
      }),
    ],
  })
const guest = requestOf({})

/** A day's offers are what the wall shows on it, each at the instant at which it shows it first. */
function offersWhatTheWallShows(zone: string, date: string): void {
  const noon = instantOf(zone, daysAfter(date, -3), '12:00')
  const engine = new Engine(always(zone, noon ?? Number.NaN))
  const offers = engine.search({ ...guest, date })
  const instants = offers
    .filter(({ refused }) => !refused)
    .map(({ hour }) => {
      const answer = engine.decide({ ...guest, date, hour })
      return [hour, 'seating' in answer ? answer.seating.start : answer.refused]
    })
  const shown = [...shownOn(zone, date)].sort(([a], [b]) => (a < b ? -1 : 1))
  assert.deepEqual(instants, shown, `${zone} ${date}`)
  const skipped = offers.filter(({ refused }) => refused).map(({ refused }) => refused)
  assert.deepEqual(
    skipped,
    Array.from({ length: 96 - shown.length }, () => 'clock_change'),
  )
}

/** On the days on which clocks change and those beside them. */
export function clockChangeProperties(): void {
  for (const zone of new Set(CHANGES.map((one) => one.zone)))
    test(`slots · ${zone}, clock changes · what the wall shows, at the instant at which it does first`, () => {
      for (const change of CHANGES.filter((one) => one.zone === zone))
        for (const days of [-1, 0, 1]) offersWhatTheWallShows(zone, daysAfter(change.date, days))
    })
}

/** On every day of the year, and of that in which Apia left one out. */
export function yearProperties(): void {
  const years = [...ZONES.map((zone) => ({ zone, year: 2026 })), { zone: 'Pacific/Apia', year: 2011 }]
  for (const { zone, year } of years)
    test(`slots · ${zone}, every day of ${year} · what the wall shows, at the instant at which it does first`, () => {
      for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = daysAfter(date, 1))
        offersWhatTheWallShows(zone, date)
    })
}
