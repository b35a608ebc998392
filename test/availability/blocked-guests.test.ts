/** Guests who may not book again (booking rules, sections 4, check 13, and 4.4), and what staff read of them. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { assertRefused } from '../support/assert-refused.ts'
import { addDays, today } from '../support/days.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

let server: TestServer
let house: Restaurant
let blocked: number
const BLOCKED = {
  first_name: 'Bruno',
  last_name: 'Bloccato',
  email: 'bruno@example.com',
  phone: '+393331112222',
}

let days = 1
const freshDay = () => addDays(today(), days++ % 55)

const bodyOf = (over: object = {}) => ({
  channel: 'OCTOTABLE_BOOK',
  start_date: freshDay(),
  start_hour: '20:00:00',
  pax: 2,
  service_id: house.dinner,
  room_id: house.room,
  customer: BLOCKED,
  ...over,
})
const staff = { channel: 'OCTOTABLE_ADMIN' }
const post = (over: object = {}, headers?: Record<string, string>) =>
  house.api('POST', '/reservations', bodyOf(over), headers)
const put = (id: number, body: object) => house.api('PUT', `/reservations/${id}`, body)
const WARNING = {
  reason: 'blocked',
  message: 'This guest, or somebody with the same phone or e-mail, is blocked here.',
}

async function booked(over: object = {}) {
  const answer = await post(over)
  assert.equal(answer.status, 201, JSON.stringify(answer.body))
  return answer.body.data[0]
}

before(async () => {
  server = await startTestServer()
  house = await createRestaurant(server, [2, 4, 4])
  const made = await booked()
  blocked = made.customer.id
  await house.api('PUT', `/customers/${blocked}`, { blocked: true })
})
after(() => server.stop())

const guests: [string, () => object][] = [
  ['the same name and contact', () => BLOCKED],
  ['another name, the same phone', () => ({ first_name: 'Max', phone: BLOCKED.phone })],
  ['the phone as it is written at home', () => ({ first_name: 'Max', phone: '333 111 2222' })],
  ['another name, the same e-mail', () => ({ first_name: 'Max', email: 'BRUNO@example.com' })],
  ['another phone, the same e-mail', () => ({ ...BLOCKED, phone: '+393330000000' })],
  ['the id', () => ({ id: blocked })],
  [
    'the id, another phone and e-mail',
    () => ({ id: blocked, phone: '+393330000001', email: 'x@example.com' }),
  ],
]

for (const [situation, customer] of guests) {
  test(`book online · a blocked guest by ${situation} · 400 blocked, no other time offered`, async () => {
    const answer = await post({ customer: customer() })
    assertRefused(
      answer,
      400,
      'INVALID_BOOKING_TIME',
      /cannot be taken online at any time; call the restaurant/,
    )
    assert.equal(answer.body.error.reason, 'blocked')
    assert.deepEqual(answer.body.error.alternatives, [])
    assert.doesNotMatch(answer.body.message, /block|phone|mail|Bruno/i)
  })

  test(`book by staff · a blocked guest by ${situation} · booked, with a warning beside the data`, async () => {
    const { status, body } = await post({ ...staff, customer: customer() })
    assert.equal(status, 201, JSON.stringify(body))
    assert.deepEqual(body.warnings, [WARNING])
    assert.equal(body.data[0].warnings, undefined)
    // the changed contact is not what the next test begins with
    await house.api('PUT', `/customers/${blocked}`, { email: BLOCKED.email, phone: BLOCKED.phone })
  })
}

test('book · a guest who is not blocked · no warnings, and nothing refused', async () => {
  for (const channel of ['OCTOTABLE_BOOK', 'OCTOTABLE_ADMIN']) {
    const { status, body } = await post({
      channel,
      customer: { first_name: 'Bruno', phone: '+393331112223' },
    })
    assert.equal(status, 201, JSON.stringify(body))
    assert.deepEqual(Object.keys(body), ['data'])
  }
})

test('book online · a known guest whose own phone is that of a blocked one · refused by it', async () => {
  const free = await booked({
    customer: { first_name: 'Carla', phone: '+393335550001', email: 'carla@example.com' },
  })
  await house.api('PUT', `/customers/${free.customer.id}`, { phone: BLOCKED.phone })
  const answer = await post({ customer: { first_name: 'Carla', email: 'carla@example.com' } })
  assert.equal(answer.body.error.reason, 'blocked', JSON.stringify(answer.body))
  // the phone that is sent is the one that counts
  const other = { first_name: 'Carla', email: 'carla@example.com', phone: '+393335550002' }
  assert.equal((await post({ customer: other })).status, 201)
})

test('book online · at a blocked guest’s other property · booked: blocking is of one house', async () => {
  const other = await createRestaurant(server)
  const body = { ...bodyOf(), service_id: other.dinner, room_id: other.room }
  const answer = await other.api('POST', '/reservations', body)
  assert.equal(answer.status, 201, JSON.stringify(answer.body))
})

test('book online · a blocked guest, and more that is wrong · the first of the checks is the reason', async () => {
  const start_date = freshDay()
  const reasonOf = async (over: object) => (await post({ start_date, ...over })).body.error.reason
  assert.equal(await reasonOf({ start_hour: '20:10' }), 'not_a_slot')
  assert.equal(await reasonOf({ start_date: addDays(today(), 61) }), 'too_far')
  assert.equal(await reasonOf({ pax: 5 }), 'party_too_large')
  for (let n = 0; n < 3; n++) await booked({ ...staff, start_date, customer: { first_name: 'A' } })
  assert.equal(await reasonOf({}), 'blocked', 'before full')
  assert.equal(await reasonOf({ waiting_list: true }), 'blocked', 'nor queued')
})

test('book by staff · refused as full · no warning of what is not booked', async () => {
  const start_date = freshDay()
  for (let n = 0; n < 3; n++) await booked({ ...staff, start_date, customer: { first_name: 'A' } })
  const { status, body } = await post({ ...staff, start_date })
  assert.deepEqual([status, body.error.reason, body.warnings], [400, 'full', undefined])
  const queued = await post({ ...staff, start_date, waiting_list: true })
  assert.deepEqual([queued.status, queued.body.warnings], [201, [WARNING]])
})

test('book by staff · the same Idempotency-Key again · the warnings come again', async () => {
  const body = { ...staff, start_date: freshDay() }
  const key = { 'idempotency-key': crypto.randomUUID() }
  const first = await post(body, key)
  const again = await post(body, key)
  assert.equal(again.headers.get('idempotent-replayed'), 'true')
  assert.deepEqual(again.body, first.body)
  assert.deepEqual(again.body.warnings, [WARNING])
})

test('updateReservation · of a blocked guest · a move is refused online, warned of for staff, texts are not checked', async () => {
  const { id } = await booked({ customer: { first_name: 'Dora', phone: '+393336660001' } })
  const guest = (await house.api('GET', '/customers?phone=%2B393336660001')).body.data[0].id
  await house.api('PUT', `/customers/${guest}`, { blocked: true })
  const online = await put(id, { start_hour: '21:00' })
  assertRefused(online, 400, 'INVALID_BOOKING_TIME', /call the restaurant/)
  assert.equal(online.body.error.reason, 'blocked')
  const text = await put(id, { special_request: 'cake' })
  assert.deepEqual([text.status, text.body.warnings], [200, undefined])
  const moved = await put(id, { ...staff, start_hour: '21:00' })
  assert.deepEqual([moved.status, moved.body.warnings], [200, [WARNING]])
  await house.api('PUT', `/customers/${guest}`, { blocked: false })
  const free = await put(id, { start_hour: '20:00' })
  assert.deepEqual([free.status, free.body.warnings], [200, undefined])
})

test('updateReservation · moved and given to a blocked guest · the guest that it gets counts', async () => {
  const { id } = await booked({ customer: { first_name: 'Egon', phone: '+393336660002' } })
  const move = { start_hour: '21:00', customer: { first_name: 'Egon', phone: BLOCKED.phone } }
  assert.equal((await put(id, move)).body.error.reason, 'blocked')
  assert.deepEqual((await put(id, { ...move, ...staff })).body.warnings, [WARNING])
})

test('slots · searches · know no guest, so nobody is blocked there', async () => {
  const start_date = freshDay()
  const { body } = await house.api('GET', `/bookings/slots?start_date=${start_date}&pax=2&reasons=true`)
  assert.doesNotMatch(JSON.stringify(body), /blocked/)
})

test('history · of a warned booking · holds no warnings', async () => {
  const { id } = await booked(staff)
  const history = await house.api('GET', `/reservations/${id}/history`)
  assert.doesNotMatch(JSON.stringify(history.body), /warnings/)
})
