import type { Ctx } from '../context.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { checkEndpoint } from './guard.ts'
import { presentSubscription } from './present.ts'
import { hostOf } from './rules.ts'
import type { Subscription, SubscriptionUpdate } from './schema.ts'
import { findSubscription, markEnabled, saveSubscription } from './store.ts'

/** Another endpoint is tried at once, also with what was waiting: it has failed nothing yet. */
export async function updateSubscription(
  ctx: Ctx,
  property: number,
  id: number,
  body: SubscriptionUpdate,
): Promise<Subscription> {
  const given =
    body.endpoint === undefined
      ? undefined
      : await checkEndpoint(body.endpoint, ctx.config.WEBHOOK_ALLOW_PRIVATE)
  const row = await changeSetup(ctx, property, async (tx) => {
    const stored = await findSubscription(tx, property, id)
    const next = { ...stored, ...body }
    await saveSubscription(tx, property, id, { ...next, host: hostOf(given ?? new URL(stored.endpoint)) })
    if (next.endpoint === stored.endpoint) return next
    await markEnabled(tx, property, id)
    return { ...next, disabled_reason: null }
  })
  ctx.bell.ring()
  return presentSubscription(row)
}
