import { recordAudit } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { fieldRefusal } from '../kernel/refusal.ts'
import type { Session } from '../sessions/store.ts'
import { forgiveTry, takeTry } from '../sessions/throttle.ts'
import { checkPassword, passwordOf } from './rules.ts'
import { findUser, savePassword } from './store.ts'

export interface PasswordChange {
  current: string
  next: string
}

const WRONG =
  'is not your present password, or there were too many tries. After some tries, wait a quarter of an hour'

/**
 * Replaces the password of a user who knows the present one. All other sessions end, and this one gets another token,
 * which is the answer.
 */
export async function changePassword(
  ctx: Ctx,
  session: Session,
  address: string,
  { current, next }: PasswordChange,
): Promise<string> {
  const { sql, config, passwords, sessions } = ctx
  checkPassword(next, 'new_password')
  // whoever sits at an open session may try as many passwords as a stranger, and no stranger can use these up
  const attempt = { account: passwordOf(session.user) }
  const { allowed } = await takeTry(sql, config, attempt)
  const { password_hash } = await findUser(sql, session.user)
  const fits = allowed ? await passwords.check(password_hash, current) : await passwords.pretend()
  if (!fits) throw fieldRefusal('validation', 'current_password', WRONG)
  await forgiveTry(sql, config, attempt)
  const hash = await passwords.hash(next)
  try {
    return await inTransaction(ctx, async (tx) => {
      if (!(await savePassword(tx, session.user, password_hash, hash)))
        throw fieldRefusal('validation', 'current_password', 'was changed by another session just now')
      const actor = `user:${session.user}`
      await recordAudit(tx, { action: 'user.password_changed', actor, address })
      await sessions.endAll(
        tx,
        session.user,
        { reason: 'password_changed', actor, address },
        { kept: session.id },
      )
      return sessions.renew(tx, session.id)
    })
  } finally {
    sessions.forget()
  }
}
