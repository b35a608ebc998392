import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { StartupProblem } from '../../kernel/startup-problem.ts'
import { databaseAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { prepareCluster } from './cluster.ts'
import { openDataFolder } from './data-folder.ts'
import { type Connection, untilReady } from './launch.ts'
import { stopLeftover } from './leftover.ts'
import type { Log } from './log.ts'
import { takeOwnership } from './owner-lock.ts'
import { type PostgresProcess, spawnPostgres } from './postgres-process.ts'
import { PORT, socketFolder } from './socket.ts'
import { Supervisor } from './supervisor.ts'

export interface EmbeddedOptions {
  /** Made where it is missing. Holds the cluster (`pg`) and the owner's lock */
  dataDir: string
  log: Log
  /** Another folder with `postgres` and `initdb` than the one from npm */
  binDir?: string
  /** Gives up a start that is under way; has no effect afterwards */
  signal?: AbortSignal
  /** Told when PostgreSQL's own process is at work, for the first time or another one */
  onSpawn?: (() => void) | undefined
}

export interface EmbeddedDatabase {
  connection: Connection
  /** True while PostgreSQL accepts connections */
  isUp(): boolean
  /** Process id of the postmaster; undefined while there is none */
  pid(): number | undefined
  /** Stops PostgreSQL and gives up the data folder, in less than five seconds. May be called again */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that came from npm on a data folder, and keeps it running. What stands in the way is a
 * StartupProblem; then nothing is left running, and the folder is free again.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const folder = await openDataFolder(options.dataDir)
  const lock = await takeOwnership(folder)
  try {
    const connection = {
      host: socketFolder(join(folder, 'pg')),
      port: PORT,
      database: 'octotable',
      username: 'postgres',
    }
    const supervisor = await startPostgres(folder, connection, options)
    const stop = async () => {
      try {
        await supervisor.stop()
      } finally {
        await lock.release()
      }
    }
    let stopped: Promise<void> | undefined
    return {
      connection,
      isUp: () => supervisor.current()?.isAlive() ?? false,
      pid: () => supervisor.current()?.pid,
      stop: () => (stopped ??= stop()),
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function startPostgres(
  folder: string,
  connection: Connection,
  { log, binDir, signal = new AbortController().signal, onSpawn }: EmbeddedOptions,
): Promise<Supervisor> {
  const cluster = join(folder, 'pg')
  const account = await databaseAccount()
  const binaries = await findBinaries(account, binDir)
  await prepareCluster(folder, binaries, account, log, signal)

  const launch = async (signal: AbortSignal): Promise<PostgresProcess> => {
    await stopLeftover(cluster, log)
    const started = spawnPostgres(cluster, binaries, account, log)
    onSpawn?.()
    await untilReady(started, cluster, connection, log, signal)
    return started
  }
  return new Supervisor(await launchPatiently(launch, signal), launch, log)
}

const PATIENCE_MS = 10_000

/** After a kill of PostgreSQL's main process, queries that still run keep a new one from starting for a while. */
async function launchPatiently(
  launch: (signal: AbortSignal) => Promise<PostgresProcess>,
  signal: AbortSignal,
): Promise<PostgresProcess> {
  const end = performance.now() + PATIENCE_MS
  for (let wait = 50; ; wait = Math.min(wait * 2, 1000)) {
    try {
      return await launch(signal)
    } catch (error) {
      const passing = error instanceof StartupProblem && /shared memory block|lock file/.test(error.message)
      if (!passing || performance.now() > end) throw error
    }
    await delay(wait, undefined, { signal })
  }
}
