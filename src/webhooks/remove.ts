import type { Ctx } from '../context.ts'
import { notFound } from '../kernel/refusal.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { deleteSubscription } from './store.ts'

/** What was still to be delivered goes with it. */
export async function removeSubscription(ctx: Ctx, property: number, id: number): Promise<number> {
  return changeSetup(ctx, property, async (tx) => {
    if (!(await deleteSubscription(tx, property, id))) throw notFound('Subscription', id)
    return id
  })
}
