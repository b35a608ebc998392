import { recordAudit } from '../audit/record.ts'
import type { Db } from '../db/sql.ts'
import type { Allowance } from '../sessions/throttle.ts'

interface Failure {
  allowance: Allowance
  /** undefined: nobody has that name, or it was not looked for */
  user: number | undefined
  address: string
  /** it was the code, after the password */
  second_factor?: true
}

/**
 * Writes down a try that failed. Of those that were not looked at only the first of a window, for each account and
 * address: nobody can fill the audit with them.
 */
export async function recordFailedSignIn(db: Db, failure: Failure): Promise<void> {
  const { allowance, user, address, second_factor } = failure
  if (!allowance.allowed && !allowance.first) return
  await recordAudit(db, {
    action: allowance.allowed ? 'user.sign_in_failed' : 'user.sign_in_throttled',
    actor: 'anonymous',
    address,
    ...(user === undefined ? {} : { subject: `user:${user}` }),
    detail: {
      ...(allowance.allowed ? {} : { by: allowance.by }),
      ...(second_factor ? { second_factor } : {}),
    },
  })
}
