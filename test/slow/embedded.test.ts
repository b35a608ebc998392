import assert from 'node:assert/strict'
import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readConfig } from '../../src/config.ts'
import { auditProtection } from '../../src/db/server-role.ts'
import { startServer } from '../../src/start.ts'
import { query, Scratch } from '../support/scratch.ts'

const scratch = new Scratch()
after(() => scratch.cleanUp())
// one for all tests here, made by the first of them
const dataDir = join(await scratch.folder(), 'below', 'data')

test('start · no data folder yet · makes one, closed to others, and the database', async () => {
  const database = await scratch.start(dataDir)
  assert.equal(database.isUp(), true)
  const [row] = await query(
    database.connection,
    `select current_database() as name, pg_encoding_to_char(encoding) as encoding, datlocale,
            current_setting('fsync') as fsync, current_setting('listen_addresses') as addresses
     from pg_database where datname = current_database()`,
  )
  assert.deepEqual(
    { ...row },
    { name: 'octotable', encoding: 'UTF8', datlocale: 'C.UTF-8', fsync: 'on', addresses: '' },
  )
  for (const name of ['.', 'pg', 'owner.lock']) {
    const { mode } = await stat(join(dataDir, name))
    assert.equal(mode & 0o077, 0, `${name} is open to others: ${mode.toString(8)}`)
  }
  await database.stop()
})

test('start · after a stop · the data is there', async () => {
  const first = await scratch.start(dataDir)
  await query(first.connection, 'create table guest (name text); insert into guest values ($$Zoë$$)')
  await first.stop()
  const second = await scratch.start(dataDir)
  assert.deepEqual([...(await query(second.connection, 'select name from guest'))], [{ name: 'Zoë' }])
  await second.stop()
})

test('start · leftover of an interrupted first start · is removed', async () => {
  await writeFile(join(dataDir, 'pg.new-abc123'), 'half a cluster')
  const database = await scratch.start(dataDir)
  assert.deepEqual((await readdir(dataDir)).sort(), ['owner.lock', 'owner.pid', 'pg'])
  await database.stop()
})

test('start · given up during the first start · leaves nothing behind', async () => {
  const folder = await scratch.folder()
  const signal = AbortSignal.timeout(300)
  await assert.rejects(scratch.start(folder, { signal }), { name: 'TimeoutError' })
  assert.deepEqual(await readdir(folder), ['owner.lock'])
})

test('stop · several times · ends PostgreSQL once', async () => {
  const database = await scratch.start(dataDir)
  await Promise.all([database.stop(), database.stop()])
  await database.stop()
  assert.equal(database.isUp(), false)
  assert.equal(database.pid(), undefined)
})

test('log · errors, warnings and statements · never hold the data in them', async () => {
  const database = await scratch.start(dataDir)
  const failing = [
    `create table t (phone text primary key); insert into t values ('secret-1'), ('secret-1')`,
    `do $$ begin raise warning 'secret-2'; end $$`,
    `select 'secret-3'::integer`,
  ]
  for (const text of failing) await query(database.connection, text).catch(() => undefined)
  await query(database.connection, 'select pg_terminate_backend(pg_backend_pid())').catch(() => undefined)
  await database.stop()
  assert.match(scratch.lines.join('\n'), /warn PostgreSQL: FATAL: {2}terminating connection/)
  assert.doesNotMatch(scratch.lines.join('\n'), /secret/)
})

test('server · on its own PostgreSQL, twice · logs in as a role that cannot touch the audit', async () => {
  const env = { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'fatal' }
  for (let n = 0; n < 2; n++) {
    const server = await startServer(readConfig(env))
    try {
      assert.deepEqual(await auditProtection(server.ctx.sql), { protected: true, weaknesses: [] })
      const [row] = await server.ctx.sql`select session_user as login, current_user as role`
      assert.deepEqual({ ...row }, { login: 'octotable_server', role: 'octotable_server' })
      await assert.rejects(server.ctx.sql`set role postgres`, /permission denied/)
      await assert.rejects(server.ctx.sql`delete from audit`, /permission denied/)
    } finally {
      await server.stop()
    }
  }
})
