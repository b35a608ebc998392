/** Holds under many callers at once, and against their own end: a table is never had twice, nor lost. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inTransaction, lockDays } from '../../src/db/transaction.ts'
import { dayOf } from '../../src/kernel/time.ts'
import { bookingOf, day } from '../support/bookings.ts'
import { callOn, tally, times } from '../support/crowd.ts'
import { assertOccupations } from '../support/occupations.ts'
import { Processes } from '../support/process.ts'
import { until } from '../support/receiver.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

const PUBLIC_URL = 'http://octotable.test'
const processes = new Processes()
let server: TestServer
let second: TestServer
before(async () => {
  server = await startTestServer({ PUBLIC_URL })
  second = await startTestServer({ PUBLIC_URL }, server.databaseUrl)
})
after(async () => {
  await processes.cleanUp()
  await second.stop()
  await server.stop()
})

const placeOf = (restaurant: Restaurant, fields: object = {}) => {
  const { customer: _customer, ...place } = bookingOf(restaurant, fields)
  return place
}

const hold = (restaurant: Restaurant, url = server.url) =>
  callOn(url, restaurant, 'POST', '/bookings/holds', placeOf(restaurant))
const book = (restaurant: Restaurant, fields: object = {}, url = server.url) =>
  callOn(url, restaurant, 'POST', '/reservations', bookingOf(restaurant, fields))

async function held(restaurant: Restaurant): Promise<string> {
  const { status, body } = await hold(restaurant)
  assert.equal(status, 201, JSON.stringify(body))
  return body.data[0].id
}

/** Until somebody waits for a lock in the database. */
const somebodyWaits = () =>
  until('a waiting transaction', async () => {
    const rows = await server.sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    return rows.length > 0 ? true : undefined
  })

test('hold · 50 callers for the last table, on one server and on two · one gets it', async () => {
  for (const urls of [[server.url], [server.url, second.url]]) {
    const restaurant = await createRestaurant(server, [4])
    const answers = await times(50, (n) => hold(restaurant, urls[n % urls.length]))
    assert.deepEqual(tally(answers), { 201: 1, '400 full': 49 })
    await assertOccupations(server.sql, restaurant.property)
  }
})

test('hold and book · 50 callers for the last table, on two processes · one gets it', async () => {
  const env = { DATABASE_URL: server.databaseUrl, PUBLIC_URL, LOG_LEVEL: 'silent' }
  const [one, other] = await Promise.all([processes.start(env), processes.start(env)])
  for (const mixed of [false, true]) {
    const restaurant = await createRestaurant(one, [4])
    const answers = await times(50, (n) => {
      const { url } = n % 2 ? one : other
      return mixed && n % 3 === 0 ? book(restaurant, {}, url) : hold(restaurant, url)
    })
    assert.deepEqual(tally(answers), { 201: 1, '400 full': 49 })
    await assertOccupations(server.sql, restaurant.property)
  }
})

test('book with a hold · 20 callers with the same one, on two servers · one reservation', async () => {
  const restaurant = await createRestaurant(server, [4])
  const hold_id = await held(restaurant)
  const answers = await times(20, (n) => book(restaurant, { hold_id }, n % 2 ? server.url : second.url))
  assert.deepEqual(tally(answers), { 201: 1, '400 hold_expired': 19 })
  await assertOccupations(server.sql, restaurant.property)
})

test('book with a hold and give it back · at once · one of them wins', async () => {
  const outcomes = await times(8, async (n) => {
    const restaurant = await createRestaurant(server, [4])
    const hold_id = await held(restaurant)
    const url = n % 2 ? server.url : second.url
    const [booked, given] = await Promise.all([
      book(restaurant, { hold_id }),
      callOn(url, restaurant, 'DELETE', `/bookings/holds/${hold_id}`),
    ])
    await assertOccupations(server.sql, restaurant.property)
    return `${booked.status} ${given.status}`
  })
  for (const outcome of outcomes) assert.match(outcome, /^(201 404|400 200)$/)
})

for (const [end, sqlstate, expected] of [
  ['committed', 'commit', '400 hold_expired'],
  ['rolled back', 'rollback', '201'],
] as const)
  test(`book with a hold · while its removal is open, and then ${end} · ${expected}`, async () => {
    const restaurant = await createRestaurant(server, [4])
    const hold_id = await held(restaurant)
    const sweeper = await server.sql.reserve()
    await sweeper`begin`
    await sweeper`delete from holds where key = ${hold_id}`
    const booking = book(restaurant, { hold_id })
    await somebodyWaits()
    await sweeper.unsafe(sqlstate)
    sweeper.release()
    assert.deepEqual(tally([await booking]), { [expected]: 1 })
    await assertOccupations(server.sql, restaurant.property)
    const { body } = await book(restaurant)
    assert.equal(body.error?.reason, end === 'committed' ? undefined : 'full')
  })

test('book with a hold · it expires while the day is held by somebody else · the table is had once', async () => {
  for (const first of ['hold', 'other'] as const) {
    const restaurant = await createRestaurant(server, [4])
    const hold_id = await held(restaurant)
    const { promise: isHeld, resolve: nowHeld } = Promise.withResolvers<void>()
    const { promise: over, resolve: letGo } = Promise.withResolvers<void>()
    const holder = inTransaction(second.ctx, async (tx) => {
      await lockDays(tx, restaurant.property, [dayOf(day)])
      nowHeld()
      await over
    })
    await isHeld
    await server.sql`update holds set expires_at = now() + interval '200 milliseconds' where key = ${hold_id}`
    const withHold = first === 'hold' ? book(restaurant, { hold_id }) : undefined
    await until('the expiry', async () => {
      const [row] = await server.sql`select expires_at <= now() as over from holds where key = ${hold_id}`
      return row?.['over'] === false ? undefined : true
    })
    const other = book(restaurant, {}, second.url)
    await somebodyWaits()
    letGo()
    await holder
    const late = withHold ?? book(restaurant, { hold_id })
    const answers = await Promise.all([other, late])
    const tallied = tally(answers)
    assert.equal(tallied['201'], 1, JSON.stringify(tallied))
    assert.equal((tallied['400 full'] ?? 0) + (tallied['400 hold_expired'] ?? 0), 1, JSON.stringify(tallied))
    await assertOccupations(server.sql, restaurant.property)
  }
})

test('hold and delete the table · at once, on two servers · no hold on a table that is gone', async () => {
  const outcomes = await times(8, async (n) => {
    const restaurant = await createRestaurant(server, [4, 4])
    const [table = 0] = restaurant.tables
    const body = placeOf(restaurant, { table_ids: [table] })
    const [taken, deleted] = await Promise.all([
      callOn(server.url, restaurant, 'POST', '/bookings/holds', body),
      callOn(
        n % 2 ? second.url : server.url,
        restaurant,
        'DELETE',
        `/room/${restaurant.room}/table/${table}`,
      ),
    ])
    const left = await server.sql`select from holds where property_id = ${restaurant.property}`
    assert.equal(left.length, 0)
    await assertOccupations(server.sql, restaurant.property)
    return `${taken.status} ${deleted.status}`
  })
  for (const outcome of outcomes) assert.match(outcome, /^(201|400) 200$/)
})
