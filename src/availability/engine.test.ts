import { test } from 'node:test'
import assert from 'node:assert/strict'
import { at, loadedAt, room, service, setupOf, table } from '../../test/support/setup.ts'
import { dayOf } from '../kernel/time.ts'
import type { Reason } from '../kernel/refusal.ts'
import { decide, freeChoices, searchSlots } from './engine.ts'
import type { Party } from './party.ts'
import { prepare } from './prepare.ts'
import type { Setup } from './setup.ts'

const DATE = '2026-06-10' // a Wednesday
const NOW = at('2026-06-01', '12:00')

const when = (time: string, date = DATE) => ({
  day: dayOf(date),
  minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)),
})
const party = (over: Partial<Party> = {}): Party => ({
  channel: 'OCTOTABLE_BOOK',
  pax: 2,
  service: service(),
  room_id: 1,
  ...over,
})

function reasonOf(
  setup: Setup,
  asked: Party,
  time = when('19:00'),
  now = NOW,
  taken = loadedAt(now),
): Reason | 'ok' {
  const decision = decide(setup, { ...taken, now }, prepare(setup, asked), time)
  return 'refused' in decision ? decision.refused : 'ok'
}

function tablesOf(setup: Setup, asked: Party, taken = loadedAt(NOW)): number[] | undefined {
  const decision = decide(setup, taken, prepare(setup, asked), when('19:00'))
  return 'seating' in decision ? decision.seating.choice.table_ids : undefined
}

const plain = setupOf({})
const staff = { channel: 'OCTOTABLE_ADMIN' } as const

const cases: [string, Setup, Party, string, Reason | 'ok', Reason | 'ok'][] = [
  // situation, set-up, party, time, online, staff
  ['free', plain, party(), '19:00', 'ok', 'ok'],
  [
    'service not bookable',
    plain,
    party({ service: service({ bookable: false }) }),
    '19:00',
    'not_bookable',
    'not_bookable',
  ],
  ['service not online', plain, party({ service: service({ online: false }) }), '19:00', 'not_online', 'ok'],
  [
    'room not bookable',
    setupOf({ rooms: [room({ id: 1, bookable: false })] }),
    party(),
    '19:00',
    'not_online',
    'ok',
  ],
  [
    'given table not bookable',
    setupOf({ tables: [table({ id: 1, bookable: false })] }),
    party({ table_ids: [1] }),
    '19:00',
    'not_online',
    'ok',
  ],
  [
    'room does not serve',
    plain,
    party({ service: service({ room_ids: [] }) }),
    '19:00',
    'room_not_served',
    'room_not_served',
  ],
  ['weekday', plain, party({ service: service({ days_of_week: [1] }) }), '19:00', 'closed_day', 'closed_day'],
  [
    'before the season',
    plain,
    party({ service: service({ valid_from: dayOf('2026-06-11') }) }),
    '19:00',
    'closed_day',
    'closed_day',
  ],
  [
    'after the season',
    plain,
    party({ service: service({ valid_to: dayOf('2026-06-09') }) }),
    '19:00',
    'closed_day',
    'closed_day',
  ],
  ['before the hours', plain, party(), '18:30', 'outside_hours', 'outside_hours'],
  ['at the end', plain, party(), '23:00', 'outside_hours', 'outside_hours'],
  ['between slots', plain, party(), '19:10', 'not_a_slot', 'ok'],
  ['after the last slot', plain, party(), '22:30', 'not_a_slot', 'ok'],
  ['party above every table', plain, party({ pax: 5 }), '19:00', 'party_too_large', 'party_too_large'],
  [
    'party below every table',
    setupOf({ tables: [table({ id: 1, guests_min: 3 })] }),
    party(),
    '19:00',
    'party_too_small',
    'ok',
  ],
  ['no table at all', setupOf({ tables: [] }), party(), '19:00', 'party_too_large', 'party_too_large'],
  ['above max_party', setupOf({ settings: { max_party: 1 } }), party(), '19:00', 'party_too_large', 'ok'],
  [
    'given tables too small',
    setupOf({ tables: [table({ id: 1 }), table({ id: 2 })] }),
    party({ pax: 9, table_ids: [1, 2] }),
    '19:00',
    'party_too_large',
    'party_too_large',
  ],
]

for (const [situation, setup, asked, time, online, byStaff] of cases)
  test(`decide · ${situation} · online ${online}, staff ${byStaff}`, () => {
    assert.equal(reasonOf(setup, asked, when(time)), online)
    assert.equal(reasonOf(setup, { ...asked, ...staff }, when(time)), byStaff)
  })

