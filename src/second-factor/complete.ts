import { recordAudit } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Session } from '../sessions/store.ts'
import { recordFailedSignIn } from '../users/failed-sign-in.ts'
import { passSecondFactor } from './pass.ts'

export type Completion =
  /** `token` is the cookie of the session, whole from now on */
  | { outcome: 'signed in'; token: string }
  /** wrong, used before, or too many were tried: which of them is not told */
  | { outcome: 'refused' }
  /** the half session has ended in the meantime: it begins with the password again */
  | { outcome: 'over' }

/** The second half of signing in: a code of the authenticator, or one for recovery, after the password. */
export async function completeSignIn(
  ctx: Ctx,
  { id, user }: Session,
  typed: string,
  address: string,
): Promise<Completion> {
  const { passed, allowance } = await passSecondFactor(ctx, user, typed, address)
  if (!passed) {
    await recordFailedSignIn(ctx.sql, { allowance, user, address, second_factor: true })
    return { outcome: 'refused' }
  }
  return inTransaction(ctx, async (tx): Promise<Completion> => {
    const token = await ctx.sessions.complete(tx, id)
    if (token === undefined) return { outcome: 'over' }
    const detail = { second_factor: true }
    await recordAudit(tx, { action: 'user.signed_in', actor: `user:${user}`, address, detail })
    return { outcome: 'signed in', token }
  }).finally(() => ctx.sessions.forget())
}
