import { test } from 'node:test'
import assert from 'node:assert/strict'
import type { Hold } from '../availability/hold.ts'
import { Refusal } from '../kernel/refusal.ts'
import { dayOf } from '../kernel/time.ts'
import { at, loadedAt, room, service, setupOf, table } from '../../test/support/setup.ts'
import {
  chainWith,
  guestHolder,
  isFor,
  ownHold,
  refuseTooMany,
  seatsOf,
  type Held,
  type Wish,
} from './rules.ts'

const setup = setupOf({})
const hold: Hold = {
  id: 7,
  key: 'k',
  holder: 'client:1',
  channel: 'OCTOTABLE_BOOK',
  service_id: 1,
  service_day: dayOf('2026-05-15'),
  pax: 2,
  room_id: 1,
  table_ids: [1, 2],
  occupies: [1, 2],
  start: at('2026-05-15', '20:00:00'),
  end: at('2026-05-15', '21:00:00'),
  stay: 60,
  stay_given: false,
  pinned: false,
  lapses_at: 1000,
}
const when = { day: dayOf('2026-05-15'), minute: 20 * 60 }
const body = { pax: 2, service_id: 1 }
const wish: Wish = { channel: 'OCTOTABLE_BOOK', when, body }

test('own hold · by key and holder, until the instant at which it lapses', () => {
  const loaded = { ...loadedAt(999), holds: [hold] }
  assert.equal(ownHold(loaded, 'client:1', 'k'), hold)
  assert.equal(ownHold(loaded, 'client:2', 'k'), undefined)
  assert.equal(ownHold(loaded, 'client:1', 'x'), undefined)
  assert.equal(ownHold(loaded, 'client:1', undefined), undefined)
  assert.equal(ownHold({ ...loaded, now: 1000 }, 'client:1', 'k'), undefined)
})

test('is for · what is left out is the hold’s; anything else has to be equal', () => {
  const good: Wish['body'][] = [
    body,
    { ...body, room_id: 1 },
    { ...body, stay: 60 },
    { ...body, table_ids: [] },
    { ...body, table_ids: [2, 1, 2] },
  ]
  for (const one of good) assert.ok(isFor(hold, setup, { ...wish, body: one }), JSON.stringify(one))
  const bad: Wish['body'][] = [
    { ...body, pax: 3 },
    { ...body, service_id: 2 },
    { ...body, room_id: 2 },
    { ...body, stay: 61 },
    { ...body, table_ids: [1] },
    { ...body, table_ids: [1, 3] },
    { ...body, table_ids: [1, 2, 3] },
  ]
  for (const one of bad) assert.ok(!isFor(hold, setup, { ...wish, body: one }), JSON.stringify(one))
  assert.ok(!isFor(hold, setup, { ...wish, channel: 'OCTOTABLE_ADMIN' }))
  assert.ok(!isFor(hold, setup, { ...wish, when: { ...when, minute: when.minute + 30 } }))
  assert.ok(!isFor(hold, setup, { ...wish, when: { ...when, day: when.day + 1 } }))
})

test('seats · single tables that guests can book, in rooms that serve it', () => {
  const several = setupOf({
    rooms: [room({ id: 1 }), room({ id: 2 }), room({ id: 3, bookable: false })],
    tables: [
      table({ id: 1, guests_max: 4 }),
      table({ id: 2, guests_max: 2, bookable: false }),
      table({ id: 3, guests_max: 6, group: true, occupies: [1, 2] }),
      table({ id: 4, guests_max: 8, room_id: 2 }),
      table({ id: 5, guests_max: 9, room_id: 3 }),
    ],
  })
  assert.equal(seatsOf(several, service()), 12)
  assert.equal(seatsOf(several, service({ room_ids: [2, 3] })), 8)
  assert.equal(seatsOf(several, service({ room_ids: [] })), 0)
})

const held = (over: Partial<Held> = {}): Held => ({
  at: 10_000,
  own: 0,
  of_address: 0,
  covers: 0,
  next_expiry: null,
  chain: null,
  ...over,
})
const client = { name: 'client:1' }
const guest = guestHolder('secret', '192.0.2.1')

const waitOf = (work: () => void): number | undefined => {
  try {
    work()
    return undefined
  } catch (error) {
    assert.ok(error instanceof Refusal && error.code === 'too_many_requests', String(error))
    return error.detail.retryAfter
  }
}

test('limits · guests at 2, 5 and a fifth of the seats, clients at 200; retry after the next expiry', () => {
  const cases: [typeof client, Partial<Held>, number, number, boolean][] = [
    [guest, { own: 1 }, 2, 100, true],
    [guest, { own: 2 }, 2, 100, false],
    [guest, { of_address: 4 }, 2, 100, true],
    [guest, { of_address: 5 }, 2, 100, false],
    [guest, { covers: 18 }, 2, 100, true],
    [guest, { covers: 19 }, 2, 100, false],
    [guest, {}, 50, 10, true],
    [guest, { covers: 1 }, 2, 10, false],
    [client, { own: 199, of_address: 99, covers: 99 }, 2, 10, true],
    [client, { own: 200 }, 2, 1000, false],
  ]
  for (const [who, over, pax, seats, allowed] of cases) {
    const wait = waitOf(() => refuseTooMany(who, held({ ...over, next_expiry: 10_041.2 }), pax, seats))
    assert.equal(wait, allowed ? undefined : 42, JSON.stringify([who, over]))
  }
})

test('chain · begins, goes on from its first start, ends after 900 s, begins again after a pause as long', () => {
  assert.deepEqual(chainWith(held(), 300), { started_at: 10_000, until: 10_300, expires_at: 10_300 })
  const chain = { started_at: 9_400, until: 9_900 }
  assert.deepEqual(chainWith(held({ chain }), 200), { started_at: 9_400, until: 10_200, expires_at: 10_200 })
  assert.deepEqual(chainWith(held({ chain }), 900), { started_at: 9_400, until: 10_300, expires_at: 10_300 })
  const longer = { started_at: 9_400, until: 10_250 }
  assert.equal(chainWith(held({ chain: longer }), 60).until, 10_250)
  const over = { started_at: 9_100, until: 9_950 }
  assert.equal(
    waitOf(() => chainWith(held({ chain: over }), 60)),
    850,
  )
  const past = { started_at: 8_000, until: 9_100 }
  assert.equal(chainWith(held({ chain: past }), 60).started_at, 10_000)
})

test('guest holder · the session is hashed, the address kept', () => {
  assert.match(guest.name, /^guest:[\w-]{43}$/)
  assert.equal(guest.address, '192.0.2.1')
  assert.notEqual(guestHolder('other', '192.0.2.1').name, guest.name)
})
