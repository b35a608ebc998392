/** Requests whose time is over: expired from that instant on, whether anybody wrote it down or not. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inTransaction, lockDays } from '../../src/db/transaction.ts'
import { dayOf } from '../../src/kernel/time.ts'
import { day, madeBy, onlineOf } from '../support/bookings.ts'
import { addDays } from '../support/days.ts'
import { assertOccupations } from '../support/occupations.ts'
import { until } from '../support/receiver.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

let server: TestServer
let second: TestServer
before(async () => {
  // the clocks are moved past the server, which its memory of searches would not hear of
  server = await startTestServer({ SEARCH_MEMORY_MS: '0' })
  second = await startTestServer({}, server.databaseUrl)
})
after(async () => {
  await second.stop()
  await server.stop()
})

/** A restaurant that answers each online request, with one table. */
async function askingHouse(): Promise<Restaurant> {
  const house = await createRestaurant(server, [4])
  await house.api('PUT', `/services/${house.dinner}`, { confirmation_mode: 'WAITING_LIST' })
  await setNow(house, early, '12:00')
  return house
}

const post = (house: Restaurant, over: object = {}) =>
  house.api('POST', '/reservations', onlineOf(house, over))

const booked = async (house: Restaurant, over: object = {}): Promise<number> =>
  (await madeBy(post(house, over))).id

async function accepted(house: Restaurant): Promise<number> {
  const id = await booked(house)
  const { status } = await house.api('PATCH', `/reservations/${id}?status=ACCEPTED`)
  assert.equal(status, 200)
  return id
}

const get = async (house: Restaurant, id: number) =>
  (await house.api('GET', `/reservations/${id}`)).body.data[0]

/** Moves the clock of a restaurant to a local time; it goes on from there. */
const setNow = (house: Restaurant, date: string, hour: string) => server.sql`
  update properties
  set clock_offset = ceil(extract(epoch from ${`${date} ${hour}`}::timestamp at time zone timezone - now()))
  where id = ${house.property}`

/** Two days before the day of the reservations: what is accepted then has a day to confirm. */
const early = addDays(day, -2)

const storedStatus = async (house: Restaurant, id: number): Promise<string> =>
  (
    await server.sql<{ status: string }[]>`
      select status from reservations where property_id = ${house.property} and id = ${id}`
  )[0]?.status ?? ''

const swept = (house: Restaurant, id: number) =>
  until('the sweep', async () => ((await storedStatus(house, id)) === 'EXPIRED' ? true : undefined))

/** Nobody can write anything down for the day meanwhile. */
async function whileHeld(house: Restaurant, work: () => Promise<void>): Promise<void> {
  await inTransaction(second.ctx, async (tx) => {
    await lockDays(tx, house.property, [dayOf(day)])
    await work()
  })
}

test('accepted, its time over, nobody wrote it down · is read, listed and searched as expired', async () => {
  const house = await askingHouse()
  const id = await accepted(house)
  const { expiration_date } = await get(house, id)
  const listed = async (query: string): Promise<number[]> =>
    (await house.api('GET', `/reservations?${query}`)).body.data.map((one: { id: number }) => one.id)
  const slots = async () =>
    (await house.api('GET', `/bookings/slots?start_date=${day}&pax=2&service_id=${house.dinner}`)).body
      .data[0].available_services[0].available_slots
  assert.ok(!(await slots()).includes('20:00:00'))
  await whileHeld(house, async () => {
    await setNow(house, addDays(early, 1), '12:05')
    const row = await get(house, id)
    assert.deepEqual([row.status, row.last_status_change], ['EXPIRED', expiration_date])
    assert.deepEqual(await listed('status[]=EXPIRED'), [id])
    assert.deepEqual(await listed('status[]=ACCEPTED'), [])
    assert.deepEqual(await listed('incoming=true'), [])
    assert.ok((await slots()).includes('20:00:00'))
    assert.equal(await storedStatus(house, id), 'ACCEPTED')
  })
  await swept(house, id)
  const row = await get(house, id)
  assert.deepEqual([row.status, row.last_status_change], ['EXPIRED', expiration_date], 'the same afterwards')
})

test('accepted, its time over · its table is booked at once, and the expiry is in its history once', async () => {
  const house = await askingHouse()
  for (let round = 0; round < 5; round++) {
    const id = await accepted(house)
    await setNow(house, addDays(early, 1), '12:05')
    const next = await booked(house)
    const history = (await house.api('GET', `/reservations/${id}/history`)).body.data
    assert.deepEqual(
      history.slice(2).map(({ actor, changes }: { actor: string; changes: object[] }) => [actor, changes]),
      [['system', [{ field: 'status', from: 'ACCEPTED', to: 'EXPIRED' }]]],
    )
    await assertOccupations(server.sql, house.property)
    await setNow(house, early, '12:00')
    await house.api('DELETE', `/reservations/${next}`)
  }
})

