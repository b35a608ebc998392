import { hasLapsed, type Loaded } from '../availability/engine.ts'
import type { Tx } from '../db/sql.ts'
import { removeHolds } from './store.ts'

/** Removes the holds of a loaded window whose time is over; where there are none, nothing is asked. */
export async function removeLapsed(tx: Tx, property: number, { holds, now }: Loaded): Promise<void> {
  const over = holds.filter((hold) => hasLapsed(hold, now)).map(({ id }) => id)
  if (over.length > 0) await removeHolds(tx, property, over)
}
