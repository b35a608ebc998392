import { test } from 'node:test'
import assert from 'node:assert/strict'
import { oneEvent } from '../../test/support/calendar.ts'
import { writeCalendar, type Entry } from './calendar.ts'

const entry: Entry = {
  uid: '1@octotable',
  version: 3,
  status: 'CONFIRMED',
  zone: 'Europe/Rome',
  // 2026-10-25 00:30 UTC, in the night in which the clocks of Rome go back
  start_at: 1_792_888_200,
  end_at: 1_792_895_400,
  at: 1_790_000_000.25,
  summary: 'Trattoria',
  description: 'Two\n\nlines',
  location: 'Milano',
  url: 'https://book.example.com/x',
}

test('writeCalendar · every zone that a property can have · brings its rules, under its own name', () => {
  for (const zone of [...Intl.supportedValuesOf('timeZone'), 'Asia/Calcutta', 'US/Pacific', 'Etc/GMT+5']) {
    const { tzid, zones } = oneEvent(writeCalendar({ ...entry, zone }, 'PUBLISH'))
    if (zone === 'UTC') assert.deepEqual(zones, [])
    else assert.deepEqual([tzid, zones], [zone, [zone]])
  }
})

test('writeCalendar · a zone whose rules are not known · tells the instants', () => {
  const { start, zones } = oneEvent(writeCalendar({ ...entry, zone: 'Etc/Unknown' }, 'PUBLISH'))
  assert.deepEqual([start, zones], ['2026-10-25T00:30:00Z', []])
})

test('writeCalendar · a guest · is asked only where there is somebody to answer to', () => {
  const guest = { name: 'Ada "x"\r\nATTENDEE:mailto:eve@example.com', email: 'ada@example.com' }
  const organizer = { name: 'Da Piero\nX-EVIL:1', email: 'post@example.com' }
  const asked = oneEvent(writeCalendar({ ...entry, organizer }, 'REQUEST', guest))
  assert.deepEqual([asked.method, asked.attendees], ['REQUEST', ['MAILTO:ada@example.com']])
  assert.ok(asked.names.includes('organizer') && !asked.names.includes('x-evil'))
  assert.deepEqual(oneEvent(writeCalendar(entry, 'PUBLISH', guest)).attendees, [])
})

test('writeCalendar · long texts of wide letters, and signs that mean something · come back as they were', () => {
  const summary = `${'Öğ漢🍝; , \\ "'.repeat(20)}\\n`
  const read = oneEvent(writeCalendar({ ...entry, summary, description: `a\n\n${summary}` }, 'PUBLISH'))
  assert.deepEqual([read.summary, read.description], [summary, `a\n\n${summary}`])
})

test('writeCalendar · by status · says how certain it is', () => {
  for (const [status, said] of [
    ['CONFIRMED', 'CONFIRMED'],
    ['ACCEPTED', 'TENTATIVE'],
    ['WAITING', 'TENTATIVE'],
    ['PREPAY', 'TENTATIVE'],
    ['CANCELLED', 'CANCELLED'],
    ['REJECTED', 'CANCELLED'],
    ['EXPIRED', 'CANCELLED'],
  ] as const)
    assert.equal(oneEvent(writeCalendar({ ...entry, status }, 'PUBLISH')).status, said)
})
