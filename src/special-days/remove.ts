import type { Ctx } from '../context.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { promoteEverywhere } from '../reservations/promote.ts'
import { deleteSpecialDay, findSpecialDay } from './store.ts'

export async function removeSpecialDay(ctx: Ctx, property: number, id: number): Promise<number> {
  return changeSetup(ctx, property, async (tx) => {
    const day = await findSpecialDay(tx, property, id)
    await deleteSpecialDay(tx, property, day.id)
    await promoteEverywhere(tx, property)
    return day.id
  })
}
