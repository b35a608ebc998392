import postgres from 'postgres'

/** SQLSTATEs that the code acts on (PostgreSQL documentation, appendix A). */
export type Violation = 'exclusion' | 'unique' | 'foreign_key' | 'deadlock' | 'lock_timeout'

const VIOLATIONS = new Map<string, Violation>([
  ['23P01', 'exclusion'],
  ['23505', 'unique'],
  ['23503', 'foreign_key'],
  ['40P01', 'deadlock'],
  ['55P03', 'lock_timeout'],
])

/**
 * What a database error means to us, or undefined. `constraint` is matched by prefix, because an engine that
 * shards a table appends to the names of its parts.
 */
export function violationOf(error: unknown, constraint?: string): Violation | undefined {
  if (!(error instanceof postgres.PostgresError)) return undefined
  if (constraint !== undefined && !error.constraint_name?.startsWith(constraint)) return undefined
  return VIOLATIONS.get(error.code)
}

/** Of the driver and the operating system: the connection is gone, or cannot be had. */
const NO_CONNECTION =
  /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|ENOENT|EPIPE|EACCES|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOST|ENET)/

/** Of PostgreSQL: a connection is lost (08), resources are short (53), it shuts down or starts (57P0), it is a standby. */
const NOT_NOW = /^(08|53|57P0|25006)/

/** Whether it is the database that cannot do its work just now. */
export function isConnectionLoss(error: unknown): boolean {
  return error instanceof postgres.PostgresError
    ? NOT_NOW.test(error.code)
    : NO_CONNECTION.test(codeOf(error))
}

/** Whether nothing more can be sent on the connection on which this came. */
export function endsConnection(error: unknown): boolean {
  if (error instanceof postgres.PostgresError) return error.severity === 'FATAL' || error.severity === 'PANIC'
  return NO_CONNECTION.test(codeOf(error))
}

/** Whether PostgreSQL refused a statement and so, for certain, undid the whole transaction. */
export const isUndone = (error: unknown): boolean =>
  error instanceof postgres.PostgresError && !endsConnection(error)

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')
