import type { Actor, Ctx } from '../context.ts'
import { lapseHolds } from '../holds/store.ts'
import { notFound } from '../kernel/refusal.ts'
import { changeZone } from '../reservations/change-zone.ts'
import { promoteEverywhere } from '../reservations/promote.ts'
import { changedProperty } from './rules.ts'
import type { PropertyUpdate } from './schema.ts'
import { changeSetup } from './setup-change.ts'
import { findProperty, saveProperty, type PropertyRow } from './store.ts'

/** Bookings depend on zone, country and settings, so every change is one of the set-up. */
export async function updateProperty(
  ctx: Ctx,
  id: number,
  actor: Actor,
  body: PropertyUpdate,
): Promise<PropertyRow> {
  const property = await changeSetup(ctx, id, async (tx) => {
    const stored = await findProperty(tx, id)
    if (!stored) throw notFound('Property', id)
    const next = changedProperty(stored, body)
    if (next.timezone !== stored.timezone) {
      await lapseHolds(tx, id, {})
      await changeZone(tx, id, actor, next.timezone)
    }
    await saveProperty(tx, next)
    // a larger limit, or what another zone has set free
    await promoteEverywhere(tx, id)
    return next
  })
  // reservations may have moved with the zone
  ctx.bell.ring()
  return property
}
