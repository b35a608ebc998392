import { test } from 'node:test'
import assert from 'node:assert/strict'
import { hasEntry, kindOfChange, kindOfNew, reminderOf, usefulFor, writesToGuests } from './rules.ts'

const START = 1_000_000
const HOUR = 3600
const row = {
  status: 'CONFIRMED',
  waiting_list: false,
  walk_in: false,
  checkin_at: null,
  no_show_at: null,
  start_at: START,
  end_at: START + HOUR,
  start_date: '2026-05-15',
  start_hour: '20:00:00',
  pax: 2,
} as const

test('kindOfNew · by status · what there is to say; nothing of who sits or is over', () => {
  for (const [over, now, kind] of [
    [{}, START - 1, 'RESERVATION_CONFIRMED'],
    [{ status: 'WAITING' }, START - 1, 'RESERVATION_REQUESTED'],
    [{ status: 'WAITING', waiting_list: true }, START - 1, 'RESERVATION_QUEUED'],
    [{}, START, undefined],
    [{ walk_in: true }, START - 1, undefined],
    [{ checkin_at: 1 }, START - 1, undefined],
    [{ no_show_at: 1 }, START - 1, undefined],
  ] as const)
    assert.equal(kindOfNew({ ...row, ...over }, now), kind, JSON.stringify(over))
})

test('kindOfChange · status, time, guest · the one thing that the guest should hear', () => {
  const waiting = { status: 'WAITING' } as const
  for (const [before, after, now, reachable, kind] of [
    [waiting, { status: 'ACCEPTED' }, START - 1, false, 'RESERVATION_ACCEPTED'],
    [waiting, { status: 'CONFIRMED', pax: 3 }, START - 1, false, 'RESERVATION_CONFIRMED'],
    [waiting, { status: 'REJECTED' }, START - 1, false, 'RESERVATION_REJECTED'],
    [{}, { status: 'CANCELLED' }, START - 1, false, 'RESERVATION_CANCELLED'],
    // taken back
    [{ status: 'CANCELLED' }, {}, START - 1, false, 'RESERVATION_CONFIRMED'],
    // somebody may be on the way
    [waiting, { status: 'EXPIRED' }, START + HOUR - 1, false, 'RESERVATION_EXPIRED'],
    [waiting, { status: 'EXPIRED' }, START + HOUR, false, undefined],
    [{}, { pax: 3 }, START - 1, false, 'RESERVATION_CHANGED'],
    [{}, { start_hour: '21:00:00' }, START - 1, false, 'RESERVATION_CHANGED'],
    [{}, { start_date: '2026-05-16' }, START - 1, false, 'RESERVATION_CHANGED'],
    [{}, { start_date: '2026-05-16' }, START, false, undefined],
    [{}, {}, START - 1, false, undefined],
    [{}, {}, START - 1, true, 'RESERVATION_CONFIRMED'],
    [{ status: 'CANCELLED' }, { status: 'CANCELLED' }, START - 1, true, undefined],
    [{}, { checkin_at: 1, pax: 3 }, START - 1, false, undefined],
  ] as const)
    assert.equal(
      kindOfChange({ ...row, ...before }, { ...row, ...after }, now, reachable),
      kind,
      JSON.stringify([before, after]),
    )
})

test('reminderOf · told early enough and confirmed · is the moment; else never', () => {
  const day = 24 * HOUR
  assert.equal(reminderOf(row, START - day - 1, {}), START - day)
  assert.equal(reminderOf(row, START - day, {}), null)
  assert.equal(reminderOf(row, START - 3 * HOUR, { reminder_hours: 2 }), START - 2 * HOUR)
  assert.equal(reminderOf(row, 0, { reminder_hours: 0 }), null)
  assert.equal(reminderOf({ ...row, status: 'ACCEPTED' }, 0, {}), null)
})

test('settings and entries · defaults · guests are written to; a request is in no calendar', () => {
  assert.deepEqual([writesToGuests({}), writesToGuests({ guest_mails: false })], [true, false])
  assert.deepEqual((['WAITING', 'ACCEPTED', 'CONFIRMED', 'CANCELLED'] as const).map(hasEntry), [
    false,
    true,
    true,
    false,
  ])
  assert.deepEqual([usefulFor(row, START - HOUR), usefulFor(row, START + HOUR)], [2 * HOUR, HOUR])
})
