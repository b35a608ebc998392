import type { Ctx } from '../context.ts'
import { lapseHolds } from '../holds/store.ts'
import { notFound } from '../kernel/refusal.ts'
import { refuseWhileUpcoming } from '../reservations/upcoming.ts'
import { changedProperty } from './rules.ts'
import type { PropertyUpdate } from './schema.ts'
import { changeSetup } from './setup-change.ts'
import { findProperty, saveProperty, type PropertyRow } from './store.ts'

/** Bookings depend on zone, country and settings, so every change is one of the set-up. */
export async function updateProperty(ctx: Ctx, id: number, body: PropertyUpdate): Promise<PropertyRow> {
  return changeSetup(ctx, id, async (tx) => {
    const stored = await findProperty(tx, id)
    if (!stored) throw notFound('Property', id)
    const next = changedProperty(stored, body)
    // their instants were made with the old zone
    if (next.timezone !== stored.timezone) {
      await refuseWhileUpcoming(tx, id, 'The time zone cannot be changed now: the property', {})
      await lapseHolds(tx, id, {})
    }
    await saveProperty(tx, next)
    return next
  })
}
