/** How every change of a reservation is written: the row if nobody was first, what goes with it, event, webhooks. */
import type { Warning } from '../availability/reasons.ts'
import type { Actor } from '../context.ts'
import { tellChange } from '../guest-mails/tell.ts'
import { announce, type Changes } from '../webhooks/announce.ts'
import { presentReservation } from './present.ts'
import { Stale, type Freed, type Scene } from './scene.ts'
import type { Reservation } from './schema.ts'
import {
  findReservation,
  insertEvent,
  updateReservation,
  type ReservationChange,
  type ReservationRow,
} from './store.ts'

export interface Change {
  set: ReservationChange
  /** the event that others hear of; default: updated */
  type?: 'RESERVATION_UPDATED' | 'RESERVATION_DELETED'
  /** writes beside the row itself: tables, occupations, the guest */
  also?: () => Promise<void>
  /** what others can have afterwards */
  frees?: Freed
  /** what the caller is told beside the answer */
  warnings?: Warning[]
}

/** Writes a change of the row as it was read under the lock; the answer is the reservation afterwards. */
export async function writeChange(
  { tx, setup, loaded, freed }: Pick<Scene, 'tx' | 'setup' | 'loaded' | 'freed'>,
  actor: Actor,
  row: ReservationRow,
  change: Change,
): Promise<Reservation> {
  const property = setup.property_id
  if (!(await updateReservation(tx, property, row, change.set))) throw new Stale()
  await change.also?.()
  if (change.frees) freed.push(change.frees)
  const after = await findReservation(tx, property, row.id)
  if (!after) throw new Error('the row that was changed is gone')
  const reservation = presentReservation(after)
  const changes = differences(presentReservation(row), reservation)
  const type = change.type ?? 'RESERVATION_UPDATED'
  await insertEvent(tx, property, row.id, type, actor, changes)
  await tellChange(tx, setup, row, after, loaded.now)
  await announce(tx, setup, type, reservation, changes)
  return reservation
}

const SILENT = ['version', 'start_day', 'last_status_change']

/** What changed on the wire, as `field: [from, to]`; `null` for a field that was or is left out. */
export function differences(before: Reservation, after: Reservation): Changes {
  const changed: Changes = {}
  const former = new Map<string, unknown>(Object.entries(before))
  for (const [field, value] of Object.entries(after)) {
    if (SILENT.includes(field)) continue
    if (JSON.stringify(former.get(field)) !== JSON.stringify(value))
      changed[field] = [former.get(field) ?? null, value]
    former.delete(field)
  }
  for (const [field, value] of former) if (!SILENT.includes(field)) changed[field] = [value, null]
  return changed
}
