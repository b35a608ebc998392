import { test } from 'node:test'
import assert from 'node:assert/strict'
import { at, loadedAt, room, service, setupOf, table } from '../../test/support/setup.ts'
import { dayOf } from '../kernel/time.ts'
import { decide, freeChoices, searchSlots } from './engine.ts'
import type { Loaded, Party } from './party.ts'
import { prepare } from './prepare.ts'
import type { Setup, SetupRoom } from './setup.ts'

const DATE = '2026-06-10'
const NOW = at('2026-06-01', '12:00')
const when = { day: dayOf(DATE), minute: 20 * 60 }

/** Every one of these tables is taken from 20:00 to 21:00. */
const full = (...tables: number[]): Loaded =>
  loadedAt(
    NOW,
    tables.map((table_id) => ({
      table_id,
      from: at(DATE, '20:00'),
      to: at(DATE, '21:00'),
      reservation_id: 9,
    })),
  )

/** `room:tables`, with ` queued`; or the reason. */
function outcome(setup: Setup, loaded: Loaded, party: Partial<Party> = {}): string {
  const asked: Party = { channel: 'OCTOTABLE_BOOK', pax: 2, service: service(), room_id: 1, ...party }
  const decision = decide(setup, loaded, prepare(setup, asked), when)
  if ('refused' in decision) return decision.refused
  const { choice, queued } = decision.seating
  return `${choice.room_id}:${choice.table_ids.join('+')}${queued ? ' queued' : ''}`
}

const one = (over: Partial<SetupRoom>) => setupOf({ rooms: [room({ id: 1, ...over })] })

for (const [sold_out, online] of [
  ['HIDE', 'full'],
  ['ACCEPT', '1:'],
  ['WAIT', '1: queued'],
] as const)
  test(`decide · a full room with ${sold_out} · online ${online}; Google, staff and given tables full`, () => {
    const setup = one({ sold_out })
    assert.equal(outcome(setup, full()), '1:1', 'while a table is free nothing of it matters')
    assert.equal(outcome(setup, full(1)), online)
    assert.equal(outcome(setup, full(1), { channel: 'GOOGLE' }), 'full')
    assert.equal(outcome(setup, full(1), { channel: 'OCTOTABLE_ADMIN' }), 'full')
    assert.equal(outcome(setup, full(1), { table_ids: [1] }), 'full')
    assert.equal(outcome(setup, full(1), { pax: 5 }), 'party_too_large')
  })

test('decide · no room given · a free table, else the first accepting room, else the first queue', () => {
  const rooms = [
    room({ id: 1, position: 4 }),
    room({ id: 2, position: 1, sold_out: 'WAIT' }),
    room({ id: 3, position: 3, sold_out: 'ACCEPT' }),
    room({ id: 4, position: 2, sold_out: 'ACCEPT' }),
    room({ id: 5, position: 2, sold_out: 'ACCEPT' }),
    room({ id: 6, position: 0, sold_out: 'WAIT' }),
  ]
  const tables = rooms.map(({ id }) => table({ id, room_id: id }))
  const any = { room_id: undefined }
  const outcomeOf = (closed: number[], taken = full(1, 2, 3, 4, 5, 6)) =>
    outcome(
      setupOf({
        rooms: rooms.map((each) => ({ ...each, bookable: !closed.includes(each.id) })),
        tables,
      }),
      taken,
      any,
    )
  assert.equal(outcomeOf([], full(2, 3, 4, 5, 6)), '1:1')
  assert.equal(outcomeOf([]), '4:')
  assert.equal(outcomeOf([4]), '5:')
  assert.equal(outcomeOf([4, 5]), '3:')
  assert.equal(outcomeOf([3, 4, 5]), '6: queued')
  assert.equal(outcomeOf([3, 4, 5, 6]), '2: queued')
  assert.equal(outcomeOf([2, 3, 4, 5, 6]), 'full')
})

test('decide · no room given · only rooms where the party would fit, in combination too', () => {
  const rooms = [
    room({ id: 1 }),
    room({ id: 2, position: 1, sold_out: 'ACCEPT' }),
    room({ id: 3, position: 2, sold_out: 'ACCEPT', auto_group: true }),
  ]
  const tables = [
    table({ id: 1, guests_max: 8 }),
    table({ id: 2, room_id: 2, guests_max: 4 }),
    table({ id: 3, room_id: 3, guests_max: 4 }),
    table({ id: 4, room_id: 3, guests_max: 4 }),
  ]
  const setup = setupOf({ rooms, tables })
  const taken = full(1, 2, 3, 4)
  assert.equal(outcome(setup, taken, { room_id: undefined, pax: 4 }), '2:')
  assert.equal(outcome(setup, taken, { room_id: undefined, pax: 8 }), '3:')
  assert.equal(outcome(setup, taken, { room_id: 2, pax: 8 }), 'party_too_large')
})

test('decide · a party that wants to be queued · waits in its room without a table, free or not', () => {
  assert.equal(outcome(one({}), full(), { queued: true }), '1: queued')
  assert.equal(outcome(one({}), full(1), { queued: true, channel: 'OCTOTABLE_ADMIN' }), '1: queued')
})

test('decide · a move into a full room · accepted without a table, never into its queue', () => {
  const moved = { moving: 7, when_full: 'unqueued' } as const
  assert.equal(outcome(one({ sold_out: 'ACCEPT' }), full(1), moved), '1:')
  assert.equal(outcome(one({ sold_out: 'WAIT' }), full(1), moved), 'full')
  const unseated = { moving: 7, when_full: 'unseated', channel: 'OCTOTABLE_ADMIN' } as const
  assert.equal(outcome(one({}), full(1), unseated), '1:', 'one without a table stays without')
  assert.equal(outcome(one({}), full(), unseated), '1:1', 'until there is one')
  assert.equal(outcome(one({ sold_out: 'ACCEPT' }), full(1), { when_full: 'refused' }), 'full')
})

test('decide · limits · hold in rooms that accept and queue', () => {
  const own = service({ max_covers: 1 })
  for (const sold_out of ['ACCEPT', 'WAIT'] as const)
    assert.equal(outcome(one({ sold_out }), full(1), { service: own }), 'pacing')
})

test('searchSlots and freeChoices · full rooms · the same as a booking, no table is free', () => {
  for (const [sold_out, queued] of [
    ['ACCEPT', false],
    ['WAIT', true],
  ] as const) {
    const setup = one({ sold_out })
    const asked: Party = { channel: 'OCTOTABLE_BOOK', pax: 2, service: service() }
    const prepared = prepare(setup, asked)
    const slots = searchSlots(setup, full(1), prepared, when.day)
    assert.deepEqual(
      slots.map(({ minute, seating }) => [minute / 60, seating?.queued, seating?.choice.table_ids]),
      [19, 19.5, 20, 20.5, 21, 21.5, 22].map((hour) =>
        hour > 19 && hour < 21 ? [hour, queued, []] : [hour, false, [1]],
      ),
    )
    assert.deepEqual(freeChoices(setup, full(1), prepared, when), [])
  }
})

test('decide · a table whose request has lapsed · is free', () => {
  const lapsing = (lapses_at: number) =>
    loadedAt(NOW, [
      { table_id: 1, from: at(DATE, '20:00'), to: at(DATE, '21:00'), reservation_id: 9, lapses_at },
    ])
  assert.equal(outcome(one({}), lapsing(NOW)), '1:1')
  assert.equal(outcome(one({}), lapsing(NOW + 1)), 'full')
})
