import type { Ctx } from '../context.ts'
import { notFound } from '../kernel/refusal.ts'
import { daysTouched } from '../kernel/time.ts'
import { underLock } from '../reservations/under-lock.ts'
import { freedByHold } from './lapse.ts'
import { findHold, removeHolds } from './store.ts'

/** Gives a hold back before it expires. One that is over, and one of somebody else, is not found. */
export async function giveBackHold(ctx: Ctx, property: number, holder: string, key: string): Promise<string> {
  return underLock(
    ctx,
    property,
    async ({ zone }) => {
      const hold = await findHold(ctx.sql, property, holder, key)
      if (!hold) throw notFound('Hold', key)
      const { start, end } = hold
      return {
        days: daysTouched(zone, start, end),
        from: start,
        to: end,
        ask: (tx) => findHold(tx, property, holder, key),
      }
    },
    async ({ tx, freed }, hold) => {
      if (!hold || (await removeHolds(tx, property, [hold.id])) === 0) throw notFound('Hold', key)
      freed.push(freedByHold(hold))
      return key
    },
  )
}
