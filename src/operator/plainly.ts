import postgres from 'postgres'
import { reasonOf } from '../db/embedded/reason.ts'
import { isConnectionLoss } from '../db/sqlstate.ts'
import { Refusal } from '../kernel/refusal.ts'
import { StartupProblem } from '../kernel/startup-problem.ts'

/** In one line what an operator can do something about; undefined: a fault of ours, of which the place is wanted. */
export function plainly(error: unknown): string | undefined {
  if (error instanceof Refusal || error instanceof StartupProblem) return error.message
  if (isFileError(error)) return `${error.path}: ${reasonOf(error)}.`
  if (isConnectionLoss(error)) return `The database cannot be reached just now: ${reasonOf(error)}.`
  // what the user of DATABASE_URL may not do, or the database has no room for
  if (error instanceof postgres.PostgresError && /^(28|42501|53|57|58)/.test(error.code))
    return `The database refuses: ${error.message}.`
  return undefined
}

const isFileError = (error: unknown): error is Error & { path: string } =>
  error instanceof Error && 'syscall' in error && 'path' in error && typeof error.path === 'string'
