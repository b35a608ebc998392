import type { Ctx } from '../context.ts'
import { Refusal } from '../kernel/refusal.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { checkEndpoint } from './guard.ts'
import { presentSubscription } from './present.ts'
import { hostOf, MAX_SUBSCRIPTIONS } from './rules.ts'
import type { Subscription, SubscriptionCreate } from './schema.ts'
import { closeSecret } from './secret.ts'
import { newSecret } from './sign.ts'
import { countSubscriptions, insertSecret, insertSubscription } from './store.ts'

/** Subscribes a client to what happens at a property. Who listens is part of its set-up. */
export async function createSubscription(
  ctx: Ctx,
  property: number,
  client: number,
  { endpoint, webhook_type }: SubscriptionCreate,
): Promise<Subscription> {
  const url = await checkEndpoint(endpoint, ctx.config.WEBHOOK_ALLOW_PRIVATE)
  const secret = newSecret()
  return changeSetup(ctx, property, async (tx) => {
    if ((await countSubscriptions(tx, property, client)) >= MAX_SUBSCRIPTIONS)
      throw new Refusal(
        'state_conflict',
        `This client has ${MAX_SUBSCRIPTIONS} subscriptions at this property, as many as it may. Delete some.`,
      )
    const values = { endpoint, webhook_type, host: hostOf(url) }
    const row = await insertSubscription(tx, property, client, values)
    await insertSecret(tx, property, row.id, closeSecret(ctx.keys.seal, property, row.id, secret))
    return presentSubscription(row, secret)
  })
}
