import type { Actor, Ctx } from '../context.ts'
import { pageOf, type Page } from '../kernel/page.ts'
import { toIso } from '../kernel/time.ts'
import { withoutNulls } from '../kernel/wire.ts'
import type { AuditEntry, AuditQuery } from './schema.ts'
import { listAudit, type AuditRow } from './store.ts'

const present = ({ at, ...row }: AuditRow): AuditEntry => ({ ...withoutNulls(row), at: toIso(at) })

/** What was done at a property, and to `self`, who asks: newest first. */
export async function readAudit(
  ctx: Ctx,
  property: number,
  self: Actor,
  { limit, next_cursor, ...filters }: AuditQuery,
): Promise<Page<AuditEntry>> {
  return pageOf(
    ctx.keys.cursor,
    { audit: property, self, ...filters },
    { ...(limit === undefined ? {} : { limit }), ...(next_cursor === undefined ? {} : { next_cursor }) },
    ([before = Number.MAX_SAFE_INTEGER] = [], rows) =>
      listAudit(ctx.sql, property, self, filters, Number(before), rows),
    (row) => [row.id],
    present,
  )
}
