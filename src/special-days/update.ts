import type { Ctx } from '../context.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { promoteEverywhere } from '../reservations/promote.ts'
import { findService } from '../services/store.ts'
import { presentSpecialDay } from './present.ts'
import { changedSpecialDay, fitting } from './rules.ts'
import type { SpecialDay, SpecialDayUpdate } from './schema.ts'
import { findSpecialDay, saveSpecialDay } from './store.ts'

/** Reservations that are there already stay as they are. */
export async function updateSpecialDay(
  ctx: Ctx,
  property: number,
  id: number,
  body: SpecialDayUpdate,
): Promise<SpecialDay> {
  return changeSetup(ctx, property, async (tx) => {
    const changed = changedSpecialDay(await findSpecialDay(tx, property, id), body)
    const day = fitting(changed, await findService(tx, property, changed.service_id))
    await saveSpecialDay(tx, property, day)
    await promoteEverywhere(tx, property)
    return presentSpecialDay(day)
  })
}
