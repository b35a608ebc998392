/** Closures over HTTP: what they close, whom they hit, what they are answered with. */
import { after, before, beforeEach, test } from 'node:test'
import assert from 'node:assert/strict'
import { assertError, assertField } from '../support/assert-error.ts'
import { assertRefused } from '../support/assert-refused.ts'
import { day, madeBy, onlineOf } from '../support/bookings.ts'
import { addDays, today } from '../support/days.ts'
import { insertReservationRow } from '../support/reservation-row.ts'
import {
  createRestaurant,
  startTestServer,
  type Answer,
  type Restaurant,
  type TestServer,
} from '../support/server.ts'

let server: TestServer
/** another server on the same database */
let second: TestServer
let house: Restaurant
before(async () => {
  server = await startTestServer()
  second = await startTestServer({ PUBLIC_URL: server.url }, server.databaseUrl)
})
after(async () => {
  await second.stop()
  await server.stop()
})
beforeEach(async () => {
  house = await createRestaurant(server, [2, 4])
})

const DINNER = ['19:00:00', '19:30:00', '20:00:00', '20:30:00', '21:00:00', '21:30:00', '22:00:00']

const close = (body: object = {}) => house.api('POST', '/closures', { start_date: day, ...body })
const closed = (body: object = {}) => madeBy(close(body))
const book = (over: object = {}): Promise<Answer> =>
  house.api('POST', '/reservations', onlineOf(house, { channel: 'OCTOTABLE_ADMIN', ...over }))
const booked = async (over: object = {}): Promise<number> => (await madeBy(book(over))).id
const affectedBy = async (body: object) => (await closed(body)).affected.map(({ id }: { id: number }) => id)
const outOfOrder = (answer: Answer) =>
  assert.deepEqual(
    [answer.status, answer.body.error?.reason],
    [400, 'out_of_order'],
    JSON.stringify(answer.body),
  )

test('createClosure · a date alone · is 201 and closes everything on that day', async () => {
  const { status, body } = await close()
  assert.equal(status, 201)
  const { id, created_at, author, ...rest } = body.data[0]
  assert.match(author, /^client:\d+$/)
  assert.match(created_at, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/)
  assert.deepEqual(rest, { start_date: day, end_date: day, affected: [] })
  const refused = await book()
  outOfOrder(refused)
  assertError(refused, 400, 'InvalidBookingTimeException')
  assert.match(refused.body.message, /time .*service/)
  assert.ok(refused.body.error.alternatives.length > 0)
  assert.ok(refused.body.error.alternatives.every((one: { start_date: string }) => one.start_date !== day))
  outOfOrder(await book({ channel: 'OCTOTABLE_BOOK', start_hour: '12:00', service_id: house.lunch }))
  await booked({ start_date: addDays(day, 1) })
  assert.deepEqual((await house.api('GET', `/closures/${id}`)).body.data, [
    { id, created_at, author, start_date: day, end_date: day },
  ])
})

test('createClosure · every field · comes back in order, each once', async () => {
  const [first = 0, other = 0] = house.tables
  const {
    id: _id,
    created_at: _at,
    author: _author,
    ...rest
  } = await closed({
    end_date: addDays(day, 2),
    service_ids: [house.dinner, house.lunch, house.dinner],
    slots: ['20:00', '19:00', '20:00:00'],
    room_ids: [house.room],
    table_ids: [other, first],
    reason: 'Flood',
  })
  assert.deepEqual(rest, {
    start_date: day,
    end_date: addDays(day, 2),
    service_ids: [house.lunch, house.dinner].sort((a, b) => a - b),
    slots: ['19:00:00', '20:00:00'],
    room_ids: [house.room],
    table_ids: [first, other].sort((a, b) => a - b),
    reason: 'Flood',
    affected: [],
  })
})

