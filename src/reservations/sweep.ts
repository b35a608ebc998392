/** Expires requests whose time is over, beside the requests of callers. */
import { lookEvery } from '../background.ts'
import type { Ctx } from '../context.ts'
import { Refusal } from '../kernel/refusal.ts'
import { listLapsed } from './requests.ts'
import { ownStretch } from './scene.ts'
import { findReservation } from './store.ts'
import { underLock } from './under-lock.ts'

const LOOK_EVERY_MS = 1000

/** Starts looking; disposing of the result stops it within a second. */
export const startExpiring = (ctx: Ctx): AsyncDisposable =>
  lookEvery(
    LOOK_EVERY_MS,
    (stopping) => sweep(ctx, stopping),
    (error) => ctx.log.error({ err: error }, 'lapsed requests could not be looked for'),
  )

/** One look at all properties. Each request is a transaction of its own, so that no day is held for long. */
async function sweep(ctx: Ctx, stopping: AbortSignal): Promise<void> {
  for (const { property_id, id } of await listLapsed(ctx.sql)) {
    if (stopping.aborted) return
    try {
      await expire(ctx, property_id, id)
    } catch (error) {
      // a busy day is looked at again in a second; one property must not keep the others from being looked at
      const busy = error instanceof Refusal
      if (!stopping.aborted)
        ctx.log[busy ? 'info' : 'error'](
          { err: error, property_id, id },
          'a lapsed request could not be expired',
        )
    }
  }
}

/**
 * Taking the lock is all there is to do: whoever has it expires what it meets. So several servers may look at the
 * same time; who comes second finds nothing left. Rows are not claimed, for days are locked before rows everywhere.
 */
async function expire(ctx: Ctx, property: number, id: number): Promise<void> {
  const row = await findReservation(ctx.sql, property, id)
  if (!row?.lapsed_from) return
  await underLock(
    ctx,
    property,
    (setup) => ({ ...ownStretch(setup, row), ask: () => Promise.resolve() }),
    () => Promise.resolve(),
  )
}
