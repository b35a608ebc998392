import type { Ctx } from '../context.ts'
import { notFound } from '../kernel/refusal.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { findDelivery, requeue } from './outbox.ts'
import { presentDelivery } from './present.ts'
import type { Delivery } from './schema.ts'
import { markEnabled } from './store.ts'

/** Tries a delivery again, whatever became of it, and takes a disabled subscription into use again. */
export async function redeliver(ctx: Ctx, property: number, id: number, delivery: number): Promise<Delivery> {
  const queued = await changeSetup(ctx, property, async (tx) => {
    if (!(await requeue(tx, property, id, delivery))) throw notFound('Delivery', delivery)
    await markEnabled(tx, property, id)
    const row = await findDelivery(tx, property, id, delivery)
    if (!row) throw new Error('the row that was changed is gone')
    return presentDelivery(property, id, row)
  })
  ctx.bell.ring()
  return queued
}