test('createClosure · input that does not fit · is 400 and says which field', async () => {
  const cases: [string, object][] = [
    ['start_date', { start_date: undefined }],
    ['start_date', { start_date: '2026-02-30' }],
    ['end_date', { end_date: addDays(day, -1) }],
    ['service_ids', { service_ids: [] }],
    ['room_ids', { room_ids: [] }],
    ['table_ids', { table_ids: [] }],
    ['slots', { slots: [] }],
    ['slots[0]', { slots: ['25:00'] }],
    ['slots', { slots: ['20:00', '17:00'] }],
    ['slots', { slots: ['12:00'], service_ids: [house.dinner] }],
    ['service_ids', { service_ids: [house.dinner, 4_000_000_000] }],
    ['room_ids', { room_ids: [4_000_000_000] }],
    ['table_ids', { table_ids: [4_000_000_000] }],
    ['reason', { reason: 'x'.repeat(2001) }],
  ]
  for (const [path, body] of cases) assertField(await close(body), path, JSON.stringify(body))
  const annex = (await house.api('POST', '/rooms', { name: 'Annex' })).body.data[0].id
  assertField(await close({ room_ids: [annex], table_ids: house.tables }), 'table_ids')
  const stranger = await createRestaurant(server)
  for (const foreign of [
    { room_ids: [stranger.room] },
    { table_ids: [stranger.tables[0]] },
    { service_ids: [stranger.dinner] },
  ])
    assertField(await close(foreign), Object.keys(foreign)[0] ?? '')
  assert.deepEqual((await house.api('GET', '/closures')).body, { data: [] })
})

test('createClosure · on another server · holds at once on this one', async () => {
  await booked({ start_hour: '12:00', service_id: house.lunch })
  await second.ctx.setups.of(second.sql, house.property)
  await closed()
  const query = `/bookings/slots?start_date=${day}`
  for (const { url } of [server, second]) {
    const answer = await fetch(`${url}/octotable-pms/api/v2${query}`, {
      headers: { authorization: `Bearer ${house.token}`, property: String(house.property) },
    })
    const body = JSON.parse(await answer.text())
    assert.deepEqual(body.data, [{ day, available_services: [] }], url)
  }
})

test('slots · part closed · are offered exactly where they can be booked', async () => {
  await closed({ slots: ['20:00', '21:30'], service_ids: [house.dinner] })
  await closed({ slots: ['19:00'], table_ids: [house.tables[0]] })
  await closed({ service_ids: [house.lunch] })
  const path = `/bookings/slots?start_date=${day}&pax=2&reasons=true`
  const [lunch, dinner] = (await house.api('GET', path)).body.data[0].available_services
  assert.deepEqual(lunch.available_slots, [])
  assert.deepEqual(dinner.available_slots, ['19:00:00', '19:30:00', '20:30:00', '21:00:00', '22:00:00'])
  assert.deepEqual(dinner.refused_slots, [
    { time: '20:00:00', reason: 'out_of_order' },
    { time: '21:30:00', reason: 'out_of_order' },
  ])
  for (const start_hour of DINNER) {
    const answer = await book({ channel: 'OCTOTABLE_BOOK', start_hour })
    if (!dinner.available_slots.includes(start_hour)) outOfOrder(answer)
    else {
      assert.equal(answer.status, 201, start_hour)
      const { id, tables } = answer.body.data[0]
      assert.equal(tables[0].id, house.tables[start_hour === '19:00:00' ? 1 : 0], start_hour)
      await house.api('DELETE', `/reservations/${id}`)
    }
  }
})

test('slots · out_of_order=true · a start is disabled only when every table of every room is closed', async () => {
  const annex = (await house.api('POST', '/rooms', { name: 'Annex' })).body.data[0].id
  await house.api('POST', `/room/${annex}/table`, { name: 'A1' })
  await closed({ slots: ['19:00', '19:30'], room_ids: [house.room] })
  await closed({ slots: ['19:30'], room_ids: [annex] })
  await closed({ service_ids: [house.lunch] })
  for (const name of ['out_of_order', 'out_of_service']) {
    const path = `/bookings/slots?start_date=${day}&pax=2&room_id=${house.room}&${name}=true`
    const [lunch, dinner] = (await house.api('GET', path)).body.data[0].available_services
    assert.ok(lunch.slots.every((slot: { disabled: boolean }) => slot.disabled))
    assert.deepEqual(
      dinner.slots.map((slot: { time: string; disabled: boolean }) => [slot.time, slot.disabled]),
      DINNER.map((time) => [time, time === '19:30:00']),
    )
    assert.deepEqual(dinner.available_slots, DINNER.slice(2), 'its meaning stays')
  }
})

