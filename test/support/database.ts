import { connect, type ConnectOptions } from '../../src/db/sql.ts'

export const TEMPLATE = 'octotable_template'

type Target = Exclude<ConnectOptions['target'], string>

/** Where the run's PostgreSQL is, with a database of that name. */
export function targetOf(database?: string): Target {
  const text = process.env['TEST_POSTGRES']
  if (!text)
    throw new Error(
      'Tests need the global setup: run `npm test`, or `npm run test:file -- <file>` for one file.',
    )
  const target: Target = JSON.parse(text)
  return database ? { ...target, database } : target
}

/** The same as a URL, as an operator would write it into DATABASE_URL. */
export function urlOf(database: string): string {
  const { host, port, username } = targetOf()
  return `postgres://${username}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
}

export interface TestDatabase {
  name: string
  url: string
  drop(): Promise<void>
}

let made = 0

/** A migrated, empty database for one test file. Kept, and named, when the file failed. */
export async function createDatabase(): Promise<TestDatabase> {
  const name = `t_${process.pid}_${made++}`
  const admin = connect({ target: targetOf(), max: 1 })
  await admin.unsafe(`create database ${name} template ${TEMPLATE} strategy file_copy`)
  await admin.end()
  const drop = async () => {
    const again = connect({ target: targetOf(), max: 1 })
    await again.unsafe(`drop database if exists ${name} with (force)`)
    await again.end()
  }
  return { name, url: urlOf(name), drop }
}
