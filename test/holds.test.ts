/** Holds over HTTP: what they keep, who may use them, and how they end. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { SCOPES } from '../src/kernel/scopes.ts'
import { assertError, assertField } from './support/assert-error.ts'
import { addDays, today } from './support/days.ts'
import { assertOccupations } from './support/occupations.ts'
import { until } from './support/receiver.ts'
import {
  createAccount,
  createRestaurant,
  send,
  startTestServer,
  PMS,
  type Answer,
  type Restaurant,
  type TestServer,
} from './support/server.ts'

let server: TestServer
let house: Restaurant
before(async () => {
  // holds are moved to their end in the database: what the server remembers of a search knows nothing of that
  server = await startTestServer({ SEARCH_MEMORY_MS: '0' })
  house = await createRestaurant(server, [2, 4])
})
after(() => server.stop())

let dayCount = 1
const freshDay = () => addDays(today(), dayCount++)

interface Place extends Record<string, unknown> {
  start_date: string
}

const placeOf = (over: Record<string, unknown> = {}, at: Restaurant = house): Place => ({
  channel: 'OCTOTABLE_BOOK',
  start_date: freshDay(),
  start_hour: '20:00:00',
  pax: 3,
  service_id: at.dinner,
  room_id: at.room,
  ...over,
})
const guest = { customer: { first_name: 'Ada', email: 'ada@example.com' } }

const take = (place: object, at: Restaurant = house) => at.api('POST', '/bookings/holds', place)
const book = (place: object, at: Restaurant = house) =>
  at.api('POST', '/reservations', { ...guest, ...place })

async function held(place: object, at: Restaurant = house): Promise<string> {
  const { status, body } = await take(place, at)
  assert.equal(status, 201, JSON.stringify(body))
  return body.data[0].id
}

function refused(answer: Answer, reason: string) {
  assertError(answer, 400, 'InvalidBookingTimeException')
  assert.equal(answer.body.error.reason, reason)
}

const bookedTables = ({ status, body }: Answer): number[] => {
  assert.equal(status, 201, JSON.stringify(body))
  return body.data[0].tables.map((table: { id: number }) => table.id)
}

/** Whether an online party of three could still have 20:00. */
async function isOffered(start_date: string, query = '', at: Restaurant = house): Promise<boolean> {
  const path = `/bookings/slots?start_date=${start_date}&pax=3&service_id=${at.dinner}${query}`
  const { status, body } = await at.api('GET', path)
  assert.equal(status, 200, JSON.stringify(body))
  return body.data[0].available_services[0]?.available_slots.includes('20:00:00') ?? false
}

const expire = (id: string) =>
  server.sql`update holds set expires_at = now() - interval '1 millisecond' where key = ${id}`

const rowsOf = async (id: string): Promise<number> =>
  (await server.sql`select from holds where key = ${id}`).length

/** Another client with a grant for the same restaurant. */
async function colleague(at: Restaurant): Promise<Restaurant> {
  const other = await createAccount(server)
  await server.sql`
    insert into grants (property_id, client_id, scopes) select ${at.property}, id, ${[...SCOPES]}::text[] from clients where client_id = ${other.client_id}`
  const headers = { authorization: `Bearer ${other.token}`, property: String(at.property) }
  return {
    ...at,
    token: other.token,
    api: (method, path, body, more) => send(server.url, method, PMS + path, body, { ...headers, ...more }),
  }
}

test('take · a free time · 201 with id, expiry, place and tables; the table is taken', async () => {
  const place = placeOf()
  const { status, body } = await take(place)
  assert.equal(status, 201, JSON.stringify(body))
  const [{ id, expires_at, tables, ...rest }] = body.data
  assert.match(id, /^[\w-]{32}$/)
  assert.match(expires_at, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/)
  assert.deepEqual(
    tables.map((table: { id: number }) => table.id),
    [house.tables[1]],
  )
  assert.deepEqual(rest, {
    start_date: place.start_date,
    start_hour: '20:00:00',
    pax: 3,
    service_id: house.dinner,
    room_id: house.room,
  })
  const [row] = await server.sql`
    select round(date_part('epoch', expires_at - created_at)) as ttl, expires_at = ${expires_at} as same
    from holds where key = ${id}`
  assert.deepEqual(row, { ttl: 300, same: true })
  assert.equal(await isOffered(place.start_date), false)
  const full = await book(place)
  refused(full, 'full')
  assert.ok(full.body.error.alternatives.length > 0)
  refused(await take(place), 'full')
  await assertOccupations(server.sql, house.property)
})

