/** Closures and special days, as decisions see them (booking rules, sections 4 and 7). */
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { at, closure, loadedAt, room, service, setupOf, table } from '../../test/support/setup.ts'
import type { Reason } from '../kernel/refusal.ts'
import { dayOf, minuteOf, timeOf } from '../kernel/time.ts'
import { closedStretches, closureOf } from './closures.ts'
import { decide, freeChoices, searchSlots } from './engine.ts'
import type { Channel, Party } from './party.ts'
import { prepare } from './prepare.ts'
import { bookingRefusal } from './reasons.ts'
import type { Setup, SetupService } from './setup.ts'

const DATE = '2026-06-10' // a Wednesday
const NEXT = '2026-06-11'
const NOW = at('2026-06-01', '12:00')
const CHANNELS: Channel[] = ['OCTOTABLE_BOOK', 'OCTOTABLE_ADMIN', 'GOOGLE']

const when = (time: string, date = DATE) => ({ day: dayOf(date), minute: minuteOf(time) })
const party = (over: Partial<Party> = {}): Party => ({
  channel: 'OCTOTABLE_BOOK',
  pax: 2,
  service: service(),
  room_id: 1,
  ...over,
})
const slots = (...times: string[]) => times.map(minuteOf)
const tables = (...ids: number[]) => new Set(ids)
const taken = (...ids: number[]) =>
  loadedAt(
    NOW,
    ids.map((table_id) => ({ table_id, from: at(DATE, '18:00'), to: at(DATE, '22:30'), reservation_id: 9 })),
  )

function outcome(
  setup: Setup,
  asked: Party,
  time = when('20:00'),
  loaded = loadedAt(NOW),
): Reason | number[] {
  const decision = decide(setup, loaded, prepare(setup, asked), time)
  return 'refused' in decision ? decision.refused : decision.seating.choice.table_ids
}

test('decide · everything closed on a day · out_of_order for every channel, on that day only', () => {
  const setup = setupOf({ closures: [closure({ from: DATE, to: NEXT })] })
  for (const channel of CHANNELS) {
    const asked = party({ channel })
    assert.equal(outcome(setup, asked), 'out_of_order', channel)
    assert.equal(outcome(setup, asked, when('20:00', NEXT)), 'out_of_order', channel)
    assert.deepEqual(outcome(setup, asked, when('20:00', '2026-06-09')), [1], channel)
    assert.deepEqual(outcome(setup, asked, when('20:00', '2026-06-12')), [1], channel)
  }
})

test('decide · a slot closed · starts from it until before the next slot, for staff at any minute', () => {
  const setup = setupOf({ closures: [closure({ from: DATE, slots: slots('20:00', '22:00') })] })
  const staff = party({ channel: 'OCTOTABLE_ADMIN' })
  for (const time of ['20:00', '20:01', '20:29', '22:00', '22:59'])
    assert.equal(outcome(setup, staff, when(time)), 'out_of_order', time)
  for (const time of ['19:59', '20:30', '21:59'])
    assert.deepEqual(outcome(setup, staff, when(time)), [1], time)
  assert.deepEqual(
    searchSlots(setup, loadedAt(NOW), prepare(setup, party()), dayOf(DATE)).map(
      ({ minute, refused }) => `${timeOf(minute).slice(0, 5)} ${refused ?? 'ok'}`,
    ),
    ['19:00 ok', '19:30 ok', '20:00 out_of_order', '20:30 ok', '21:00 ok', '21:30 ok', '22:00 out_of_order'],
  )
})

test('decide · a stay that began before · may run into a closed time', () => {
  const setup = setupOf({ closures: [closure({ from: DATE, slots: slots('20:00') })] })
  assert.deepEqual(outcome(setup, party({ service: service({ average_stay: 180 }) }), when('19:00')), [1])
})

test('decide · other services, rooms and tables · are as ever', () => {
  const two = {
    rooms: [room({ id: 1 }), room({ id: 2 })],
    tables: [table({ id: 1 }), table({ id: 2, room_id: 2 })],
  }
  const other = setupOf({ closures: [closure({ from: DATE, service_ids: [2] })] })
  assert.deepEqual(outcome(other, party()), [1])
  const setup = setupOf({ ...two, closures: [closure({ from: DATE, tables: tables(1) })] })
  assert.equal(outcome(setup, party()), 'out_of_order')
  assert.deepEqual(outcome(setup, party({ room_id: 2 })), [2])
  assert.deepEqual(outcome(setup, party({ room_id: undefined })), [2])
})

test('decide · the best table closed · the next one is taken; given, it is refused', () => {
  const setup = setupOf({
    tables: [table({ id: 1, guests_max: 2 }), table({ id: 2 })],
    closures: [closure({ from: DATE, tables: tables(1) })],
  })
  assert.deepEqual(outcome(setup, party()), [2])
  assert.equal(outcome(setup, party({ table_ids: [1] })), 'out_of_order')
  assert.equal(outcome(setup, party({ table_ids: [2, 1], channel: 'OCTOTABLE_ADMIN' })), 'out_of_order')
})

