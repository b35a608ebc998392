/** The frame in which an existing reservation changes: locked days, the row as it is then, a guarded write. */
import type { Setup } from '../availability/setup.ts'
import type { Actor, Ctx } from '../context.ts'
import { notFound, Refusal } from '../kernel/refusal.ts'
import type { Scopes } from '../kernel/scopes.ts'
import { presentReservation } from './present.ts'
import { ownStretch, Stale } from './scene.ts'
import type { Booked } from './schema.ts'
import { findReservation, type ReservationRow } from './store.ts'
import { underLock, type Scene, type Stretch } from './under-lock.ts'
import { writeChange, type Change } from './write-change.ts'

export type { Change }

/** Which reservation is to change, by whom, and in which versions it may be when the caller says so (`If-Match`). */
export interface Call {
  property: number
  actor: Actor
  /** what its caller may do there */
  scopes: Scopes
  id: number
  versions?: number[] | undefined
}

type Work = (scene: Scene, row: ReservationRow) => Promise<Change | undefined> | Change | undefined
type Target = (setup: Setup, row: ReservationRow) => Stretch | undefined

/**
 * Changes one reservation. `work` decides on the row under the lock and says what to write; `undefined` changes
 * nothing; `target` is a further stretch of time that the change moves to. Row, tables and event are written in the
 * same transaction; the answer is the reservation afterwards.
 */
export async function changeReservation(
  ctx: Ctx,
  { property, actor, id, versions }: Call,
  work: Work,
  target: Target = () => undefined,
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
      const reservation = await writeChange(scene, actor, row, change)
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

const joined = (one: Stretch, other: Stretch = one): Stretch => ({
  days: [...one.days, ...other.days],
  from: Math.min(one.from, other.from),
  to: Math.max(one.to, other.to),
})

const covers = (whole: Stretch, part: Stretch): boolean =>
  part.days.every((day) => whole.days.includes(day)) && whole.from <= part.from && whole.to >= part.to
