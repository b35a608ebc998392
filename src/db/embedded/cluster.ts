import { lchown, mkdtemp, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { StartupProblem } from '../../kernel/startup-problem.ts'
import { type Account, runAs } from './account.ts'
import { type Binaries, CLEAN_ENV } from './binaries.ts'
import { stopLeftover } from './leftover.ts'
import type { Log } from './log.ts'
import { dataDirArgument } from './postgres-process.ts'
import { hasCode, reasonOf } from './reason.ts'
import { run } from './run.ts'

const DRAFT = 'pg.new-'
const INITDB = [
  '--username=postgres',
  '--auth=trust',
  '--encoding=UTF8',
  '--no-instructions',
  // the same order of text on every machine, whatever locales it has
  '--locale=C',
]
/** From this version on PostgreSQL knows letters of all scripts in that order. */
const BUILTIN_LOCALE = { since: 17, options: ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] }

/** Leaves `<folder>/pg` a cluster that these binaries can run as this user, made new where there is none. */
export async function prepareCluster(
  folder: string,
  binaries: Binaries,
  account: Account | undefined,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const cluster = join(folder, 'pg')
  const version = await versionOf(cluster)
  if (version !== undefined && version !== binaries.major) {
    throw new StartupProblem(
      `The database in ${cluster} is of PostgreSQL ${version}, and this server brings PostgreSQL ${binaries.major}. ` +
        `Nothing was changed. Move its contents over with pg_dump, or set DATA_DIR to another folder.`,
    )
  }
  for (const name of await readdir(folder)) {
    if (name.startsWith(DRAFT)) await rm(join(folder, name), { recursive: true, force: true, maxRetries: 5 })
  }
  if (version === undefined) {
    log.info({ folder }, 'First start: creating the database')
    await create(folder, cluster, binaries, account, signal)
  } else {
    await stopLeftover(cluster, log)
    await handOver(cluster, account)
  }
}

async function versionOf(cluster: string): Promise<string | undefined> {
  try {
    return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim()
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) {
      throw new StartupProblem(
        `The database in ${cluster} cannot be read: ${reasonOf(error)}. ` +
          'Start the server as the user who owns it, or set DATA_DIR to another folder.',
        { cause: error },
      )
    }
    const contents = await readdir(cluster).catch(() => [])
    if (contents.length === 0) return undefined
    throw new StartupProblem(
      `${cluster} is not a PostgreSQL cluster, but not empty. Move it away, or set DATA_DIR to another folder.`,
    )
  }
}

/** The cluster takes its name when it is complete and on disk: a crash before that leaves a draft, to be removed. */
async function create(
  folder: string,
  cluster: string,
  binaries: Binaries,
  account: Account | undefined,
  signal: AbortSignal,
): Promise<void> {
  const draft = await mkdtemp(join(folder, DRAFT))
  try {
    if (account !== undefined) await lchown(draft, account.uid, account.gid)
    const options = { cwd: draft, env: CLEAN_ENV, signal, ...runAs(account) }
    const locale = Number(binaries.major) >= BUILTIN_LOCALE.since ? BUILTIN_LOCALE.options : []
    const args = ['-D', dataDirArgument(draft, account), ...INITDB, ...locale]
    const made = await run(binaries.initdb, args, options)
    signal.throwIfAborted()
    if (!made.ok) throw new StartupProblem(`The database could not be created in ${folder}: ${made.reason}`)
    await rename(draft, cluster)
    await syncFolder(folder)
  } catch (error) {
    await rm(draft, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined)
    throw error
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** After a start as an ordinary user, root gives the cluster to the database's user. */
async function handOver(cluster: string, account: Account | undefined): Promise<void> {
  if (account === undefined || (await stat(cluster)).uid === account.uid) return
  const entries = await readdir(cluster, { recursive: true, withFileTypes: true })
  for (const entry of entries) await lchown(join(entry.parentPath, entry.name), account.uid, account.gid)
  // the folder itself last: its owner tells whether all of this is done
  await lchown(cluster, account.uid, account.gid)
}
