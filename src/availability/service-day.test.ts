import { test } from 'node:test'
import assert from 'node:assert/strict'
import { service } from '../../test/support/setup.ts'
import { dayOf } from '../kernel/time.ts'
import { isWithinHours, serviceDayOf, slotOffsets, stayOf, walkInDayOf } from './service-day.ts'

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

test('serviceDayOf · after midnight · belongs to the day before', () => {
  const late = service({ start: 1320, end: 120 })
  const day = dayOf('2026-06-14')
  assert.deepEqual(serviceDayOf(late, day, 30), { service_day: day - 1, offset: 1470 })
  assert.deepEqual(serviceDayOf(late, day, 1320), { service_day: day, offset: 1320 })
  assert.deepEqual(serviceDayOf(late, day, 600), { service_day: day, offset: undefined })
  assert.equal(isWithinHours(late, 120), false, 'the end is not within')
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
    assert.deepEqual(walkInDayOf(hours, day, minute), { service_day: day + dayAfter, offset })
  })

test('stayOf · by party size · the entry of the largest size that the party reaches', () => {
  const entries = service({ stay_by_pax: [{ pax: 3, minutes: 90 }] })
  assert.deepEqual([stayOf(entries, 2), stayOf(entries, 3), stayOf(entries, 10)], [60, 90, 90])
})
