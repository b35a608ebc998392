import assert from 'node:assert/strict'
import { once } from 'node:events'
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { StartupProblem } from '../../src/kernel/startup-problem.ts'
import { Scratch } from '../support/scratch.ts'

const scratch = new Scratch()
after(() => scratch.cleanUp())

async function assertProblem(start: Promise<unknown>, message: RegExp): Promise<void> {
  await assert.rejects(start, (error) => {
    assert.ok(error instanceof StartupProblem, String(error))
    assert.match(error.message, message)
    assert.doesNotMatch(error.message, /\n/)
    return true
  })
}

test('start · the folder has a living owner · is refused, from this process and from another', async () => {
  const dataDir = await scratch.dataFolder()
  const here = await scratch.start(dataDir)
  await assertProblem(
    scratch.start(dataDir),
    /in use by another running server \(process \d+\)\. Stop it, or set DATA_DIR/,
  )
  assert.equal(here.isUp(), true)
  await here.stop()

  const other = await scratch.startProcess(dataDir)
  await assertProblem(
    scratch.start(dataDir),
    new RegExp(`another running server \\(process ${other.process.pid}\\)`),
  )
  other.process.kill('SIGKILL')
  await once(other.process, 'exit')
  const next = await scratch.start(dataDir)
  await next.stop()
})

test('start · the folder is a file, or below one · is refused', async () => {
  const file = join(await scratch.folder(), 'file')
  await writeFile(file, '')
  await assertProblem(scratch.start(file), new RegExp(`The data folder ${file} cannot be used: it is a file`))
  await assertProblem(scratch.start(join(file, 'data')), /file\/data cannot be used: not a directory/)
})

test('start · the folder cannot be made or written · is refused', async () => {
  // root may write anywhere but in the kernel's own file systems
  const closed = process.getuid?.() === 0 ? '/sys' : join(await scratch.folder(), 'closed')
  if (closed !== '/sys') await mkdir(closed, { mode: 0o500 })
  await assertProblem(
    scratch.start(join(closed, 'data')),
    /\/data cannot be used: (permission denied|operation not permitted|read-only)/,
  )
  if (closed !== '/sys')
    await assertProblem(scratch.start(closed), /closed cannot be used: permission denied/)
})

test('start · a folder with other files that everybody may write to · is refused, and keeps its mode', async () => {
  const folder = await scratch.folder()
  await writeFile(join(folder, 'letter.txt'), '')
  await chmod(folder, 0o777)
  await assertProblem(scratch.start(folder), /holds other files, and other users may write to it/)
  assert.equal((await stat(folder)).mode & 0o777, 0o777)
})

test('start · a cluster of another major version · is refused and not touched', async () => {
  const dataDir = await scratch.folder()
  const version = join(dataDir, 'pg', 'PG_VERSION')
  await mkdir(join(dataDir, 'pg'))
  await writeFile(version, '16\n')
  await assertProblem(
    scratch.start(dataDir),
    /is of PostgreSQL 16, and this server brings PostgreSQL \d+\. Nothing was changed/,
  )
  assert.equal(await readFile(version, 'utf8'), '16\n')
})

test('start · something else in the place of the cluster · is refused', async () => {
  const dataDir = await scratch.folder()
  await mkdir(join(dataDir, 'pg'))
  await writeFile(join(dataDir, 'pg', 'photo.jpg'), '')
  await assertProblem(scratch.start(dataDir), /is not a PostgreSQL cluster, but not empty/)
})

test('start · a path too long for a socket · is refused', async () => {
  const dataDir = join(await scratch.folder(), 'x'.repeat(90))
  await assertProblem(scratch.start(dataDir), /too long for a unix socket .* Set DATA_DIR to a shorter path/)
})

test('start · PostgreSQL cannot run, or ends at once · says why, and the folder is free again', async () => {
  const dataDir = await scratch.dataFolder()
  const binDir = await scratch.folder()
  await chmod(binDir, 0o755)
  await assertProblem(
    scratch.start(dataDir, { binDir: '/nowhere/bin' }),
    /cannot run on this machine: .*Set DATABASE_URL/,
  )

  const script =
    '#!/bin/sh\n[ "$1" = --version ] && echo "postgres (PostgreSQL) 18.4" && exit\necho "FATAL:  no luck" >&2\nexit 3\n'
  await mkdir(join(binDir, 'bin'))
  await writeFile(join(binDir, 'bin', 'postgres'), script, { mode: 0o755 })
  await assertProblem(
    scratch.start(dataDir, { binDir: join(binDir, 'bin') }),
    /PostgreSQL did not start \(code 3\): FATAL: {2}no luck/,
  )
  const database = await scratch.start(dataDir)
  await database.stop()
})