test('take · ttl · from 60 to 900 seconds', async () => {
  for (const ttl of [60, 900]) {
    const id = await held(placeOf({ ttl }))
    const [row] = await server.sql`
      select round(date_part('epoch', expires_at - created_at)) as ttl from holds where key = ${id}`
    assert.equal(row?.['ttl'], ttl)
  }
  for (const ttl of [59, 901, 'long']) assertField(await take(placeOf({ ttl })), 'ttl')
})

test('take · against the rules · refused as a booking would be', async () => {
  refused(await take(placeOf({ start_hour: '18:00:00' })), 'outside_hours')
  refused(await take(placeOf({ start_hour: '20:10:00' })), 'not_a_slot')
  refused(await take(placeOf({ start_date: addDays(today(), -2) })), 'past')
  const large = await take(placeOf({ pax: 9 }))
  assertError(large, 400, 'InvalidPartySizeException')
  assert.equal(large.body.error.reason, 'party_too_large')
  assertError(await take(placeOf({ service_id: 1 })), 404, 'ResourceNotFoundException')
  assertError(await take(placeOf({ room_id: 1 })), 404, 'ResourceNotFoundException')
  assertError(await take(placeOf({ channel: 'PHONE' })), 400, 'InvalidChannelException')
  assertField(await take(placeOf({ waiting_list: true })), 'waiting_list')
  assertField(await take(placeOf({ stay: 90 })), 'stay')
  assertField(await take(placeOf({ channel: 'OCTOTABLE_ADMIN', room_id: undefined })), 'room_id')
  assertField(await take(placeOf({ table_ids: [1] })), 'table_ids')
})

test('take · staff · any minute, given tables and a stay by hand, which the reservation keeps', async () => {
  const [, large] = house.tables
  const place = placeOf({
    channel: 'OCTOTABLE_ADMIN',
    start_hour: '20:10:00',
    stay: 200,
    table_ids: [large],
    pax: 1,
  })
  const id = await held(place)
  const { table_ids: _tables, stay: _stay, ...plain } = place
  const booked = await book({ ...plain, hold_id: id })
  assert.deepEqual(bookedTables(booked), [large])
  assert.match(booked.body.data[0].end_date, /T23:30:00$/)
  const [row] = await server.sql`
    select stay, stay_given, pinned from reservations where property_id = ${house.property} and id = ${booked.body.data[0].id}`
  assert.deepEqual(row, { stay: 200, stay_given: true, pinned: true })
  await assertOccupations(server.sql, house.property)
})

test('book · with the hold · takes its tables over, with event and history; the hold is gone', async () => {
  const place = placeOf({ pax: 2 })
  const blocker = await book({ ...place, table_ids: [house.tables[0]] })
  const id = await held(place)
  // the smaller table would be the best one again; the hold keeps what it has
  await house.api('DELETE', `/reservations/${blocker.body.data[0].id}`)
  const booked = await book({ ...place, hold_id: id })
  assert.deepEqual(bookedTables(booked), [house.tables[1]])
  assert.equal(booked.body.data[0].status, 'CONFIRMED')
  assert.ok(booked.headers.get('etag'))
  const history = await house.api('GET', `/reservations/${booked.body.data[0].id}/history`)
  assert.deepEqual(
    history.body.data.map((entry: { type: string }) => entry.type),
    ['RESERVATION_CREATED'],
  )
  assert.equal(await rowsOf(id), 0)
  refused(await book({ ...place, hold_id: id }), 'hold_expired')
  assertError(await house.api('DELETE', `/bookings/holds/${id}`), 404, 'ResourceNotFoundException')
  await assertOccupations(server.sql, house.property)
})

test('book · with the hold, but something else · hold_expired, and the hold stays', async () => {
  const spare = (await house.api('POST', '/rooms', { name: 'Spare' })).body.data[0].id
  const place = placeOf()
  const id = await held(place)
  for (const other of [
    { start_date: freshDay() },
    { start_hour: '20:30:00' },
    { pax: 2 },
    { service_id: house.lunch },
    { room_id: spare },
    { channel: 'OCTOTABLE_ADMIN' },
    { table_ids: [house.tables[0]] },
    { hold_id: `${id}x` },
    { hold_id: '' },
  ]) {
    const answer = await book({ ...place, hold_id: id, ...other })
    refused(answer, 'hold_expired')
    assert.match(answer.body.message, /hold.*Take a new hold.*hold_id/)
    assert.doesNotMatch(answer.body.message, /no table/)
  }
  assertError(await book({ ...place, hold_id: id, service_id: 1 }), 404, 'ResourceNotFoundException')
  assertField(await book({ ...place, hold_id: id, waiting_list: true }), 'hold_id')
  bookedTables(await book({ ...place, hold_id: id, table_ids: [house.tables[1]] }))
  await house.api('DELETE', `/rooms/${spare}`)
})

