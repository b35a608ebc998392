import { hasLapsed } from '../availability/free.ts'
import type { HeldPlace } from '../availability/hold.ts'
import { dateOf } from '../kernel/time.ts'
import type { Freed, Scene } from '../reservations/scene.ts'
import { removeHolds } from './store.ts'

/** Removes the holds of a loaded window whose time is over; where there are none, nothing is asked. */
export async function removeLapsed({ tx, setup, loaded, freed }: Omit<Scene, 'locked'>): Promise<void> {
  const over = loaded.holds.filter((hold) => hasLapsed(hold, loaded.now))
  if (over.length === 0) return
  const ids = over.map(({ id }) => id)
  await removeHolds(tx, setup.property_id, ids)
  freed.push(...over.map(freedByHold))
}

/** What others can have when a hold is no more. */
export function freedByHold({ room_id, start, end, service_id, service_day }: HeldPlace): Freed {
  return { room_id, from: start, to: end, covers: { service_id, service_day: dateOf(service_day) } }
}
