/** Clears away holds that have expired: they count for nothing already, and the queue moves. */
import { lookEvery } from '../background.ts'
import type { Ctx } from '../context.ts'
import { daysTouched } from '../kernel/time.ts'
import { underLock } from '../reservations/under-lock.ts'
import { deleteOldChains, listOver } from './store.ts'

const EVERY_MS = 1000
/** in looks */
const CHAINS_EVERY = 60

export function startSweeping(ctx: Ctx): AsyncDisposable {
  let looks = 0
  return lookEvery(
    EVERY_MS,
    async (stopping) => {
      await sweep(ctx, stopping)
      if (looks++ % CHAINS_EVERY === 0) await deleteOldChains(ctx.sql)
    },
    (error) => ctx.log.error({ err: error }, 'expired holds could not be cleared away'),
  )
}

/**
 * Taking the lock of a hold's days is all there is to do: whoever has it removes what it meets. One property that is
 * busy is looked at again in a second, and does not keep the others from being looked at.
 */
async function sweep(ctx: Ctx, stopping: AbortSignal): Promise<void> {
  for (const { property_id, id, start, end } of await listOver(ctx.sql)) {
    if (stopping.aborted) return
    try {
      await underLock(
        ctx,
        property_id,
        ({ zone }) => ({
          days: daysTouched(zone, start, end),
          from: start,
          to: end,
          ask: () => Promise.resolve(),
        }),
        () => Promise.resolve(),
      )
    } catch (error) {
      if (!stopping.aborted)
        ctx.log.info({ err: error, property_id, id }, 'an expired hold was not removed yet')
    }
  }
}
