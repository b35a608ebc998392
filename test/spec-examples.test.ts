/** The examples of `api.md` as fixtures: what they have the server's own answers have, and more only by the schema. */
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { assertDocumented } from './support/assert-documented.ts'
import { addDays, today } from './support/days.ts'
import { operationsOf, type Operation } from './support/openapi.ts'
import {
  AUTH,
  createRestaurant,
  send,
  startTestServer,
  type Answer,
  type Restaurant,
  type TestServer,
} from './support/server.ts'

let server: TestServer
let restaurant: Restaurant
let operations: Map<string, Operation>
before(async () => {
  server = await startTestServer({ WEBHOOK_ALLOW_PRIVATE: 'true' })
  restaurant = await createRestaurant(server)
  operations = new Map((await operationsOf(server)).map((operation) => [operation.id, operation]))
})
after(() => server.stop())

async function fixture(name: string): Promise<{ data: object[] }> {
  return JSON.parse(await readFile(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8'))
}

const kindOf = (value: unknown) => (Array.isArray(value) ? 'array' : typeof value)

/** Every key of the example is in the real value, with its type; of a list the first item is looked at. */
function assertLike(real: unknown, example: unknown, path = 'answer'): void {
  assert.equal(kindOf(real), kindOf(example), path)
  if (typeof example !== 'object' || example === null) return
  const held = Object(real)
  for (const [key, value] of Object.entries(example).slice(0, Array.isArray(example) ? 1 : undefined)) {
    assert.ok(key in held, `${path}.${key}`)
    assertLike(held[key], value, `${path}.${key}`)
  }
}

/** The real answer of an operation beside the example of that name. */
async function compare(name: string, id: string, answer: Answer): Promise<void> {
  assertLike(answer.body, await fixture(name))
  assertDocumented(operations.get(id) ?? assert.fail(`an operation ${id}`), answer)
}

/** A body with the values of an example, which are what it is answered with. */
const withoutIds = async (name: string) => {
  const { id: _id, room_id: _room, property_id: _property, ...body } = Object((await fixture(name)).data[0])
  return body
}

test('createClient · the public request as it is printed · is answered as printed', async () => {
  const request = await fixture('create-client-request')
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await send(server.url, 'POST', `${AUTH}/api-account/oauth2/client`, request, headers)
  assert.equal(answer.status, 201)
  await compare('create-client', 'createClient', answer)
  const { client_id, client_secret, username, password, redirect_uri } = answer.body.data[0]
  const printed = (await fixture('create-client')).data[0]
  assert.partialDeepStrictEqual(printed, { username, password, redirect_uri })
  assert.match(client_id, /^public_.{43}$/)
  assert.match(client_secret, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('createToken · right and wrong credentials · are answered as printed', async () => {
  const ask = (client_secret: string) => {
    const { client_id } = restaurant
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret })
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return send(server.url, 'POST', `${AUTH}/oauth2/token`, form.toString(), headers)
  }
  const token = await ask(restaurant.client_secret)
  await compare('token', 'createToken', token)
  const { access_token: _printed, ...always } = Object(await fixture('token'))
  assert.partialDeepStrictEqual(token.body, always)
  const refused = await ask('wrong')
  await compare('token-error', 'createToken', refused)
  assert.equal(refused.body.error, 'invalid_client')
})

test('rooms, tables, services, properties · made with the values of their examples · are answered like them', async () => {
  const own = await createRestaurant(server)
  const room = await own.api('POST', '/rooms', await withoutIds('room'))
  await compare('room', 'createRoom', room)
  const room_id = room.body.data[0].id
  const table = await own.api('POST', `/room/${room_id}/table`, await withoutIds('table'))
  await compare('table', 'createTable', table)
  const body = await withoutIds('service')
  const service = await own.api('POST', '/services', body)
  await compare('service', 'createService', service)
  assert.partialDeepStrictEqual(service.body.data[0], body)
  const { email: _email, phone: _phone, website: _website, ...property } = await withoutIds('property')
  const contact = { email: 'a@example.com', phone: '+390212345678', website: 'www.example.com' }
  await compare(
    'property',
    'createProperty',
    await own.api('POST', '/properties', { ...property, ...contact }),
  )
  await compare(
    'deleted',
    'deleteTable',
    await own.api('DELETE', `/room/${room_id}/table/${table.body.data[0].id}`),
  )
})

const DAY = addDays(today(), 3)

test('reservations · one with the guest of the example · is answered like it, made, found and listed', async () => {
  const { customer, pax, channel, notes, special_request } = Object((await fixture('reservation')).data[0])
  const { id: _id, ...guest } = customer
  const made = await restaurant.api('POST', '/reservations', {
    customer: guest,
    pax,
    channel,
    notes,
    special_request,
    start_date: DAY,
    start_hour: '13:00:00',
    service_id: restaurant.lunch,
    room_id: restaurant.room,
  })
  await compare('reservation', 'createReservation', made)
  assert.partialDeepStrictEqual(made.body.data[0], { customer: guest, pax, channel, notes, special_request })
  const path = `/reservations/${made.body.data[0].id}`
  await compare('reservation', 'getReservation', await restaurant.api('GET', path))
  await compare('reservation', 'listReservations', await restaurant.api('GET', '/reservations'))
  await compare('deleted', 'cancelReservation', await restaurant.api('DELETE', path))
})

test('bookings · slots, rooms and links · are answered as printed', async () => {
  const slots = await restaurant.api('GET', `/bookings/slots?start_date=${DAY}`)
  await compare('slots', 'findSlots', slots)
  const titles = slots.body.data[0].available_services.map(({ title }: { title: string }) => title)
  assert.deepEqual(titles, ['Lunch', 'Dinner'])
  const all = await restaurant.api('GET', `/bookings/slots?start_date=${DAY}&out_of_order=true`)
  await compare('slots-out-of-order', 'findSlots', all)
  const when = `start_date=${DAY}&start_hour=20:00&pax=2&service_id=${restaurant.dinner}`
  await compare('rooms', 'findFreeRooms', await restaurant.api('GET', `/bookings/rooms?${when}`))
  await compare('links', 'listBookingLinks', await restaurant.api('GET', '/bookings/list'))
})

test('errors · an unknown room · is word for word the example, with the id of the request', async () => {
  const answer = await restaurant.api('GET', '/rooms/213092342')
  await compare('error', 'getRoom', answer)
  const { request_id: _id, ...error } = answer.body.error
  assert.deepEqual({ ...answer.body, error }, await fixture('error'))
})

test('enableGoogleEngine, createWebhookSubscription · are answered as printed', async () => {
  await compare(
    'google',
    'enableGoogleEngine',
    await restaurant.api('POST', '/reservations/google', { enable_google_engine: false }),
  )
  const { webhook_type } = await withoutIds('webhook-subscription')
  const endpoint = 'http://127.0.0.1:1/hooks'
  const made = await restaurant.api('POST', '/webhooks/subscription', { endpoint, webhook_type })
  await compare('webhook-subscription', 'createWebhookSubscription', made)
})

test('listOrders · there are none yet · is an empty list, and the example is of the documented shape', async () => {
  const answer = await restaurant.api('GET', '/orders')
  assert.deepEqual(answer.body, { data: [] })
  assertDocumented(operations.get('listOrders') ?? assert.fail(), {
    ...answer,
    body: await fixture('orders'),
  })
})
