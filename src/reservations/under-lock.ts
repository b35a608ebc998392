import { loadWindow } from '../availability/load.ts'
import { pacedDays } from '../availability/pacing.ts'
import type { Setup } from '../availability/setup.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../db/sql.ts'
import { inTransaction, lockDays } from '../db/transaction.ts'
import { removeLapsed } from '../holds/lapse.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Day } from '../kernel/time.ts'
import { expireMet } from './expire.ts'
import { promoteQueued } from './promote.ts'
import { Stale, Wider, type Scene, type Stretch } from './scene.ts'

export type { Scene, Stretch }

/** What is sent to the database before the decision; `ask` is a further read of the same round trip. */
export interface Plan<A> extends Stretch {
  ask: (tx: Tx) => Promise<A>
}

const TRIES = 8

/**
 * One change of a property's day in one transaction: lock, one load, then `work` decides and writes. The set-up
 * comes from memory and is right by its version, which the load reads under the lock. Holds and requests that have
 * lapsed are ended before, so that they are in the way of nothing that is written, and what is free after all of it
 * is offered to the queue: a booking comes before the queue, for what has lapsed was on offer to everybody.
 */
export async function underLock<A, T>(
  ctx: Ctx,
  property: number,
  plan: (setup: Setup) => Plan<A> | Promise<Plan<A>>,
  work: (scene: Scene, asked: A) => Promise<T>,
): Promise<T> {
  const more: Day[] = []
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const setup = await ctx.setups.of(ctx.sql, property)
    const { days, from, to, ask } = await plan(setup)
    const inOrder = [...new Set([...days, ...more])].sort((a, b) => a - b)
    const keys = inOrder.map((day) => `${property} ${day}`)
    const decideIn = async (tx: Tx) => {
      // sent together: on one connection each statement runs after the one before, the load after the lock
      const [, loaded, asked] = await Promise.all([
        lockDays(tx, property, inOrder),
        loadWindow(tx, property, from, to, pacedDays(setup, inOrder)),
        ask(tx),
      ])
      if (loaded.setup_version !== setup.version) throw new Stale()
      const scene: Scene = { tx, setup, loaded, locked: (day) => inOrder.includes(day), freed: [] }
      await removeLapsed(scene)
      await expireMet(scene, loaded.requests)
      const result = await work(scene, asked)
      await promoteQueued(scene)
      return result
    }
    try {
      const result = await ctx.turns.take(keys, () => inTransaction(ctx, decideIn))
      if (setup.subscriptions.length > 0) ctx.bell.ring()
      return result
    } catch (error) {
      if (!(error instanceof Stale)) throw error
      if (error instanceof Wider) more.push(...error.days)
      else ctx.setups.forget(property)
    } finally {
      // also after a failure: a commit whose answer was lost may have come through
      ctx.searches.forget(property)
    }
  }
  throw new Refusal(
    'unavailable',
    'This property is being changed faster than a booking can be made. Try again in a second.',
  )
}