test('decide · a blocked guest · after the party size and before the tables, and a warning for staff', () => {
  const guest = { blocked: true }
  const [from, to] = [at(DATE, '19:00'), at(DATE, '23:00')]
  const taken = loadedAt(NOW, [{ table_id: 1, from, to, reservation_id: 1 }])
  assert.equal(reasonOf(plain, party({ ...guest, pax: 5 })), 'party_too_large')
  assert.equal(reasonOf(plain, party(guest), when('19:00'), NOW, taken), 'blocked')
  assert.equal(reasonOf(plain, party({ ...guest, queued: true }), when('19:00'), NOW, taken), 'blocked')
  assert.equal(reasonOf(plain, party({ ...guest, ...staff }), when('19:00'), NOW, taken), 'full')
  const warningsOf = (over: Partial<Party>) => {
    const decision = decide(plain, loadedAt(NOW), prepare(plain, party(over)), when('19:00'))
    return 'seating' in decision ? decision.seating.warnings : decision.refused
  }
  assert.deepEqual(warningsOf({ ...guest, ...staff }), ['blocked'])
  assert.deepEqual(warningsOf(staff), [])
})

test('decide · times around now · past, notice and horizon', () => {
  const start = at(DATE, '19:00')
  assert.equal(reasonOf(plain, party(), when('19:00'), start), 'ok')
  assert.equal(reasonOf(plain, party(), when('19:00'), start + 1), 'past')
  assert.equal(reasonOf(plain, party(staff), when('19:00'), start + 86_400), 'ok')
  assert.equal(reasonOf(plain, party(staff), when('19:00'), start + 86_401), 'past')
  const notice = party({ service: service({ advance_min: 90 }) })
  assert.equal(reasonOf(plain, notice, when('19:00'), start - 90 * 60), 'ok')
  assert.equal(reasonOf(plain, notice, when('19:00'), start - 90 * 60 + 1), 'too_soon')
  const near = party({ service: service({ max_advance: 1 }) })
  assert.equal(reasonOf(plain, near, when('19:00'), at('2026-06-09', '00:00')), 'ok')
  assert.equal(reasonOf(plain, near, when('19:00'), at('2026-06-08', '23:59')), 'too_far')
  assert.equal(reasonOf(plain, { ...near, ...staff }, when('19:00'), at('2026-05-01', '00:00')), 'ok')
})

test('decide · several checks fail · the first in the order of the rules is the reason', () => {
  const closed = service({ days_of_week: [1], max_advance: 0 })
  assert.equal(reasonOf(plain, party({ service: closed, pax: 9 })), 'closed_day')
  assert.equal(reasonOf(plain, party({ service: service({ max_advance: 0 }), pax: 9 })), 'too_far')
})

test('decide · occupied tables · half-open intervals, the moved reservation left out', () => {
  const from = at(DATE, '19:00')
  const one = { table_id: 1, from, to: from + 3600, reservation_id: 7 }
  const taken = loadedAt(NOW, [one])
  assert.equal(reasonOf(plain, party(), when('19:30'), NOW, taken), 'full')
  assert.equal(reasonOf(plain, party(), when('20:00'), NOW, taken), 'ok')
  assert.equal(reasonOf(plain, party(staff), when('19:59'), NOW, taken), 'full')
  assert.equal(reasonOf(plain, party({ moving: 7 }), when('19:30'), NOW, taken), 'ok')
  assert.equal(reasonOf(plain, party({ queued: true }), when('19:30'), NOW, taken), 'ok')
})

test('decide · best choice · least spare seats, single before group, then order of rooms and tables', () => {
  const tables = [
    table({ id: 1, guests_max: 6 }),
    table({ id: 2, guests_max: 4, position: 2 }),
    table({ id: 3, guests_max: 4, position: 1 }),
    table({ id: 4, guests_max: 2 }),
    table({ id: 5, guests_max: 4, group: true, occupies: [4, 6] }),
    table({ id: 6, guests_max: 2, bookable: false }),
  ]
  const setup = setupOf({ tables })
  assert.deepEqual(tablesOf(setup, party({ pax: 2 })), [4])
  assert.deepEqual(tablesOf(setup, party({ pax: 3 })), [3])
  const taken = loadedAt(
    NOW,
    [2, 3].map((table_id) => ({
      table_id,
      from: at(DATE, '18:00'),
      to: at(DATE, '22:00'),
      reservation_id: 9,
    })),
  )
  assert.deepEqual(
    tablesOf(setup, party({ pax: 3 }), taken),
    [5],
    'a group by its own bookable flag, not its members’',
  )
  const reversed = setupOf({ tables: tables.toReversed() })
  assert.deepEqual(tablesOf(reversed, party({ pax: 3 })), [3], 'the order of rows plays no part')
})

