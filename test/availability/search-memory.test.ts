/** Slot searches read what is at most a second old: own writes show at once, those of another server soon. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { addDays, today } from '../support/days.ts'
import {
  createRestaurant,
  send,
  startTestServer,
  PMS,
  type Restaurant,
  type TestServer,
} from '../support/server.ts'

const PUBLIC_URL = 'http://octotable.test'
let server: TestServer
let other: TestServer
before(async () => {
  server = await startTestServer({ PUBLIC_URL, SEARCH_MEMORY_MS: '900' })
  other = await startTestServer({ PUBLIC_URL, SEARCH_MEMORY_MS: '900' }, server.databaseUrl)
})
after(async () => {
  await other.stop()
  await server.stop()
})

const day = addDays(today(), 4)

const callOn = (url: string, { token, property }: Restaurant, method: string, path: string, body?: unknown) =>
  send(url, method, PMS + path, body, { authorization: `Bearer ${token}`, property: String(property) })

async function isOffered(url: string, restaurant: Restaurant): Promise<boolean> {
  const { body } = await callOn(url, restaurant, 'GET', `/bookings/slots?start_date=${day}&pax=2`)
  const services: { available_slots: string[] }[] = body.data[0].available_services
  return services.some((service) => service.available_slots.includes('20:00:00'))
}

function bookOn(url: string, restaurant: Restaurant) {
  return callOn(url, restaurant, 'POST', '/reservations', {
    channel: 'OCTOTABLE_ADMIN',
    start_date: day,
    start_hour: '20:00:00',
    pax: 2,
    service_id: restaurant.dinner,
    room_id: restaurant.room,
    customer: { first_name: 'Ada' },
  })
}

test('slots · after a booking, a cancellation and a change of set-up here · tell the truth at once', async () => {
  const restaurant = await createRestaurant(server, [2])
  assert.equal(await isOffered(server.url, restaurant), true)
  for (let round = 0; round < 5; round++) {
    const booked = await bookOn(server.url, restaurant)
    assert.equal(booked.status, 201, JSON.stringify(booked.body))
    assert.equal(await isOffered(server.url, restaurant), false)
    await callOn(server.url, restaurant, 'DELETE', `/reservations/${booked.body.data[0].id}`)
    assert.equal(await isOffered(server.url, restaurant), true)
  }
  const changed = await callOn(server.url, restaurant, 'PUT', `/services/${restaurant.dinner}`, {
    bookable: false,
  })
  assert.equal(changed.status, 200, JSON.stringify(changed.body))
  assert.equal(await isOffered(server.url, restaurant), false)
})

test('slots · a booking at another server · show it when their second is over; the booking itself at once', async () => {
  const restaurant = await createRestaurant(server, [2])
  assert.equal(await isOffered(other.url, restaurant), true)
  const booked = await bookOn(server.url, restaurant)
  assert.equal(booked.status, 201, JSON.stringify(booked.body))
  assert.equal((await bookOn(other.url, restaurant)).status, 400, 'a booking never trusts what is remembered')
  const again = await createRestaurant(server, [2])
  assert.equal(await isOffered(other.url, again), true)
  assert.equal((await bookOn(server.url, again)).status, 201)
  await delay(1000)
  assert.equal(await isOffered(other.url, again), false)
})

test('slots · a hold runs out while they are remembered · its time is offered at once', async () => {
  const restaurant = await createRestaurant(server, [2])
  const held = await callOn(server.url, restaurant, 'POST', '/bookings/holds', {
    channel: 'OCTOTABLE_BOOK',
    start_date: day,
    start_hour: '20:00:00',
    pax: 2,
    service_id: restaurant.dinner,
  })
  assert.equal(held.status, 201, JSON.stringify(held.body))
  assert.equal(await isOffered(server.url, restaurant), false)
  await server.sql`update holds set expires_at = now() + interval '300 milliseconds' where property_id = ${restaurant.property}`
  // what is remembered from here on knows of that end
  server.ctx.searches.forget(restaurant.property)
  assert.equal(await isOffered(server.url, restaurant), false)
  await delay(350)
  assert.equal(await isOffered(server.url, restaurant), true)
})
