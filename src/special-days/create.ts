import type { Ctx } from '../context.ts'
import { refuseFullSandbox } from '../properties/sandbox-limits.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { promoteEverywhere } from '../reservations/promote.ts'
import { findService } from '../services/store.ts'
import { presentSpecialDay } from './present.ts'
import { fitting, newSpecialDay } from './rules.ts'
import type { SpecialDay, SpecialDayCreate } from './schema.ts'
import { insertSpecialDay } from './store.ts'

/** Reservations that are there already stay as they are. */
export async function createSpecialDay(
  ctx: Ctx,
  property: number,
  body: SpecialDayCreate,
): Promise<SpecialDay> {
  return changeSetup(ctx, property, async (tx) => {
    const service = await findService(tx, property, body.service_id)
    const day = fitting(newSpecialDay(body), service)
    await refuseFullSandbox(tx, property, 'special_days')
    const made = await insertSpecialDay(tx, property, day)
    await promoteEverywhere(tx, property)
    return presentSpecialDay(made)
  })
}
