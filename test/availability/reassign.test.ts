/** Better seating (booking rules, section 9): proposed, performed, and caused by a booking that finds no table. */
import { after, before, beforeEach, test } from 'node:test'
import assert from 'node:assert/strict'
import { assertRefused } from '../support/assert-refused.ts'
import { bookingOf, day, madeBy } from '../support/bookings.ts'
import { assertOccupations } from '../support/occupations.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

let server: TestServer
let house: Restaurant

before(async () => {
  server = await startTestServer()
})
after(() => server.stop())
beforeEach(async () => {
  house = await createRestaurant(server, [2, 4, 6])
})

const guest = { first_name: 'Ada', phone: '+393331112222' }
const post = (over: object = {}) =>
  house.api('POST', '/reservations', bookingOf(house, { customer: guest, ...over }))

const booked = async (over: object = {}): Promise<number> => (await madeBy(post(over))).id

/** A party of the best table's size moves down in number: it keeps a table that is too large for it. */
async function seatedTooWell(pax: number, then: number, over: object = {}): Promise<number> {
  const id = await booked({ pax, ...over })
  const { status } = await house.api('PUT', `/reservations/${id}`, { pax: then, channel: 'OCTOTABLE_ADMIN' })
  assert.equal(status, 200)
  return id
}

const reassign = (query = '', headers = {}) =>
  house.api(
    'POST',
    `/reservations/reassign?date=${day}&service_id=${house.dinner}${query}`,
    undefined,
    headers,
  )
const tablesOf = async (id: number): Promise<number[]> => {
  const { tables } = (await house.api('GET', `/reservations/${id}`)).body.data[0]
  return tables.map((table: { id: number }) => table.id)
}
const table = (size: number) => house.tables[[2, 4, 6].indexOf(size)] ?? 0

test('reassign · two at the table for six · proposed with what it wins, nothing changed', async () => {
  const id = await seatedTooWell(6, 2)
  const { status, body } = await reassign()
  assert.equal(status, 200, JSON.stringify(body))
  const [{ gain, ...proposed }] = body.data
  assert.deepEqual(proposed, {
    date: day,
    service_id: house.dinner,
    applied: false,
    moves: [
      {
        reservation_id: id,
        pax: 2,
        from: [{ id: table(6), name: 'T3' }],
        to: [{ id: table(2), name: 'T1' }],
      },
    ],
  })
  const won = gain.find((one: { pax: number }) => one.pax === 6)
  assert.ok(won.after > won.before)
  assert.deepEqual(await tablesOf(id), [table(6)])
})

test('reassign · applied · everybody sits as proposed, with history and a new version; again: nothing left to win', async () => {
  const [two, four] = [await seatedTooWell(4, 2), await seatedTooWell(6, 4, { start_hour: '20:30' })]
  const { status, body } = await reassign('&apply=true')
  assert.equal(status, 200, JSON.stringify(body))
  assert.equal(body.data[0].applied, true)
  assert.equal(body.data[0].moves.length, 2)
  assert.deepEqual(await tablesOf(two), [table(2)])
  assert.deepEqual(await tablesOf(four), [table(4)])
  const { data: history } = (await house.api('GET', `/reservations/${two}/history`)).body
  assert.deepEqual(
    history.at(-1).changes.map((one: { field: string }) => one.field),
    ['tables'],
  )
  await assertOccupations(server.sql, house.property)
  assert.deepEqual((await reassign('&apply=true')).body.data[0].moves, [])
})

test('reassign · tables given by hand, guests who are there · stay', async () => {
  const pinned = await booked({ table_ids: [table(6)] })
  const there = await seatedTooWell(4, 2)
  await house.api('PATCH', `/reservations/${there}/checkin`)
  assert.deepEqual((await reassign('&apply=true')).body.data[0].moves, [])
  assert.deepEqual(await tablesOf(pinned), [table(6)])
  assert.deepEqual(await tablesOf(there), [table(4)])
})

test('reassign · a closed table · nobody is moved to it', async () => {
  const id = await seatedTooWell(6, 2)
  const closure = { start_date: day, end_date: day, table_ids: [table(2)], reason: 'wobbles' }
  assert.equal((await house.api('POST', '/closures', closure)).status, 201)
  await reassign('&apply=true')
  assert.deepEqual(await tablesOf(id), [table(4)])
})

test('reassign · the same Idempotency-Key with another query · is 422; the same again replays', async () => {
  await seatedTooWell(6, 2)
  const key = { 'idempotency-key': 'seats' }
  const first = await reassign('&apply=true', key)
  const again = await reassign('&apply=true', key)
  assert.deepEqual(again.body, first.body)
  assert.equal(again.headers.get('idempotent-replayed'), 'true')
  assert.equal((await reassign('', key)).status, 422)
})

test('reassign · wrong input, an unknown service · 400, 404', async () => {
  assert.equal((await house.api('POST', '/reservations/reassign')).status, 400)
  assert.equal(
    (await house.api('POST', `/reservations/reassign?date=x&service_id=${house.dinner}`)).status,
    400,
  )
  assert.equal((await house.api('POST', `/reservations/reassign?date=${day}&service_id=4000000`)).status, 404)
})

