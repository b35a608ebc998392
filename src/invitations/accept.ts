import { recordAudit } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../db/sql.ts'
import { inTransaction } from '../db/transaction.ts'
import { fieldRefusal } from '../kernel/refusal.ts'
import { markVerified } from '../mailed-links/store.ts'
import { hashToken, isToken } from '../sessions/rules.ts'
import { checkPassword } from '../users/rules.ts'
import { insertUser } from '../users/store.ts'
import { consumeInvitation, findInvitation, findStanding, joinMembers, type InvitationRow } from './store.ts'

export type Accepted = 'accepted' | 'over' | 'unverified'

/**
 * Gives the user who sits at the session, and nobody else, the role of an invitation. A user name or an address that
 * fits is worth nothing by itself: anybody can register with anybody's. At a live property the user's own address has
 * to be known to be his; the mailed link shows that where it went there. A sandbox's mails are read by its client, so
 * that they show nothing, and a sandbox asks for nothing.
 */
export async function acceptInvitation(
  ctx: Ctx,
  user: number,
  token: string | undefined,
  address: string,
): Promise<Accepted> {
  if (!isToken(token)) return 'over'
  const hash = hashToken(token)
  return inTransaction(ctx, async (tx) => {
    const known = await findInvitation(tx, hash)
    if (!known) return 'over'
    const { email, verified } = await findStanding(tx, user)
    const own = email.toLowerCase() === known.email.toLowerCase()
    if (!known.sandbox && !verified && !own) return 'unverified'
    return (await join(tx, user, hash, address)) ? 'accepted' : 'over'
  })
}

async function join(tx: Tx, user: number, hash: Buffer, address: string): Promise<InvitationRow | undefined> {
  const invitation = await consumeInvitation(tx, hash)
  if (!invitation) return undefined
  const { property_id: property, role, email, sandbox } = invitation
  if (!sandbox) await markVerified(tx, user, email)
  await joinMembers(tx, property, user, role)
  const subject = `user:${user}`
  const detail = { role }
  await recordAudit(tx, {
    action: 'user.invitation_accepted',
    property,
    actor: subject,
    subject,
    address,
    detail,
  })
  return invitation
}

/** Makes the user who accepts, with the address that was invited; false when the link cannot be used any more. */
export async function acceptAsNewUser(
  ctx: Ctx,
  token: string | undefined,
  { username, password }: { username: string; password: string },
  address: string,
): Promise<boolean> {
  if (!isToken(token)) return false
  const hash = hashToken(token)
  const invitation = await findInvitation(ctx.sql, hash)
  if (!invitation) return false
  if (!USERNAME.test(username))
    throw fieldRefusal('validation', 'username', 'must have 3 to 120 characters, none of them for control')
  checkPassword(password, 'new_password')
  const password_hash = await ctx.passwords.hash(password)
  return inTransaction(ctx, async (tx) => {
    const user = await insertUser(tx, { username, email: invitation.email, password_hash })
    if (await join(tx, user, hash, address)) return true
    throw new LinkUsed()
  }).catch((error: unknown) => {
    if (error instanceof LinkUsed) return false
    throw error
  })
}

/** Takes the user back who was made for it. */
class LinkUsed extends Error {}

const USERNAME = /^[^\p{Cc}]{3,120}$/u
