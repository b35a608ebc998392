import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import type { EmbeddedDatabase } from '../../src/db/embedded/embedded.ts'
import { query, Scratch, until } from '../support/scratch.ts'

const scratch = new Scratch()
after(() => scratch.cleanUp())

async function startWithRow(dataDir: string): Promise<EmbeddedDatabase> {
  const database = await scratch.start(dataDir)
  await query(database.connection, 'drop table if exists booked; create table booked as select 7 as id')
  return database
}

test('PostgreSQL killed · comes back with what was committed', async () => {
  const database = await startWithRow(await scratch.dataFolder())
  const pid = database.pid()
  assert.ok(pid)
  process.kill(pid, 'SIGKILL')
  await until(() => !database.isUp())
  await until(() => database.isUp())
  assert.notEqual(database.pid(), pid)
  assert.deepEqual([...(await query(database.connection, 'select id from booked'))], [{ id: 7 }])
  await database.stop()
})

test('a backend killed · PostgreSQL is down until it has recovered', async () => {
  const database = await startWithRow(await scratch.dataFolder())
  const [backend] = await query(
    database.connection,
    `select pid from pg_stat_activity where backend_type = 'checkpointer'`,
  )
  process.kill(Number(backend?.['pid']), 'SIGKILL')
  await until(() => !database.isUp())
  await until(() => database.isUp())
  assert.deepEqual([...(await query(database.connection, 'select id from booked'))], [{ id: 7 }])
  await database.stop()
})

test('PostgreSQL killed · stopped while it comes back · stays down and frees the folder', async () => {
  const dataDir = await scratch.dataFolder()
  const database = await startWithRow(dataDir)
  process.kill(Number(database.pid()), 'SIGKILL')
  await until(() => !database.isUp())
  await delay(150)
  await database.stop()
  assert.equal(database.isUp(), false)
  const next = await scratch.start(dataDir)
  await next.stop()
})

test('the server killed · the next one takes its PostgreSQL over', async () => {
  const dataDir = await scratch.dataFolder()
  const killed = await scratch.startProcess(dataDir)
  await query(killed.connection, 'drop table if exists booked; create table booked as select 8 as id')
  killed.process.kill('SIGKILL')
  await once(killed.process, 'exit')
  await query(killed.connection, 'select 1')

  const next = await scratch.start(dataDir)
  assert.match(scratch.lines.join('\n'), /warn Stopping the PostgreSQL that an earlier server left running/)
  assert.notEqual(next.pid(), killed.pid)
  assert.deepEqual([...(await query(next.connection, 'select id from booked'))], [{ id: 8 }])
  await next.stop()
})

test('the server killed · its process id is another program by now · that one is left alone', async () => {
  const dataDir = await scratch.dataFolder()
  const bystander = spawn('sleep', ['60'], { stdio: 'ignore' })
  const stale = `${bystander.pid}\n${dataDir}/pg\n1700000000\n5432\n.\n\n  1234567  0\nready   \n`
  await writeFile(join(dataDir, 'pg', 'postmaster.pid'), stale)
  await writeFile(join(dataDir, 'pg', '.s.PGSQL.5432.lock'), stale)
  const database = await scratch.start(dataDir)
  assert.equal(database.isUp(), true)
  assert.equal(bystander.exitCode ?? bystander.signalCode, null)
  bystander.kill()
  await database.stop()
})

test('power lost · an empty postmaster.pid · does not stand in the way', async () => {
  const dataDir = await scratch.dataFolder()
  await writeFile(join(dataDir, 'pg', 'postmaster.pid'), '')
  const database = await scratch.start(dataDir)
  assert.equal(database.isUp(), true)
  await database.stop()
})

test('Ctrl-C · goes to the server and not to PostgreSQL', async () => {
  const server = await scratch.startProcess(await scratch.dataFolder())
  const { stdout, pid } = server.process
  assert.ok(stdout && pid)
  const drained = once(stdout, 'data')
  process.kill(-pid, 'SIGINT')
  assert.equal(String((await drained)[0]), 'drained\n')
  await delay(100)
  assert.deepEqual([...(await query(server.connection, 'select 1 as one'))], [{ one: 1 }])
  server.process.kill('SIGKILL')
  process.kill(server.pid, 'SIGINT')
  await until(() => !existsSync(join(server.connection.host, '.s.PGSQL.5432')))
})
