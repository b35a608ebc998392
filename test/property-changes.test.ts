import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { assertField } from './support/assert-error.ts'
import { assertRefused } from './support/assert-refused.ts'
import { insertReservationRow, type ReservationRow } from './support/reservation-row.ts'
import { defaults, details, milan, propertyCalls, shown } from './support/properties.ts'
import {
  createAccount,
  createRestaurant,
  startTestServer,
  type Account,
  type Restaurant,
  type TestServer,
} from './support/server.ts'

let server: TestServer
let account: Account
before(async () => {
  server = await startTestServer()
  account = await createAccount(server)
})
after(() => server.stop())

const { call, create } = propertyCalls(
  () => server.url,
  () => account,
)

test('updateProperty · left out, given, null · keeps, takes, clears', async () => {
  const { id } = await create({ ...details, position: milan })
  const { status, body } = await call('PUT', `/properties/${id}`, {
    name: 'Da Bea',
    phone: null,
    city: 'Roma',
    cap: '00100',
  })
  assert.equal(status, 200)
  const { phone: _cleared, ...kept } = details
  const position = { ...milan, city: 'Roma', zip: '00100' }
  assert.deepEqual(body, {
    data: [
      {
        id,
        enabled: true,
        status: 'ACTIVE',
        sandbox: false,
        ...kept,
        name: 'Da Bea',
        ...shown,
        city: 'Roma',
        cap: '00100',
        position,
        timezone: 'Europe/Rome',
        settings: defaults,
      },
    ],
  })
  assert.deepEqual((await call('GET', `/properties/${id}`)).body, body)
})

test('updateProperty · position · merges one level deep; null clears it', async () => {
  const { id } = await create({ position: milan })
  const put = async (position: unknown) =>
    (await call('PUT', `/properties/${id}`, { position })).body.data[0].position
  const { address: _none, ...rest } = milan
  assert.deepEqual(await put({ city: 'Roma', address: null }), { ...rest, city: 'Roma' })
  assert.deepEqual(await put(null), {})
})

test('updateProperty · the whole answer sent back with one thing changed · changes it', async () => {
  const property = await create({ ...details, position: milan })
  const path = `/properties/${property.id}`
  const nested = (await call('PUT', path, { ...property, position: { ...milan, city: 'Roma' } })).body.data[0]
  assert.deepEqual([nested.city, nested.position.city], ['Roma', 'Roma'])
  const flatly = (await call('PUT', path, { ...nested, city: 'Napoli' })).body.data[0]
  assert.deepEqual([flatly.city, flatly.position.city], ['Napoli', 'Napoli'])
})

test('updateProperty · settings · merge one level deep; null returns one, or all, to the default', async () => {
  const { id } = await create({ settings: { max_party: 8, confirm_hours: 1, welcome: { it: 'Ciao' } } })
  const put = async (settings: unknown) =>
    (await call('PUT', `/properties/${id}`, { settings })).body.data[0].settings
  assert.deepEqual(await put({ reseat: true, welcome: { en: 'Hello' } }), {
    ...defaults,
    max_party: 8,
    confirm_hours: 1,
    reseat: true,
    welcome: { en: 'Hello' },
  })
  assert.deepEqual(await put({ max_party: null, welcome: null, confirm_hours: null }), {
    ...defaults,
    reseat: true,
  })
  assert.deepEqual(await put(null), defaults)
})

test('updateProperty · null where a value is needed · 400 naming the fields, and nothing changed', async () => {
  const property = await create({ country: 'ES' })
  const path = `/properties/${property.id}`
  const answer = await call('PUT', path, { name: null, timezone: null, city: 'Madrid' })
  for (const field of ['name', 'timezone']) assertField(answer, field)
  assert.deepEqual((await call('GET', path)).body.data[0], property)
})

test('updateProperty · another place · does not move the time zone', async () => {
  const { id } = await create({ position: milan })
  const { body } = await call('PUT', `/properties/${id}`, { latitude: 40.71, longitude: -74 })
  assert.equal(body.data[0].timezone, 'Europe/Rome')
})

test('updateProperty · a change · makes a new version of the set-up', async () => {
  const { id } = await create()
  const version = async () =>
    (await server.sql<{ v: number }[]>`select setup_version as v from properties where id = ${id}`)[0]?.v ?? 0
  const before = await version()
  await call('PUT', `/properties/${id}`, { settings: { max_party: 4 } })
  assert.equal(await version(), before + 1)
})

const reserve = (restaurant: Restaurant, row: Partial<ReservationRow> = {}) =>
  insertReservationRow(server.sql, restaurant.property, {
    service: restaurant.dinner,
    room: restaurant.room,
    tables: restaurant.tables.slice(0, 1),
    ...row,
  })

test('deleteProperty · answers the id, leaves the list, is 403 from then on, keeps its reservations', async () => {
  const restaurant = await createRestaurant(server)
  const id = await reserve(restaurant, { starts_in: -600 })
  const path = `/properties/${restaurant.property}`
  const answer = await restaurant.api('DELETE', path)
  assert.equal(answer.status, 200)
  assert.deepEqual(answer.body, { data: [restaurant.property] })
  assert.deepEqual((await restaurant.api('GET', '/properties')).body, { data: [] })
  for (const method of ['DELETE', 'GET', 'PUT'])
    assertRefused(
      await restaurant.api(method, path, method === 'PUT' ? {} : undefined),
      403,
      'PROPERTY_FORBIDDEN',
      /no access/,
    )
  assertRefused(await restaurant.api('GET', '/rooms'), 403, 'PROPERTY_FORBIDDEN', /no access/)
  const [kept] =
    await server.sql`select p.status from reservations r join properties p on p.id = r.property_id where r.property_id = ${restaurant.property} and r.id = ${id}`
  assert.equal(kept?.['status'], 'DISABLED')
})

test('deleteProperty · with upcoming reservations · is 409 and changes nothing', async () => {
  const restaurant = await createRestaurant(server)
  const id = await reserve(restaurant)
  const path = `/properties/${restaurant.property}`
  assertRefused(
    await restaurant.api('DELETE', path),
    409,
    'STATE_CONFLICT',
    new RegExp(`upcoming reservations \\(${id}\\)`),
  )
  assert.equal((await restaurant.api('GET', path)).body.data[0].enabled, true)
})

test('deleteProperty · many at once · is one 200', async () => {
  const { id } = await create()
  const answers = await Promise.all(Array.from({ length: 6 }, () => call('DELETE', `/properties/${id}`)))
  assert.deepEqual(
    answers.map(({ status }) => status).sort((a, b) => a - b),
    [200, 403, 403, 403, 403, 403],
  )
})

test('every operation · on an expired sandbox · is 403 of its own', async () => {
  const expired = await createAccount(server)
  await server.sql`update properties set expires_at = now() - interval '1 minute' where id = ${expired.property}`
  server.ctx.access.forget()
  for (const method of ['GET', 'DELETE'])
    assertRefused(
      await call(method, `/properties/${expired.property}`, undefined, expired),
      403,
      'SANDBOX_EXPIRED',
      /expired/,
    )
})
