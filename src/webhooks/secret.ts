/** Secrets as they are stored: they must be usable again, so they are sealed where there is a SECRET_KEY. */
import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Seal } from '../kernel/seal.ts'
import { openSecrets, replaceMaterial, type StoredSecret } from './store.ts'

const labelOf = (property: number, subscription: number) => `webhook ${property} ${subscription}`

export function closeSecret(
  seal: Seal | undefined,
  property: number,
  subscription: number,
  secret: Buffer,
): StoredSecret {
  return seal
    ? { material: seal.close(secret, labelOf(property, subscription)), sealed: true }
    : { material: secret, sealed: false }
}

export function openSecret(
  seal: Seal | undefined,
  property: number,
  subscription: number,
  { material, sealed }: StoredSecret,
): Buffer {
  if (!sealed) return material
  if (!seal) throw new Error('a sealed secret without a SECRET_KEY')
  return seal.open(material, labelOf(property, subscription))
}

/** Seals what was written while there was no SECRET_KEY. */
export async function sealOpenSecrets(ctx: Pick<Ctx, 'sql' | 'keys'>): Promise<void> {
  const { seal } = ctx.keys
  if (!seal) return
  await inTransaction(ctx, async (tx) => {
    for (const { property_id, id, subscription_id, material } of await openSecrets(tx)) {
      const closed = closeSecret(seal, property_id, subscription_id, material)
      await replaceMaterial(tx, property_id, id, closed.material)
    }
  })
}
