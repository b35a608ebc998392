/** Many callers at once, over HTTP, on one and on two servers: one winner, clear answers, a sound database. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { bookingOf, day } from '../support/bookings.ts'
import { callOn, tally, times } from '../support/crowd.ts'
import { addDays } from '../support/days.ts'
import { assertOccupations } from '../support/occupations.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

const PUBLIC_URL = 'http://octotable.test'
let server: TestServer
let second: TestServer
before(async () => {
  server = await startTestServer({ PUBLIC_URL })
  second = await startTestServer({ PUBLIC_URL }, server.databaseUrl)
})
after(async () => {
  await second.stop()
  await server.stop()
})

async function bookOne(restaurant: Restaurant, fields: object = {}): Promise<number> {
  const { status, body } = await restaurant.api('POST', '/reservations', bookingOf(restaurant, fields))
  assert.equal(status, 201, JSON.stringify(body))
  return body.data[0].id
}

for (const callers of [50, 200])
  test(`book · ${callers} callers for the last table, on one server and on two · one gets it`, async () => {
    for (const urls of [[server.url], [server.url, second.url]]) {
      const restaurant = await createRestaurant(server, [4])
      const answers = await times(callers, (n) =>
        callOn(urls[n % urls.length] ?? '', restaurant, 'POST', '/reservations', bookingOf(restaurant)),
      )
      assert.deepEqual(tally(answers), { 201: 1, '400 full': callers - 1 })
      await assertOccupations(server.sql, restaurant.property)
    }
  })

test('book · tables and groups of them in mixed order, on two servers · no deadlock, no table twice', async () => {
  const restaurant = await createRestaurant(server, [4, 4, 4, 4])
  const [a = 0, b = 0, c = 0, d = 0] = restaurant.tables
  const group = async (...table_ids: number[]): Promise<number> =>
    (await restaurant.api('POST', `/room/${restaurant.room}/table`, { name: 'Both', group: true, table_ids }))
      .body.data[0].id
  const [ab, bc, all] = [await group(a, b), await group(c, b), await group(d, c, b, a)]
  const orders = [
    [a],
    [b],
    [c, a],
    [a, c],
    [ab],
    [bc],
    [d, bc],
    [all],
    [b, d],
    [d, c, b, a],
    [ab, c],
    [c, ab],
  ]
  const answers = await times(96, (n) => {
    const table_ids = orders[(n * 7) % orders.length]
    const start_hour = n % 3 === 0 ? '20:30:00' : '20:00:00'
    const url = n % 2 === 0 ? server.url : second.url
    return callOn(url, restaurant, 'POST', '/reservations', bookingOf(restaurant, { table_ids, start_hour }))
  })
  const { 201: booked = 0, '400 full': full = 0 } = tally(answers)
  assert.equal(booked + full, 96, JSON.stringify(tally(answers)))
  assert.ok(booked >= 1 && booked <= 8, `${booked} booked`)
  await assertOccupations(server.sql, restaurant.property)
})

test('book and delete the table · at once, on two servers · one of them wins', async () => {
  const outcomes = await times(12, async (n) => {
    const restaurant = await createRestaurant(server, [4, 4])
    const [table = 0] = restaurant.tables
    const path = `/room/${restaurant.room}/table/${table}`
    const body = bookingOf(restaurant, { table_ids: [table] })
    const [booked, deleted] = await Promise.all([
      callOn(server.url, restaurant, 'POST', '/reservations', body),
      callOn(n % 2 ? second.url : server.url, restaurant, 'DELETE', path),
    ])
    await assertOccupations(server.sql, restaurant.property)
    return `${booked.status} ${deleted.status}`
  })
  for (const outcome of outcomes) assert.match(outcome, /^(201 409|400 200)$/)
})

test('move and cancel · at once · the cancellation stands and frees the table', async () => {
  const restaurant = await createRestaurant(server, [4])
  for (let n = 0; n < 10; n++) {
    const id = await bookOne(restaurant)
    const [moved, cancelled] = await Promise.all([
      callOn(second.url, restaurant, 'PUT', `/reservations/${id}`, { start_hour: '21:30:00' }),
      callOn(server.url, restaurant, 'DELETE', `/reservations/${id}`),
    ])
    assert.match(`${moved.status} ${cancelled.status}`, /^(200|409) 200$/, JSON.stringify(moved.body))
    const after = await restaurant.api('GET', `/reservations/${id}`)
    assert.equal(after.body.data[0].status, 'CANCELLED')
    await assertOccupations(server.sql, restaurant.property)
  }
})

test('move · two reservations onto one free table · one gets there, the other stays where it was', async () => {
  const restaurant = await createRestaurant(server, [4])
  for (let n = 0; n < 5; n++) {
    const ids = [
      await bookOne(restaurant, { start_hour: '19:00:00' }),
      await bookOne(restaurant, { start_hour: '20:00:00' }),
    ]
    const answers = await times(2, (k) =>
      callOn(k ? second.url : server.url, restaurant, 'PUT', `/reservations/${ids[k]}`, {
        start_hour: '21:30:00',
      }),
    )
    assert.deepEqual(tally(answers), { 200: 1, '400 full': 1 })
    await assertOccupations(server.sql, restaurant.property)
    for (const id of ids) await restaurant.api('DELETE', `/reservations/${id}`)
  }
})

test('check out and undo · many at once · each takes effect whole', async () => {
  const restaurant = await createRestaurant(server, [4])
  const id = await bookOne(restaurant)
  await restaurant.api('PATCH', `/reservations/${id}/checkin`)
  const answers = await times(12, (n) =>
    callOn(
      n % 3 ? server.url : second.url,
      restaurant,
      'PATCH',
      `/reservations/${id}/checkout${n % 2 ? '?undo=true' : ''}`,
    ),
  )
  assert.deepEqual(tally(answers), { 200: 12 })
  await assertOccupations(server.sql, restaurant.property)
})

test('check out, undo and book the table · at once · the table is never given twice', async () => {
  const restaurant = await createRestaurant(server, [4])
  const id = await bookOne(restaurant)
  await restaurant.api('PATCH', `/reservations/${id}/checkout`)
  const [undone, booked] = await Promise.all([
    callOn(second.url, restaurant, 'PATCH', `/reservations/${id}/checkout?undo=true`),
    callOn(server.url, restaurant, 'POST', '/reservations', bookingOf(restaurant)),
  ])
  assert.match(`${undone.status} ${booked.status}`, /^(200 400|409 201)$/)
  await assertOccupations(server.sql, restaurant.property)
})

test('cancel · ten times at once · each is answered, one event is written', async () => {
  const restaurant = await createRestaurant(server, [4])
  const id = await bookOne(restaurant)
  const answers = await times(10, (n) =>
    callOn(n % 2 ? server.url : second.url, restaurant, 'DELETE', `/reservations/${id}`),
  )
  assert.deepEqual(tally(answers), { 200: 10 })
  const events = await server.sql`
    select type from events where property_id = ${restaurant.property} and reservation_id = ${id} and type = 'RESERVATION_DELETED'`
  assert.equal(events.length, 1)
  await assertOccupations(server.sql, restaurant.property)
})

const HOURS = ['19:00:00', '19:30:00', '20:30:00', '21:00:00', '21:30:00']
for (const [what, bodyOf] of [
  ['notes and party', (n: number) => ({ notes: `note ${n}`, pax: 1 + (n % 4) })],
  [
    'day and hour',
    (n: number) => ({ start_date: addDays(day, n % 3), start_hour: HOURS[n % 5], notes: `note ${n}` }),
  ],
] as const)
  test(`change · ${what}, twenty callers at once, on two servers · all are applied, one after another`, async () => {
    const restaurant = await createRestaurant(server, [4])
    const id = await bookOne(restaurant)
    const answers = await times(20, (n) =>
      callOn(n % 2 ? server.url : second.url, restaurant, 'PUT', `/reservations/${id}`, bodyOf(n)),
    )
    assert.deepEqual(tally(answers), { 200: 20 })
    const [row] = await server.sql`
      select version from reservations where property_id = ${restaurant.property} and id = ${id}`
    assert.equal(row?.['version'], 21)
    await assertOccupations(server.sql, restaurant.property)
  })
