import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { notFound } from '../kernel/refusal.ts'
import type { Session, Which } from './store.ts'

/** Ends sessions of a user from the list of them: one, or all but the one that asks. Answers their ids. */
export async function revokeSessions(
  ctx: Ctx,
  { user }: Pick<Session, 'user'>,
  which: Which,
  address: string,
): Promise<number[]> {
  const by = { actor: `user:${user}`, address }
  try {
    return await inTransaction(ctx, async (tx) => {
      const ended = await ctx.sessions.endAll(tx, user, { reason: 'revoked', ...by }, which)
      if ('only' in which && ended.length === 0) throw notFound('Session', which.only)
      return ended
    })
  } finally {
    ctx.sessions.forget()
  }
}
