import type { Ctx } from '../context.ts'
import { pageOf, type Page } from '../kernel/page.ts'
import { Refusal } from '../kernel/refusal.ts'
import { findProperty } from '../properties/store.ts'
import type { PageQuery } from '../webhooks/schema.ts'
import { openMails } from './open.ts'
import { presentMail } from './present.ts'
import type { Mail } from './schema.ts'
import { listKept } from './store.ts'

/**
 * What a sandbox would have sent, newest first. Nobody reads those of a live property: an invitation among them would
 * make its reader a member.
 */
export async function readMails(ctx: Ctx, property: number, query: PageQuery): Promise<Page<Mail>> {
  const row = await findProperty(ctx.sql, property)
  if (!row?.sandbox)
    throw new Refusal(
      'state_conflict',
      `The property ${property} is not a sandbox: its mails are sent, and read by those whom they are for.`,
    )
  return pageOf(
    ctx.keys.cursor,
    { property, mails: true },
    query,
    async ([before = Number.MAX_SAFE_INTEGER] = [], limit) =>
      openMails(ctx, property, await listKept(ctx.sql, property, Number(before), limit)),
    (mail) => [mail.id],
    presentMail,
  )
}
