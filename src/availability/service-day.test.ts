import { test } from 'node:test'
import assert from 'node:assert/strict'
import { service } from '../../test/support/setup.ts'
import { dayOf } from '../kernel/time.ts'
import {
  isWithinHours,
  serviceDayOf,
  serviceOn,
  slotOffsets,
  slotStretch,
  startsOnDay,
  stayOf,
  walkInDayOf,
} from './service-day.ts'
import type { SetupService } from './setup.ts'

test('slotOffsets · derived · every interval up to the last that leaves an average stay', () => {
  assert.deepEqual(slotOffsets(service({ start: 720, end: 900 })), [720, 750, 780, 810, 840])
  assert.deepEqual(slotOffsets(service({ start: 720, end: 750 })), [720], 'at least the start')
  assert.deepEqual(slotOffsets(service({ start: 1380, end: 60 })), [1380, 1410, 1440])
})

test('slotOffsets · equal times · are 24 hours', () => {
  const offsets = slotOffsets(service({ start: 600, end: 600, slot_interval: 60 }))
  assert.equal(offsets.length, 24)
  assert.equal(offsets.at(-1), 600 + 1440 - 60)
})

test('slotOffsets · given by hand · in the order of the service, also past midnight', () => {
  assert.deepEqual(
    slotOffsets(service({ start: 1320, end: 120, slots: [30, 1320, 1380] })),
    [1320, 1380, 1470],
  )
})

const day = dayOf('2026-06-14') // a Sunday

/** The service day, as days from `day`, and the offset. */
function meant(one: SetupService, minute: number, on = day): [number, number | undefined] {
  const { service_day, offset } = serviceDayOf(one, on, minute)
  return [service_day - on, offset]
}

test('serviceDayOf · after midnight · belongs to the day before', () => {
  const late = service({ start: 1320, end: 120 })
  assert.deepEqual(meant(late, 30), [-1, 1470])
  assert.deepEqual(meant(late, 1320), [0, 1320])
  assert.deepEqual(meant(late, 600), [0, undefined])
  assert.equal(isWithinHours(late, 120), false, 'the end is not within')
})

/** Dinner from 19 to 23, otherwise on the days given: how many days from `day`, and what then. */
const dinner = (special: Record<number, Partial<SetupService> | null>, over: Partial<SetupService> = {}) =>
  service({
    ...over,
    special_days: new Map(
      Object.entries(special).map(([n, form]) => [day + Number(n), form && service({ ...over, ...form })]),
    ),
  })

test('serviceOn · special days · run whatever weekday and season, or not at all; others as always', () => {
  const saturdays = dinner({ 0: {}, 6: null }, { days_of_week: [6], valid_to: day - 1 })
  assert.ok(serviceOn(saturdays, day), 'a Sunday after the season')
  assert.ok(serviceOn(saturdays, day - 1))
  assert.equal(serviceOn(saturdays, day - 2), undefined)
  assert.equal(serviceOn(dinner({ 6: null }), day + 6), undefined)
})

test('serviceDayOf · yesterday was special and ran past midnight · its end is what counts', () => {
  const long = dinner({ '-1': { end: 120 } })
  assert.deepEqual(meant(long, 90), [-1, 1530])
  assert.deepEqual(meant(long, 120), [0, undefined])
  assert.deepEqual(meant(long, 90, day + 1), [0, undefined], 'the day after is as always')
  assert.deepEqual(startsOnDay(long, day), [0, 30, 60, 1140, 1170, 1200, 1230, 1260, 1290, 1320])
})

test('serviceDayOf · yesterday was special and ended early · its usual night does not run', () => {
  const night = (form: Partial<SetupService> | null) => dinner({ '-1': form }, { start: 1320, end: 120 })
  const short = serviceDayOf(night({ end: 1439 }), day, 30)
  assert.deepEqual([short.service_day - day, short.offset], [-1, undefined])
  assert.ok(short.on, 'it ran, but not then')
  assert.equal(serviceDayOf(night(null), day, 30).on, undefined)
  assert.deepEqual(startsOnDay(night(null), day), [1320, 1350, 1380, 1410])
})

test('serviceDayOf · yesterday runs until after today has begun · from the start on it is today', () => {
  const over = dinner({ '-1': { start: 1200, end: 1170 }, 0: { start: 1140 } })
  assert.deepEqual(meant(over, 1130), [-1, 2570])
  assert.deepEqual(meant(over, 1150), [0, 1150])
  const starts = startsOnDay(over, day)
  assert.deepEqual(
    starts,
    [...new Set(starts)].sort((a, b) => a - b),
    'each once, ascending',
  )
  const closed = dinner({ '-1': { start: 1200, end: 1170 }, 0: null })
  assert.deepEqual(meant(closed, 1150), [-1, 2590], 'today does not run')
})

test('slotStretch · a slot, a minute between, the last one · until the next slot or the end', () => {
  const late = service({ start: 1320, end: 120 })
  assert.deepEqual(slotStretch(late, 1380), { from: 1380, to: 1410 })
  assert.deepEqual(slotStretch(late, 1390), { from: 1390, to: 1410 })
  assert.deepEqual(slotStretch(late, 60), { from: 1500, to: 1560 })
  assert.equal(slotStretch(late, 600), undefined)
})

const HOUR = 60
for (const [situation, start, end, minute, dayAfter, offset] of [
  ['within', 19, 23, 20 * HOUR, 0, 20 * HOUR],
  ['the hour before', 19, 23, 18 * HOUR, 0, 18 * HOUR],
  ['more than an hour before', 19, 23, 18 * HOUR - 1, 0, undefined],
  ['the hour after', 19, 23, 24 * HOUR - 1, 0, 24 * HOUR - 1],
  ['the hour after midnight, after an end at 23:30', 19, 23.5, 29, -1, 24 * HOUR + 29],
  ['an hour after', 19, 23.5, 30, 0, undefined],
  ['the hour after an end past midnight', 22, 2, 3 * HOUR - 1, -1, 27 * HOUR - 1],
  ['the hour before, on the day before', 0.25, 4, 24 * HOUR - 10, 1, -10],
  ['a service of 24 hours', 6, 6, 5 * HOUR, -1, 29 * HOUR],
] as const)
  test(`walkInDayOf · ${situation} · the day of that service`, () => {
    const day = dayOf('2026-06-14')
    const hours = service({ start: start * HOUR, end: end * HOUR })
    const { service_day, offset: found } = walkInDayOf(hours, day, minute)
    assert.deepEqual([service_day - day, found], [dayAfter, offset])
  })

test('stayOf · by party size · the entry of the largest size that the party reaches', () => {
  const entries = service({ stay_by_pax: [{ pax: 3, minutes: 90 }] })
  assert.deepEqual([stayOf(entries, 2), stayOf(entries, 3), stayOf(entries, 10)], [60, 90, 90])
})