test('free tables and rooms · closed ones · are not among them', async () => {
  const [small, large] = house.tables
  await closed({ table_ids: [small], slots: ['20:00'] })
  const when = `start_date=${day}&start_hour=20:00&pax=2&service_id=${house.dinner}`
  const [rooms] = (await house.api('GET', `/bookings/rooms?${when}`)).body.data
  assert.deepEqual(
    rooms[0].tables.map(({ id }: { id: number }) => id),
    [large],
  )
  const tables = (await house.api('GET', `/room/${house.room}/tables?${when}`)).body.data
  assert.deepEqual(
    tables.map(({ id, free }: { id: number; free: boolean }) => [id, free]),
    [
      [small, false],
      [large, true],
    ],
  )
})

test('createClosure · reservations that it hits · stay as they are and are listed, until they have left', async () => {
  const [small, large] = house.tables
  const early = await booked({ start_hour: '19:00', table_ids: [small] })
  const hit = await booked({ start_hour: '20:00', table_ids: [small] })
  const beside = await booked({ start_hour: '20:15', table_ids: [large] })
  const lunch = await booked({ start_hour: '12:00', service_id: house.lunch, table_ids: [small] })
  const queued = await booked({ start_hour: '21:00', waiting_list: true })
  const cancelled = await booked({ start_hour: '21:00', table_ids: [small] })
  await house.api('DELETE', `/reservations/${cancelled}`)
  const left = await booked({ start_hour: '21:30', table_ids: [small] })
  await house.api('PATCH', `/reservations/${left}/checkout`)
  assert.deepEqual(await affectedBy({}), [lunch, early, hit, beside, queued])
  assert.deepEqual(await affectedBy({ service_ids: [house.lunch] }), [lunch])
  assert.deepEqual(await affectedBy({ slots: ['20:00'] }), [hit, beside])
  assert.deepEqual(await affectedBy({ table_ids: [small] }), [lunch, early, hit])
  assert.deepEqual(await affectedBy({ start_date: addDays(day, 1) }), [])
  const { data } = (await house.api('GET', `/reservations/${hit}`)).body
  assert.deepEqual([data[0].status, data[0].tables[0].id, data[0].version], ['CONFIRMED', small, 1])
})

test('createClosure · a member of a seated group, a start after midnight · are hit', async () => {
  const group = await house.api('POST', `/room/${house.room}/table`, {
    name: 'Both',
    group: true,
    table_ids: house.tables,
  })
  const seated = await booked({ table_ids: [group.body.data[0].id], pax: 6 })
  assert.deepEqual(await affectedBy({ table_ids: [house.tables[1]], slots: ['20:00'] }), [seated])
  const night = (
    await house.api('POST', '/services', {
      name: 'Night',
      start_time: '22:00',
      end_time: '03:00',
      days_of_week: ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'],
    })
  ).body.data[0].id
  const late = await booked({ service_id: night, start_date: addDays(day, 1), start_hour: '00:40' })
  assert.deepEqual(await affectedBy({ service_ids: [night], slots: ['00:30'] }), [late])
  assert.deepEqual(await affectedBy({ service_ids: [night], start_date: addDays(day, 1) }), [])
})

test('createClosure · a reservation that is over by the clock · is not hit', async () => {
  const row = { service: house.dinner, room: house.room, tables: [house.tables[0] ?? 0] }
  const over = await insertReservationRow(server.sql, house.property, { ...row, starts_in: -120 })
  const sits = await insertReservationRow(server.sql, house.property, { ...row, starts_in: -30 })
  const hit = await affectedBy({ start_date: addDays(today('UTC'), -1), end_date: day })
  assert.deepEqual([hit.includes(over), hit.includes(sits)], [false, true])
})

