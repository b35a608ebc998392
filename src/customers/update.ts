import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { Refusal } from '../kernel/refusal.ts'
import { findProperty } from '../properties/store.ts'
import { presentCustomer } from './present.ts'
import { changedCustomer } from './rules.ts'
import type { CustomerDetails, CustomerUpdate } from './schema.ts'
import { findDetails, lockCustomer, updateCustomer } from './store.ts'

export async function changeCustomer(
  ctx: Ctx,
  property: number,
  id: number,
  body: CustomerUpdate,
): Promise<CustomerDetails> {
  return inTransaction(ctx, async (tx) => {
    await lockCustomer(tx, property, id)
    const [stored, house] = await Promise.all([findDetails(tx, property, id), findProperty(tx, property)])
    if (stored.anonymised)
      throw new Refusal(
        'state_conflict',
        `The guest ${id} has been anonymised and stays so. Book with name and contact, which makes a new guest.`,
      )
    await updateCustomer(tx, property, id, changedCustomer(body, house?.country ?? null, stored))
    return presentCustomer(await findDetails(tx, property, id))
  })
}
