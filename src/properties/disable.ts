import { recordAudit } from '../audit/record.ts'
import type { By, Ctx } from '../context.ts'
import { Refusal } from '../kernel/refusal.ts'
import { refuseWhileUpcoming } from '../reservations/upcoming.ts'
import { changeSetup } from './setup-change.ts'
import { markPropertyDisabled } from './store.ts'

/** Takes a property out of use; its reservations are kept. */
export async function disableProperty(ctx: Ctx, id: number, by: By): Promise<void> {
  await changeSetup(ctx, id, async (tx) => {
    await refuseWhileUpcoming(tx, id, `The property ${id}`, {})
    const done = await markPropertyDisabled(tx, id)
    if (!done) throw new Refusal('property_forbidden', `The property ${id} has been disabled meanwhile.`)
    await recordAudit(tx, { ...by, action: 'property.disabled', property: id })
  })
  ctx.access.forget()
}