test('decide · no room given · the best over all bookable rooms', () => {
  const setup = setupOf({
    rooms: [room({ id: 1, position: 2 }), room({ id: 2, position: 1 }), room({ id: 3, bookable: false })],
    tables: [
      table({ id: 1, room_id: 1 }),
      table({ id: 2, room_id: 2 }),
      table({ id: 3, room_id: 3, guests_max: 2 }),
    ],
  })
  assert.deepEqual(tablesOf(setup, party({ room_id: undefined })), [2])
})

test('decide · staff and a small party · below the minimum only when no table fits by its minimum', () => {
  const setup = setupOf({
    tables: [table({ id: 1, guests_min: 3, guests_max: 4 }), table({ id: 2, guests_min: 1, guests_max: 8 })],
  })
  assert.deepEqual(tablesOf(setup, party({ ...staff })), [2])
  const large = setupOf({ tables: [table({ id: 1, guests_min: 3, guests_max: 4 })] })
  assert.deepEqual(tablesOf(large, party({ ...staff })), [1])
})

test('decide · given tables · taken as they are, a group stands for its members', () => {
  const setup = setupOf({
    tables: [
      table({ id: 1, guests_max: 2 }),
      table({ id: 2, guests_max: 2 }),
      table({ id: 3, group: true, guests_max: 5, occupies: [1, 2] }),
    ],
  })
  const decision = decide(
    setup,
    loadedAt(NOW),
    prepare(setup, party({ pax: 5, table_ids: [3, 3] })),
    when('19:00'),
  )
  assert.ok('seating' in decision)
  assert.deepEqual(decision.seating.choice.occupies, [1, 2])
  assert.deepEqual(decision.seating.choice.table_ids, [3])
})

test('decide · a move · keeps its tables while they fit', () => {
  const setup = setupOf({ tables: [table({ id: 1, guests_max: 6 }), table({ id: 2, guests_max: 2 })] })
  const keep = { room_id: 1, table_ids: [1], occupies: [1], guests_min: 1, guests_max: 6, bookable: true }
  assert.deepEqual(tablesOf(setup, party({ keep })), [1])
  assert.deepEqual(tablesOf(setup, party({ pax: 2, keep: { ...keep, guests_max: 1 } })), [2])
})

test('decide · stays · by party size, by hand, over a clock change elapsed', () => {
  const long = service({
    stay_by_pax: [
      { pax: 2, minutes: 90 },
      { pax: 4, minutes: 120 },
    ],
  })
  const stay = (asked: Party) => {
    const decision = decide(plain, loadedAt(NOW), prepare(plain, asked), when('19:00'))
    return 'seating' in decision ? (decision.seating.end - decision.seating.start) / 60 : undefined
  }
  assert.equal(stay(party({ pax: 1, service: long })), 60)
  assert.equal(stay(party({ pax: 3, service: long })), 90)
  assert.equal(stay(party({ pax: 4, service: long })), 120)
  assert.equal(stay(party({ ...staff, stay: 45, service: long })), 45)
})

test('searchSlots · a service past midnight · the part after midnight is listed under the next date', () => {
  const late = service({ days_of_week: [6], start: 22 * 60, end: 2 * 60 })
  const setup = setupOf({ services: [late] })
  const slots = (date: string) =>
    searchSlots(setup, loadedAt(NOW), prepare(setup, party({ service: late })), dayOf(date))
      .filter((slot) => !slot.refused)
      .map((slot) => slot.minute)
  assert.deepEqual(slots('2026-06-13'), [1320, 1350, 1380, 1410], 'Saturday')
  assert.deepEqual(slots('2026-06-14'), [0, 30, 60], 'Sunday')
  assert.equal(
    reasonOf(setup, party({ service: late }), when('00:30', '2026-06-13')),
    'closed_day',
    'Friday’s service does not run',
  )
})

test('searchSlots · a skipped hour · is not offered and refused as clock_change', () => {
  const night = service({ start: 60, end: 300 })
  const setup = setupOf({ services: [night] })
  const answers = searchSlots(
    setup,
    loadedAt(at('2026-03-20', '12:00')),
    prepare(setup, party({ service: night })),
    dayOf('2026-03-29'),
  )
  assert.deepEqual(
    answers.filter((slot) => slot.refused).map((slot) => [slot.minute, slot.refused]),
    [
      [120, 'clock_change'],
      [150, 'clock_change'],
    ],
  )
})

