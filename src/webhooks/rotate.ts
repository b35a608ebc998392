import type { Ctx } from '../context.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { presentSubscription } from './present.ts'
import { DEFAULT_OVERLAP_MINUTES, type Subscription } from './schema.ts'
import { closeSecret } from './secret.ts'
import { newSecret } from './sign.ts'
import { findSubscription, insertSecret, retireSecrets } from './store.ts'

/** A new secret; the former one stays valid beside it for a while, so that receivers can change over. */
export async function rotateSecret(
  ctx: Ctx,
  property: number,
  id: number,
  overlapMinutes = DEFAULT_OVERLAP_MINUTES,
): Promise<Subscription> {
  const secret = newSecret()
  // alone at the property, as every change of a subscription: two rotations at once would both be the newest
  return changeSetup(ctx, property, async (tx) => {
    const row = await findSubscription(tx, property, id)
    await retireSecrets(tx, property, id, overlapMinutes)
    await insertSecret(tx, property, id, closeSecret(ctx.keys.seal, property, id, secret))
    return presentSubscription(row, secret)
  })
}
