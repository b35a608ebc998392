/** The calls of a real phone receptionist, from the token to the cancellation (`api.md`, section 11). */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { addDays, today } from './support/days.ts'
import {
  createRestaurant,
  fetchToken,
  send,
  startTestServer,
  PMS,
  type Restaurant,
  type TestServer,
} from './support/server.ts'

let server: TestServer
let restaurant: Restaurant
let token: string

before(async () => {
  server = await startTestServer()
  restaurant = await createRestaurant(server)
})
after(() => server.stop())

const call = (method: string, path: string, body?: unknown) =>
  send(server.url, method, PMS + path, body, {
    authorization: `Bearer ${token}`,
    property: String(restaurant.property),
    'content-type': 'application/json',
  })

test('phone receptionist · token, services, rooms, book, find, change, cancel · runs from top to bottom', async () => {
  token = await fetchToken(server.url, restaurant.client_id, restaurant.client_secret)

  const services = (await call('GET', '/services')).body.data
  const dinner = services.find(
    (one: { bookable: boolean; start_time: string; end_time: string }) =>
      one.bookable && one.start_time <= '20:00:00' && one.end_time > '20:00:00',
  )
  const room = (await call('GET', '/rooms')).body.data.find((one: { bookable: boolean }) => one.bookable)

  const day = addDays(today(), 3)
  const created = await call('POST', '/reservations', {
    channel: 'OCTOTABLE_ADMIN',
    start_date: day,
    start_hour: '20:00:00',
    pax: 2,
    service_id: dinner.id,
    room_id: room.id,
    customer: { first_name: 'Adam', last_name: '', phone: '+393339999001' },
    notes: 'by phone',
  })
  assert.equal(created.status, 201, JSON.stringify(created.body))
  const { id, status } = created.body.data[0]
  assert.equal(status, 'CONFIRMED')

  const byPhone = await call('GET', '/reservations?text_search=3339999001&incoming=true')
  assert.deepEqual(
    byPhone.body.data.map((one: { id: number }) => one.id),
    [id],
  )

  const ofDay = await call('GET', `/reservations?start_date=${day}&end_date=${day}`)
  assert.deepEqual(
    ofDay.body.data.map((one: { id: number }) => one.id),
    [id],
  )

  assert.deepEqual(
    (await call('GET', `/reservations?text_search=${id}`)).body.data.map((one: { id: number }) => one.id),
    [id],
  )
  const found = (await call('GET', '/reservations')).body.data.find((one: { id: number }) => one.id === id)
  assert.equal(typeof found.customer.id, 'number')
  assert.equal(found.service.id, dinner.id)
  assert.equal(found.room.id, room.id)
  assert.equal(found.channel, 'OCTOTABLE_ADMIN')

  const changed = await call('PUT', `/reservations/${id}`, {
    channel: found.channel,
    start_date: found.start_date,
    start_hour: found.start_hour,
    pax: 4,
    service_id: found.service.id,
    room_id: found.room.id,
    customer: { id: found.customer.id, first_name: 'Adam', last_name: '', phone: '+393339999001' },
    notes: found.notes,
  })
  assert.equal(changed.status, 200, JSON.stringify(changed.body))
  const after = (await call('GET', '/reservations?text_search=3339999001&incoming=true')).body.data
  assert.equal(after[0].pax, 4)

  assert.deepEqual((await call('DELETE', `/reservations/${id}`)).body, { data: [id] })
  const gone = (await call('GET', '/reservations?text_search=3339999001&incoming=true')).body.data
  assert.deepEqual(gone, [])
})
