import { recordAudit } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import type { Session } from '../sessions/store.ts'

/** Ends a session; a copy of its cookie is worth nothing from then on. */
export async function signOut(ctx: Ctx, { user, id }: Session, address: string): Promise<void> {
  await ctx.sessions.end(user, id)
  await recordAudit(ctx.sql, { action: 'user.signed_out', actor: `user:${user}`, address })
}
