import type { Ctx } from '../context.ts'
import { pageOf, type Page } from '../kernel/page.ts'
import { listDeliveries } from './outbox.ts'
import { presentDelivery, presentSubscription } from './present.ts'
import type { Delivery, PageQuery, Subscription } from './schema.ts'
import { findSubscription, listSubscriptions } from './store.ts'

export async function readSubscriptions(
  ctx: Ctx,
  { client, property }: { client: number; property: number | undefined },
  query: PageQuery,
): Promise<Page<Subscription>> {
  return pageOf(
    ctx.keys.cursor,
    { webhooks: client, property },
    query,
    ([after = 0] = [], limit) => listSubscriptions(ctx.sql, { client, property }, Number(after), limit),
    (row) => [row.id],
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
    ctx.keys.cursor,
    { property, deliveries: id },
    query,
    ([before = Number.MAX_SAFE_INTEGER] = [], limit) =>
      listDeliveries(ctx.sql, property, id, Number(before), limit),
    (row) => [row.id],
    (row) => presentDelivery(property, id, row),
  )
}
