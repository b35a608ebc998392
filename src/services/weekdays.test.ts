import { test } from 'node:test'
import assert from 'node:assert/strict'
import { dayNames, readDays } from './weekdays.ts'

test('readDays · short names, full names, any case, WEN · are ISO weekdays, each once', () => {
  assert.deepEqual(readDays(['SUN', 'MON', 'TUE', 'WEN', 'THU', 'FRI', 'SAT']), [1, 2, 3, 4, 5, 6, 7])
  assert.deepEqual(readDays(['sunday', 'Wednesday', 'WED', 'wen', 'Mon']), [1, 3, 7])
})

test('readDays · no day · is refused by name', () => {
  for (const bad of ['', 'MO', 'WENESDAY', '1', 'toString'])
    assert.throws(() => readDays(['MON', bad]), /days_of_week: .* is no day/)
})

test('dayNames · any order · Monday first', () => {
  assert.deepEqual(dayNames([7, 1, 3]), ['MONDAY', 'WEDNESDAY', 'SUNDAY'])
})
