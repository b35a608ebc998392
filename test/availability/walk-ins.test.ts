/** Parties without a reservation (`api.md`, section 7): they sit down now. */
import { after, before, beforeEach, test } from 'node:test'
import assert from 'node:assert/strict'
import { assertRefused } from '../support/assert-refused.ts'
import { bookingOf, day, madeBy, shownAt } from '../support/bookings.ts'
import { setClock } from '../support/clock.ts'
import { addDays, nextWeekday } from '../support/days.ts'
import { assertOccupations } from '../support/occupations.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

let server: TestServer
let house: Restaurant

before(async () => {
  server = await startTestServer()
})
beforeEach(async () => {
  house = await createRestaurant(server, [2, 4])
})
after(() => server.stop())

const clock = (time: string, date = day) => setClock(server.sql, house.property, `${date} ${time}`)
const post = (body: object) => house.api('POST', '/reservations', body)
const walkIn = (over: object = {}) =>
  post({ channel: 'OCTOTABLE_ADMIN', walk_in: true, pax: 2, service_id: house.dinner, ...over })
const booking = (over: object = {}) => post(bookingOf(house, over))
const seated = (over: object = {}) => madeBy(walkIn(over))

test('walk-in · nothing but pax and service · seated now at the best table, checked in, nameless', async () => {
  await clock('20:07:20')
  const made = await seated()
  const { id, last_status_change, checkin_date, customer, ...rest } = made
  assert.match(checkin_date, new RegExp(`^${day}T20:07:`))
  assert.equal(last_status_change, checkin_date)
  assert.deepEqual(customer, { id: customer.id, first_name: '', last_name: '' })
  assert.deepEqual(rest, {
    ...shownAt(house, { date: day, from: '20:07:00', to: '21:07:00' }),
    walk_in: true,
  })
  assert.deepEqual((await house.api('GET', `/reservations/${id}`)).body.data[0], made)
  await assertOccupations(server.sql, house.property)
  const { data } = (await house.api('GET', '/reservations?arrived=true')).body
  assert.equal(data[0].id, id)
})

test('walk-in · a start that is given · is not read: it starts now', async () => {
  await clock('20:07:20')
  const made = await seated({ start_date: addDays(day, 9), start_hour: '12:00' })
  assert.deepEqual([made.start_date, made.start_hour], [day, '20:07:00'])
})

test('walk-in · with a guest, tables and a stay · all of them are taken', async () => {
  await clock('20:00:10')
  const customer = { first_name: 'Max', phone: '333 111 2222' }
  const made = await seated({ customer, room_id: house.room, table_ids: [house.tables[1]], stay: 45 })
  assert.equal(made.customer.phone, '+393331112222')
  assert.deepEqual(
    made.tables.map((table: { id: number }) => table.id),
    [house.tables[1]],
  )
  assert.equal(made.end_date, `${day}T20:45:00`)
})

test('walk-in · no table free long enough · 400 full, with later times instead', async () => {
  await clock('20:10:00')
  assert.equal((await booking({ start_hour: '21:00', pax: 4 })).status, 201)
  assert.equal((await seated()).tables[0].id, house.tables[0])
  const answer = await walkIn()
  assertRefused(answer, 400, 'INVALID_BOOKING_TIME', /no table free/)
  assert.equal(answer.body.error.reason, 'full')
  const { alternatives } = answer.body.error
  assert.ok(alternatives.length > 0)
  for (const one of alternatives)
    assert.ok(`${one.start_date}T${one.start_hour}` >= `${day}T20:10:00`, JSON.stringify(one))
  // a shorter stay fits before the next party
  assert.equal((await seated({ stay: 45 })).tables[0].id, house.tables[1])
  assert.equal((await walkIn({ stay: 45 })).body.error.reason, 'full')
  await assertOccupations(server.sql, house.property)
})

