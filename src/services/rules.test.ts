import { test } from 'node:test'
import assert from 'node:assert/strict'
import { Refusal } from '../kernel/refusal.ts'
import { changedService, checkBody, newService, startTimes } from './rules.ts'
import type { ServiceCreate, ServiceRow } from './schema.ts'

const lunch = { name: 'Lunch', start_time: '12:00:00', end_time: '15:00:00', days_of_week: ['MON'] }
const night = { name: 'Bar', start_time: '22:00:00', end_time: '02:00:00', days_of_week: ['FRI'] }

const stored = (body: Partial<ServiceCreate> = {}): ServiceRow => ({
  id: 1,
  ...newService({ ...lunch, ...body }),
})

const refuses = (act: () => unknown, field: string, message: RegExp) =>
  assert.throws(act, (error) => {
    assert.ok(error instanceof Refusal)
    assert.equal(error.code, 'validation')
    assert.equal(error.detail.fields?.[0]?.path, field)
    assert.match(error.message, message)
    return true
  })

test('newService · only what is required · has the documented defaults', () => {
  const { average_stay, max_advance, advance_min, slot_interval, confirmation_mode, show_rooms, slots } =
    stored()
  assert.deepEqual(
    { average_stay, max_advance, advance_min, slot_interval, confirmation_mode, show_rooms, slots },
    {
      average_stay: 60,
      max_advance: 60,
      advance_min: 0,
      slot_interval: 30,
      confirmation_mode: 'CONFIRMED',
      show_rooms: true,
      slots: null,
    },
  )
})

test('startTimes · no list · every interval as long as an average stay fits, at least the start', () => {
  assert.deepEqual(startTimes(stored()), ['12:00:00', '12:30:00', '13:00:00', '13:30:00', '14:00:00'])
  assert.deepEqual(startTimes(stored({ slot_interval: 90 })), ['12:00:00', '13:30:00'])
  assert.deepEqual(startTimes(stored({ average_stay: 600 })), ['12:00:00'])
  assert.deepEqual(startTimes(newService({ ...night, slot_interval: 60 })), [
    '22:00:00',
    '23:00:00',
    '00:00:00',
    '01:00:00',
  ])
})

test('newService · slots past midnight, twice and unordered · come in the order of the evening, each once', () => {
  const slots = ['00:30:00', '22:00:00', '01:59:00', '22:00:00', '23:00:00']
  assert.deepEqual(newService({ ...night, slots }).slots, ['22:00:00', '23:00:00', '00:30:00', '01:59:00'])
})

test('newService · equal times · are 24 hours', () => {
  const { slots } = newService({ ...lunch, end_time: '12:00:00', slots: ['11:59:00', '12:00:00'] })
  assert.deepEqual(slots, ['12:00:00', '11:59:00'])
})

test('newService · slots outside the hours · are refused by name', () => {
  refuses(() => stored({ slots: ['11:59:00', '12:00:00'] }), 'slots', /11:59:00 is not within/)
  refuses(() => stored({ slots: ['15:00:00'] }), 'slots', /15:00:00 is not within/)
  refuses(
    () => newService({ ...night, slots: ['02:00:00', '12:00:00'] }),
    'slots',
    /02:00:00, 12:00:00 are not/,
  )
})

test('changedService · hours that leave a given slot outside · are refused', () => {
  const row = stored({ slots: ['12:00:00', '14:30:00'] })
  refuses(() => changedService(row, { end_time: '14:00:00' }), 'slots', /14:30:00/)
  assert.equal(changedService(row, { end_time: '14:00:00', slots: null }).slots, null)
  assert.deepEqual(changedService(row, { end_time: '14:00:00', slots: ['13:00:00'] }).slots, ['13:00:00'])
})

test('changedService · null · returns to the default', () => {
  const row = stored({
    average_stay: 90,
    max_covers: 10,
    room_ids: [1],
    bookable: false,
    stay_by_pax: [{ pax: 5, minutes: 90 }],
  })
  const cleared = changedService(row, {
    average_stay: null,
    max_covers: null,
    room_ids: null,
    bookable: null,
    stay_by_pax: null,
  })
  assert.deepEqual(cleared, stored())
  assert.deepEqual(changedService(row, {}), row)
})

test('changedService · orders_section · merges one level deep, null drops a field or all', () => {
  const row = stored({ orders_section: { order_enabled: true, note: { a: 1 } } })
  const changed = changedService(row, { orders_section: { note: { b: 2 }, order_enabled: null } })
  assert.deepEqual(changed.orders_section, { note: { b: 2 } })
  assert.deepEqual(changedService(row, { orders_section: null }).orders_section, {})
})

test('season · an end before its start · is refused, one day is a season', () => {
  refuses(
    () => stored({ valid_from: '2026-06-02', valid_to: '2026-06-01' }),
    'valid_to',
    /must not be before/,
  )
  refuses(
    () => changedService(stored({ valid_to: '2026-06-01' }), { valid_from: '2026-07-01' }),
    'valid_to',
    /before/,
  )
  assert.equal(stored({ valid_from: '2026-06-01', valid_to: '2026-06-01' }).valid_to, '2026-06-01')
})

test('stay_by_pax · a party size twice · is refused; entries come sorted', () => {
  const twice = [3, 5, 3].map((pax) => ({ pax, minutes: 90 }))
  refuses(() => stored({ stay_by_pax: twice }), 'stay_by_pax', /3 is there twice/)
  assert.deepEqual(stored({ stay_by_pax: twice.slice(0, 2).toReversed() }).stay_by_pax, twice.slice(0, 2))
})

test('checkBody · a card guarantee · is not supported yet', () => {
  refuses(() => checkBody({ card_guarantee: true }), 'card_guarantee', /not supported yet/)
  checkBody({ card_guarantee: false })
  checkBody({ card_guarantee: null })
})
