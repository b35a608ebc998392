/** Connections to the database that break under load: told as 503, and forgotten at once. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { connect, type Sql } from '../../src/db/sql.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { BookingStream, untilReady } from '../support/booking-stream.ts'
import { targetOf } from '../support/database.ts'
import { AUTH, createRestaurant, startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
let admin: Sql
before(async () => {
  server = await startTestServer()
  admin = connect({ target: targetOf(), max: 1 })
})
after(async () => {
  await admin.end({ timeout: 1 })
  await server.stop()
})

const name = () => new URL(server.databaseUrl).pathname.slice(1)

/** Ends the server's sessions, all or some of them, as a restart or an operator does. */
const cutConnections = async (share = 1) => {
  const cut = await admin`
    select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name()} and random() < ${share}::float8`
  return cut.length
}

test('book · connections are cut again and again · 503 at most, nothing acknowledged is lost', async () => {
  const restaurant = await createRestaurant(server, [2, 2, 2, 2])
  const stream = new BookingStream(restaurant, () => server.url, 12)
  await stream.during(async () => {
    for (let n = 0; n < 8; n++) {
      await delay(150)
      await cutConnections(n % 2 ? 1 : 0.3)
    }
  })
  assert.equal(stream.unanswered, 0)
  await stream.assertSound(server.sql)
  await untilReady(() => server.url, 200, 10_000)
})

test('transaction · its connection is cut between two statements · rejects, and the pool works on', async () => {
  const outcome = inTransaction(server.ctx, async (tx) => {
    await tx`select 1`
    await cutConnections()
    await delay(50)
    await tx`select 2`
  })
  await assert.rejects(outcome)
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, n) => server.ctx.sql`select ${n}::int as n`),
  )
  assert.deepEqual(
    results.map(([row]) => row?.['n']),
    Array.from({ length: 20 }, (_, n) => n),
  )
})

test('read, token · the database does not answer · 503 after five seconds, and all is well afterwards', async () => {
  const restaurant = await createRestaurant(server)
  const { client_id, client_secret } = restaurant
  const askToken = async () => {
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret })
    const response = await fetch(`${server.url}${AUTH}/oauth2/token`, { method: 'POST', body })
    return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) }
  }
  const sql = connect({ target: server.databaseUrl, max: 1 })
  await inTransaction({ sql }, async (tx) => {
    await tx`lock table reservations, clients in access exclusive mode`
    const began = performance.now()
    const [list, token] = await Promise.all([restaurant.api('GET', '/reservations'), askToken()])
    const waited = performance.now() - began
    assert.ok(waited > 4900 && waited < 15_000, `${waited} ms`)
    assert.deepEqual([list.status, list.body.error.code], [503, 'SERVICE_UNAVAILABLE'])
    assert.deepEqual([token.status, token.body.error], [503, 'temporarily_unavailable'])
    for (const { headers } of [list, token]) assert.equal(headers.get('retry-after'), '1')
  })
  await sql.end({ timeout: 1 })
  assert.equal((await restaurant.api('GET', '/reservations')).status, 200)
  assert.equal((await askToken()).status, 200)
})
