import { recordAudit } from '../audit/record.ts'
import type { By, Ctx } from '../context.ts'
import type { Tx } from '../db/sql.ts'
import { inTransaction } from '../db/transaction.ts'
import { isEmail } from '../kernel/contact.ts'
import { fieldRefusal, Refusal } from '../kernel/refusal.ts'
import { queueMail } from '../mail/queue.ts'
import { invitationLetter } from '../mailed-links/letters.ts'
import type { Role } from '../users/roles.ts'
import { hashToken, newToken } from '../sessions/rules.ts'
import { takeTry } from '../sessions/throttle.ts'
import { findOwned, insertInvitation } from './store.ts'

const INVITED_DAYS = 7

export interface Invitation {
  property: number
  restaurant: string
  email: string
  role: Role
}

/** Mails the link by which its reader gets a role; in the transaction of whatever wants it. */
export async function mailInvitation(tx: Tx, ctx: Ctx, one: Invitation, by: By): Promise<void> {
  const { property, restaurant, email, role } = one
  const token = newToken()
  await insertInvitation(tx, { property, hash: hashToken(token), email, role, days: INVITED_DAYS })
  const url = `${ctx.publicUrl()}/account/invitation?token=${token}`
  const letter = invitationLetter(restaurant, role.toLowerCase(), url, INVITED_DAYS)
  await queueMail(tx, ctx, { ...letter, to: email }, { property })
  await recordAudit(tx, { action: 'user.invited', property, ...by, detail: { role } })
}

/** By an owner of the property; to everybody else there is no such property. Each one is a mail to somebody. */
export async function inviteMember(
  ctx: Ctx,
  { user, address }: { user: number; address: string },
  { property, email, role }: Omit<Invitation, 'restaurant'>,
): Promise<void> {
  const owned = await findOwned(ctx.sql, user, property)
  if (!owned)
    throw new Refusal('not_found', `You own no restaurant with id ${property}. Only owners invite others.`)
  if (!isEmail(email))
    throw fieldRefusal('bad_email', 'email', 'must be an e-mail address such as adam@example.com')
  const allowance = await takeTry(ctx.sql, ctx.config, { account: `invitations ${property}`, address })
  if (!allowance.allowed)
    throw fieldRefusal(
      'too_many_requests',
      'email',
      `must wait: too many were invited just now. Try again in ${allowance.seconds} seconds`,
    )
  const by = { actor: `user:${user}`, address }
  await inTransaction(ctx, (tx) =>
    mailInvitation(tx, ctx, { property, email, role, restaurant: owned.name }, by),
  )
}
