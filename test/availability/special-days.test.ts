/** Special days over HTTP. */
import { after, before, beforeEach, test } from 'node:test'
import assert from 'node:assert/strict'
import { assertError, assertField } from '../support/assert-error.ts'
import { assertRefused } from '../support/assert-refused.ts'
import { addDays, nextWeekday, today } from '../support/days.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

let server: TestServer
let house: Restaurant
before(async () => {
  server = await startTestServer()
})
after(() => server.stop())
beforeEach(async () => {
  house = await createRestaurant(server, [2, 4])
})

const day = addDays(today(), 3)
const next = addDays(day, 1)
const USUAL = ['19:00:00', '19:30:00', '20:00:00', '20:30:00', '21:00:00', '21:30:00', '22:00:00']

const special = (body: object = {}) =>
  house.api('POST', '/special-days', { service_id: house.dinner, date: day, ...body })
async function made(body: object = {}) {
  const { status, body: answer } = await special(body)
  assert.equal(status, 201, JSON.stringify(answer))
  return answer.data[0]
}
const startsOn = async (date: string, service = house.dinner) => {
  const path = `/bookings/slots?start_date=${date}&service_id=${service}`
  return (await house.api('GET', path)).body.data[0].available_services[0]?.available_slots ?? []
}
const book = (start_hour: string, over: object = {}) =>
  house.api('POST', '/reservations', {
    channel: 'OCTOTABLE_BOOK',
    start_date: day,
    start_hour,
    pax: 2,
    service_id: house.dinner,
    customer: { first_name: 'Ada', email: 'ada@example.com' },
    ...over,
  })

test('createSpecialDay · service and date alone · is 201 and changes nothing', async () => {
  const { id, ...rest } = await made()
  assert.deepEqual(rest, { service_id: house.dinner, date: day, closed: false })
  assert.deepEqual(await startsOn(day), USUAL)
  assert.deepEqual((await house.api('GET', `/special-days/${id}`)).body, { data: [{ id, ...rest }] })
})

test('createSpecialDay · every field · comes back, start times in the order of the day', async () => {
  const sent = {
    name: 'New Year’s Eve',
    closed: false,
    start_time: '18:00:00',
    end_time: '02:00:00',
    slots: ['00:30:00', '18:00', '21:30', '18:00'],
    slot_interval: 45,
    max_covers: 60,
    max_covers_per_slot: 0,
  }
  const { id: _id, ...rest } = await made(sent)
  assert.deepEqual(rest, {
    ...sent,
    service_id: house.dinner,
    date: day,
    slots: ['18:00:00', '21:30:00', '00:30:00'],
  })
})

test('createSpecialDay · input that does not fit · is 400 and says which field', async () => {
  const cases: [string, object][] = [
    ['date', { date: undefined }],
    ['service_id', { service_id: undefined }],
    ['date', { date: 'tomorrow' }],
    ['closed', { closed: 'yes' }],
    ['slots', { slots: [] }],
    ['slots', { slots: ['12:00'] }],
    ['slots', { slots: ['22:00'], end_time: '22:00' }],
    ['slot_interval', { slot_interval: 4 }],
    ['max_covers', { max_covers: -1 }],
    ['start_time', { start_time: '24:00' }],
    ['name', { name: 'x'.repeat(121) }],
  ]
  for (const [path, body] of cases) assertField(await special(body), path, JSON.stringify(body))
  await house.api('PUT', `/services/${house.dinner}`, { slots: ['19:00', '21:00'] })
  const none = await special({ start_time: '12:00', end_time: '15:00' })
  assertField(none, 'slots')
  assert.match(none.body.message, /none of the start times of the service/)
  assert.equal((await special({ start_time: '12:00', end_time: '15:00', slot_interval: 30 })).status, 201)
  assert.deepEqual((await house.api('GET', '/special-days')).body.data.length, 1)
})

test('createSpecialDay · a service that is not there · is 404', async () => {
  const stranger = await createRestaurant(server)
  for (const service_id of [4_000_000_000, stranger.dinner])
    assertError(await special({ service_id }), 404, 'ResourceNotFoundException')
})

