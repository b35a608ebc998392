import type { Ctx } from '../context.ts'
import { cutPage, decodeCursor, DEFAULT_LIMIT, encodeCursor, MAX_LIMIT } from '../kernel/page.ts'
import { listDeliveries } from './outbox.ts'
import { presentDelivery, presentSubscription } from './present.ts'
import type { Delivery, PageQuery, Subscription } from './schema.ts'
import { findSubscription, listSubscriptions } from './store.ts'

interface Page<T> {
  data: T[]
  next_cursor?: string
}

/** A page by id; `scope` is what a cursor is bound to. */
async function pageOf<R extends { id: number }, T>(
  { keys }: Ctx,
  scope: object,
  { limit: asked = DEFAULT_LIMIT, next_cursor }: PageQuery,
  read: (position: number | undefined, limit: number) => Promise<R[]>,
  present: (row: R) => T,
): Promise<Page<T>> {
  const limit = Math.min(asked, MAX_LIMIT)
  const [from] = next_cursor === undefined ? [] : decodeCursor(keys.cursor, scope, next_cursor)
  const rows = await read(from === undefined ? undefined : Number(from), limit + 1)
  const { page, next } = cutPage(rows, limit, (row) => [row.id])
  return {
    data: page.map(present),
    ...(next ? { next_cursor: encodeCursor(keys.cursor, scope, next) } : {}),
  }
}

export async function readSubscriptions(
  ctx: Ctx,
  client: number,
  query: PageQuery,
): Promise<Page<Subscription>> {
  return pageOf(
    ctx,
    { webhooks: client },
    query,
    (after = 0, limit) => listSubscriptions(ctx.sql, client, after, limit),
    (row) => presentSubscription(row),
  )
}

export async function readSubscription({ sql }: Ctx, property: number, id: number): Promise<Subscription> {
  return presentSubscription(await findSubscription(sql, property, id))
}

/** What was to be delivered to a subscription, newest first. */
export async function readDeliveries(
  ctx: Ctx,
  property: number,
  id: number,
  query: PageQuery,
): Promise<Page<Delivery>> {
  return pageOf(
    ctx,
    { property, deliveries: id },
    query,
    (before = Number.MAX_SAFE_INTEGER, limit) => listDeliveries(ctx.sql, property, id, before, limit),
    (row) => presentDelivery(property, id, row),
  )
}
