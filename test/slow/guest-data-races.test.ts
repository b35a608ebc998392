/** A guest is anonymised while others have the guest in hand. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { lockDays } from '../../src/db/transaction.ts'
import { assertRefused } from '../support/assert-refused.ts'
import { addDays, today } from '../support/days.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

let server: TestServer
let house: Restaurant
before(async () => {
  server = await startTestServer({ WEBHOOK_ALLOW_PRIVATE: 'true' })
  house = await createRestaurant(server, Array<number>(8).fill(4))
  for (const webhook_type of ['RESERVATION_CREATED', 'RESERVATION_UPDATED']) {
    const body = { endpoint: 'http://127.0.0.1:9/nobody', webhook_type }
    assert.equal((await house.api('POST', '/webhooks/subscription', body)).status, 201)
  }
})
after(() => server.stop())

let made = 0
const guestOf = (n: number) => ({
  first_name: `Racer${n}`,
  last_name: 'Swift',
  phone: `+3933388${String(10_000 + n)}`,
})

const bookingOf = (customer: object, day: number) => ({
  channel: 'OCTOTABLE_ADMIN',
  start_date: addDays(today(), 1 + (day % 50)),
  start_hour: '20:00',
  pax: 2,
  service_id: house.dinner,
  room_id: house.room,
  customer,
  notes: 'of the racer',
})

/** A guest with one reservation, which is over. */
async function regular(n: number): Promise<{ id: number; reservation: number }> {
  const { status, body } = await house.api('POST', '/reservations', bookingOf(guestOf(n), n))
  assert.equal(status, 201, JSON.stringify(body))
  const { id, customer } = body.data[0]
  await server.sql`delete from occupations where property_id = ${house.property} and reservation_id = ${id}`
  await server.sql`
    update reservations set start_at = start_at - interval '90 days', end_at = end_at - interval '90 days',
      start_date = start_date - 90, service_day = service_day - 90
    where property_id = ${house.property} and id = ${id}`
  return { id: customer.id, reservation: id }
}

/** How often a name is written down together with the guest's id. */
async function named(id: number): Promise<number> {
  const guest = `%"id": ${id}%"first_name": "Racer%`
  const told = `%"id":${id},"first_name":"Racer%`
  const [row] = await server.sql<{ count: number }[]>`
    select (select count(*) from customers where property_id = ${house.property} and id = ${id} and name_key <> '')
      + (select count(*) from events e, jsonb_array_elements(e.changes -> 'customer') guest
          where e.property_id = ${house.property} and e.changes ? 'customer'
            and guest ->> 'id' = ${String(id)} and guest ->> 'first_name' <> '')
      + (select count(*) from webhook_messages where property_id = ${house.property}
          and (data::text like ${told} or previous::text like ${told}))
      + (select count(*) from idempotency_keys where property_id = ${house.property}
          and answer ->> 'customer' like ${guest}) as count`
  return row?.count ?? 0
}

test('anonymiseCustomer · the guest books at the same moment · one of both is first, and no name is left half-way', async () => {
  let refused = 0
  for (let round = 0; round < 40; round++) {
    const n = made++
    const { id } = await regular(n)
    assert.ok((await named(id)) > 0)
    const book = () =>
      house.api('POST', '/reservations', bookingOf(guestOf(n), n + 3), { 'idempotency-key': `race-${n}` })
    const erase = () => house.api('DELETE', `/customers/${id}`)
    const order = round % 2 === 0
    const [a, b] = await Promise.all(order ? [erase(), book()] : [book(), erase()])
    const [erased, booked] = order ? [a, b] : [b, a]
    assert.equal(booked?.status, 201, JSON.stringify(booked?.body))
    const { customer } = booked?.body.data[0] ?? {}
    assert.equal(customer.first_name, `Racer${n}`, 'who books keeps their name')
    if (erased?.status === 200) {
      assert.notEqual(customer.id, id)
      assert.equal(await named(id), 0)
    } else {
      refused++
      assertRefused(erased ?? assert.fail(), 409, 'STATE_CONFLICT', /upcoming reservations/)
      assert.equal(customer.id, id)
    }
  }
  assert.ok(refused < 40, 'sometimes the booking came second')
})

test('anonymiseCustomer · changes of the guest and of what the guest booked at the same moment · leave no name', async () => {
  for (let round = 0; round < 30; round++) {
    const n = made++
    const { id, reservation } = await regular(n)
    const answers = await Promise.all([
      house.api('PUT', `/reservations/${reservation}`, { pax: 3, notes: 'n' }),
      house.api('PUT', `/customers/${id}`, { last_name: 'Swifter' }),
      house.api('DELETE', `/customers/${id}`),
      house.api('DELETE', `/customers/${id}`),
      house.api('PUT', `/reservations/${reservation}`, { customer: { last_name: 'Swiftest' } }),
    ])
    for (const { status, body } of answers) assert.ok(status < 500, JSON.stringify(body))
    assert.deepEqual([answers[2]?.status, answers[3]?.status], [200, 200])
    assert.equal(await named(id), 0)
    const [row] = await server.sql`
      select last_name from customers where property_id = ${house.property} and id = ${id}`
    assert.equal(row?.['last_name'], '')
  }
})

test('anonymiseCustomer · somebody is at a day of the property for long · 503 within seconds, nothing changed', async () => {
  const n = made++
  const { id } = await regular(n)
  await server.sql.begin(async (tx) => {
    await lockDays(tx, house.property, [20_000])
    const answer = await house.api('DELETE', `/customers/${id}`)
    assertRefused(answer, 503, 'SERVICE_UNAVAILABLE', /nothing was changed/)
  })
  assert.ok((await named(id)) > 0)
  assert.equal((await house.api('DELETE', `/customers/${id}`)).status, 200)
  assert.equal(await named(id), 0)
})
