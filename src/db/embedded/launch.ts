import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import postgres from 'postgres'
import { StartupProblem } from '../../kernel/startup-problem.ts'
import type { Log } from './log.ts'
import type { PostgresProcess } from './postgres-process.ts'

export interface Connection {
  /** The folder of the unix socket */
  host: string
  port: number
  database: string
  username: string
}

const SLOW_START_MS = 5000

/** Waits until PostgreSQL takes connections, however long its recovery lasts. On failure nothing is left running. */
export async function untilReady(
  started: PostgresProcess,
  cluster: string,
  connection: Connection,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  try {
    let report = performance.now() + SLOW_START_MS
    while (!(await saysReady(cluster, started.pid))) {
      if (!started.isAlive()) {
        const words = await started.lastWords()
        throw new StartupProblem(`PostgreSQL did not start (${await started.exited}): ${words}`)
      }
      signal.throwIfAborted()
      if (performance.now() > report) {
        log.info({ pid: started.pid }, 'PostgreSQL is still starting: it may be recovering from a crash')
        report += SLOW_START_MS
      }
      await delay(15)
    }
    await ensureDatabase(connection)
    signal.throwIfAborted()
  } catch (error) {
    await started.stop()
    throw error
  }
}

/** The eighth line of postmaster.pid is where PostgreSQL tells pg_ctl how far it is. */
async function saysReady(cluster: string, pid: number | undefined): Promise<boolean> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  return lines[0] === String(pid) && lines[7]?.trim() === 'ready'
}

async function ensureDatabase({ database, ...connection }: Connection): Promise<void> {
  const sql = postgres({
    ...connection,
    database: 'postgres',
    max: 1,
    fetch_types: false,
    onnotice: () => {},
  })
  try {
    const found = await sql`select from pg_database where datname = ${database}`
    if (found.length === 0) await sql`create database ${sql(database)}`
  } finally {
    await sql.end({ timeout: 1 })
  }
}