test('reassign · the first and the last day of the calendar · nobody to move, no fault', async () => {
  for (const date of ['0001-01-01', '9999-12-31']) {
    const { status, body } = await house.api(
      'POST',
      `/reservations/reassign?date=${date}&service_id=${house.dinner}`,
    )
    assert.equal(status, 200, JSON.stringify(body))
    assert.deepEqual(body.data[0].moves, [])
  }
})

const allowMoves = async (reseat: boolean) => {
  const { status, body } = await house.api('PUT', `/properties/${house.property}`, { settings: { reseat } })
  assert.equal(status, 200, JSON.stringify(body))
}

test('book · full, others could move, not allowed · refused as full', async () => {
  await seatedTooWell(6, 2)
  assertRefused(await post({ pax: 6 }), 400, 'INVALID_BOOKING_TIME', /no table/i)
})

test('book · full, others may move · seated by the fewest moves, told by the system; never offered in advance', async () => {
  await allowMoves(true)
  const id = await seatedTooWell(6, 2)
  const slots = (await house.api('GET', `/bookings/slots?start_date=${day}&pax=6`)).body.data[0]
  const dinner = slots.available_services.find((one: { id: number }) => one.id === house.dinner)
  assert.ok(!dinner?.available_slots.includes('20:00:00'))
  const six = await booked({ pax: 6, channel: 'OCTOTABLE_BOOK' })
  assert.deepEqual(await tablesOf(six), [table(6)])
  assert.deepEqual(await tablesOf(id), [table(2)])
  const { data: history } = (await house.api('GET', `/reservations/${id}/history`)).body
  assert.equal(history.at(-1).actor, 'system')
  await assertOccupations(server.sql, house.property)
})

test('book · others may move, but those in the way stay · refused, nothing changed', async () => {
  await allowMoves(true)
  const pinned = await booked({ table_ids: [table(6)] })
  assertRefused(await post({ pax: 6 }), 400, 'INVALID_BOOKING_TIME', /no table/i)
  assert.deepEqual(await tablesOf(pinned), [table(6)])
})

for (const sold_out of ['ACCEPT', 'WAIT'])
  test(`book · full, others may move, the room does ${sold_out} · gets a table all the same`, async () => {
    await house.api('PUT', `/rooms/${house.room}`, { sold_out })
    const id = await seatedTooWell(6, 2)
    const without = await booked({ pax: 6, channel: 'OCTOTABLE_BOOK' })
    assert.deepEqual(await tablesOf(without), [], 'moves are not allowed yet')
    await house.api('DELETE', `/reservations/${without}`)
    await allowMoves(true)
    const six = await booked({ pax: 6, channel: 'OCTOTABLE_BOOK' })
    assert.deepEqual([await tablesOf(six), await tablesOf(id)], [[table(6)], [table(2)]])
    const next = await booked({ pax: 6, channel: 'OCTOTABLE_BOOK' })
    assert.deepEqual(await tablesOf(next), [], 'nobody is left who could move')
    await assertOccupations(server.sql, house.property)
  })

test('book · others may move, somebody waits for that time already · waits too, nobody moves', async () => {
  await house.api('PUT', `/rooms/${house.room}`, { sold_out: 'WAIT' })
  const id = await seatedTooWell(6, 2)
  const online = {
    pax: 6,
    channel: 'OCTOTABLE_BOOK',
    customer: { first_name: 'Bea', email: 'bea@example.com' },
  }
  const first = await booked(online)
  await allowMoves(true)
  const second = await booked(online)
  for (const waiting of [first, second]) assert.deepEqual(await tablesOf(waiting), [])
  assert.deepEqual(await tablesOf(id), [table(6)])
  const asked = await booked({ ...online, start_hour: '21:00', waiting_list: true })
  assert.deepEqual(await tablesOf(asked), [], 'who asks to be queued is queued')
})

test('book · full, the one in the way fits at joined tables only · moves there where the room joins them', async () => {
  house = await createRestaurant(server, [2, 2, 6])
  const [one = 0, two = 0, six = 0] = house.tables
  await allowMoves(true)
  const id = await booked({ pax: 4, channel: 'OCTOTABLE_BOOK' })
  assertRefused(await post({ pax: 6 }), 400, 'INVALID_BOOKING_TIME', /no table/i)
  await house.api('PUT', `/rooms/${house.room}`, { auto_group: true })
  const large = await booked({ pax: 6 })
  assert.deepEqual([await tablesOf(large), await tablesOf(id)], [[six], [one, two]])
  await assertOccupations(server.sql, house.property)
})

test('reassign and bookings at once · a table each, no error', async () => {
  for (const [n, hour] of ['19:00', '20:00', '21:00'].entries())
    await seatedTooWell(6 - 2 * (n % 2), 2, { start_hour: hour })
  const answers = await Promise.all(
    ['19:00', '20:00', '21:00', '22:00'].flatMap((start_hour) => [
      post({ start_hour, pax: 4 }),
      reassign('&apply=true'),
      post({ start_hour, pax: 6 }),
    ]),
  )
  for (const { status, body } of answers) assert.ok([200, 201, 400].includes(status), JSON.stringify(body))
  await assertOccupations(server.sql, house.property)
})