test('decide · a moved reservation whose table is closed by now · gets another one', () => {
  const keep = { room_id: 1, table_ids: [1], occupies: [1], guests_min: 1, guests_max: 4, bookable: true }
  const setup = setupOf({
    tables: [table({ id: 1 }), table({ id: 2 })],
    closures: [closure({ from: DATE, tables: tables(1) })],
  })
  assert.deepEqual(outcome(setup, party({ keep })), [2])
})

test('decide · a member closed · its group is; the other member is not', () => {
  const setup = setupOf({
    tables: [
      table({ id: 1, guests_max: 2 }),
      table({ id: 2, guests_max: 2 }),
      table({ id: 3, group: true, guests_max: 4, occupies: [1, 2] }),
    ],
    closures: [closure({ from: DATE, tables: tables(1) })],
  })
  assert.deepEqual(outcome(setup, party({ pax: 2 })), [2])
  assert.equal(outcome(setup, party({ pax: 4 })), 'out_of_order')
})

test('decide · automatic combinations · leave closed tables out, and a closed table does not stop them', () => {
  const parts = {
    rooms: [room({ id: 1, auto_group: true })],
    tables: [1, 2, 3].map((id) => table({ id, guests_max: 2 })),
  }
  const one = setupOf({ ...parts, closures: [closure({ from: DATE, tables: tables(1) })] })
  assert.deepEqual(outcome(one, party({ pax: 4 })), [2, 3])
  assert.equal(outcome(one, party({ pax: 4 }), when('20:00'), taken(2)), 'full')
  const two = setupOf({ ...parts, closures: [closure({ from: DATE, tables: tables(1, 2) })] })
  assert.equal(outcome(two, party({ pax: 4 })), 'out_of_order')
  // the single one that fits is closed, so the room combines
  const large = setupOf({
    rooms: parts.rooms,
    tables: [...parts.tables, table({ id: 4 })],
    closures: [closure({ from: DATE, tables: tables(4) })],
  })
  assert.deepEqual(outcome(large, party({ pax: 4 })), [1, 2])
})

test('decide · some fitting tables closed, the others taken · full, not out_of_order', () => {
  const setup = setupOf({
    tables: [table({ id: 1 }), table({ id: 2 })],
    closures: [closure({ from: DATE, tables: tables(1) })],
  })
  assert.equal(outcome(setup, party(), when('20:00'), taken(2)), 'full')
  assert.equal(outcome(setup, party({ pax: 5 }), when('20:00'), taken(2)), 'party_too_large')
})

test('decide · closed and more · every check before it comes first', () => {
  const closures = [closure({ from: DATE })]
  assert.equal(
    outcome(setupOf({ closures }), party({ service: service({ days_of_week: [1] }) })),
    'closed_day',
  )
  assert.equal(outcome(setupOf({ closures }), party(), when('20:10')), 'not_a_slot')
  assert.equal(outcome(setupOf({ closures }), party({ service: service({ max_advance: 0 }) })), 'too_far')
  assert.equal(outcome(setupOf({ closures }), party({ pax: 9 })), 'party_too_large')
  assert.equal(
    outcome(setupOf({ closures }), party(), when('20:00'), taken(1)),
    'out_of_order',
    'before full',
  )
})

test('decide · a party that wants to be queued · is, closed or not', () => {
  const setup = setupOf({ closures: [closure({ from: DATE })] })
  assert.deepEqual(outcome(setup, party({ queued: true })), [])
})

test('freeChoices · closed tables and their groups · are not among them', () => {
  const setup = setupOf({
    tables: [
      table({ id: 1 }),
      table({ id: 2 }),
      table({ id: 3, group: true, guests_max: 8, occupies: [1, 2] }),
    ],
    closures: [closure({ from: DATE, tables: tables(2) })],
  })
  const free = freeChoices(setup, loadedAt(NOW), prepare(setup, party()), when('20:00'))
  assert.deepEqual(
    free.flatMap((choice) => choice.table_ids),
    [1],
  )
})

test('decide · after midnight · is closed with the service day on which the service began', () => {
  const late = service({ start: 22 * 60, end: 2 * 60 })
  const setup = setupOf({ services: [late], closures: [closure({ from: DATE })] })
  const asked = party({ service: late })
  assert.equal(outcome(setup, asked, when('23:00', DATE)), 'out_of_order')
  assert.equal(outcome(setup, asked, when('00:30', NEXT)), 'out_of_order')
  assert.deepEqual(outcome(setup, asked, when('00:30', DATE)), [1])
  assert.deepEqual(outcome(setup, asked, when('23:00', NEXT)), [1])
  const slot = setupOf({ services: [late], closures: [closure({ from: DATE, slots: slots('00:30') })] })
  const staff = { ...asked, channel: 'OCTOTABLE_ADMIN' as const }
  assert.equal(outcome(slot, staff, when('00:59', NEXT)), 'out_of_order')
  assert.deepEqual(outcome(slot, staff, when('01:00', NEXT)), [1])
  assert.deepEqual(outcome(slot, staff, when('00:29', NEXT)), [1])
})

