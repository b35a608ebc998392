/** The frame in which an existing reservation changes: locked days, the row as it is then, a guarded write. */
import type { Warning } from '../availability/reasons.ts'
import type { Setup } from '../availability/setup.ts'
import type { Actor, Ctx } from '../context.ts'
import { notFound, Refusal } from '../kernel/refusal.ts'
import { daysTouched } from '../kernel/time.ts'
import { announce } from '../webhooks/announce.ts'
import { presentReservation } from './present.ts'
import type { Booked, Reservation } from './schema.ts'
import {
  findReservation,
  insertEvent,
  updateReservation,
  type ReservationChange,
  type ReservationRow,
} from './store.ts'
import { Stale, underLock, type Scene, type Stretch } from './under-lock.ts'

/** Which reservation is to change, by whom, and in which versions it may be when the caller says so (`If-Match`). */
export interface Call {
  property: number
  actor: Actor
  id: number
  versions?: number[] | undefined
}

export interface Change {
  set: ReservationChange
  /** the event that others hear of; default: updated */
  type?: 'RESERVATION_UPDATED' | 'RESERVATION_DELETED'
  /** writes beside the row itself: tables, occupations, the guest */
  also?: () => Promise<void>
  /** what staff should know of it */
  warnings?: Warning[]
}

/**
 * Changes one reservation. `work` decides on the row under the lock and says what to write; `undefined` changes
 * nothing; `target` is a further stretch of time that the change moves to. Row, tables and event are written in the
 * same transaction; the answer is the reservation afterwards.
 */
export async function changeReservation(
  ctx: Ctx,
  { property, actor, id, versions }: Call,
  work: (scene: Scene, row: ReservationRow) => Promise<Change | undefined> | Change | undefined,
  target: (setup: Setup, row: ReservationRow) => Stretch | undefined = () => undefined,
): Promise<Booked> {
  const stretchOf = (setup: Setup, row: ReservationRow) => joined(ownStretch(setup, row), target(setup, row))
  let locked: Stretch | undefined
  return underLock(
    ctx,
    property,
    async (setup) => {
      const planned = await findReservation(ctx.sql, property, id)
      if (!planned) throw notFound('Reservation', id)
      locked = stretchOf(setup, planned)
      return { ...locked, ask: (tx) => findReservation(tx, property, id) }
    },
    async (scene, row) => {
      if (!row) throw notFound('Reservation', id)
      // somebody may have moved it before the lock was had
      if (!locked || !covers(locked, stretchOf(scene.setup, row))) throw new Stale()
      refuseOtherVersion(row, versions)
      const change = await work(scene, row)
      if (!change) return presentReservation(row)
      if (!(await updateReservation(scene.tx, property, row, change.set))) throw new Stale()
      await change.also?.()
      const after = await findReservation(scene.tx, property, id)
      if (!after) throw new Error('the row that was changed is gone')
      const reservation = presentReservation(after)
      const changes = differences(presentReservation(row), reservation)
      const type = change.type ?? 'RESERVATION_UPDATED'
      await insertEvent(scene.tx, property, id, type, actor, changes)
      await announce(scene.tx, scene.setup, type, reservation, changes)
      return change.warnings?.length ? { ...reservation, warnings: change.warnings } : reservation
    },
  )
}

function refuseOtherVersion({ id, version }: ReservationRow, versions: number[] | undefined): void {
  if (!versions || versions.includes(version)) return
  throw new Refusal(
    'state_conflict',
    `Reservation ${id} is in version ${version}; If-Match asks for ${versions.join(' or ')}. Read it again.`,
  )
}

const ownStretch = ({ zone }: Setup, { start_at, end_at }: ReservationRow): Stretch => ({
  days: daysTouched(zone, start_at, end_at),
  from: start_at,
  to: end_at,
})

const joined = (one: Stretch, other: Stretch = one): Stretch => ({
  days: [...one.days, ...other.days],
  from: Math.min(one.from, other.from),
  to: Math.max(one.to, other.to),
})

const covers = (whole: Stretch, part: Stretch): boolean =>
  part.days.every((day) => whole.days.includes(day)) && whole.from <= part.from && whole.to >= part.to

const SILENT = ['version', 'start_day', 'last_status_change']

/** What changed on the wire, as `field: [from, to]`; `null` for a field that was or is left out. */
function differences(before: Reservation, after: Reservation): Record<string, [unknown, unknown]> {
  const changed: Record<string, [unknown, unknown]> = {}
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
