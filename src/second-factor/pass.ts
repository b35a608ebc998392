import { Temporal } from 'temporal-polyfill'
import { recordAudit } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import type { Db } from '../db/sql.ts'
import { forgiveTry, takeTry, type Allowance } from '../sessions/throttle.ts'
import { hashCode, isTimeCode, plainCode, stepOf } from './codes.ts'
import { findFactor, useRecoveryCode, useStep, type FactorRow } from './store.ts'

const labelOf = (user: number) => `second factor ${user}`

export function closeFactor({ keys }: Pick<Ctx, 'keys'>, user: number, secret: Buffer) {
  const { seal } = keys
  return { secret: seal ? seal.close(secret, labelOf(user)) : secret, sealed: seal !== undefined }
}

export function openFactor({ keys }: Pick<Ctx, 'keys'>, user: number, { secret, sealed }: FactorRow): Buffer {
  if (!sealed) return secret
  if (!keys.seal) throw new Error('a sealed secret without a SECRET_KEY')
  return keys.seal.open(secret, labelOf(user))
}

export const CODE_REFUSED =
  'The code is not right, was used already, or there were too many tries. After some tries, wait a quarter of an hour.'

/** Uses up a code of the authenticator; false for one that is wrong or was used. */
export async function useTimeCode(ctx: Ctx, db: Db, user: number, code: string): Promise<boolean> {
  const factor = await findFactor(db, user)
  if (!factor || !isTimeCode(code)) return false
  const step = stepOf(openFactor(ctx, user, factor), code, Temporal.Now.instant().epochMilliseconds)
  return step !== undefined && (await useStep(db, user, step))
}

/**
 * Whether a code, of the authenticator or for recovery, shows the second factor of a user. It is used up by that. Tries
 * are limited as those of passwords are; what is told is the same where there were too many.
 */
export async function passSecondFactor(
  ctx: Ctx,
  user: number,
  typed: string,
  address: string,
): Promise<{ passed: boolean; allowance: Allowance }> {
  const attempt = { account: `second factor ${user}` }
  const allowance = await takeTry(ctx.sql, ctx.config, attempt)
  if (!allowance.allowed) return { passed: false, allowance }
  const code = plainCode(typed)
  const passed = (await useTimeCode(ctx, ctx.sql, user, code)) || (await recover(ctx, user, code, address))
  if (passed) await forgiveTry(ctx.sql, ctx.config, attempt)
  return { passed, allowance }
}

async function recover(ctx: Ctx, user: number, code: string, address: string): Promise<boolean> {
  if (!(await useRecoveryCode(ctx.sql, user, hashCode(code)))) return false
  const subject = `user:${user}`
  await recordAudit(ctx.sql, { action: 'user.recovery_code_used', actor: subject, subject, address })
  return true
}
