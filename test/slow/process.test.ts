/** The server as an operator meets it: started, stopped and started again. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { connect, type Sql } from '../../src/db/sql.ts'
import { inTransaction, lockDays } from '../../src/db/transaction.ts'
import { dayOf } from '../../src/kernel/time.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'
import { addDays, today } from '../support/days.ts'
import { isRunning, postgresPid, Processes, targetIn, type ServerProcess } from '../support/process.ts'
import { AUTH, createRestaurant, PMS, send, type Restaurant } from '../support/server.ts'
import { sendBytes } from '../support/socket.ts'

const processes = new Processes()
const databases: TestDatabase[] = []
after(async () => {
  await processes.cleanUp()
  for (const database of databases) await database.drop()
})

async function newDatabase(): Promise<TestDatabase> {
  const database = await createDatabase()
  databases.push(database)
  return database
}

const day = addDays(today(), 3)

const bookingAt = (start_hour: string, { dinner, room }: Restaurant) => ({
  channel: 'OCTOTABLE_ADMIN',
  start_date: day,
  start_hour,
  pax: 4,
  service_id: dinner,
  room_id: room,
  customer: { first_name: 'Ada' },
})

/** A call of the restaurant to a server, which may be another one than the one that made it. */
const call = (
  { url }: ServerProcess,
  { token, property }: Restaurant,
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) =>
  send(url, method, PMS + path, body, {
    authorization: `Bearer ${token}`,
    property: String(property),
    ...headers,
  })

/** Runs `work` while nobody can book on that day. */
async function whileLocked(sql: Sql, property: number, work: () => Promise<void>): Promise<void> {
  await inTransaction({ sql }, async (tx) => {
    await lockDays(tx, property, [dayOf(day)])
    await work()
  })
}

async function untilWaiting(sql: Sql, callers: number): Promise<void> {
  const end = performance.now() + 5000
  while (performance.now() < end) {
    const [row] = await sql<{ n: number }[]>`
      select count(*)::int as n from pg_stat_activity where wait_event = 'advisory' and datname = current_database()`
    if (row && row.n >= callers) return
  }
  throw new Error(`no ${callers} callers wait`)
}

test('life · a data folder of its own · keeps what was answered from one start to the next', async (t) => {
  const dataDir = await processes.dataFolder()
  const first = await processes.start({ DATA_DIR: dataDir })

  await t.test(
    'first start · nothing but DATA_DIR and PORT · listens on 127.0.0.1 and says where',
    async () => {
      assert.match(first.url, /^http:\/\/127\.0\.0\.1:\d+$/)
      assert.equal(first.publicUrl, first.url)
      assert.match(first.stdout(), new RegExp(`Token +${first.url}${AUTH}/oauth2/token\n`))
      assert.equal((await send(first.url, 'GET', '/health/ready')).status, 200)
      assert.equal(first.stderr(), '')
    },
  )

  await t.test('a second server on the same folder · is refused, and the first goes on', async () => {
    const { code, stdout, stderr } = await processes.refused({ DATA_DIR: dataDir })
    assert.match(
      stderr,
      new RegExp(`^The data folder .* in use by another running server \\(process ${first.pid}\\)[^\n]*\n$`),
    )
    assert.deepEqual([code, stdout], [1, ''])
    assert.equal((await send(first.url, 'GET', '/health/ready')).status, 200)
  })

  const restaurant = await createRestaurant(first)
  const made = await call(first, restaurant, 'POST', '/reservations', bookingAt('19:00:00', restaurant))
  assert.equal(made.status, 201, JSON.stringify(made.body))

  await t.test('SIGTERM, twice · requests under way · are answered, then all of it ends', async (t) => {
    const postgres = await postgresPid(dataDir)
    assert.ok(postgres && isRunning(postgres))
    const sql = connect({ target: targetIn(dataDir), max: 2 })
    const underWay: Promise<{ status: number }>[] = []
    await whileLocked(sql, restaurant.property, async () => {
      for (let n = 0; n < 3; n++)
        // with a key each has a transaction of its own, and so a place in the line
        underWay.push(
          call(first, restaurant, 'POST', '/reservations', bookingAt('21:00:00', restaurant), {
            'idempotency-key': `key ${n}`,
          }),
        )
      await untilWaiting(sql, 3)
      process.kill(first.pid, 'SIGTERM')
    })
    const statuses = (await Promise.all(underWay)).map(({ status }) => status)
    assert.deepEqual(
      statuses.sort((a, b) => a - b),
      [201, 400, 400],
    )
    await sql.end({ timeout: 1 })
    const { code, ms } = await first.end('SIGTERM')
    t.diagnostic(`ended within ${Math.round(ms)} ms`)
    assert.equal(code, 0)
    assert.equal(existsSync(join(dataDir, 'pg', 'postmaster.pid')), false)
    assert.equal(isRunning(postgres), false)
  })

  await t.test(
    'start again · the same port · tokens are valid and reservations there; SIGINT ends it',
    async (t) => {
      const again = await processes.start({ DATA_DIR: dataDir, PORT: new URL(first.url).port })
      const listed = await call(again, restaurant, 'GET', '/reservations')
      const hours = listed.body.data.map((one: { start_hour: string }) => one.start_hour)
      assert.deepEqual(hours, ['21:00:00', '19:00:00'])
      const { code, ms } = await again.end('SIGINT')
      t.diagnostic(`ended within ${Math.round(ms)} ms`)
      assert.equal(code, 0)
      assert.equal(existsSync(join(dataDir, 'pg', 'postmaster.pid')), false)
    },
  )
})

