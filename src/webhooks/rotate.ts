import { recordAudit } from '../audit/record.ts'
import type { By, Ctx } from '../context.ts'
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
  by: By,
  overlapMinutes = DEFAULT_OVERLAP_MINUTES,
): Promise<Subscription> {
  const secret = newSecret()
  // alone at the property, as every change of a subscription: two rotations at once would both be the newest
  return changeSetup(ctx, property, async (tx) => {
    const row = await findSubscription(tx, property, id)
    await retireSecrets(tx, property, id, overlapMinutes)
    await insertSecret(tx, property, id, closeSecret(ctx.keys.seal, property, id, secret))
    await recordAudit(tx, {
      action: 'webhook.secret_rotated',
      property,
      ...by,
      subject: `webhook:${id}`,
      detail: { overlap_minutes: overlapMinutes },
    })
    return presentSubscription(row, secret)
  })
}
