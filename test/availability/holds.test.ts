/** Holds over HTTP: what they keep, and who may use them. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { assertError, assertField } from '../support/assert-error.ts'
import { addDays, today } from '../support/days.ts'
import {
  bookIn,
  bookedTables,
  colleague,
  expire,
  freshDay,
  heldIn,
  isOfferedIn,
  placeIn,
  refused,
  rowsOf,
  takeIn,
} from '../support/holds.ts'
import { assertOccupations } from '../support/occupations.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

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
  assert.equal(await rowsOf(server, id), 0)
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
  assert.equal(await rowsOf(server, id), 1)
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
  const other = await colleague(server, house)
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
  await expire(server, id)
  assert.equal(await isOffered(start_date), true)
})
