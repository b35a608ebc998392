import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from './support/server.ts'

let server: TestServer
let house: Restaurant
before(async () => {
  server = await startTestServer()
  house = await createRestaurant(server)
})
after(() => server.stop())

const enable = (headers: Record<string, string> = {}, enable_google_engine: unknown = true) =>
  house.api('POST', '/reservations/google', { enable_google_engine }, headers)

test('enable google · a sandbox · 400 ApiAccountValidationException that lists what is missing', async () => {
  const answer = await enable()
  assert.equal(answer.status, 400)
  assert.equal(answer.body.error.class_name, 'ApiAccountValidationException')
  for (const what of ['sandbox', 'phone', 'address', 'latitude'])
    assert.match(answer.body.message, new RegExp(what))
})

test('enable google · a whole restaurant · accepted and stored, and taken back', async () => {
  const made = await house.api('POST', '/properties', {
    name: 'Osteria',
    phone: '+39 02 1234567',
    position: {
      latitude: 45.44,
      longitude: 9.99,
      country: 'IT',
      address: 'Piazza 33',
      city: 'Milan',
      zip: '20154',
    },
  })
  const property = made.body.data[0].id
  const headers = { property: String(property) }
  const early = await enable(headers)
  assert.match(early.body.message, /service/)
  assert.match(early.body.message, /table/)
  await house.api(
    'POST',
    '/services',
    { name: 'Dinner', start_time: '19:00', end_time: '23:00', days_of_week: ['FRI'] },
    headers,
  )
  const room = (await house.api('POST', '/rooms', { name: 'Sala' }, headers)).body.data[0].id
  await house.api('POST', `/room/${room}/table`, { name: 'T1' }, headers)
  const stored = async () =>
    (
      await server.sql<
        { google_enabled: boolean }[]
      >`select google_enabled from properties where id = ${property}`
    )[0]?.google_enabled
  const accepted = await enable(headers)
  assert.deepEqual([accepted.status, accepted.body], [200, { status: 'ACCEPTED' }])
  assert.equal(await stored(), true)
  assert.deepEqual((await enable(headers, false)).body, { status: 'ACCEPTED' })
  assert.equal(await stored(), false)
})

test('enable google · a body without the flag · 400 ValidationException', async () => {
  assert.equal((await enable({}, 'yes')).body.error.class_name, 'ValidationException')
})