test('a reservation that a closure hits · notes and check-in go on, a move there is refused, away it passes', async () => {
  const id = await booked()
  await closed()
  const change = (body: object) => house.api('PUT', `/reservations/${id}`, body)
  assert.equal((await change({ notes: 'by the window' })).status, 200)
  outOfOrder(await change({ start_hour: '21:00' }))
  outOfOrder(await change({ pax: 3 }))
  assert.equal((await house.api('PATCH', `/reservations/${id}/checkin`)).status, 200)
  assert.equal((await house.api('PATCH', `/reservations/${id}/checkin?undo=true`)).status, 200)
  await house.api('DELETE', `/reservations/${id}`)
  assert.equal(
    (await house.api('DELETE', `/reservations/${id}?undo=true`)).status,
    200,
    'closures are not asked',
  )
  assert.equal((await change({ start_date: addDays(day, 1) })).status, 200)
})

test('decide · a queued party whose time is closed · is 409 with the reason', async () => {
  const id = await booked({ waiting_list: true })
  await closed()
  const answer = await house.api('PATCH', `/reservations/${id}?status=CONFIRMED`)
  assertRefused(answer, 409, 'STATE_CONFLICT', /out of order/)
  assert.equal(answer.body.error.reason, 'out_of_order')
})

test('updateClosure · some fields · the rest stays, null means all, and what it hits is listed', async () => {
  const hit = await booked()
  const { id, affected } = await closed({
    slots: ['19:00'],
    table_ids: [house.tables[1]],
    reason: 'Painting',
  })
  assert.deepEqual(affected, [])
  const put = (body: object) => house.api('PUT', `/closures/${id}`, body)
  const opened = (await put({ slots: null, end_date: addDays(day, 1) })).body.data[0]
  assert.equal('slots' in opened, false)
  assert.deepEqual([opened.end_date, opened.reason, opened.affected], [addDays(day, 1), 'Painting', []])
  assert.deepEqual((await put({ table_ids: null })).body.data[0].affected, [{ id: hit }])
  outOfOrder(await book({ start_date: addDays(day, 1) }))
  assert.equal((await put({ end_date: null })).body.data[0].end_date, day, 'one day again')
  await booked({ start_date: addDays(day, 1) })
  assertField(await put({ start_date: addDays(day, 1) }), 'end_date')
  assertField(await put({ slots: ['03:00'] }), 'slots')
  assertField(await put({ room_ids: [1] }), 'room_ids')
  assertError(await house.api('PUT', '/closures/1', {}), 404, 'ResourceNotFoundException')
})

test('updateClosure · services have other hours by now · other fields can still change', async () => {
  const { id } = await closed({ slots: ['22:00'], service_ids: [house.dinner] })
  await house.api('PUT', `/services/${house.dinner}`, { end_time: '21:00' })
  assert.equal((await house.api('PUT', `/closures/${id}`, { reason: 'Later' })).status, 200)
  assertField(await house.api('PUT', `/closures/${id}`, { slots: ['22:00'] }), 'slots')
})

test('deleteClosure · opens again at once; a second time 404', async () => {
  const { id } = await closed()
  outOfOrder(await book())
  const { status, body } = await house.api('DELETE', `/closures/${id}`)
  assert.deepEqual([status, body], [200, { data: [id] }])
  await booked()
  assertError(await house.api('DELETE', `/closures/${id}`), 404, 'ResourceNotFoundException')
  assertError(await house.api('GET', `/closures/${id}`), 404, 'ResourceNotFoundException')
})

