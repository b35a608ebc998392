import { loadSetup } from '../availability/setup-memory.ts'
import type { Ctx } from '../context.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { promoteEverywhere } from '../reservations/promote.ts'
import { affectedBy } from './affected.ts'
import { presentClosure } from './present.ts'
import { changedClosure, checkReferences, checkSlots } from './rules.ts'
import type { Closure, ClosureUpdate } from './schema.ts'
import { findClosure, saveClosure } from './store.ts'

export async function updateClosure(
  ctx: Ctx,
  property: number,
  id: number,
  body: ClosureUpdate,
): Promise<Closure> {
  return changeSetup(ctx, property, async (tx) => {
    const closure = changedClosure(await findClosure(tx, property, id), body)
    const setup = await loadSetup(tx, property)
    checkReferences(setup, closure)
    // services may have other hours by now: that is no fault of a change of something else
    if (body.slots || body.service_ids) checkSlots(setup, closure)
    await saveClosure(tx, property, closure)
    await promoteEverywhere(tx, property)
    return { ...presentClosure(closure), affected: await affectedBy(tx, setup, closure) }
  })
}
