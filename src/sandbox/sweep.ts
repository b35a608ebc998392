/** Deletes sandboxes that expired a while ago, beside the requests of callers. */
import { recordAudit } from '../audit/record.ts'
import { lookEvery } from '../background.ts'
import type { Actor, Ctx } from '../context.ts'
import { inTransaction, lockSetup } from '../db/transaction.ts'
import { Refusal } from '../kernel/refusal.ts'
import { deleteContents, deleteProperty, deleteReservations, isDead, listDead, takeSweep } from './store.ts'

/** How long an expired sandbox can still be extended. */
export const KEPT_DAYS = 30
const EVERY_MS = 600_000
const AT_ONCE = 100
/** Reservations of one transaction, each with all that belongs to it. */
const STEP = 1000

export const startDeletingSandboxes = (ctx: Ctx): AsyncDisposable =>
  lookEvery(
    EVERY_MS,
    (stopping) => deleteDead(ctx, 'system', stopping).then(() => undefined),
    (error) => ctx.log.error({ err: error }, 'expired sandboxes could not be looked for'),
  )

/** One look at all of them; answers the ids of those that were deleted. */
export async function deleteDead(
  ctx: Pick<Ctx, 'sql' | 'log'>,
  actor: Actor,
  stopping?: AbortSignal,
): Promise<number[]> {
  const deleted: number[] = []
  const isOver = () => stopping?.aborted ?? false
  for (const property of await listDead(ctx.sql, KEPT_DAYS, AT_ONCE)) {
    try {
      let done: Step = 'more'
      while (done === 'more' && !isOver()) done = await deleteStep(ctx, property, actor)
      if (done === 'deleted') deleted.push(property)
    } catch (error) {
      // one that is busy must not keep the others from being deleted
      if (!isOver())
        ctx.log[error instanceof Refusal ? 'info' : 'error'](
          { err: error, property_id: property },
          'an expired sandbox could not be deleted yet',
        )
    }
    if (isOver()) break
  }
  return deleted
}

type Step = 'more' | 'deleted' | 'left'

/** One transaction, short enough for others to wait for. Only one server at a time deletes. */
function deleteStep(ctx: Pick<Ctx, 'sql'>, property: number, actor: Actor): Promise<Step> {
  return inTransaction(ctx, async (tx) => {
    if (!(await takeSweep(tx))) return 'left'
    await lockSetup(tx, property)
    if (!(await isDead(tx, property, KEPT_DAYS))) return 'left'
    if ((await deleteReservations(tx, property, STEP)) === STEP) return 'more'
    await deleteContents(tx, property)
    await deleteProperty(tx, property)
    await recordAudit(tx, { action: 'sandbox.deleted', property, actor })
    return 'deleted'
  })
}
