import type { Ctx } from '../context.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { makeNextDue, markDelivered, markFailed, releaseClaim, type ClaimedDelivery } from './queue.ts'
import { MAX_DROPPED_IN_ROW, pauseAfter, TRIED_DAYS } from './rules.ts'
import type { Outcome } from './send.ts'
import { countDropped, forgetDropped, markDisabled } from './store.ts'

/** Writes down how an attempt ended; undefined: it was given up, because the server stops. */
export async function settle(
  ctx: Ctx,
  delivery: ClaimedDelivery,
  outcome: Outcome | undefined,
): Promise<void> {
  if (!outcome) await releaseClaim(ctx.sql, delivery)
  else if (outcome.error === null) await settleDelivered(ctx, delivery, outcome)
  else await settleFailed(ctx, delivery, outcome, outcome.error)
}

async function settleDelivered({ sql }: Ctx, delivery: ClaimedDelivery, outcome: Outcome): Promise<void> {
  if (!(await markDelivered(sql, delivery, outcome))) return
  await Promise.all([
    makeNextDue(sql, delivery),
    forgetDropped(sql, delivery.property_id, delivery.subscription_id),
  ])
}

async function settleFailed(
  ctx: Ctx,
  delivery: ClaimedDelivery,
  outcome: Outcome,
  error: string,
): Promise<void> {
  const pause = pauseAfter(delivery.attempts, Math.random())
  if ((await markFailed(ctx.sql, delivery, outcome, pause, TRIED_DAYS)) !== 'DROPPED') return
  const { property_id, subscription_id } = delivery
  const inRow = await countDropped(ctx.sql, property_id, subscription_id)
  if (inRow >= MAX_DROPPED_IN_ROW) await disable(ctx, property_id, subscription_id, error)
  else await makeNextDue(ctx.sql, delivery)
}

/** Who listens is part of the set-up: nothing more is recorded for the subscription. */
async function disable(ctx: Ctx, property: number, subscription: number, error: string): Promise<void> {
  const reason =
    `${MAX_DROPPED_IN_ROW} events in a row were dropped, each after ${TRIED_DAYS} days of attempts. ` +
    `The last one: ${error}`
  await changeSetup(ctx, property, (tx) =>
    markDisabled(tx, property, subscription, MAX_DROPPED_IN_ROW, reason),
  )
  ctx.log.warn({ property, subscription }, 'a webhook subscription was disabled')
}