test('walk-in · at a table that was left a moment ago · seated at it, from the next minute on', async () => {
  house = await createRestaurant(server, [2])
  await clock('20:07:10')
  const first = await seated()
  await house.api('PATCH', `/reservations/${first.id}/checkout`)
  const second = await seated()
  assert.equal(second.start_hour, '20:08:00')
  assert.match(second.checkin_date, /T20:07:/)
  await assertOccupations(server.sql, house.property)
})

test('walk-in · of a service from 19:00 to 23:00 · from an hour before to an hour after', async () => {
  for (const [time, expected] of [
    ['17:58:00', 'outside_hours'],
    ['18:00:00', undefined],
    ['23:58:00', undefined],
  ] as const) {
    house = await createRestaurant(server, [2])
    await clock(time)
    const answer = await walkIn()
    assert.equal(answer.body.error?.reason, expected, `${time} ${JSON.stringify(answer.body)}`)
    assert.equal(answer.status, expected ? 400 : 201)
  }
  await clock('00:00:00', addDays(day, 1))
  const late = await walkIn()
  assertRefused(
    late,
    400,
    'INVALID_BOOKING_TIME',
    /more than an hour outside the hours of the service Dinner/,
  )
})

test('walk-in · around a service past midnight · belongs to the day on which it started', async () => {
  const friday = nextWeekday(5, 2)
  const saturday = addDays(friday, 1)
  const service = (
    await house.api('POST', '/services', {
      name: 'Night',
      start_time: '22:00',
      end_time: '02:00',
      days_of_week: ['FRIDAY'],
    })
  ).body.data[0].id
  const dayOf = async (id: number) =>
    (
      await server.sql`select service_day from reservations where property_id = ${house.property} and id = ${id}`
    )[0]?.['service_day']
  for (const [date, time] of [
    [friday, '21:10:00'],
    [saturday, '00:30:00'],
    [saturday, '02:40:00'],
  ] as const) {
    await clock(time, date)
    const made = await seated({ service_id: service })
    assert.deepEqual([made.start_date, await dayOf(made.id)], [date, friday], time)
    await house.api('PATCH', `/reservations/${made.id}/checkout`)
  }
  await clock('21:10:00', saturday)
  assert.equal((await walkIn({ service_id: service })).body.error.reason, 'closed_day')
})

test('walk-in · a room that is not bookable online, none asked for · staff may use it', async () => {
  await house.api('PUT', `/rooms/${house.room}`, { bookable: false })
  await clock('20:00:00')
  assert.equal((await seated()).room.id, house.room)
})

const refusals: [string, object, number, string, RegExp][] = [
  ['online', { channel: 'OCTOTABLE_BOOK' }, 400, 'VALIDATION', /walk_in: can be given by staff only/],
  ['to be queued', { waiting_list: true }, 400, 'VALIDATION', /waiting_list: must be left out/],
  ['no party size', { pax: undefined }, 400, 'VALIDATION', /^pax is required$/],
  ['too many', { pax: 5 }, 400, 'INVALID_PARTY_SIZE', /pax 5/],
  ['an unknown service', { service_id: 1 }, 404, 'RESOURCE_NOT_FOUND', /Service with id 1/],
  ['an unknown room', { room_id: 1 }, 404, 'RESOURCE_NOT_FOUND', /Room with id 1/],
  ['tables without their room', { table_ids: [1] }, 400, 'VALIDATION', /room_id: is required with table_ids/],
  ['an unknown guest', { customer: { id: 1 } }, 404, 'RESOURCE_NOT_FOUND', /Customer with id 1/],
  ['a phone that is none', { customer: { phone: 'x' } }, 400, 'BAD_PHONE', /customer.phone/],
]
for (const [situation, over, status, code, message] of refusals)
  test(`walk-in · ${situation} · ${status} ${code}`, async () => {
    await clock('20:00:00')
    assertRefused(await walkIn(over), status, code, message)
  })

