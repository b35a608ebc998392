import { setTimeout as delay } from 'node:timers/promises'
import { recordAudit } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { queueMail } from '../mail/queue.ts'
import { hashToken, isToken, newToken } from '../sessions/rules.ts'
import { takeTry } from '../sessions/throttle.ts'
import { checkPassword, usernameKey } from '../users/rules.ts'
import { resetLetter } from './letters.ts'
import {
  consumeLink,
  consumeLinksOf,
  findAddressees,
  findLink,
  insertLink,
  markVerified,
  replacePassword,
  type Addressee,
} from './store.ts'
import { LINK_MINUTES } from './verify.ts'

/** How long the answer takes at least, so that its time does not tell whether there was somebody to write to. */
const ANSWER_MS = 400

/**
 * Mails a link to whoever has that name or address. Neither the answer nor its time tells whether there is somebody,
 * or whether it was asked for too often; the seconds to wait where this address has asked too often for anything.
 */
export async function forgetPassword(ctx: Ctx, text: string, address: string): Promise<number | undefined> {
  const [seconds] = await Promise.all([askForLink(ctx, text.trim(), address), delay(ANSWER_MS)])
  return seconds
}

async function askForLink(ctx: Ctx, text: string, address: string): Promise<number | undefined> {
  const key = usernameKey(text)
  const allowance = await takeTry(ctx.sql, ctx.config, { account: `forgotten ${key}`, address })
  if (!allowance.allowed) return allowance.by === 'ADDRESS' ? allowance.seconds : undefined
  for (const user of await findAddressees(ctx.sql, key, text)) await mailLink(ctx, user)
  return undefined
}

async function mailLink(ctx: Ctx, { id, username, email }: Addressee): Promise<void> {
  const token = newToken()
  const letter = resetLetter(username, `${ctx.publicUrl()}/account/reset?token=${token}`, LINK_MINUTES)
  await inTransaction(ctx, async (tx) => {
    await insertLink(tx, {
      hash: hashToken(token),
      user: id,
      purpose: 'RESET_PASSWORD',
      email,
      minutes: LINK_MINUTES,
    })
    await queueMail(tx, ctx, { ...letter, to: email }, { user: id })
  })
}

/**
 * Gives the user of a link another password. All sessions end, and so do the other links; false when the link cannot
 * be used any more. Throws `invalid_password`, and the link stays good.
 */
export async function resetPassword(
  ctx: Ctx,
  token: string | undefined,
  password: string,
  address: string,
): Promise<boolean> {
  if (!isToken(token)) return false
  const hash = hashToken(token)
  // no work for links that are made up
  if (!(await findLink(ctx.sql, hash, 'RESET_PASSWORD'))) return false
  checkPassword(password, 'new_password')
  const password_hash = await ctx.passwords.hash(password)
  try {
    return await inTransaction(ctx, async (tx) => {
      const link = await consumeLink(tx, hash, 'RESET_PASSWORD')
      if (!link) return false
      await replacePassword(tx, link.user, password_hash)
      await consumeLinksOf(tx, link.user, 'RESET_PASSWORD')
      await markVerified(tx, link.user, link.email)
      const user = `user:${link.user}`
      const by = { actor: user, address }
      await ctx.sessions.endAll(tx, link.user, { reason: 'password_reset', ...by })
      await recordAudit(tx, { action: 'user.password_reset', ...by, subject: user })
      return true
    })
  } finally {
    ctx.sessions.forget()
  }
}
