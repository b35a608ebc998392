import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Flights } from '../flights.ts'
import {
  claimDeliveries,
  lockDue,
  numberMessages,
  putOffBlocked,
  putOffStopped,
  type ClaimedDelivery,
} from './queue.ts'
import { planOf } from './rules.ts'

/**
 * Takes what is due at a property, as much as there is room for. A short transaction: the calls are made after it,
 * and the claims of a server that dies run out. `moved` counts what is not due any more.
 */
export async function claimDue(
  ctx: Pick<Ctx, 'sql'>,
  property: number,
  flights: Flights,
): Promise<{ claimed: ClaimedDelivery[]; moved: number }> {
  return inTransaction(ctx, async (tx) => {
    const due = await lockDue(tx, property, flights.busyHosts())
    const { send, blocked, stopped } = planOf(due, flights.free(), (host) => flights.freeAt(host))
    const [, claimed] = await Promise.all([
      // after the look at what is due, so that all of it has a number
      send.length > 0 && numberMessages(tx, property),
      claimDeliveries(tx, property, send),
      putOffBlocked(tx, property, blocked),
      putOffStopped(tx, property, stopped),
    ])
    return { claimed, moved: send.length + blocked.length + stopped.length }
  })
}
