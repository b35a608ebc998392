import { loadSetup } from '../availability/setup-memory.ts'
import type { Actor, Ctx } from '../context.ts'
import { refuseFullSandbox } from '../properties/sandbox-limits.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { affectedBy } from './affected.ts'
import { presentClosure } from './present.ts'
import { checkReferences, checkSlots, newClosure } from './rules.ts'
import type { Closure, ClosureCreate } from './schema.ts'
import { insertClosure } from './store.ts'

/** Nothing that is booked changes; the answer says what the closure hits. */
export async function createClosure(
  ctx: Ctx,
  property: number,
  actor: Actor,
  body: ClosureCreate,
): Promise<Closure> {
  const closure = newClosure(body, actor)
  return changeSetup(ctx, property, async (tx) => {
    const setup = await loadSetup(tx, property)
    checkReferences(setup, closure)
    checkSlots(setup, closure)
    await refuseFullSandbox(tx, property, 'closures')
    const row = await insertClosure(tx, property, closure)
    return { ...presentClosure(row), affected: await affectedBy(tx, setup, row) }
  })
}
