import assert from 'node:assert/strict'
import { chmod, chown, lchown, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { type Account, databaseAccount, runAs } from '../../src/db/embedded/account.ts'
import { readableCopy } from '../../src/db/embedded/readable-copy.ts'
import { run } from '../../src/db/embedded/run.ts'
import { query, Scratch } from '../support/scratch.ts'

// What only root can do, or has to be careful with. An ordinary user has nothing to check here.
const scratch = new Scratch()
after(() => scratch.cleanUp())

function asRoot(account: Account): void {
  test('root · a data folder that nobody else can enter · PostgreSQL works in it, as its own user', async () => {
    const dataDir = await scratch.dataFolder()
    assert.equal((await stat(join(dataDir, '..'))).mode & 0o777, 0o700)
    const database = await scratch.start(dataDir)
    const { uid } = await stat(`/proc/${database.pid()}`)
    assert.equal(uid, account.uid)
    assert.deepEqual([...(await query(database.connection, 'select 1 as one'))], [{ one: 1 }])
    await database.stop()
  })

  test('root · after an ordinary user · takes the cluster over', async () => {
    const dataDir = await scratch.dataFolder()
    const cluster = join(dataDir, 'pg')
    for (const name of ['.', ...(await readdir(cluster, { recursive: true }))]) {
      await lchown(join(cluster, name), 65534, 65534)
    }
    await chown(dataDir, 65534, 65534)
    const database = await scratch.start(dataDir)
    assert.equal(database.isUp(), true)
    await database.stop()
  })

  test('binaries · out of reach for the database user · are copied to where it can run them', async () => {
    const native = await makeProgram('echo original')
    const place = join(await scratch.folder(), 'cache')
    await chmod(join(place, '..'), 0o755)
    const copy = await readableCopy(native, '1.0', [place])
    const tried = await run(join(copy, 'bin', 'postgres'), [], { cwd: '/', ...runAs(account) })
    assert.deepEqual(tried, { ok: true, stdout: 'original\n' })
    assert.equal((await stat(join(copy, 'bin', 'postgres'))).mode & 0o777, 0o755)
    assert.deepEqual(await readdir(place), [`postgresql-1.0-${process.platform}-${process.arch}`])

    await rename(native, `${native}-gone`)
    assert.equal(await readableCopy(native, '1.0', [place]), copy, 'an existing copy is used again')
  })

  test('binaries · a place that somebody else could write to · is not used', async () => {
    const native = await makeProgram('echo original')
    const places = await Promise.all([scratch.folder(), scratch.folder(), scratch.folder()])
    const [foreign, open, good] = places
    assert.ok(foreign && open && good)
    await chown(foreign, account.uid, account.gid)
    await chmod(open, 0o777)
    assert.match(await readableCopy(native, '1.0', places), new RegExp(`^${good}/`))
    await rm(good, { recursive: true })
    await writeFile(good, '')
    await assert.rejects(readableCopy(native, '1.0', places), /no safe place for a copy/)
  })
}

async function makeProgram(line: string): Promise<string> {
  const native = join(await scratch.folder(), 'native')
  for (const part of ['bin', 'lib', 'share']) await mkdir(join(native, part), { recursive: true })
  await writeFile(join(native, 'bin', 'postgres'), `#!/bin/sh\n${line}\n`, { mode: 0o700 })
  return native
}

const account = await databaseAccount()
if (account !== undefined) asRoot(account)
