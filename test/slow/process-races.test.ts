/** Many callers at once on servers that share nothing but the database. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { connect, type Sql } from '../../src/db/sql.ts'
import { bookingOf } from '../support/bookings.ts'
import { callOn, tally, times } from '../support/crowd.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'
import { assertOccupations } from '../support/occupations.ts'
import { Processes } from '../support/process.ts'
import { createRestaurant } from '../support/server.ts'

const processes = new Processes()
let database: TestDatabase
let sql: Sql
before(async () => {
  database = await createDatabase()
  sql = connect({ target: database.url, max: 1 })
})
after(async () => {
  await processes.cleanUp()
  await sql.end()
  await database.drop()
})

test('book · 50 callers for the last table, on two processes · one gets it', async () => {
  const env = { DATABASE_URL: database.url, PUBLIC_URL: 'http://octotable.test', LOG_LEVEL: 'silent' }
  const [one, other] = await Promise.all([processes.start(env), processes.start(env)])
  const restaurant = await createRestaurant(one, [4])
  const answers = await times(50, (n) =>
    callOn(n % 2 ? one.url : other.url, restaurant, 'POST', '/reservations', bookingOf(restaurant)),
  )
  assert.deepEqual(tally(answers), { 201: 1, '400 full': 49 })
  await assertOccupations(sql, restaurant.property)
})
