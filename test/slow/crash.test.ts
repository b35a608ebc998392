/** kill -9 of the database, of the server, and of both, in the middle of a stream of bookings. */
import assert from 'node:assert/strict'
import { after, before, test, type TestContext } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { connect, type Sql } from '../../src/db/sql.ts'
import { BookingStream, untilReady } from '../support/booking-stream.ts'
import {
  isRunning,
  killPostgres,
  postgresPid,
  Processes,
  targetIn,
  untilCleared,
  type ServerProcess,
} from '../support/process.ts'
import { createRestaurant } from '../support/server.ts'

const CLIENTS = 8

const processes = new Processes()
let dataDir: string
let port: string
let server: ServerProcess
before(async () => {
  dataDir = await processes.dataFolder()
  server = await processes.start({ DATA_DIR: dataDir, LOG_LEVEL: 'fatal' })
  port = new URL(server.url).port
})
after(() => processes.cleanUp())

const url = () => server.url

async function killServer(): Promise<void> {
  const { signal } = await server.end('SIGKILL')
  assert.equal(signal, 'SIGKILL')
}

/** On the port from before, so that tokens of it go on being valid. */
async function startAgain(): Promise<void> {
  server = await processes.start({ DATA_DIR: dataDir, PORT: port, LOG_LEVEL: 'fatal' })
}

async function whileBooking(t: TestContext, happen: () => Promise<void>): Promise<BookingStream> {
  const restaurant = await createRestaurant(server, [2, 2, 2, 2, 2, 2, 2, 2])
  const stream = new BookingStream(restaurant, url, CLIENTS)
  await stream.during(happen)
  t.diagnostic(stream.summary())
  await withDatabase((sql) => stream.assertSound(sql))
  return stream
}

const untilAnswered = (status: number) => untilReady(url, status, processes.backWithinMs())

async function withDatabase(work: (sql: Sql) => Promise<void>): Promise<void> {
  const sql = connect({ target: targetIn(dataDir), max: 1 })
  try {
    await work(sql)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

for (const round of [1, 2, 3])
  test(`PostgreSQL killed, for the ${round}. time · under load · 503 meanwhile, back by itself, nothing lost`, async (t) => {
    const stream = await whileBooking(t, async () => {
      await untilCleared(dataDir, await killPostgres(dataDir))
      await untilAnswered(200)
    })
    assert.ok(stream.count(503) > 0)
    assert.equal(stream.unanswered, 0)
  })

test('a session of PostgreSQL killed · under load · the same', async (t) => {
  const stream = await whileBooking(t, async () => {
    await withDatabase(async (sql) => {
      const [row] = await sql<{ pid: number }[]>`
        select pid from pg_stat_activity where application_name = 'octotable' and pid <> pg_backend_pid() limit 1`
      assert.ok(row)
      process.kill(row.pid, 'SIGKILL')
      await sql`select pg_sleep(5)`.catch(() => undefined)
    })
    await untilAnswered(200)
  })
  assert.equal(stream.unanswered, 0)
})

test('PostgreSQL hangs for ten seconds · under load · 503 in bounded time, then all goes on', async (t) => {
  const stream = await whileBooking(t, async () => {
    const pid = await postgresPid(dataDir)
    assert.ok(pid)
    const sessions = await pidsOfSessions()
    for (const one of [pid, ...sessions]) process.kill(one, 'SIGSTOP')
    await untilAnswered(503)
    await delay(8000)
    for (const one of [...sessions, pid]) process.kill(one, 'SIGCONT')
    await untilAnswered(200)
  })
  assert.ok(stream.count(503) >= CLIENTS)
  assert.equal(stream.unanswered, 0)
})

async function pidsOfSessions(): Promise<number[]> {
  const pids: number[] = []
  await withDatabase(async (sql) => {
    const rows = await sql<{ pid: number }[]>`select pid from pg_stat_activity where pid <> pg_backend_pid()`
    pids.push(...rows.map((row) => row.pid))
  })
  return pids
}

test('the server killed · under load · the next one takes its PostgreSQL over, nothing lost', async (t) => {
  await whileBooking(t, async () => {
    const orphan = await postgresPid(dataDir)
    await killServer()
    assert.ok(orphan && isRunning(orphan))
    await startAgain()
    assert.notEqual(await postgresPid(dataDir), orphan)
    await untilAnswered(200)
  })
})

test('server and PostgreSQL killed · under load · the next start recovers, nothing lost', async (t) => {
  await whileBooking(t, async () => {
    await Promise.all([killServer(), killPostgres(dataDir)])
    await startAgain()
    await untilAnswered(200)
  })
  assert.equal((await server.end('SIGTERM')).code, 0)
})
