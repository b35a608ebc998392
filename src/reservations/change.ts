/** The frame in which an existing reservation changes: locked days, the row as it is then, a guarded write. */
import type { Setup } from '../availability/setup.ts'
import type { Actor, Ctx } from '../context.ts'
import { notFound } from '../kernel/refusal.ts'
import { daysTouched } from '../kernel/time.ts'
import { presentReservation } from './present.ts'
import type { Reservation } from './schema.ts'
import {
  findReservation,
  insertEvent,
  updateReservation,
  type ReservationChange,
  type ReservationRow,
} from './store.ts'
import { STALE, underLock, type Scene, type Stretch } from './under-lock.ts'

export interface Change {
  set: ReservationChange
  /** the event that others hear of; default: updated */
  type?: 'RESERVATION_UPDATED' | 'RESERVATION_DELETED'
  /** writes beside the row itself: tables, occupations, the guest */
  also?: () => Promise<void>
}

/**
 * Changes one reservation. `work` decides on the row under the lock and says what to write; `undefined` changes
 * nothing; `target` is a further stretch of time that the change moves to. Row, tables and event are written in the same transaction; the answer is the reservation afterwards.
 */
export async function changeReservation(
  ctx: Ctx,
  property: number,
  actor: Actor,
  id: number,
  work: (scene: Scene, row: ReservationRow) => Promise<Change | undefined> | Change | undefined,
  target: (setup: Setup, row: ReservationRow) => Stretch | undefined = () => undefined,
): Promise<Reservation> {
  let planned: ReservationRow | undefined
  return underLock(
    ctx,
    property,
    async (setup) => {
      planned = await findReservation(ctx.sql, property, id)
      if (!planned) throw notFound('Reservation', id)
      const further = target(setup, planned)
      const own = daysTouched(setup.zone, planned.start_at, planned.end_at)
      return {
        days: [...own, ...(further?.days ?? [])],
        from: Math.min(planned.start_at, further?.from ?? Infinity),
        to: Math.max(planned.end_at, further?.to ?? -Infinity),
        ask: (tx) => findReservation(tx, property, id),
      }
    },
    async (scene, row) => {
      if (!row) throw notFound('Reservation', id)
      // the days that were locked are those of the row that was planned on
      if (row.version !== planned?.version) return STALE
      const change = await work(scene, row)
      if (!change) return presentReservation(row)
      if (!(await updateReservation(scene.tx, property, row, change.set))) return STALE
      await change.also?.()
      const after = await findReservation(scene.tx, property, id)
      if (!after) throw new Error('the row that was changed is gone')
      await insertEvent(
        scene.tx,
        property,
        id,
        change.type ?? 'RESERVATION_UPDATED',
        actor,
        differences(row, after),
      )
      return presentReservation(after)
    },
  )
}

const SILENT = ['id', 'version', 'last_status_change', 'cancelled_from', 'cancelled_by']

/** What changed, as `field: [from, to]`. */
function differences(before: ReservationRow, after: ReservationRow): Record<string, [unknown, unknown]> {
  const changed: Record<string, [unknown, unknown]> = {}
  const former = new Map<string, unknown>(Object.entries(before))
  for (const [field, value] of Object.entries(after)) {
    if (SILENT.includes(field)) continue
    if (JSON.stringify(former.get(field)) !== JSON.stringify(value))
      changed[field] = [former.get(field), value]
  }
  return changed
}