test('createSpecialDay · a second one for service and date · is 409; for another service it is not', async () => {
  await made()
  assertRefused(await special({ closed: true }), 409, 'STATE_CONFLICT', /has a special day on/)
  await made({ service_id: house.lunch })
  await made({ date: next })
})

test('closed · nothing can be booked, with the reason and what could be instead', async () => {
  await made({ closed: true })
  assert.deepEqual(await startsOn(day), [])
  for (const channel of ['OCTOTABLE_BOOK', 'OCTOTABLE_ADMIN']) {
    const refused = await book('20:00', { channel, room_id: house.room })
    assert.deepEqual([refused.status, refused.body.error.reason], [400, 'closed_day'])
    assert.match(refused.body.message, /service .*time .*special day/)
    assert.ok(refused.body.error.alternatives.length > 0)
  }
  assert.equal((await book('20:00', { start_date: next })).status, 201)
  const path = `/bookings/slots?start_date=${day}&service_id=${house.dinner}&reasons=true&out_of_order=true`
  const [dinner] = (await house.api('GET', path)).body.data[0].available_services
  assert.deepEqual([dinner.refused_slots, dinner.slots], [[], []], 'it has no start times then')
})

test('other hours · offered, bookable and free are by them, on that day only', async () => {
  await made({ start_time: '17:00', end_time: '19:00' })
  const hours = ['17:00:00', '17:30:00', '18:00:00']
  assert.deepEqual(await startsOn(day), hours)
  assert.deepEqual(await startsOn(next), USUAL)
  const free = await house.api(
    'GET',
    `/room/${house.room}/tables?start_date=${day}&service_id=${house.dinner}`,
  )
  assert.ok(free.body.data.every((table: { free: boolean }) => table.free))
  const when = `start_date=${day}&pax=2&service_id=${house.dinner}`
  assert.deepEqual((await house.api('GET', `/bookings/rooms?${when}&start_hour=20:00`)).body, { data: [[]] })
  assert.equal((await house.api('GET', `/bookings/rooms?${when}&start_hour=18:00`)).body.data[0].length, 1)
  assert.equal((await book('20:00')).body.error.reason, 'outside_hours')
  assert.equal((await book('17:30')).status, 201)
})

test('other hours and the service’s own start times · those that are within are kept', async () => {
  await house.api('PUT', `/services/${house.dinner}`, { slots: ['19:00', '21:00'] })
  await made({ end_time: '21:00' })
  assert.deepEqual(await startsOn(day), ['19:00:00'])
  await made({ date: next, slot_interval: 60 })
  assert.deepEqual(await startsOn(next), ['19:00:00', '20:00:00', '21:00:00', '22:00:00'])
})

test('past midnight · its night belongs to the special day and is booked with the next date', async () => {
  await made({ end_time: '01:00' })
  await made({ date: next, closed: true })
  assert.deepEqual((await startsOn(day)).slice(-3), ['22:30:00', '23:00:00', '23:30:00'])
  assert.deepEqual(await startsOn(next), ['00:00:00'])
  const night = await book('00:00', { start_date: next })
  assert.equal(night.status, 201, JSON.stringify(night.body))
  const [row] = await server.sql<{ service_day: string }[]>`
    select service_day from reservations
    where property_id = ${house.property} and id = ${night.body.data[0].id}`
  assert.equal(row?.service_day, day)
  assert.equal((await book('20:00', { start_date: next })).body.error.reason, 'closed_day')
})

test('a weekday on which the service does not run · a special day lets it run', async () => {
  const sunday = nextWeekday(7, 3)
  await house.api('PUT', `/services/${house.dinner}`, { days_of_week: ['MON'], valid_to: today() })
  assert.equal((await book('20:00', { start_date: sunday })).body.error.reason, 'closed_day')
  await made({ date: sunday })
  assert.equal((await book('20:00', { start_date: sunday })).status, 201)
})

test('a move by staff with an unchanged service · means the one that runs then, special days counted', async () => {
  await made({ service_id: house.lunch, start_time: '16:00', end_time: '18:00' })
  const { id } = (await book('20:00', { channel: 'OCTOTABLE_ADMIN', room_id: house.room })).body.data[0]
  const moved = await house.api('PUT', `/reservations/${id}`, {
    channel: 'OCTOTABLE_ADMIN',
    service_id: house.dinner,
    start_hour: '16:30',
  })
  assert.equal(moved.status, 200, JSON.stringify(moved.body))
  assert.equal(moved.body.data[0].service.id, house.lunch)
})