test('addresses · a foreign Host and X-Forwarded-Host · come from PUBLIC_URL or the bound address', async () => {
  const { url: DATABASE_URL } = await newDatabase()
  const bound = await processes.start({ DATABASE_URL, TRUST_PROXY: 'true' })
  const restaurant = await createRestaurant(bound)
  const answers = async (server: ServerProcess, token: string) => {
    const headers = `Host: evil.example\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\nAuthorization: Bearer ${token}\r\nProperty: ${restaurant.property}\r\nConnection: close`
    const get = async (path: string) =>
      (await sendBytes(server.url, `GET ${path} HTTP/1.1\r\n${headers}\r\n\r\n`)).body
    const links = (await get(`${PMS}/bookings/list`)).data.map(
      (one: { link: string }) => new URL(one.link).origin,
    )
    const metadata = await get(`${AUTH}/.well-known/oauth-authorization-server`)
    return [new Set(links), (await get('/openapi.json')).servers, metadata.issuer, metadata.token_endpoint]
  }
  const expected = (origin: string) => [
    new Set([origin]),
    [{ url: origin }],
    origin + AUTH,
    `${origin}${AUTH}/oauth2/token`,
  ]
  assert.deepEqual(await answers(bound, restaurant.token), expected(bound.url))

  const PUBLIC_URL = 'https://tables.example:8443'
  const named = await processes.start({ DATABASE_URL, PUBLIC_URL: `${PUBLIC_URL}/`, PORT: '0' })
  assert.equal(named.publicUrl, PUBLIC_URL)
  const { client_id, client_secret } = restaurant
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret })
  const response = await fetch(`${named.url}${AUTH}/oauth2/token`, { method: 'POST', body: form })
  const { access_token } = JSON.parse(await response.text())
  assert.deepEqual(await answers(named, access_token), expected(PUBLIC_URL))
  const other = await send(named.url, 'GET', `${PMS}/bookings/list`, undefined, {
    authorization: `Bearer ${restaurant.token}`,
  })
  assert.equal(other.status, 401, 'a token of another issuer')
  for (const server of [bound, named]) assert.equal((await server.end('SIGTERM')).code, 0)
})

test('banner · a server of one address, and one of all of them · names API, token, docs and health, where they answer', async () => {
  const { url: DATABASE_URL } = await newDatabase()
  const hint = /Set PUBLIC_URL to the address that callers use/
  for (const [HOST, host, PUBLIC_URL] of [
    ['127.0.0.1', '127.0.0.1'],
    ['0.0.0.0', '127.0.0.1'],
    ['0.0.0.0', '127.0.0.1', 'https://tables.example'],
  ] as const) {
    const server = await processes.start({ DATABASE_URL, HOST, ...(PUBLIC_URL ? { PUBLIC_URL } : {}) })
    const { origin, hostname } = new URL(server.url)
    assert.equal(hostname, host)
    const named = PUBLIC_URL ?? origin
    for (const [name, address] of [
      ['API', named + PMS],
      ['Token', `${named}${AUTH}/oauth2/token`],
      ['Docs', `${named}/docs`],
      ['Health', `${origin}/health/ready`],
    ])
      assert.match(server.stdout(), new RegExp(`^  ${name} +${address}$`, 'm'))
    for (const path of ['/docs', '/health/ready'])
      assert.equal((await fetch(origin + path)).status, 200, path)
    assert.equal(hint.test(server.stdout()), HOST === '0.0.0.0' && !PUBLIC_URL)
    assert.doesNotMatch(server.stdout(), /http:\/\/0\.0\.0\.0/)
    assert.equal((await server.end('SIGTERM')).code, 0)
  }
})

test('npm start · SIGTERM to npm, Ctrl-C to the whole group · the server ends in good order', async () => {
  const { url: DATABASE_URL } = await newDatabase()
  const npm = ['npm', 'start', '--silent']
  for (const [signal, toGroup] of [
    ['SIGTERM', false],
    ['SIGINT', true],
  ] as const) {
    const server = await processes.start({ DATABASE_URL }, npm)
    if (toGroup) process.kill(-server.pid, signal)
    else process.kill(server.pid, signal)
    await server.ended
    assert.match(server.stdout(), new RegExp(`"signal":"${signal}"`))
    assert.match(server.stdout(), /"msg":"stopped"/)
    await assert.rejects(fetch(server.url))
    assert.equal(isRunning(-server.pid), false, 'nothing is left in the group')
  }
})
