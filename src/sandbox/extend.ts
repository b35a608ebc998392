import type { Ctx } from '../context.ts'
import { inTransaction, lockSetup } from '../db/transaction.ts'
import { notFound } from '../kernel/refusal.ts'
import { presentProperty } from '../properties/present.ts'
import type { Property } from '../properties/schema.ts'
import { findProperty } from '../properties/store.ts'
import { extendedUntil } from './rules.ts'
import { findSandbox, saveExpiry } from './store.ts'

/** Lets a sandbox live longer, also one that has expired and is still there. */
export async function extendSandbox(ctx: Ctx, property: number, days: number | undefined): Promise<Property> {
  const limits = { days: ctx.config.SANDBOX_DAYS, most: ctx.config.SANDBOX_MAX_DAYS }
  const extended = await inTransaction(ctx, async (tx) => {
    // it may be deleted at this moment
    await lockSetup(tx, property)
    await saveExpiry(tx, property, extendedUntil(await findSandbox(tx, property), days, limits))
    const row = await findProperty(tx, property)
    if (!row) throw notFound('Property', property)
    return presentProperty(row)
  })
  // this node may remember that it has expired
  ctx.access.forget()
  ctx.houses.forget(property)
  return extended
}
