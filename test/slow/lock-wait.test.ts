/** What happens to callers while somebody else holds the day that they want to change. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { inTransaction, lockDays } from '../../src/db/transaction.ts'
import { dayOf } from '../../src/kernel/time.ts'
import { addDays, today } from '../support/days.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

let server: TestServer
/** another node on the same database, whose transaction holds the day */
let other: TestServer
before(async () => {
  server = await startTestServer()
  other = await startTestServer({}, server.databaseUrl)
})
after(async () => {
  await other.stop()
  await server.stop()
})

const day = addDays(today(), 3)

const book = (restaurant: Restaurant, start_date = day) =>
  restaurant.api('POST', '/reservations', {
    channel: 'OCTOTABLE_ADMIN',
    start_date,
    start_hour: '20:00:00',
    pax: 2,
    service_id: restaurant.dinner,
    room_id: restaurant.room,
    customer: { first_name: 'Ada' },
  })

/** Holds the day until `work` has ended. */
async function whileHeld<T>({ property }: Restaurant, work: () => Promise<T>): Promise<T> {
  const held = Promise.withResolvers<void>()
  const done = Promise.withResolvers<void>()
  const holder = inTransaction(other, async (tx) => {
    await lockDays(tx, property, [dayOf(day)])
    held.resolve()
    await done.promise
  })
  try {
    await held.promise
    return await work()
  } finally {
    done.resolve()
    await holder
  }
}

test('book · the day is held for less than a second · waits and succeeds', async () => {
  const restaurant = await createRestaurant(server, [4])
  const { waiting } = await whileHeld(restaurant, async () => {
    const waiting = book(restaurant)
    await delay(300)
    return { waiting }
  })
  const { status, body } = await waiting
  assert.equal(status, 201, JSON.stringify(body))
})

test('book · the day is held for longer · 503 with Retry-After while it still is, nothing is written', async () => {
  const restaurant = await createRestaurant(server, [4])
  const { status, body, headers } = await whileHeld(restaurant, () => book(restaurant))
  assert.equal(status, 503, JSON.stringify(body))
  assert.equal(body.error.code, 'SERVICE_UNAVAILABLE')
  // it is the wait for the day that ended, not the time that a statement may take at most
  assert.match(body.message, /^Many changes to this day are under way; nothing was changed\./)
  assert.match(headers.get('retry-after') ?? '', /^[1-9]\d*$/)
  const [left] = await server.sql`
    select (select count(*)::int from reservations where property_id = ${restaurant.property}) as reservations,
      (select count(*)::int from customers where property_id = ${restaurant.property}) as customers`
  assert.deepEqual(left, { reservations: 0, customers: 0 })
  assert.equal((await book(restaurant)).status, 201)
})

test('book · forty callers wait for a day that is held · other days and restaurants are served meanwhile', async () => {
  const busy = await createRestaurant(server, [4])
  const calm = await createRestaurant(server, [4])
  const crowd = await whileHeld(busy, async () => {
    const waiting = Array.from({ length: 40 }, () => book(busy))
    for (const call of [book(calm), book(busy, addDays(day, 1)), calm.api('GET', '/reservations')]) {
      const { status } = await call
      assert.ok(status < 300, String(status))
    }
    return { waiting }
  })
  for (const { status } of await Promise.all(crowd.waiting))
    assert.ok([201, 400, 503].includes(status), String(status))
})
