import type { Ctx } from '../context.ts'
import { saveGoogleEngine } from '../google/store.ts'
import { notFound } from '../kernel/refusal.ts'
import { presentProperty } from '../properties/present.ts'
import type { Property } from '../properties/schema.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { findProperty } from '../properties/store.ts'
import { insertDefaultServices } from '../services/store.ts'
import { deleteContents, deleteReservations, findSandbox } from './store.ts'

/**
 * Empties a sandbox: two services and no room, as it began. Who listens to it keeps listening; settings, clock and end
 * stay as they are.
 */
export async function resetSandbox(ctx: Ctx, property: number): Promise<Property> {
  return changeSetup(ctx, property, async (tx) => {
    await findSandbox(tx, property)
    await deleteReservations(tx, property, null)
    await deleteContents(tx, property)
    await insertDefaultServices(tx, property)
    // without a table it does not qualify
    await saveGoogleEngine(tx, property, false)
    const row = await findProperty(tx, property)
    if (!row) throw notFound('Property', property)
    return presentProperty(row)
  })
}
