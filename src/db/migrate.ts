import { readdir, readFile } from 'node:fs/promises'
import postgres from 'postgres'
import { StartupProblem } from '../kernel/startup-problem.ts'
import type { Sql } from './sql.ts'

const FOLDER = new URL('../../migrations/', import.meta.url)
const MIGRATION_LOCK = 7_061_985
const OLDEST_SERVER = 150_000

/**
 * Brings the schema up to the newest file in `migrations/`, one transaction a file; servers that start together
 * wait for each other. A schema newer than the code is left alone and refused.
 */
export async function migrate(sql: Sql, folder: URL = FOLDER): Promise<void> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).sort()
  await refuseOldServer(sql)
  const connection = await sql.reserve()
  try {
    await connection`select pg_advisory_lock(${MIGRATION_LOCK})`
    const applied = await listApplied(connection)
    refuseNewerSchema(applied.filter((name) => !files.includes(name)))
    for (const name of files.filter((file) => !applied.includes(file))) {
      const text = await readFile(new URL(name, folder), 'utf8')
      await apply(connection, name, text)
    }
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error
    throw new StartupProblem(
      `The schema of the database could not be brought up to date: ${error.message}. ` +
        'The server needs a database of its own, and a user who owns it.',
      { cause: error },
    )
  } finally {
    await connection`select pg_advisory_unlock(${MIGRATION_LOCK})`.catch(() => undefined)
    connection.release()
  }
}

/** What the schema lacks of these files, and what it has that they don't know; nothing is changed. */
export async function schemaState(sql: Sql): Promise<{ missing: string[]; unknown: string[] }> {
  const files = (await readdir(FOLDER)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).sort()
  const rows = await sql<{ name: string }[]>`select name from schema_migrations order by name`
  const applied = rows.map((row) => row.name)
  return {
    missing: files.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !files.includes(name)),
  }
}

async function listApplied(connection: Sql): Promise<string[]> {
  await connection`
    create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())`
  const rows = await connection<{ name: string }[]>`select name from schema_migrations order by name`
  return rows.map((row) => row.name)
}

async function apply(connection: Sql, name: string, text: string): Promise<void> {
  try {
    await connection.unsafe(
      `begin;\n${text}\n;insert into schema_migrations (name) values ('${name}');commit;`,
    )
  } catch (error) {
    await connection`rollback`
    throw error
  }
}

function refuseNewerSchema(unknown: string[]): void {
  if (unknown.length === 0) return
  throw new StartupProblem(
    `The database has a newer schema (${unknown.join(', ')}) than this version of the server. Start the newer version; nothing was changed.`,
  )
}

async function refuseOldServer(sql: Sql): Promise<void> {
  const [row] = await sql<{ version: number }[]>`select current_setting('server_version_num')::int as version`
  if (row && row.version < OLDEST_SERVER)
    throw new StartupProblem(
      'The database is older than PostgreSQL 15, the oldest that this server works with.',
    )
}