test('book · a hold of any room · with the room that it got, or none', async () => {
  for (const room_id of [undefined, house.room]) {
    const place = placeOf({ room_id: undefined })
    const id = await held(place)
    bookedTables(await book({ ...place, hold_id: id, room_id }))
  }
})

test('book · a guest that is refused · leaves the hold as it was', async () => {
  const place = placeOf()
  const id = await held(place)
  const stranger = { customer: { id: 1, first_name: 'Ada', email: 'ada@example.com' } }
  assertError(await book({ ...place, ...stranger, hold_id: id }), 404, 'ResourceNotFoundException')
  assert.equal(await rowsOf(id), 1)
  bookedTables(await book({ ...place, hold_id: id }))
})

test('book · a hold of a group · names the group and takes its members', async () => {
  const at = await createRestaurant(server, [2, 2])
  const made = await at.api('POST', `/room/${at.room}/table`, {
    name: 'Both',
    group: true,
    table_ids: at.tables,
  })
  const place = placeOf({ pax: 4 }, at)
  const id = await held(place, at)
  refused(await book({ ...place, pax: 2 }, at), 'full')
  await assertOccupations(server.sql, at.property)
  assert.deepEqual(bookedTables(await book({ ...place, hold_id: id }, at)), [made.body.data[0].id])
  await assertOccupations(server.sql, at.property)
})

test('slots and rooms · with the hold of the caller · count what it keeps as free', async () => {
  const place = placeOf()
  const id = await held(place)
  const { start_date } = place
  const other = await colleague(house)
  const rooms = async (query: string, at = house) =>
    (
      await at.api(
        'GET',
        `/bookings/rooms?start_date=${start_date}&start_hour=20:00&pax=3&service_id=${at.dinner}${query}`,
      )
    ).body.data[0].length
  assert.equal(await isOffered(start_date), false)
  assert.equal(await isOffered(start_date, `&hold_id=${id}`), true)
  assert.equal(await isOffered(start_date, `&hold_id=${id}`, other), false)
  assert.equal(await isOffered(start_date, '&hold_id=unknown'), false)
  assert.deepEqual([await rooms(''), await rooms(`&hold_id=${id}`)], [0, 1])
  assert.equal(await rooms(`&hold_id=${id}`, other), 0)
  await expire(id)
  assert.equal(await isOffered(start_date), true)
})

test('expiry · before anything swept it · the table is free for searches and bookings, the hold is of no use', async () => {
  const place = placeOf()
  const id = await held(place)
  await expire(id)
  assert.equal(await isOffered(place.start_date), true)
  refused(await book({ ...place, hold_id: id }), 'hold_expired')
  assertError(await house.api('DELETE', `/bookings/holds/${id}`), 404, 'ResourceNotFoundException')
  bookedTables(await book(place))
  assert.equal(await rowsOf(id), 0)
  await assertOccupations(server.sql, house.property)
})

test('expiry · the table of an expired hold · can be held, moved to and taken back', async () => {
  const place = placeOf()
  await expire(await held(place))
  const again = await held(place)
  await expire(again)
  const early = await book({ ...place, start_hour: '22:00:00' })
  const { id } = early.body.data[0]
  const moved = await house.api('PUT', `/reservations/${id}`, { start_hour: '20:00:00' })
  assert.equal(moved.status, 200, JSON.stringify(moved.body))
  await house.api('DELETE', `/reservations/${id}`)
  const last = await held(place)
  const taken = await house.api('DELETE', `/reservations/${id}?undo=true`)
  assertError(taken, 409, 'StateConflictException')
  assert.match(taken.body.message, /a hold has it/)
  await expire(last)
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
  await expire(id)
  await until('the sweep', async () => ((await rowsOf(id)) === 0 ? true : undefined))
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
  const other = await colleague(house)
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
    assert.equal(await rowsOf(id), 0, what)
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
  assert.deepEqual([await rowsOf(moved), await rowsOf(kept)], [0, 1])
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
  assert.equal((await take(place, await colleague(at))).status, 201)
  assert.equal((await book(placeOf({ start_date: addDays(today(), 7) }, at), at)).status, 201)
})
