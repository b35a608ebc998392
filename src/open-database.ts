/** The database that a server or an operator's command works in. */
import { join } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import type { Config } from './config.ts'
import { openDataFolder } from './db/embedded/data-folder.ts'
import { startEmbedded, type EmbeddedDatabase } from './db/embedded/embedded.ts'
import { hasCode, reasonOf } from './db/embedded/reason.ts'
import { isAnswered, PORT, socketFolder } from './db/embedded/socket.ts'
import { migrate, schemaState } from './db/migrate.ts'
import { admitServer, isServerRole, SERVER_ROLE } from './db/server-role.ts'
import { connect, type ConnectOptions, type Sql } from './db/sql.ts'
import { StartupProblem } from './kernel/startup-problem.ts'

/** The first words with a database of the operator's own: what is wrong with its address shows here. */
async function reach(sql: Sql, url: string): Promise<void> {
  try {
    await sql`select 1`
  } catch (error) {
    const { host, searchParams } = new URL(url)
    const reason = hasCode(error, 'CONNECT_TIMEOUT') ? 'no answer within 5 seconds' : reasonOf(error)
    throw new StartupProblem(
      `The database of DATABASE_URL (${searchParams.get('host') ?? host}) cannot be reached: ${reason}.`,
      { cause: error },
    )
  }
}

export interface OpenDatabase {
  sql: Sql
  /** undefined: the operator's own */
  database: EmbeddedDatabase | undefined
}

/**
 * A database with our schema: the operator's own, or the embedded one. The server works in it as a role that owns
 * nothing, where there can be one.
 */
export async function openDatabase(
  stack: AsyncDisposableStack,
  { DATABASE_URL, DATABASE_POOL, DATA_DIR }: Config,
  log: FastifyBaseLogger,
  signal: AbortSignal | undefined,
  onSpawn?: () => void,
): Promise<OpenDatabase> {
  if (DATABASE_URL) onSpawn?.()
  const database = DATABASE_URL
    ? undefined
    : await startEmbedded({ dataDir: DATA_DIR, log, onSpawn, ...(signal ? { signal } : {}) })
  if (database) stack.defer(() => database.stop())
  const role = await prepareDatabase(DATABASE_URL ?? database?.connection ?? '')
  // the embedded one lets everybody in who can enter its folder
  const own = database && role ? { target: { ...database.connection, username: role } } : undefined
  const sql = connect({ max: DATABASE_POOL, ...(own ?? { target: DATABASE_URL ?? '', role }) })
  stack.defer(() => sql.end({ timeout: 1 }))
  return { sql, database }
}

/** What its owner does to a database before the server works in it; answers the role that the server has there. */
async function prepareDatabase(target: ConnectOptions['target']): Promise<string | undefined> {
  const owner = connect({ target, max: 1 })
  try {
    if (typeof target === 'string') await reach(owner, target)
    if (await isServerRole(owner)) {
      await requireSchema(owner)
      return undefined
    }
    await migrate(owner)
    return await admitServer(owner, { login: typeof target !== 'string' })
  } finally {
    await owner.end({ timeout: 1 })
  }
}

/** With a login of the server's own nobody is there who could change the schema. */
async function requireSchema(sql: Sql): Promise<void> {
  const { missing, unknown } = await schemaState(sql)
  if (missing.length + unknown.length === 0) return
  const what = missing.length > 0 ? `lacks ${missing.join(', ')}` : `is newer (${unknown.join(', ')})`
  throw new StartupProblem(
    `The schema of the database ${what}, and ${SERVER_ROLE} may not change it. Run the doctor once with the DATABASE_URL of the owner of the database (docs/operator.md), with this version.`,
  )
}

/** Whether another server runs on the data folder just now. */
export type Running = 'another server runs' | 'none runs'

/**
 * The same for a command beside a server that may be running: the folder's lock is the server's, and its PostgreSQL
 * takes connections from whoever can enter its folder. Where none runs, it is started for as long as the command lasts.
 */
export async function joinDatabase(
  stack: AsyncDisposableStack,
  config: Config,
  log: FastifyBaseLogger,
): Promise<{ sql: Sql; running: Running | undefined }> {
  if (config.DATABASE_URL)
    return { ...(await openDatabase(stack, config, log, undefined)), running: undefined }
  const host = socketFolder(join(await openDataFolder(config.DATA_DIR), 'pg'))
  if (!(await isAnswered(host)))
    return { ...(await openDatabase(stack, config, log, undefined)), running: 'none runs' }
  const target = { host, port: PORT, database: 'octotable', username: SERVER_ROLE }
  const sql = connect({ target, max: 2 })
  stack.defer(() => sql.end({ timeout: 1 }))
  return { sql, running: 'another server runs' }
}
