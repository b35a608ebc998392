import { inTransaction, lockSetup } from '../db/transaction.ts'
import type { Tx } from '../db/sql.ts'
import type { Ctx } from '../context.ts'

/**
 * Runs a change of rooms, tables, services or settings: alone against every booking of the property, and with a
 * new set-up version, so that no server decides by the old one.
 */
export async function changeSetup<T>(ctx: Ctx, property: number, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await inTransaction(ctx, async (tx) => {
      await lockSetup(tx, property)
      const done = await work(tx)
      await tx`update properties set setup_version = setup_version + 1 where id = ${property}`
      return done
    })
  } finally {
    // also after a failure: a commit whose answer was lost may have come through
    ctx.setups.forget(property)
    ctx.searches.forget(property)
    ctx.houses.forget(property)
  }
}
