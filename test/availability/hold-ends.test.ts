/** Holds over HTTP: how they end, whose they are, and how many there may be. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { assertError } from '../support/assert-error.ts'
import { addDays, today } from '../support/days.ts'
import {
  bookIn,
  bookedTables,
  colleague,
  expire,
  heldIn,
  isOfferedIn,
  placeIn,
  refused,
  rowsOf,
  takeIn,
} from '../support/holds.ts'
import { assertOccupations } from '../support/occupations.ts'
import { until } from '../support/receiver.ts'
import {
  createRestaurant,
  startTestServer,
  type Answer,
  type Restaurant,
  type TestServer,
} from '../support/server.ts'

let server: TestServer
let house: Restaurant
before(async () => {
  // holds are moved to their end in the database: what the server remembers of a search knows nothing of that
  server = await startTestServer({ SEARCH_MEMORY_MS: '0' })
  house = await createRestaurant(server, [2, 4])
})
after(() => server.stop())

const placeOf = (over: Record<string, unknown> = {}, at: Restaurant = house) => placeIn(at, over)
const take = (place: object, at: Restaurant = house) => takeIn(at, place)
const book = (place: object, at: Restaurant = house) => bookIn(at, place)
const held = (place: object, at: Restaurant = house) => heldIn(at, place)
const isOffered = (start_date: string, query = '', at: Restaurant = house) =>
  isOfferedIn(at, start_date, query)

test('expiry · before anything swept it · the table is free for searches and bookings, the hold is of no use', async () => {
  const place = placeOf()
  const id = await held(place)
  await expire(server, id)
  assert.equal(await isOffered(place.start_date), true)
  refused(await book({ ...place, hold_id: id }), 'hold_expired')
  assertError(await house.api('DELETE', `/bookings/holds/${id}`), 404, 'ResourceNotFoundException')
  bookedTables(await book(place))
  assert.equal(await rowsOf(server, id), 0)
  await assertOccupations(server.sql, house.property)
})

test('expiry · the table of an expired hold · can be held, moved to and taken back', async () => {
  const place = placeOf()
  await expire(server, await held(place))
  const again = await held(place)
  await expire(server, again)
  const early = await book({ ...place, start_hour: '22:00:00' })
  const { id } = early.body.data[0]
  const moved = await house.api('PUT', `/reservations/${id}`, { start_hour: '20:00:00' })
  assert.equal(moved.status, 200, JSON.stringify(moved.body))
  await house.api('DELETE', `/reservations/${id}`)
  const last = await held(place)
  const taken = await house.api('DELETE', `/reservations/${id}?undo=true`)
  assertError(taken, 409, 'StateConflictException')
  assert.match(taken.body.message, /a hold has it/)
  await expire(server, last)
  assert.equal((await house.api('DELETE', `/reservations/${id}?undo=true`)).status, 200)
  await assertOccupations(server.sql, house.property)
})

test('expiry · by the clock of the database · a moved property clock does not matter', async () => {
  const at = await createRestaurant(server, [4])
  const place = placeOf({ start_date: addDays(today(), 9) }, at)
  const id = await held(place, at)
  await server.sql`update properties set clock_offset = 86400, setup_version = setup_version + 1 where id = ${at.property}`
  refused(await book(place, at), 'full')
  bookedTables(await book({ ...place, hold_id: id }, at))
})

test('expiry · the sweep · removes the hold and what it took', async () => {
  const id = await held(placeOf())
  await expire(server, id)
  await until('the sweep', async () => ((await rowsOf(server, id)) === 0 ? true : undefined))
  await assertOccupations(server.sql, house.property)
})

test('give back · a live hold · frees the table and answers the id; again it is 404', async () => {
  const place = placeOf()
  const id = await held(place)
  const answer = await house.api('DELETE', `/bookings/holds/${id}`)
  assert.deepEqual([answer.status, answer.body], [200, { data: [id] }])
  assert.equal(await isOffered(place.start_date), true)
  assertError(await house.api('DELETE', `/bookings/holds/${id}`), 404, 'ResourceNotFoundException')
  refused(await book({ ...place, hold_id: id }), 'hold_expired')
})

test('isolation · another client, or another property of any · can neither use nor give back a hold', async () => {
  const place = placeOf()
  const id = await held(place)
  const other = await colleague(server, house)
  const foreign = await createRestaurant(server, [4])
  for (const stranger of [other, foreign]) {
    const body =
      stranger === foreign ? { ...place, service_id: foreign.dinner, room_id: foreign.room } : place
    refused(await book({ ...body, hold_id: id }, stranger), 'hold_expired')
    assertError(await stranger.api('DELETE', `/bookings/holds/${id}`), 404, 'ResourceNotFoundException')
  }
  bookedTables(await book({ ...place, hold_id: id }))
})

test('Idempotency-Key · a retry · one hold, the same answer; another body 422', async () => {
  const place = placeOf()
  const key = { 'idempotency-key': crypto.randomUUID() }
  const first = await house.api('POST', '/bookings/holds', place, key)
  const second = await house.api('POST', '/bookings/holds', place, key)
  assert.equal(first.status, 201)
  assert.deepEqual(second.body, first.body)
  assert.equal(second.headers.get('idempotent-replayed'), 'true')
  const other = await house.api('POST', '/bookings/holds', { ...place, pax: 1 }, key)
  assertError(other, 422, 'IdempotencyKeyReusedException')
})

test('alias · /booking/holds · takes and gives back the same holds', async () => {
  const taken = await house.api('POST', '/booking/holds', placeOf())
  assert.equal(taken.status, 201)
  assert.equal((await house.api('DELETE', `/booking/holds/${taken.body.data[0].id}`)).status, 200)
})

test('set-up · table, group, room, service or zone changes under a hold · it lapses', async () => {
  const changes: [string, (at: Restaurant, group: number) => Promise<Answer>][] = [
    ['table deleted', (at) => at.api('DELETE', `/room/${at.room}/table/${at.tables[0]}`)],
    ['group deleted', (at, group) => at.api('DELETE', `/room/${at.room}/table/${group}`)],
    [
      'other members',
      (at, group) =>
        at.api('PUT', `/room/${at.room}/table/${group}`, { table_ids: [at.tables[0], at.tables[2]] }),
    ],
    ['room deleted', (at) => at.api('DELETE', `/rooms/${at.room}`)],
    ['service deleted', (at) => at.api('DELETE', `/services/${at.dinner}`)],
    ['zone', (at) => at.api('PUT', `/properties/${at.property}`, { timezone: 'Asia/Tokyo' })],
  ]
  for (const [what, change] of changes) {
    const at = await createRestaurant(server, [2, 2, 2])
    const [a, b] = at.tables
    const group = await at.api('POST', `/room/${at.room}/table`, {
      name: 'Pair',
      group: true,
      table_ids: [a, b],
    })
    const place = placeOf({ pax: 4, start_date: addDays(today(), 4) }, at)
    const id = await held(place, at)
    assert.equal((await change(at, group.body.data[0].id)).status, 200, what)
    assert.equal(await rowsOf(server, id), 0, what)
    const answer = await book({ ...place, hold_id: id }, at)
    assert.ok([400, 404].includes(answer.status), `${what}: ${JSON.stringify(answer.body)}`)
    await assertOccupations(server.sql, at.property)
  }
})

test('set-up · a held table moves to another room · the hold lapses; other holds stay', async () => {
  const at = await createRestaurant(server, [2, 2])
  const room = (await at.api('POST', '/rooms', { name: 'Garden' })).body.data[0].id
  const start_date = addDays(today(), 4)
  const [moved, kept] = [
    await held(placeOf({ pax: 2, table_ids: [at.tables[0]], start_date }, at), at),
    await held(placeOf({ pax: 2, table_ids: [at.tables[1]], start_date }, at), at),
  ]
  const put = await at.api('PUT', `/room/${at.room}/table/${at.tables[0]}`, { room_id: room })
  assert.equal(put.status, 200, JSON.stringify(put.body))
  assert.deepEqual([await rowsOf(server, moved), await rowsOf(server, kept)], [0, 1])
})

test('closure · of the held table · the hold cannot be booked while it lasts', async () => {
  const at = await createRestaurant(server, [4])
  const place = placeOf({ start_date: addDays(today(), 4) }, at)
  const id = await held(place, at)
  const closed = await at.api('POST', '/closures', { start_date: place.start_date, table_ids: at.tables })
  assert.equal(closed.status, 201, JSON.stringify(closed.body))
  refused(await book({ ...place, hold_id: id }, at), 'out_of_order')
  assert.equal((await at.api('DELETE', `/closures/${closed.body.data[0].id}`)).status, 200)
  bookedTables(await book({ ...place, hold_id: id }, at))
})

test('limit · 200 live holds of one client at one property · 429 with Retry-After; others are free', async () => {
  const at = await createRestaurant(server, [2, 4])
  const id = await held(placeOf({ start_date: addDays(today(), 5) }, at), at)
  await server.sql`
    insert into holds (property_id, key, holder, channel, service_id, room_id, table_ids, pax, service_day, start_at, end_at,
      stay, stay_given, pinned, expires_at)
    select property_id, key || n, holder, channel, service_id, room_id, '{}', pax, service_day, start_at, end_at, stay,
      stay_given, pinned, expires_at from holds, generate_series(1, 199) n where key = ${id}`
  const place = placeOf({ start_date: addDays(today(), 6) }, at)
  const answer = await take(place, at)
  assertError(answer, 429, 'TooManyRequestsException')
  assert.match(answer.body.message, /At most 200 holds/)
  const wait = Number(answer.headers.get('retry-after'))
  assert.ok(wait > 200 && wait <= 300, String(wait))
  assert.equal((await take(place, await colleague(server, at))).status, 201)
  assert.equal((await book(placeOf({ start_date: addDays(today(), 7) }, at), at)).status, 201)
})