test('listClosures · by days and page by page · those that touch the days, by start', async () => {
  const later = (await closed({ start_date: addDays(day, 10), end_date: addDays(day, 20) })).id
  const first = (await closed({ end_date: addDays(day, 2) })).id
  const other = (await closed()).id
  const list = async (query: string) => (await house.api('GET', `/closures?${query}`)).body
  const idsOf = (answer: { data: { id: number }[] }) => answer.data.map(({ id }) => id)
  assert.deepEqual(idsOf(await list('')), [first, other, later])
  assert.deepEqual(idsOf(await list(`start_date=${addDays(day, 1)}&end_date=${addDays(day, 9)}`)), [first])
  assert.deepEqual(idsOf(await list(`start_date=${addDays(day, 20)}`)), [later])
  assert.deepEqual(idsOf(await list(`end_date=${addDays(day, -1)}`)), [])
  const page = await list('limit=2')
  assert.deepEqual(idsOf(page), [first, other])
  const rest = await list(`limit=2&next_cursor=${encodeURIComponent(page.next_cursor)}`)
  assert.deepEqual([idsOf(rest), rest.next_cursor], [[later], undefined])
  const wrong = await house.api('GET', `/closures?next_cursor=${encodeURIComponent(page.next_cursor)}x`)
  assertError(wrong, 400, 'InvalidCursorException')
  const stranger = await createRestaurant(server)
  assert.deepEqual((await stranger.api('GET', '/closures')).body, { data: [] })
  for (const method of ['GET', 'PUT', 'DELETE'])
    assert.equal(
      (await stranger.api(method, `/closures/${first}`, method === 'PUT' ? {} : undefined)).status,
      404,
    )
})

test('delete what closures name · they lose it, and one that names nothing else goes', async () => {
  const [small = 0, large = 0] = house.tables
  const group = (
    await house.api('POST', `/room/${house.room}/table`, {
      name: 'Both',
      group: true,
      table_ids: house.tables,
    })
  ).body.data[0].id
  const annex = (await house.api('POST', '/rooms', { name: 'Annex' })).body.data[0].id
  const both = (await closed({ table_ids: [small, large, group] })).id
  const one = (await closed({ table_ids: [small] })).id
  const rooms = (await closed({ room_ids: [house.room, annex] })).id
  const room = (await closed({ room_ids: [annex] })).id
  const services = (await closed({ service_ids: [house.lunch, house.dinner], slots: ['20:00'] })).id
  const service = (await closed({ service_ids: [house.lunch] })).id
  const read = async (id: number) => (await house.api('GET', `/closures/${id}`)).body.data?.[0]
  assert.equal((await house.api('DELETE', `/room/${house.room}/table/${small}`)).status, 200)
  assert.deepEqual((await read(both)).table_ids, [large], 'its group goes with it')
  assert.equal(await read(one), undefined)
  assert.equal((await house.api('DELETE', `/rooms/${annex}`)).status, 200)
  assert.deepEqual((await read(rooms)).room_ids, [house.room])
  assert.equal(await read(room), undefined)
  assert.equal((await house.api('DELETE', `/services/${house.lunch}`)).status, 200)
  assert.deepEqual((await read(services)).service_ids, [house.dinner])
  assert.equal(await read(service), undefined)
  await house.api('DELETE', `/rooms/${house.room}`)
  assert.deepEqual([await read(both), await read(rooms)], [undefined, undefined], 'a room takes its tables')
})

test('closures of a sandbox · five hundred · are as many as it may have', async () => {
  await server.sql`
    insert into closures (property_id, start_date, end_date, author)
    select ${house.property}, '2020-01-01', '2020-01-01', 'system' from generate_series(1, 500)`
  assertRefused(await close(), 403, 'PROPERTY_FORBIDDEN', /at most 500 closures/)
})

test('the remembered set-up · closures and special days long over · are not part of it', async () => {
  const add = (start_date: string) => closed({ start_date })
  await add(addDays(today(), -30))
  await house.api('POST', '/special-days', {
    service_id: house.dinner,
    date: addDays(today(), -30),
    closed: true,
  })
  await add(addDays(today(), -1))
  const setup = await server.ctx.setups.of(server.sql, house.property)
  assert.equal(setup.closures.length, 1)
  assert.equal(setup.services.get(house.dinner)?.special_days.size, 0)
})
