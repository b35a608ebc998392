/** A new database has no statistics: plans made by then must not read more with each booking. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { connect } from '../../src/db/sql.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'
import { addDays, today } from '../support/days.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

let database: TestDatabase
let server: TestServer
let house: Restaurant
before(async () => {
  database = await createDatabase()
  // so few connections that each of them has made its plans by the first bookings
  server = await startTestServer({ DATABASE_POOL: '2' }, database.url)
  house = await createRestaurant(server, [2, 2, 2, 2, 2])
})
after(() => database.drop())

const DAYS = 40
const BOOKINGS = DAYS * 5

async function book(n: number): Promise<void> {
  const { status, body } = await house.api('POST', '/reservations', {
    channel: 'OCTOTABLE_BOOK',
    start_date: addDays(today(), 3 + (n % DAYS)),
    start_hour: '20:00:00',
    pax: 2,
    service_id: house.dinner,
    customer: { first_name: `Guest ${n}`, phone: `+39333${1_000_000 + n}`, email: `guest${n}@example.com` },
  })
  assert.equal(status, 201, JSON.stringify(body))
}

test('two hundred bookings at a new property · none reads the guests and reservations of the others', async () => {
  for (let n = 0; n < BOOKINGS; n += 20) await Promise.all(Array.from({ length: 20 }, (_, k) => book(n + k)))
  // connections that end tell what they have read
  await server.stop()
  const sql = connect({ target: database.url, max: 1 })
  const rows = await sql<{ name: string; scans: number; read: number }[]>`
    select indexrelname as name, idx_scan::float8 as scans, idx_tup_read::float8 as read from pg_stat_user_indexes`
  await sql.end()
  const of = (name: string) => rows.find((one) => one.name === name)
  const guests = (of('customers_pkey')?.read ?? NaN) / BOOKINGS
  assert.ok(guests < 5, `${guests} guests a booking`)
  const requests = of('reservations_request_idx')
  assert.ok(requests && requests.scans > 0, 'what lapses is looked for in its own index')
  assert.equal(requests.read, 0)
})