test('freeChoices · online · bookable singles and groups that are free', () => {
  const setup = setupOf({
    tables: [
      table({ id: 1 }),
      table({ id: 2, bookable: false }),
      table({ id: 3, group: true, guests_max: 8, occupies: [1, 2] }),
    ],
  })
  const ids = freeChoices(setup, loadedAt(NOW), prepare(setup, party()), when('19:00')).flatMap(
    (choice) => choice.table_ids,
  )
  assert.deepEqual(ids, [1, 3])
})

test('decide · auto_group · combines only where no own table or group is free, online guests only', () => {
  const tables = [1, 2, 3].map((id) => table({ id, guests_max: 2 }))
  const setup = setupOf({ rooms: [room({ id: 1, auto_group: true })], tables })
  assert.deepEqual(tablesOf(setup, party({ pax: 4 })), [1, 2])
  assert.deepEqual(tablesOf(setup, party({ pax: 2 })), [1])
  assert.equal(reasonOf(setup, party({ pax: 4, channel: 'GOOGLE' })), 'party_too_large')
  assert.equal(reasonOf(setup, party({ pax: 4, ...staff })), 'party_too_large')
  assert.equal(reasonOf(setup, party({ pax: 7 })), 'party_too_large')
  const taken = loadedAt(NOW, [
    { table_id: 1, from: at(DATE, '18:00'), to: at(DATE, '22:00'), reservation_id: 9 },
  ])
  assert.deepEqual(tablesOf(setup, party({ pax: 4 }), taken), [2, 3])
  assert.equal(reasonOf(setup, party({ pax: 5 }), when('19:00'), NOW, taken), 'full')
  const group = table({ id: 4, group: true, guests_max: 5, occupies: [2, 3] })
  const grouped = setupOf({ rooms: [room({ id: 1, auto_group: true })], tables: [...tables, group] })
  assert.deepEqual(tablesOf(grouped, party({ pax: 4 })), [4], 'its group is free, so it does not combine')
  assert.deepEqual(
    tablesOf(
      grouped,
      party({ pax: 4 }),
      loadedAt(NOW, [{ table_id: 3, from: at(DATE, '18:00'), to: at(DATE, '22:00'), reservation_id: 9 }]),
    ),
    [1, 2],
  )
})

test('decide · auto_group in one room, a larger table in another · least spare seats decide', () => {
  const setup = setupOf({
    rooms: [room({ id: 1, auto_group: true }), room({ id: 2 })],
    tables: [
      table({ id: 1, guests_max: 2 }),
      table({ id: 2, guests_max: 2 }),
      table({ id: 3, room_id: 2, guests_max: 6 }),
    ],
  })
  assert.deepEqual(tablesOf(setup, party({ pax: 4, room_id: undefined })), [1, 2])
  assert.deepEqual(tablesOf(setup, party({ pax: 5, room_id: undefined })), [3])
})

test('decide · auto_group and max_group_tables · not more tables than allowed, minimums summed', () => {
  const tables = [1, 2, 3].map((id) => table({ id, guests_max: 2, guests_min: 2 }))
  const rooms = [room({ id: 1, auto_group: true })]
  assert.equal(
    reasonOf(setupOf({ rooms, tables, settings: { max_group_tables: 2 } }), party({ pax: 6 })),
    'party_too_large',
  )
  assert.equal(reasonOf(setupOf({ rooms, tables }), party({ pax: 6 })), 'ok')
  assert.equal(reasonOf(setupOf({ rooms, tables }), party({ pax: 5 })), 'party_too_small')
})

test('decide · a table given away over a hold that has lapsed · is taken for the whole stay of its party', () => {
  const from = at(DATE, '19:00')
  const loaded = loadedAt(at(DATE, '10:00'), [
    { table_id: 1, from, to: from + 4 * 3600, reservation_id: 9 },
    { table_id: 1, from: from + 1800, to: from + 3600, hold_id: 1, lapses_at: at(DATE, '09:00') },
  ])
  const setup = setupOf({})
  const asked: Party = { channel: 'OCTOTABLE_BOOK', pax: 2, service: service(), room_id: 1 }
  const when = { day: dayOf(DATE), minute: 21 * 60 }
  assert.deepEqual(decide(setup, loaded, prepare(setup, asked), when), { refused: 'full' })
})
