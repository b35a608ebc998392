import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { addDays, today } from '../support/days.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

let server: TestServer
let house: Restaurant
before(async () => {
  server = await startTestServer()
  house = await createRestaurant(server, [4])
})
after(() => server.stop())

const book = (over: Record<string, unknown>) =>
  house.api('POST', '/reservations', {
    channel: 'OCTOTABLE_BOOK',
    start_date: addDays(today(), 5),
    start_hour: '20:00',
    pax: 2,
    service_id: house.dinner,
    room_id: house.room,
    customer: { first_name: 'Alma', email: 'alma@example.com' },
    ...over,
  })

test('create · full · the five nearest times that can be booked, and each of them can', async () => {
  await book({})
  const refused = await book({})
  assert.equal(refused.body.error.reason, 'full')
  const { alternatives } = refused.body.error
  assert.deepEqual(
    alternatives.map((one: { start_date: string; start_hour: string }) => one.start_hour),
    ['19:00:00', '21:00:00', '21:30:00', '22:00:00', '14:00:00'],
  )
  for (const alternative of alternatives) {
    const made = await book(alternative)
    assert.equal(made.status, 201, JSON.stringify(alternative))
    await house.api('DELETE', `/reservations/${made.body.data[0].id}`)
  }
})

test('create · a closed time, a day in the past · the next times of the coming days', async () => {
  const hours = await book({ start_hour: '17:00' })
  assert.equal(hours.body.error.alternatives.length, 5)
  const past = await book({ start_date: addDays(today(), -1) })
  assert.equal(past.body.error.reason, 'past')
  assert.equal(past.body.error.alternatives.length, 5)
  for (const { start_date } of past.body.error.alternatives) assert.ok(start_date >= today())
})

test('create · a party that never fits · none', async () => {
  const refused = await book({ pax: 9 })
  assert.equal(refused.body.error.class_name, 'InvalidPartySizeException')
  assert.deepEqual(refused.body.error.alternatives, [])
})

test('create · an input that is wrong · no reason and no alternatives', async () => {
  const refused = await book({ pax: 0 })
  assert.equal(refused.body.error.alternatives, undefined)
})
