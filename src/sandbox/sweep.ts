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
    async (stopping) => {
      const { failed } = await deleteDead(ctx, 'system', { stopping })
      for (const { property, error } of failed)
        ctx.log[error instanceof Refusal ? 'info' : 'error'](
          { err: error, property_id: property },
          'an expired sandbox could not be deleted yet',
        )
    },
    (error) => ctx.log.error({ err: error }, 'expired sandboxes could not be looked for'),
  )

export interface Deletion {
  deleted: number[]
  failed: { property: number; error: unknown }[]
  /** somebody else deletes just now, and nothing more was tried */
  busy: boolean
}

/**
 * One look at those that are dead the longest, at a hundred of them and none of `passed`. One that cannot be deleted
 * must not keep the others from it.
 */
export async function deleteDead(
  ctx: Pick<Ctx, 'sql'>,
  actor: Actor,
  { passed = [], stopping }: { passed?: number[]; stopping?: AbortSignal } = {},
): Promise<Deletion> {
  const round: Deletion = { deleted: [], failed: [], busy: false }
  const isOver = () => stopping?.aborted ?? false
  for (const property of await listDead(ctx.sql, KEPT_DAYS, AT_ONCE, passed)) {
    try {
      let done: Step = 'more'
      while (done === 'more' && !isOver()) done = await deleteStep(ctx, property, actor)
      if (done === 'deleted') round.deleted.push(property)
      if (done === 'busy') return { ...round, busy: true }
    } catch (error) {
      if (!isOver()) round.failed.push({ property, error })
    }
    if (isOver()) break
  }
  return round
}

type Step = 'more' | 'deleted' | 'alive' | 'busy'

/** One transaction, short enough for others to wait for. Only one server at a time deletes. */
function deleteStep(ctx: Pick<Ctx, 'sql'>, property: number, actor: Actor): Promise<Step> {
  return inTransaction(ctx, async (tx) => {
    if (!(await takeSweep(tx))) return 'busy'
    await lockSetup(tx, property)
    if (!(await isDead(tx, property, KEPT_DAYS))) return 'alive'
    if ((await deleteReservations(tx, property, STEP)) === STEP) return 'more'
    await deleteContents(tx, property)
    await deleteProperty(tx, property)
    await recordAudit(tx, { action: 'sandbox.deleted', property, actor })
    return 'deleted'
  })
}