test('closedStretches · slots in any order · those that touch are one', () => {
  assert.deepEqual(
    closedStretches({ service_ids: null, slots: slots('21:00', '19:30', '19:00') }, service()),
    [
      { from: 1140, to: 1200 },
      { from: 1260, to: 1290 },
    ],
  )
  assert.deepEqual(closedStretches({ service_ids: [1], slots: null }, service()), [{ from: 1140, to: 1380 }])
  assert.deepEqual(closedStretches({ service_ids: [2], slots: null }, service()), [])
  assert.deepEqual(closedStretches({ service_ids: null, slots: slots('10:00') }, service()), [])
})

test('closureOf · rooms and tables · those that are in both, a group by its members', () => {
  const all = [
    table({ id: 1 }),
    table({ id: 2 }),
    table({ id: 3, group: true, occupies: [1, 2] }),
    table({ id: 4, room_id: 2 }),
  ]
  const closed = (over: { room_ids?: number[]; table_ids?: number[] }) =>
    closureOf(
      {
        start_date: DATE,
        end_date: DATE,
        service_ids: null,
        slots: null,
        room_ids: null,
        table_ids: null,
        ...over,
      },
      all,
    ).tables
  assert.equal(closed({}), null)
  assert.deepEqual(closed({ room_ids: [1] }), tables(1, 2))
  assert.deepEqual(closed({ table_ids: [3] }), tables(1, 2))
  assert.deepEqual(closed({ room_ids: [2], table_ids: [4, 1] }), tables(4))
})

const onDay = (form: Partial<SetupService> | null, over: Partial<SetupService> = {}) =>
  service({ ...over, special_days: new Map([[dayOf(DATE), form && service({ ...over, ...form })]]) })

const specials: [string, SetupService, string, Reason | 'ok', Reason | 'ok'][] = [
  // what, the service on that day, time, online, staff
  ['not at all', onDay(null), '20:00', 'closed_day', 'closed_day'],
  ['although the weekday says no', onDay({}, { days_of_week: [1] }), '20:00', 'ok', 'ok'],
  ['although it is out of season', onDay({}, { valid_from: dayOf(NEXT) }), '20:00', 'ok', 'ok'],
  ['opens earlier', onDay({ start: 17 * 60 }), '17:30', 'ok', 'ok'],
  ['opens later', onDay({ start: 21 * 60 }), '20:00', 'outside_hours', 'outside_hours'],
  ['other slots', onDay({ slots: slots('20:15') }), '20:15', 'ok', 'ok'],
  ['other slots, a usual one', onDay({ slots: slots('20:15') }), '20:00', 'not_a_slot', 'ok'],
  ['another interval', onDay({ slot_interval: 20 }), '19:20', 'ok', 'ok'],
  ['but cannot be booked at all', onDay({}, { bookable: false }), '20:00', 'not_bookable', 'not_bookable'],
]

for (const [what, asked, time, online, staff] of specials)
  test(`decide · a special day · ${what} · online ${online}, staff ${staff}`, () => {
    const setup = setupOf({ services: [asked] })
    const told = (channel: Channel) => {
      const answer = outcome(setup, party({ channel, service: asked }), when(time))
      return Array.isArray(answer) ? 'ok' : answer
    }
    assert.deepEqual([told('OCTOTABLE_BOOK'), told('OCTOTABLE_ADMIN')], [online, staff])
  })

test('searchSlots · a special day past midnight · its night is on the next date, and only there', () => {
  const asked = onDay({ end: 60 })
  const setup = setupOf({ services: [asked], closures: [closure({ from: DATE, slots: slots('00:00') })] })
  const told = (date: string) =>
    searchSlots(setup, loadedAt(NOW), prepare(setup, party({ service: asked })), dayOf(date)).map(
      ({ minute, refused }) => `${timeOf(minute).slice(0, 5)} ${refused ?? 'ok'}`,
    )
  const usual = ['19:00', '19:30', '20:00', '20:30', '21:00', '21:30', '22:00'].map((time) => `${time} ok`)
  assert.deepEqual(told(DATE), [...usual, '22:30 ok', '23:00 ok', '23:30 ok'])
  assert.deepEqual(told(NEXT), ['00:00 out_of_order', ...usual])
})

test('bookingRefusal · closures and special days · the message names what is so on that day', () => {
  const message = (asked: SetupService, reason: Reason, time = when('20:00')) =>
    bookingRefusal(reason, setupOf({ services: [asked] }), party({ service: asked }), time).message
  assert.match(message(service(), 'out_of_order'), /out of order at the time 20:00:00 of the service Dinner/)
  assert.doesNotMatch(message(service(), 'out_of_order'), /no table/)
  assert.match(message(onDay(null), 'closed_day'), /service Dinner .*time .*special day/)
  assert.match(message(service({ days_of_week: [1] }), 'closed_day'), /it runs on Monday\./)
  assert.match(message(onDay({ start: 21 * 60 }), 'outside_hours'), /21:00:00 to 23:00:00/)
  assert.match(message(onDay({ slots: slots('20:15') }), 'not_a_slot'), /start times are 20:15\./)
})
