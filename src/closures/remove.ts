import type { Ctx } from '../context.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { promoteEverywhere } from '../reservations/promote.ts'
import { deleteClosure, findClosure } from './store.ts'

export async function removeClosure(ctx: Ctx, property: number, id: number): Promise<number> {
  return changeSetup(ctx, property, async (tx) => {
    const closure = await findClosure(tx, property, id)
    await deleteClosure(tx, property, closure.id)
    await promoteEverywhere(tx, property)
    return closure.id
  })
}
