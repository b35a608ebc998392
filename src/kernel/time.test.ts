import { test } from 'node:test'
import assert from 'node:assert/strict'
import { Temporal } from 'temporal-polyfill'
import * as time from './time.ts'

test('days · date and day number · are inverse, weekdays are ISO', () => {
  for (const [date, weekday] of [
    ['1970-01-01', 4],
    ['2026-11-24', 2],
    ['2024-02-29', 4],
    ['1969-12-28', 7],
  ] as const) {
    assert.equal(time.dateOf(time.dayOf(date)), date)
    assert.equal(time.weekdayOf(time.dayOf(date)), weekday, date)
  }
})

test('isDate · dates outside the calendar · are refused', () => {
  for (const bad of ['2025-02-29', '2025-13-01', '2025-1-1', '0000-01-01', 'today', ''])
    assert.equal(time.isDate(bad), false)
  assert.equal(time.isDate('2024-02-29'), true)
})

const zones = [
  'Europe/Rome',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'Africa/Casablanca',
]

test('wall and instant · every half hour of a year in six zones · agrees with Temporal and survives the trip', () => {
  for (const zone of zones) {
    const first = time.dayOf('2026-01-01')
    for (let day = first; day < first + 366; day++) {
      for (let minute = 0; minute < 1440; minute += 30) {
        const at = time.toInstant(zone, day, minute)
        const date = time.dateOf(day)
        if (at === undefined) continue
        const wall = time.toWall(zone, at)
        assert.deepEqual([wall.day, wall.second], [day, minute * 60], `${zone} ${date} ${minute}`)
      }
    }
  }
})

test('toWall · a fraction of a second, on any day · belongs to the second that has begun', () => {
  for (const date of ['2026-03-29', '2026-06-10']) {
    const noon = time.toInstant('Europe/Rome', time.dayOf(date), 720) ?? 0
    assert.deepEqual(time.toWall('Europe/Rome', noon + 0.999_999), time.toWall('Europe/Rome', noon))
  }
})

test('toInstant · a skipped time · has no instant', () => {
  const gaps: [string, string, number][] = [
    ['Europe/Rome', '2026-03-29', 150],
    ['America/New_York', '2026-03-08', 150],
    ['Australia/Lord_Howe', '2026-10-04', 135],
  ]
  for (const [zone, date, minute] of gaps)
    assert.equal(time.toInstant(zone, time.dayOf(date), minute), undefined, zone)
  assert.notEqual(
    time.toInstant('Australia/Lord_Howe', time.dayOf('2026-10-04'), 150),
    undefined,
    'only 30 minutes are skipped there',
  )
})

test('toInstant · a time that occurs twice · means the first', () => {
  const first = time.toInstant('Europe/Rome', time.dayOf('2026-10-25'), 150)
  assert.equal(first, 1_792_888_200)
  const newYork = time.toInstant('America/New_York', time.dayOf('2026-11-01'), 90)
  assert.equal(newYork, 1_793_511_000)
})

test('toInstant · minutes beyond midnight · are on the following day', () => {
  const day = time.dayOf('2026-06-01')
  assert.equal(time.toInstant('Europe/Rome', day, 1440 + 30), time.toInstant('Europe/Rome', day + 1, 30))
})

test('daysTouched · an end at midnight · does not touch the day it begins', () => {
  const zone = 'Europe/Rome'
  const day = time.dayOf('2026-06-01')
  const at = (minute: number) => time.toInstant(zone, day, minute) ?? assert.fail()
  assert.deepEqual(time.daysTouched(zone, at(1380), at(1440)), [day])
  assert.deepEqual(time.daysTouched(zone, at(1380), at(1441)), [day, day + 1])
})

test('startOfDay · a zone whose clock change skips midnight · is the first time there is', () => {
  const day = time.dayOf('2018-11-04')
  assert.equal(
    time.toLocalDateTime('America/Sao_Paulo', time.startOfDay('America/Sao_Paulo', day)),
    '2018-11-04T01:00:00',
  )
})

test('toIso · seconds and parts of them, before and after 1970 · as Temporal writes them', () => {
  const expected = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(Math.round(at * 1000))
      .toString({ fractionalSecondDigits: 3 })
      .replace('.000Z', 'Z')
  for (const at of [0, 1_795_684_156.5, 1_795_684_156.0004, 1_795_684_159.9996, -0.5, -86_400, -1.25])
    assert.equal(time.toIso(at), expected(at))
})