test('accepted, its time over · twenty callers for its table at once · one gets it', async () => {
  const house = await askingHouse()
  const id = await accepted(house)
  await setNow(house, addDays(early, 1), '12:05')
  const answers = await Promise.all(Array.from({ length: 20 }, () => post(house)))
  const booked = answers.filter(({ status }) => status === 201)
  assert.equal(booked.length, 1)
  for (const { status, body } of answers)
    if (status !== 201) assert.deepEqual([status, body.error.reason], [400, 'full'])
  const [{ count }] = await server.sql<[{ count: number }]>`
    select count(*)::int from events where property_id = ${house.property} and reservation_id = ${id} and actor = 'system'`
  assert.equal(count, 1)
  await assertOccupations(server.sql, house.property)
})

test('a request without an answer · lapses when its start passes, a queued one too', async () => {
  const house = await askingHouse()
  const ids = [await booked(house), await booked(house, { waiting_list: true })]
  await setNow(house, day, '19:59')
  for (const id of ids) assert.equal((await get(house, id)).status, 'WAITING')
  await setNow(house, day, '20:00')
  for (const id of ids) assert.equal((await get(house, id)).status, 'EXPIRED')
  for (const id of ids) await swept(house, id)
  await assertOccupations(server.sql, house.property)
})

test('accepted shortly before its start · its time to confirm ends with the start, also after a move', async () => {
  const house = await askingHouse()
  await setNow(house, day, '12:00')
  const id = await accepted(house)
  assert.equal((await get(house, id)).expiration_date, `${day}T20:00:00`)
  const moved = await house.api('PUT', `/reservations/${id}`, { start_hour: '19:00' })
  assert.equal(moved.body.data[0].expiration_date, `${day}T19:00:00`)
})

test('a party that is there · never expires', async () => {
  const house = await askingHouse()
  const id = await accepted(house)
  const other = await booked(house, { start_hour: '21:00' })
  for (const one of [id, other]) await house.api('PATCH', `/reservations/${one}/checkin`)
  await setNow(house, addDays(day, 1), '12:00')
  assert.deepEqual([(await get(house, id)).status, (await get(house, other)).status], ['ACCEPTED', 'WAITING'])
})

test('what has lapsed · cannot be decided, changed, seated or cancelled any more · 409', async () => {
  const house = await askingHouse()
  const id = await accepted(house)
  await setNow(house, addDays(early, 1), '12:05')
  for (const [method, path, body] of [
    ['PATCH', '?status=CONFIRMED', undefined],
    ['PUT', '', { pax: 3 }],
    ['PATCH', '/checkin', undefined],
    ['DELETE', '', undefined],
  ] as const) {
    const answer = await house.api(method, `/reservations/${id}${path}`, body)
    assert.equal(answer.status, 409, path)
    assert.match(answer.body.message, /EXPIRED/)
  }
})

test('cancel and undo · its time ran out between them · 409', async () => {
  const house = await askingHouse()
  const id = await accepted(house)
  await setNow(house, addDays(early, 1), '11:58')
  await house.api('DELETE', `/reservations/${id}`)
  await setNow(house, addDays(early, 1), '12:02')
  const { status, body } = await house.api('DELETE', `/reservations/${id}?undo=true`)
  assert.equal(status, 409)
  assert.match(body.message, /could be confirmed is over/)
})

test('expiry · somebody is queued · the sweep gives the table on', async () => {
  const house = await askingHouse()
  await house.api('PUT', `/rooms/${house.room}`, { sold_out: 'WAIT' })
  const id = await accepted(house)
  const waiting = await booked(house)
  await setNow(house, addDays(early, 1), '12:05')
  await swept(house, id)
  const promoted = await get(house, waiting)
  assert.deepEqual([promoted.status, promoted.tables.length], ['ACCEPTED', 1])
  await assertOccupations(server.sql, house.property)
})

test('expiry · somebody books before the sweep, somebody is queued · what was offered is booked', async () => {
  const house = await askingHouse()
  await house.api('PUT', `/rooms/${house.room}`, { sold_out: 'WAIT' })
  const id = await accepted(house)
  const waiting = await booked(house)
  await setNow(house, addDays(early, 1), '12:05')
  const { body } = await post(house, { channel: 'OCTOTABLE_ADMIN' })
  const states = [(await get(house, id)).status, (await get(house, waiting)).status]
  // whoever was first, the caller or the sweep
  assert.deepEqual(states, ['EXPIRED', body.data ? 'WAITING' : 'ACCEPTED'])
  await assertOccupations(server.sql, house.property)
})

test('expiry · two servers sweep the same property · each request expires once', async () => {
  const house = await createRestaurant(server, [4, 4, 4, 4, 4, 4])
  await house.api('PUT', `/services/${house.dinner}`, { confirmation_mode: 'WAITING_LIST' })
  await setNow(house, early, '12:00')
  const ids: number[] = []
  for (let n = 0; n < 6; n++) ids.push(await accepted(house))
  await setNow(house, addDays(early, 1), '12:05')
  for (const id of ids) await swept(house, id)
  const events = await server.sql`
    select from events where property_id = ${house.property} and actor = 'system'`
  assert.equal(events.count, ids.length)
})
