import { test } from 'node:test'
import assert from 'node:assert/strict'
import { actsOf, mayMoveTo } from './rules.ts'

const START = 1_000_000
const HOUR = 3600
const standing = {
  status: 'CONFIRMED',
  waiting_list: false,
  start_at: START,
  checkin_at: null,
  checkout_at: null,
  no_show_at: null,
} as const

test('actsOf · by status, time and limit · says what the guest may still do', () => {
  for (const [over, now, limit, change, cancel, confirm] of [
    [{}, START - 3 * HOUR, undefined, 'yes', 'yes', false],
    // to the second
    [{}, START - 2 * HOUR, undefined, 'yes', 'yes', false],
    [{}, START - 2 * HOUR + 1, undefined, 'late', 'late', false],
    [{}, START - 1, 0, 'yes', 'yes', false],
    [{}, START, 0, 'no', 'no', false],
    [{ status: 'PREPAY' }, START - HOUR, 30, 'yes', 'yes', false],
    [{ status: 'ACCEPTED' }, START - 3 * HOUR, undefined, 'yes', 'yes', true],
    [{ status: 'ACCEPTED' }, START - HOUR, undefined, 'late', 'yes', true],
    [{ status: 'WAITING' }, START - HOUR, undefined, 'yes', 'yes', false],
    [{ status: 'WAITING', waiting_list: true }, START - HOUR, undefined, 'no', 'yes', false],
    [{ status: 'CANCELLED' }, START - 3 * HOUR, undefined, 'no', 'no', false],
    [{ status: 'REJECTED' }, START - 3 * HOUR, undefined, 'no', 'no', false],
    [{ status: 'EXPIRED' }, START - 3 * HOUR, undefined, 'no', 'no', false],
    [{ checkin_at: 1 }, START - 3 * HOUR, undefined, 'no', 'no', false],
    [{ checkout_at: 1 }, START - 3 * HOUR, undefined, 'no', 'no', false],
    [{ no_show_at: 1 }, START - 3 * HOUR, undefined, 'no', 'no', false],
  ] as const) {
    const { until: _until, ...acts } = actsOf({ ...standing, ...over }, now, limit)
    assert.deepEqual(acts, { change, cancel, confirm }, JSON.stringify([over, START - now, limit]))
  }
})

test('mayMoveTo · where a new booking would be a request · only what is one itself', () => {
  const asks = { confirmation_mode: 'WAITING_LIST', confirm_up_to: 4 } as const
  const takes = { confirmation_mode: 'CONFIRMED', confirm_up_to: 0 } as const
  assert.deepEqual(
    [
      mayMoveTo('CONFIRMED', 4, asks),
      mayMoveTo('CONFIRMED', 5, asks),
      mayMoveTo('ACCEPTED', 5, asks),
      mayMoveTo('WAITING', 5, asks),
      mayMoveTo('CONFIRMED', 5, takes),
    ],
    [true, false, false, true, true],
  )
})
