import type { Loaded } from '../availability/engine.ts'
import { loadWindow } from '../availability/load.ts'
import type { Setup } from '../availability/setup.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../db/sql.ts'
import { inTransaction, lockDays } from '../db/transaction.ts'
import { removeLapsed } from '../holds/lapse.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Day, Instant } from '../kernel/time.ts'

/** What a change touches: the local days to lock, and the time in which occupations matter. */
export interface Stretch {
  days: Day[]
  from: Instant
  to: Instant
}

/** What is sent to the database before the decision; `ask` is a further read of the same round trip. */
export interface Plan<A> extends Stretch {
  ask: (tx: Tx) => Promise<A>
}

export interface Scene {
  tx: Tx
  setup: Setup
  loaded: Loaded
}

/** Thrown by a piece of work when what it was planned on has changed meanwhile: it is planned and run again. */
export class Stale extends Error {}

const TRIES = 8

/**
 * One change of a property's day in one transaction: lock, one load, then `work` decides and writes. The set-up
 * comes from memory and is right by its version, which the load reads under the lock. Holds that have lapsed are
 * removed before, so that they are in the way of nothing that is written.
 */
export async function underLock<A, T>(
  ctx: Ctx,
  property: number,
  plan: (setup: Setup) => Plan<A> | Promise<Plan<A>>,
  work: (scene: Scene, asked: A) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const setup = await ctx.setups.of(ctx.sql, property)
    const { days, from, to, ask } = await plan(setup)
    const inOrder = [...new Set(days)].sort((a, b) => a - b)
    const keys = inOrder.map((day) => `${property} ${day}`)
    const decideIn = async (tx: Tx) => {
      // sent together: on one connection each statement runs after the one before, the load after the lock
      const [, loaded, asked] = await Promise.all([
        lockDays(tx, property, days),
        loadWindow(tx, property, from, to),
        ask(tx),
      ])
      if (loaded.setup_version !== setup.version) throw new Stale()
      await removeLapsed(tx, property, loaded)
      return work({ tx, setup, loaded }, asked)
    }
    try {
      const result = await ctx.turns.take(keys, () => inTransaction(ctx, decideIn))
      if (setup.subscriptions.length > 0) ctx.bell.ring()
      return result
    } catch (error) {
      if (!(error instanceof Stale)) throw error
      ctx.setups.forget(property)
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
