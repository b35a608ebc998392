/** Clears away holds that have expired. They count for nothing already; this keeps the tables small. */
import { setTimeout as delay } from 'node:timers/promises'
import { inBackground } from '../background.ts'
import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { listSwept, sweepProperty } from './store.ts'

const EVERY_MS = 5000

export const startSweeping = (ctx: Ctx): AsyncDisposable => inBackground((stopping) => run(ctx, stopping))

async function run(ctx: Ctx, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      for (const property of await listSwept(ctx.sql)) {
        if (stopping.aborted) return
        await inTransaction(ctx, (tx) => sweepProperty(tx, property))
      }
    } catch (error) {
      if (!stopping.aborted) ctx.log.error({ err: error }, 'expired holds could not be cleared away')
    }
    await delay(EVERY_MS, undefined, { signal: stopping }).catch(() => {})
  }
}
