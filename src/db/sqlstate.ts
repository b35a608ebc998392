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

/** Errors of a connection that is gone or cannot be had: 08xxx, 57P0x (shut down), 53300, and the driver's own. */
export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  const code = String(error.code)
  return (
    /^(08|57P0)/.test(code) ||
    code === '53300' ||
    /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|ENOENT|EPIPE|EACCES|ENOTFOUND|EAI_AGAIN|ETIMEDOUT)/.test(code)
  )
}
