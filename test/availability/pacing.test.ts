/** Limits on covers over HTTP: who counts, who is refused, who is warned, and twenty callers at once. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { day, madeBy, onlineOf } from '../support/bookings.ts'
import { callOn, tally, times } from '../support/crowd.ts'
import { addDays } from '../support/days.ts'
import {
  createRestaurant,
  startTestServer,
  type Answer,
  type Restaurant,
  type TestServer,
} from '../support/server.ts'

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

async function pacedHouse(limits: object, sizes = [4, 4, 4, 4, 4, 4, 4, 4]): Promise<Restaurant> {
  const house = await createRestaurant(server, sizes)
  const { status } = await house.api('PUT', `/services/${house.dinner}`, limits)
  assert.equal(status, 200)
  return house
}

const post = (house: Restaurant, over: object = {}) =>
  house.api('POST', '/reservations', onlineOf(house, over))

const booked = (house: Restaurant, over: object = {}) => madeBy(post(house, over))

function assertPaced({ status, body }: Answer): void {
  assert.deepEqual([status, body.error?.reason], [400, 'pacing'], JSON.stringify(body))
  assert.equal(body.error.class_name, 'InvalidBookingTimeException')
  assert.match(body.message, /no table/)
}

const staff = { channel: 'OCTOTABLE_ADMIN' }

test('create · a slot at its limit · online refused with other times, staff warned', async () => {
  const house = await pacedHouse({ max_covers_per_slot: 4 })
  await booked(house)
  await booked(house)
  const refused = await post(house, { pax: 1 })
  assertPaced(refused)
  assert.equal(refused.body.error.alternatives[0].start_hour, '19:30:00')
  assert.equal((await post(house, { start_hour: '20:30', pax: 4 })).status, 201, 'the next slot is its own')
  const byStaff = await post(house, { ...staff, start_hour: '20:10' })
  assert.equal(byStaff.status, 201)
  assert.deepEqual(
    byStaff.body.warnings.map((one: { reason: string }) => one.reason),
    ['pacing'],
  )
  assert.match(byStaff.body.warnings[0].message, /Dinner/)
  assert.equal((await post(house, { ...staff, start_hour: '21:00' })).body.warnings, undefined)
})

test('slots · a service day at its limit · exactly what is booked', async () => {
  const house = await pacedHouse({ max_covers: 5 })
  await booked(house, { pax: 3, start_hour: '19:00' })
  const slots = async (pax: number) =>
    (
      await house.api(
        'GET',
        `/bookings/slots?start_date=${day}&pax=${pax}&service_id=${house.dinner}&reasons=true`,
      )
    ).body.data[0].available_services[0]
  assert.equal((await slots(2)).available_slots.length, 7)
  const paced = await slots(3)
  assert.deepEqual(paced.available_slots, [])
  assert.ok(paced.refused_slots.every((slot: { reason: string }) => slot.reason === 'pacing'))
  assertPaced(await post(house, { pax: 3, start_hour: '22:00' }))
  await booked(house, { start_hour: '22:00' })
  assert.equal((await post(house, { pax: 3, start_date: addDays(day, 1) })).status, 201, 'another day')
})

test('slots and create · the first and the last day of the calendar · answered, with limits too', async () => {
  const house = await pacedHouse({ max_covers: 5, end_time: '03:00' })
  for (const start_date of ['0001-01-01', '9999-12-31']) {
    const { status, body } = await house.api('GET', `/bookings/slots?start_date=${start_date}`)
    assert.deepEqual([status, body.data], [200, [{ day: start_date, available_services: [] }]])
    for (const start_hour of ['00:30', '23:30']) {
      const refused = await post(house, { ...staff, start_date, start_hour })
      assert.deepEqual([refused.status, typeof refused.body.error.reason], [400, 'string'])
    }
  }
})

test('create · who counts · every channel, requests, departed and unseated parties; not queued, ended ones', async () => {
  const house = await pacedHouse({ max_covers: 100 })
  const limit = (max_covers: number) => house.api('PUT', `/services/${house.dinner}`, { max_covers })
  await booked(house, staff)
  await booked(house, { ...staff, waiting_list: true })
  const cancelled = await booked(house)
  await house.api('DELETE', `/reservations/${cancelled.id}`)
  await limit(3)
  assertPaced(await post(house))
  await limit(4)
  const departed = await booked(house)
  await house.api('PATCH', `/reservations/${departed.id}/checkout`)
  assertPaced(await post(house, { pax: 1 }))
  await limit(6)
  await house.api('PUT', `/services/${house.dinner}`, { confirmation_mode: 'WAITING_LIST' })
  assert.equal((await booked(house)).status, 'WAITING')
  assertPaced(await post(house, { pax: 1 }))
  const small = await pacedHouse({ max_covers: 4 }, [4])
  await small.api('PUT', `/rooms/${small.room}`, { sold_out: 'ACCEPT' })
  await booked(small)
  assert.deepEqual((await booked(small)).tables, [])
  assertPaced(await post(small, { pax: 1 }))
})

test('update · within a limit · a reservation does not count against itself', async () => {
  const house = await pacedHouse({ max_covers: 4 })
  const { id } = await booked(house, { pax: 3 })
  const put = (body: object) => house.api('PUT', `/reservations/${id}`, body)
  assert.equal((await put({ start_hour: '21:00' })).status, 200)
  assert.equal((await put({ pax: 4 })).status, 200)
  await house.api('PUT', `/services/${house.dinner}`, { max_covers: 3 })
  assertPaced(await put({ start_hour: '20:00' }))
  const byStaff = await put({ ...staff, start_hour: '20:00' })
  assert.deepEqual([byStaff.status, byStaff.body.warnings[0].reason], [200, 'pacing'])
})

test('decide · a queued one above a limit · staff are warned', async () => {
  const house = await pacedHouse({ max_covers: 2 })
  await booked(house)
  const { id } = await booked(house, {
    waiting_list: true,
    customer: { first_name: 'Eva', phone: '3332211999' },
  })
  const { status, body } = await house.api('PATCH', `/reservations/${id}?status=CONFIRMED`)
  assert.deepEqual([status, body.data[0].tables.length, body.warnings[0].reason], [200, 1, 'pacing'])
})

test('create again with its Idempotency-Key · the same answer, warnings too', async () => {
  const house = await pacedHouse({ max_covers: 1 })
  const key = { 'idempotency-key': crypto.randomUUID() }
  const once = () => house.api('POST', '/reservations', onlineOf(house, staff), key)
  const [first, again] = [await once(), await once()]
  assert.equal(first.body.warnings[0].reason, 'pacing')
  assert.deepEqual(again.body, first.body)
  assert.equal(again.headers.get('etag'), first.headers.get('etag'))
})

/** What twenty callers at once are answered, on two servers. */
const twenty = async (house: Restaurant, fieldsOf: (n: number) => object) =>
  tally(
    await times(20, (n) =>
      callOn(n % 2 ? server.url : second.url, house, 'POST', '/reservations', onlineOf(house, fieldsOf(n))),
    ),
  )

test('create · twenty callers at once, on two servers, at a limit · exactly as many as it allows', async () => {
  const sizes = Array.from({ length: 20 }, () => 2)
  const slot = await pacedHouse({ max_covers_per_slot: 7 }, sizes)
  assert.deepEqual(await twenty(slot, () => ({})), { 201: 3, '400 pacing': 17 })
  const whole = await pacedHouse({ max_covers: 9 }, sizes)
  const hours = ['19:00', '20:00', '21:00', '22:00']
  assert.deepEqual(await twenty(whole, (n) => ({ start_hour: hours[n % 4] })), { 201: 4, '400 pacing': 16 })
})

test('create · twenty callers before and after midnight of one service day · its limit holds', async () => {
  const sizes = Array.from({ length: 20 }, () => 2)
  for (let round = 0; round < 3; round++) {
    const house = await pacedHouse({ end_time: '03:00', max_covers: 9 }, sizes)
    const kinds = await twenty(house, (n) =>
      n % 2 ? { start_hour: '19:30' } : { start_date: addDays(day, 1), start_hour: '01:30' },
    )
    assert.deepEqual(kinds, { 201: 4, '400 pacing': 16 })
  }
})
