/** The operator's command with a PostgreSQL of the operator's own: what it does is done, or said in one line. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { inTransaction, lockSetup } from '../../src/db/transaction.ts'
import { bookingOf } from '../support/bookings.ts'
import { runOperator } from '../support/operator.ts'
import type { Environment } from '../support/process.ts'
import {
  createAccount,
  createRestaurant,
  startTestServer,
  type Restaurant,
  type TestServer,
} from '../support/server.ts'

let server: TestServer
let house: Restaurant
let folder: string
before(async () => {
  server = await startTestServer()
  house = await createRestaurant(server)
  folder = await mkdtemp(join(tmpdir(), 'octotable-operator-'))
})
after(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const run = (args: string[], more: Environment = {}) =>
  runOperator(args, { env: { DATABASE_URL: server.databaseUrl, ...more } })

async function answer(...args: string[]) {
  const { code, stdout, stderr } = await run([...args, '--json'])
  assert.equal(code, 0, `${args.join(' ')}: ${stdout}${stderr}`)
  return JSON.parse(stdout)
}

const lastEntry = async (action: string) => {
  const [row] = await server.sql<{ actor: string; property_id: number }[]>`
    select actor, property_id from audit where action = ${action} order by id desc limit 1`
  return { ...row }
}

test('npm run octotable · a list for programs · is that and nothing else', async () => {
  const command = ['npm', 'run', '-s', 'octotable', '--']
  const env = { DATABASE_URL: server.databaseUrl }
  const { code, stdout, stderr } = await runOperator(['client', 'list', '--json'], { env, command })
  assert.deepEqual([code, stderr], [0, ''])
  const clients: { client_id: string }[] = JSON.parse(stdout)
  assert.ok(clients.some(({ client_id }) => client_id === house.client_id))
  const wrong = await runOperator(['client', 'disable', 'nobody'], { env, command })
  assert.deepEqual([wrong.code, wrong.stdout], [1, ''])
})

const age = (property: number, days: number) =>
  server.sql`update properties set expires_at = now() - make_interval(days => ${days}) where id = ${property}`

test('sandbox purge · one that ended long ago · is gone with all that it held, and recorded; a younger one stays', async () => {
  const [dead, young] = [await createRestaurant(server), await createAccount(server)]
  assert.equal((await dead.api('POST', '/reservations', bookingOf(dead))).status, 201)
  await age(dead.property, 31)
  await age(young.property, 29)
  assert.deepEqual(await answer('sandbox', 'purge'), { deleted: [dead.property], failed: [] })
  for (const table of ['reservations', 'rooms', 'services', 'customers'])
    assert.equal(
      (await server.sql`select from ${server.sql(table)} where property_id = ${dead.property}`).length,
      0,
    )
  const left = await server.sql<{ id: number }[]>`
    select id from properties where id in (${dead.property}, ${young.property})`
  assert.deepEqual(
    left.map(({ id }) => id),
    [young.property],
  )
  assert.deepEqual(await lastEntry('sandbox.deleted'), { actor: 'operator', property_id: dead.property })
})

test('sandbox purge · more than one look finds, one of them in use · deletes the others, names that one and ends with 1', async () => {
  const made = await server.sql<{ id: number }[]>`
    insert into properties (name, status, sandbox, expires_at, timezone)
    select 'Old', 'ACTIVE', true, now() - interval '40 days', 'Europe/Rome' from generate_series(1, 120)
    returning id`
  const [busy = 0, ...others] = made.map(({ id }) => id)
  const ran = await inTransaction({ sql: server.sql }, async (tx) => {
    await lockSetup(tx, busy)
    return run(['sandbox', 'purge'])
  })
  assert.equal(ran.code, 1)
  assert.match(ran.stdout, new RegExp(`^Not deleted: ${busy}: Many changes`, 'm'))
  assert.match(ran.stderr, /deleted, 1 failed/)
  const left = await server.sql<{ id: number }[]>`select id from properties where name = 'Old'`
  assert.deepEqual(
    left.map(({ id }) => id),
    [busy],
  )
  assert.ok(others.every((id) => ran.stdout.includes(String(id))))
  assert.deepEqual((await answer('sandbox', 'purge')).deleted, [busy])
})

test('keys rotate · where it cannot be recorded · makes no key', async () => {
  const kids = async () => (await server.sql`select kid from server_keys order by kid`).map(({ kid }) => kid)
  const before = await kids()
  await server.sql`alter table audit add constraint test_check check (action <> 'keys.rotated') not valid`
  try {
    assert.equal((await run(['keys', 'rotate'])).code, 1)
    assert.deepEqual(await kids(), before)
  } finally {
    await server.sql`alter table audit drop constraint test_check`
  }
  const { kid } = await answer('keys', 'rotate')
  assert.ok((await kids()).includes(kid))
  assert.equal((await lastEntry('keys.rotated')).actor, 'operator')
})

test('mail export · into a folder · is recorded', async () => {
  await answer('mail', 'export', join(folder, 'mails'))
  assert.equal((await lastEntry('mail.exported')).actor, 'operator')
})

const urlWith = (change: (url: URL) => void) => {
  const url = new URL(server.databaseUrl)
  change(url)
  return url.toString()
}

test('any command · what the operator can do something about · is one line without a stack, and ends with 1', async () => {
  const file = join(folder, 'file')
  await writeFile(file, '')
  const stranger = `stranger_${process.pid}`
  await server.sql.unsafe(`create role ${stranger} login`)
  const list = ['client', 'list']
  try {
    const cases: [args: string[], env: Environment, says: RegExp][] = [
      [list, { DATABASE_URL: 'postgres://me@127.0.0.1:1/octotable' }, /127\.0\.0\.1:1.*cannot be reached/],
      [list, { DATABASE_URL: urlWith((url) => (url.pathname = 'nowhere')) }, /"nowhere" does not exist/],
      [list, { DATABASE_URL: urlWith((url) => (url.username = 'nobody_at_all')) }, /nobody_at_all/],
      [list, { DATABASE_URL: urlWith((url) => (url.username = stranger)) }, /permission denied|owns it/],
      [list, { DATABASE_URL: '', DATA_DIR: file }, /DATA_DIR/],
      [list, { PORT: 'x' }, /PORT=x/],
      [['mail', 'export', join(file, 'mails')], {}, /file.*: not a directory/],
    ]
    for (const [args, env, says] of cases) {
      const { code, stdout, stderr } = await run(args, env)
      assert.deepEqual([code, stdout], [1, ''], stderr)
      assert.match(stderr, says)
      assert.match(stderr, /^[^\n]+\n$/)
    }
  } finally {
    await server.sql.unsafe(`drop role ${stranger}`)
  }
})
