import { getSystemErrorMessage } from 'node:util'

/** What went wrong in a few words, without a stack: "permission denied" rather than "EACCES: …, mkdir '/x'". */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // one for each address that a name has
  if (error instanceof AggregateError) return reasonOf(error.errors[0])
  if ('errno' in error && typeof error.errno === 'number') return getSystemErrorMessage(error.errno)
  return error.message
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
