/**
 * One PostgreSQL for the whole test run, in a folder of its own: the one that the server brings, or the one whose
 * programs are in TEST_POSTGRES_BIN. Test files get a database each (`database.ts`), made from a migrated template.
 */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbedded, type EmbeddedDatabase } from '../../src/db/embedded/embedded.ts'
import { migrate } from '../../src/db/migrate.ts'
import { admitServer } from '../../src/db/server-role.ts'
import { connect } from '../../src/db/sql.ts'
import { TEMPLATE, targetOf } from './database.ts'

let database: EmbeddedDatabase | undefined
let folder: string | undefined

/** Without the lines that tests provoke. */
const quiet = {
  info: () => {},
  warn: (details: object, message: string) => {
    if (!/terminating connection|does not exist/.test(message)) console.warn(details, message)
  },
  error: console.error,
}

export async function globalSetup(): Promise<void> {
  if (!process.env['TEST_POSTGRES']) {
    folder = await mkdtemp(path.join(tmpdir(), 'octotable-test-'))
    database = await startEmbedded({ dataDir: folder, log: quiet, ...(await otherPrograms(folder)) })
    const { host, port, username, database: name } = database.connection
    process.env['TEST_POSTGRES'] = JSON.stringify({
      host: path.resolve(host),
      port,
      username,
      database: name,
    })
  }
  try {
    if (database) await giveUpDurability()
    await makeTemplate()
  } catch (error) {
    await globalTeardown()
    throw error
  }
}

/**
 * The programs in TEST_POSTGRES_BIN. Before version 16 they go back to their folder by its path, which their user must
 * be able to enter then; the server leaves the mode of a folder alone that holds something else too.
 */
async function otherPrograms(dataDir: string): Promise<{ binDir?: string }> {
  const binDir = process.env['TEST_POSTGRES_BIN']
  if (!binDir) return {}
  await chmod(dataDir, 0o711)
  await writeFile(path.join(dataDir, 'of-a-test-run'), '')
  return { binDir: path.resolve(binDir) }
}

/** Nobody needs this cluster after the run: what is only there for a crash is left out. */
async function giveUpDurability(): Promise<void> {
  const admin = connect({ target: targetOf(), max: 1 })
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit', 'autovacuum'])
    await admin.unsafe(`alter system set ${setting} = off`)
  await admin`select pg_reload_conf()`
  await admin.end()
}

async function makeTemplate(): Promise<void> {
  const admin = connect({ target: targetOf(), max: 1 })
  await admin.unsafe(`drop database if exists ${TEMPLATE} with (force)`)
  await admin.unsafe(`create database ${TEMPLATE}`)
  await admin.end()
  const template = connect({ target: targetOf(TEMPLATE), max: 1 })
  await migrate(template)
  await admitServer(template)
  await template.end()
}

export async function globalTeardown(): Promise<void> {
  await database?.stop()
  if (folder) await rm(folder, { recursive: true, force: true })
}
