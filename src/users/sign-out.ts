import { recordAudit } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { deleteSessions, type Session } from '../sessions/store.ts'

/** Ends a session; a copy of its cookie is worth nothing from then on. */
export async function signOut(ctx: Ctx, { user, id }: Session, address: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const ended = await deleteSessions(tx, user, { only: id })
    // it may have been ended by somebody else a moment ago
    if (ended.length > 0) await recordAudit(tx, { action: 'user.signed_out', actor: `user:${user}`, address })
  })
  ctx.sessions.forget()
}
