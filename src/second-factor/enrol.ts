import { recordAudit } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { fieldRefusal, Refusal } from '../kernel/refusal.ts'
import { forgiveTry, takeTry } from '../sessions/throttle.ts'
import { passwordOf } from '../users/rules.ts'
import { findUser } from '../users/store.ts'
import { hashCode, newRecoveryCodes, newSecret, plainCode } from './codes.ts'
import { closeFactor, passSecondFactor, useTimeCode } from './pass.ts'
import { saveSecret, turnOff, turnOn } from './store.ts'

/** A user who sits at a session, and where. */
export interface Asking {
  user: number
  address: string
}

const WRONG_PASSWORD =
  'is not your password, or there were too many tries. After some tries, wait a quarter of an hour'
const WRONG_CODE = 'is not right, was used already, or there were too many tries. Wait for the next one'

/** Whoever finds a session open must not lock its owner out, nor take the second factor away. */
async function checkOwner(ctx: Ctx, user: number, password: string): Promise<void> {
  const attempt = { account: passwordOf(user) }
  const { allowed } = await takeTry(ctx.sql, ctx.config, attempt)
  const { password_hash } = await findUser(ctx.sql, user)
  const fits = allowed ? await ctx.passwords.check(password_hash, password) : await ctx.passwords.pretend()
  if (!fits) throw fieldRefusal('validation', 'password', WRONG_PASSWORD)
  await forgiveTry(ctx.sql, ctx.config, attempt)
}

/** Makes a secret, which is asked for once a code of it was given. */
export async function beginEnrolment(ctx: Ctx, asking: Asking, password: string): Promise<void> {
  await checkOwner(ctx, asking.user, password)
  const { secret, sealed } = closeFactor(ctx, asking.user, newSecret())
  const saved = await inTransaction(ctx, (tx) => saveSecret(tx, asking.user, secret, sealed))
  if (!saved) throw alreadyOn()
}

const alreadyOn = () => new Refusal('state_conflict', 'The second factor is on already.')

/** Turns it on with a code that shows that the authenticator has the secret; answers the codes for recovery, once. */
export async function confirmEnrolment(
  ctx: Ctx,
  { user, address }: Asking,
  session: number,
  typed: string,
): Promise<string[]> {
  const attempt = { account: `second factor ${user}` }
  const { allowed } = await takeTry(ctx.sql, ctx.config, attempt)
  const codes = newRecoveryCodes()
  await inTransaction(ctx, async (tx) => {
    if (!allowed || !(await useTimeCode(ctx, tx, user, plainCode(typed))))
      throw fieldRefusal('validation', 'code', WRONG_CODE)
    if (!(await turnOn(tx, user, codes.map(hashCode)))) throw alreadyOn()
    // those that were started without it
    const subject = `user:${user}`
    const by = { actor: subject, address }
    await ctx.sessions.endAll(tx, user, { reason: 'second_factor_on', ...by }, { kept: session })
    await recordAudit(tx, { action: 'user.second_factor_on', ...by, subject })
  })
  ctx.sessions.forget()
  await forgiveTry(ctx.sql, ctx.config, attempt)
  return codes
}

/** Turns it off, for who has both. */
export async function endSecondFactor(
  ctx: Ctx,
  asking: Asking,
  { password, code }: { password: string; code: string },
): Promise<void> {
  const { user, address } = asking
  await checkOwner(ctx, user, password)
  const { passed } = await passSecondFactor(ctx, user, code, address)
  if (!passed) throw fieldRefusal('validation', 'code', WRONG_CODE)
  await inTransaction(ctx, async (tx) => {
    await turnOff(tx, user)
    const subject = `user:${user}`
    await recordAudit(tx, { action: 'user.second_factor_off', actor: subject, subject, address })
  })
}
