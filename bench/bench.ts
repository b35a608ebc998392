import type { Sql } from '../src/db/sql.ts'
import type { Account } from '../test/support/server.ts'

/** What every row measures on. */
export interface Bench {
  /** the server */
  url: string
  account: Account
  /** the same database, past the server */
  sql: Sql
  databaseUrl: string
  /** how long each load lasts */
  seconds: number
}
