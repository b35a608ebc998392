/** The server as an operator meets it: started, stopped, started again, and started wrongly. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { connect } from '../src/db/sql.ts'
import { inTransaction, lockDays } from '../src/db/transaction.ts'
import { dayOf } from '../src/kernel/time.ts'
import { addDays, today } from './support/days.ts'
import { Processes, postgresPid, isRunning, targetIn, type ServerProcess } from './support/process.ts'
import { createRestaurant, send, PMS, type Restaurant } from './support/server.ts'

const processes = new Processes()
after(() => processes.cleanUp())

const day = addDays(today(), 3)

const booking = (restaurant: Restaurant, start_hour = '20:00:00') => ({
  channel: 'OCTOTABLE_ADMIN',
  start_date: day,
  start_hour,
  pax: 2,
  service_id: restaurant.dinner,
  room_id: restaurant.room,
  customer: { first_name: 'Ada' },
})

/** A call of the restaurant at a server, which may be another one than it was made on. */
const call = (server: ServerProcess, { token, property }: Restaurant, method: string, path: string, body?: unknown) =>
  send(server.url, method, PMS + path, body, { authorization: `Bearer ${token}`, property: String(property) })

test('start, stop, start again · a data folder of its own · keeps what was answered, stops cleanly', async (t) => {
  const dataDir = await processes.dataFolder()
  const server = await processes.start({ DATA_DIR: dataDir })
  const { url, publicUrl } = server
  await t.test('first start · nothing but DATA_DIR and PORT · listens on 127.0.0.1 and says where', async () => {
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/)
    assert.equal(publicUrl, url)
    assert.equal((await send(url, 'GET', '/health/ready')).status, 200)
    assert.equal(server.stderr(), '')
  })
  const restaurant = await createRestaurant(server)
  const made = await call(server, restaurant, 'POST', '/reservations', booking(restaurant))
  assert.equal(made.status, 201, JSON.stringify(made.body))

  await t.test('SIGTERM · requests under way · are answered, then exit 0 and PostgreSQL stopped', async () => {
    const pid = await postgresPid(dataDir)
    assert.ok(pid && isRunning(pid))
    const underWay = await holdingDay(dataDir, restaurant.property, async () => {
      const waiting = Array.from({ length: 5 }, () =>
        call(server, restaurant, 'POST', '/reservations', booking(restaurant)),
      )
      await untilWaiting(dataDir)
      process.kill(server.pid, 'SIGTERM')
      return waiting
    })
    const statuses = (await Promise.all(underWay)).map(({ status }) => status)
    assert.deepEqual(statuses.sort(), [201, 400, 400, 400, 400])
    const { code, ms } = await server.end('SIGTERM')
    t.diagnostic(`stopped after ${Math.round(ms)} ms`)
    assert.equal(code, 0)
    assert.equal(existsSync(join(dataDir, 'pg', 'postmaster.pid')), false)
    assert.equal(isRunning(pid), false)
  })
})

/** Runs `work` while the day is locked, so that what is sent stays under way until it returns. */
async function holdingDay<T>(dataDir: string, property: number, work: () => Promise<T>): Promise<T> {
  const sql = connect({ target: targetIn(dataDir), max: 2 })
  const result = await inTransaction(sql, async (tx) => {
    await lockDays(tx, property, [dayOf(day)])
    return { done: await work() }
  })
  await sql.end()
  return result.done
}

async function untilWaiting(dataDir: string): Promise<void> {
  const sql = connect({ target: targetIn(dataDir), max: 1 })
  for (;;) {
    const [row] = await sql<{ n: number }[]>`select count(*)::int as n from pg_locks where not granted`
    if (row && row.n >= 5) break
  }
  await sql.end()
}
