import { recordAudit } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../db/sql.ts'
import { inTransaction } from '../db/transaction.ts'
import { queueMail } from '../mail/queue.ts'
import { hashToken, isToken, newToken } from '../sessions/rules.ts'
import { takeTry } from '../sessions/throttle.ts'
import { verifyLetter } from './letters.ts'
import { consumeLink, findUnverified, insertLink, markVerified, type Addressee } from './store.ts'

export const LINK_MINUTES = 30

/** Mails a user the link that shows that the address is his own. */
export async function mailVerification(
  tx: Tx,
  ctx: Ctx,
  { id, email }: Omit<Addressee, 'username'>,
): Promise<void> {
  const token = newToken()
  await insertLink(tx, {
    hash: hashToken(token),
    user: id,
    purpose: 'VERIFY_ADDRESS',
    email,
    minutes: LINK_MINUTES,
  })
  const letter = verifyLetter(`${ctx.publicUrl()}/account/verify?token=${token}`, LINK_MINUTES)
  await queueMail(tx, ctx, { ...letter, to: email }, { user: id })
}

/** Another one, where the address is not known yet and not too many were asked for. */
export async function mailAnotherVerification(ctx: Ctx, user: number, address: string): Promise<void> {
  const { allowed } = await takeTry(ctx.sql, ctx.config, { account: `verification ${user}`, address })
  if (!allowed) return
  await inTransaction(ctx, async (tx) => {
    const unverified = await findUnverified(tx, user)
    if (unverified) await mailVerification(tx, ctx, unverified)
  })
}

/** Takes a link's word for the address that it was mailed to; false when it cannot be used any more. */
export async function verifyAddress(ctx: Ctx, token: string | undefined, address: string): Promise<boolean> {
  if (!isToken(token)) return false
  return inTransaction(ctx, async (tx) => {
    const link = await consumeLink(tx, hashToken(token), 'VERIFY_ADDRESS')
    if (!link) return false
    await markVerified(tx, link.user, link.email)
    const user = `user:${link.user}`
    await recordAudit(tx, { action: 'user.address_verified', actor: user, subject: user, address })
    return true
  })
}