test('create · walk_in false or left out · start and guest are required, named together', async () => {
  const online = { channel: 'OCTOTABLE_BOOK', customer: { first_name: 'A', phone: '+393331112222' } }
  for (const walk_in of [false, undefined]) {
    const answer = await post({ channel: 'OCTOTABLE_ADMIN', walk_in, service_id: house.dinner })
    assertRefused(answer, 400, 'VALIDATION', /start_date is required/)
    const paths = answer.body.error.fields.map((one: { path: string }) => one.path).sort()
    assert.deepEqual(paths, ['customer', 'pax', 'start_date', 'start_hour'])
    const made = await booking({ ...online, walk_in })
    assert.deepEqual([made.status, made.body.data[0].walk_in], [201, undefined])
  }
})

test('walk-in · a blocked guest · seated, with a warning', async () => {
  await clock('20:00:00')
  const customer = { first_name: 'Bruno', phone: '+393331112222' }
  const { customer: guest } = await seated({ customer })
  await house.api('PUT', `/customers/${guest.id}`, { blocked: true })
  const { status, body } = await walkIn({ customer: { phone: '333 111 2222' } })
  assert.equal(status, 201, JSON.stringify(body))
  assert.equal(body.warnings[0].reason, 'blocked')
})

test('walk-in · grows before the service has begun, is named later · stays where it sits, the same guest', async () => {
  await clock('18:30:00')
  const made = await seated({ table_ids: [house.tables[1]], room_id: house.room })
  const path = `/reservations/${made.id}`
  const grown = (await house.api('PUT', path, { pax: 3 })).body
  assert.equal(grown.data?.[0].pax, 3, JSON.stringify(grown))
  assert.deepEqual(grown.data[0].tables, made.tables)
  const named = (await house.api('PUT', path, { customer: { first_name: 'Nora', phone: '333 777 8888' } }))
    .body.data[0]
  assert.deepEqual(named.customer, {
    id: made.customer.id,
    first_name: 'Nora',
    last_name: '',
    phone: '+393337778888',
  })
  const { data } = (await house.api('GET', '/customers')).body
  assert.deepEqual(
    data.map((one: { id: number }) => one.id),
    [made.customer.id],
  )
})

test('walk-in · leaves and is taken back · like any other party', async () => {
  await clock('20:00:00')
  const { id } = await seated()
  for (const step of ['checkout', 'checkout?undo=true', 'checkin?undo=true', 'checkin'])
    assert.equal((await house.api('PATCH', `/reservations/${id}/${step}`)).status, 200, step)
  await assertOccupations(server.sql, house.property)
})

test('walk-in · retried with its Idempotency-Key · one party', async () => {
  await clock('20:00:00')
  const body = { channel: 'OCTOTABLE_ADMIN', walk_in: true, pax: 2, service_id: house.dinner }
  const key = { 'idempotency-key': crypto.randomUUID() }
  const first = await house.api('POST', '/reservations', body, key)
  const again = await house.api('POST', '/reservations', body, key)
  assert.deepEqual(again.body, first.body)
  assert.equal((await house.api('GET', '/reservations')).body.data.length, 1)
})

test('walk-ins · ten at once for two tables · two are seated', async () => {
  await clock('20:00:10')
  const answers = await Promise.all(Array.from({ length: 10 }, () => walkIn()))
  const kinds = answers.map(({ status, body }) => `${status} ${body.error?.reason ?? ''}`).sort()
  assert.deepEqual(kinds, ['201 ', '201 ', ...Array(8).fill('400 full')])
  await assertOccupations(server.sql, house.property)
})

test('walk-in · when the clocks go back, in the hour that comes twice · is seated from now on', async () => {
  // 2027-10-31 in Rome: 02:00 to 03:00 twice
  const service = (
    await house.api('POST', '/services', {
      name: 'Night',
      start_time: '22:00',
      end_time: '04:00',
      days_of_week: ['SATURDAY'],
    })
  ).body.data[0].id
  await server.sql`
    update properties set clock_offset = ceil(extract(epoch from timestamptz '2027-10-31 01:30:00Z') - extract(epoch from now()))
    where id = ${house.property}`
  const made = await seated({ service_id: service })
  assert.deepEqual([made.start_hour, made.end_date], ['02:30:00', '2027-10-31T03:30:00'])
  await assertOccupations(server.sql, house.property)
})