test('updateSpecialDay · some fields · the rest stays, null is as always', async () => {
  const { id } = await made({ end_time: '21:00', name: 'Concert' })
  const put = (body: object) => house.api('PUT', `/special-days/${id}`, body)
  assert.deepEqual((await put({ start_time: '18:00' })).body.data, [
    {
      id,
      service_id: house.dinner,
      date: day,
      closed: false,
      name: 'Concert',
      start_time: '18:00:00',
      end_time: '21:00:00',
    },
  ])
  assert.equal((await startsOn(day)).at(-1), '20:00:00')
  await put({ start_time: null, end_time: null })
  assert.deepEqual(await startsOn(day), USUAL)
  await put({ closed: true })
  assert.deepEqual(await startsOn(day), [])
  await put({ date: next, closed: null })
  assert.deepEqual(await startsOn(day), USUAL)
  await made()
  assertRefused(await put({ date: day }), 409, 'STATE_CONFLICT', /has a special day on/)
  assertField(await put({ slots: ['03:00'] }), 'slots')
  assertError(await put({ service_id: 1 }), 404, 'ResourceNotFoundException')
  assertError(await house.api('PUT', '/special-days/1', {}), 404, 'ResourceNotFoundException')
})

test('deleteSpecialDay · the day is as always; a second time 404', async () => {
  const { id } = await made({ closed: true })
  const { status, body } = await house.api('DELETE', `/special-days/${id}`)
  assert.deepEqual([status, body], [200, { data: [id] }])
  assert.deepEqual(await startsOn(day), USUAL)
  for (const method of ['DELETE', 'GET'])
    assertError(await house.api(method, `/special-days/${id}`), 404, 'ResourceNotFoundException')
})

test('listSpecialDays · by dates and services, page by page · by date', async () => {
  const later = (await made({ date: next })).id
  const first = (await made()).id
  const lunch = (await made({ service_id: house.lunch })).id
  const list = async (query: string) => (await house.api('GET', `/special-days?${query}`)).body
  const idsOf = (answer: { data: { id: number }[] }) => answer.data.map(({ id }) => id)
  assert.deepEqual(idsOf(await list('')), [first, lunch, later])
  assert.deepEqual(idsOf(await list(`end_date=${day}`)), [first, lunch])
  assert.deepEqual(idsOf(await list(`start_date=${next}`)), [later])
  assert.deepEqual(idsOf(await list(`service_ids[]=${house.lunch}`)), [lunch])
  const page = await list('limit=2')
  assert.deepEqual(idsOf(page), [first, lunch])
  const cursor = encodeURIComponent(page.next_cursor)
  const rest = await list(`limit=2&next_cursor=${cursor}`)
  assert.deepEqual([idsOf(rest), rest.next_cursor], [[later], undefined])
  const other = await house.api('GET', `/special-days?end_date=${day}&next_cursor=${cursor}`)
  assertError(other, 400, 'InvalidCursorException')
  const stranger = await createRestaurant(server)
  assert.deepEqual((await stranger.api('GET', '/special-days')).body, { data: [] })
  for (const method of ['GET', 'PUT', 'DELETE']) {
    const answer = await stranger.api(method, `/special-days/${first}`, method === 'PUT' ? {} : undefined)
    assert.equal(answer.status, 404)
  }
})

test('deleteService · its special days go with it', async () => {
  const { id } = await made()
  assert.equal((await house.api('DELETE', `/services/${house.dinner}`)).status, 200)
  assertError(await house.api('GET', `/special-days/${id}`), 404, 'ResourceNotFoundException')
})

test('special days of a sandbox · a thousand · are as many as it may have', async () => {
  await server.sql`
    insert into special_days (property_id, service_id, date, closed)
    select ${house.property}, ${house.dinner}, '2020-01-01'::date - n, true from generate_series(1, 1000) n`
  assertRefused(await special(), 403, 'PROPERTY_FORBIDDEN', /at most 1000 special days/)
})
