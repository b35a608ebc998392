/** What happens to callers while somebody else holds the day that they want to change. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inTransaction, lockDays } from '../../src/db/transaction.ts'
import { dayOf } from '../../src/kernel/time.ts'
import { addDays, today } from '../support/days.ts'
import {
  createRestaurant,
  startTestServer,
  type Answer,
  type Restaurant,
  type TestServer,
} from '../support/server.ts'

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

/** Runs `work` while the day is held for `ms`. */
async function whileHeld<T>({ property }: Restaurant, ms: number, work: () => Promise<T>): Promise<T> {
  const { promise: held, resolve: isHeld } = Promise.withResolvers<void>()
  const holder = inTransaction(other, async (tx) => {
    await lockDays(tx, property, [dayOf(day)])
    isHeld()
    await tx`select pg_sleep(${ms / 1000}::float8)`
  })
  await held
  const result = await work()
  await holder
  return result
}

async function timed(call: Promise<Answer>): Promise<Answer & { waited: number }> {
  const began = performance.now()
  const answer = await call
  return { ...answer, waited: performance.now() - began }
}

test('book · the day is held for less than a second · waits and succeeds', async () => {
  const restaurant = await createRestaurant(server, [4])
  const { status, body } = await whileHeld(restaurant, 500, () => book(restaurant))
  assert.equal(status, 201, JSON.stringify(body))
})

test('book · the day is held for longer · 503 with Retry-After within 1.5 s, nothing is written', async () => {
  const restaurant = await createRestaurant(server, [4])
  const { status, body, headers, waited } = await whileHeld(restaurant, 2000, () => timed(book(restaurant)))
  assert.equal(status, 503, JSON.stringify(body))
  assert.equal(body.error.code, 'SERVICE_UNAVAILABLE')
  assert.match(headers.get('retry-after') ?? '', /^[1-9]\d*$/)
  assert.ok(waited > 900 && waited < 1500, `${waited} ms`)
  const [left] = await server.sql`
    select (select count(*)::int from reservations where property_id = ${restaurant.property}) as reservations,
      (select count(*)::int from customers where property_id = ${restaurant.property}) as customers`
  assert.deepEqual(left, { reservations: 0, customers: 0 })
  assert.equal((await book(restaurant)).status, 201)
})

test('book · forty callers wait for a day that is held · other days and restaurants are served meanwhile', async () => {
  const busy = await createRestaurant(server, [4])
  const calm = await createRestaurant(server, [4])
  await whileHeld(busy, 2500, async () => {
    const crowd = Array.from({ length: 40 }, () => book(busy))
    for (const call of [book(calm), book(busy, addDays(day, 1)), calm.api('GET', '/reservations')]) {
      const { status, waited } = await timed(call)
      assert.ok(status < 300 && waited < 1500, `${status} after ${waited} ms`)
    }
    for (const { status } of await Promise.all(crowd))
      assert.ok([201, 400, 503].includes(status), String(status))
  })
})
