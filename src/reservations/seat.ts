/** Check-in and check-out: times, not statuses (booking rules, sections 2 and 6). */
import { hasLapsed, isFree } from '../availability/free.ts'
import { choiceTogether, type Choice } from '../availability/choices.ts'
import type { Setup } from '../availability/setup.ts'
import type { Ctx } from '../context.ts'
import { Refusal } from '../kernel/refusal.ts'
import { toIso, type Instant } from '../kernel/time.ts'
import { changeReservation, type Call, type Change } from './change.ts'
import { freedFrom } from './freed.ts'
import type { Reservation } from './schema.ts'
import { isEnded } from './status.ts'
import { occupy, releaseAll, releaseFrom, type ReservationRow } from './store.ts'
import type { Scene } from './under-lock.ts'

export function refuseUnseatable(row: ReservationRow, verb: string): void {
  if (isEnded(row.status))
    throw new Refusal('state_conflict', `A reservation that is ${row.status} cannot be ${verb}.`)
  if (row.waiting_list)
    throw new Refusal(
      'state_conflict',
      `A queued reservation cannot be ${verb}; confirm it first, so that it has a table.`,
    )
}

/** A no-show is neither seated nor moved: its tables may be somebody else's by now. */
export function refuseNoShow(row: ReservationRow, verb: string): void {
  if (row.no_show_at !== null)
    throw new Refusal(
      'state_conflict',
      `A reservation that is marked as a no-show cannot be ${verb}; undo the no-show first.`,
    )
}

/** Tables that were deleted meanwhile cannot be had again. */
export function refuseGone(setup: Setup, row: ReservationRow): void {
  if (!row.tables.every((table) => setup.tables.has(table.id)))
    throw new Refusal(
      'state_conflict',
      'The tables of this reservation no longer exist; make a new reservation.',
    )
}

export async function checkIn(ctx: Ctx, call: Call, undo: boolean): Promise<Reservation> {
  return changeReservation(ctx, call, (scene, row) => {
    refuseUnseatable(row, 'checked in')
    refuseNoShow(row, 'checked in')
    if (undo) return undoCheckIn(scene, call.property, row)
    // the first time stands
    return row.checkin_at === null ? { set: { checkin_at: toIso(scene.loaded.now) } } : undefined
  })
}

export async function checkOut(ctx: Ctx, call: Call, undo: boolean): Promise<Reservation> {
  return changeReservation(ctx, call, ({ tx, ...scene }, row) => {
    refuseUnseatable(row, 'checked out')
    refuseNoShow(row, 'checked out')
    if (undo) return row.checkout_at === null ? undefined : undoCheckOut({ tx, ...scene }, call.property, row)
    if (row.checkout_at !== null) return undefined
    const now = scene.loaded.now
    return {
      set: { checkout_at: toIso(now), ...(row.checkin_at === null ? { checkin_at: toIso(now) } : {}) },
      also: () => releaseFrom(tx, call.property, row.id, now),
      ...freedFrom(row, now),
    }
  })
}

/** Undoing a check-in also undoes a check-out. */
function undoCheckIn(scene: Scene, property: number, row: ReservationRow): Change | undefined {
  if (row.checkin_at === null) return undefined
  const out = row.checkout_at === null ? undefined : undoCheckOut(scene, property, row)
  return { set: { ...out?.set, checkin_at: null }, ...(out?.also ? { also: out.also } : {}) }
}

/** Takes back the rest of the stay, if it is still free. */
function undoCheckOut({ tx, setup, loaded }: Scene, property: number, row: ReservationRow): Change {
  refuseGone(setup, row)
  const choice = choiceOfRow(setup, row)
  refuseTaken(loaded, choice, row)
  return { set: { checkout_at: null }, also: () => takeBack(tx, property, row, choice) }
}

/** The reservation's own tables as one choice, whatever the set-up says of them now. */
export function choiceOfRow(setup: Setup, row: ReservationRow): Choice {
  const tables = row.tables.flatMap(({ id }) => setup.tables.get(id) ?? [])
  return { ...choiceTogether(row.room.id, tables), table_ids: row.tables.map(({ id }) => id) }
}

/** Refuses, naming the other reservation, when somebody else has one of the tables by now. */
export function refuseTaken(loaded: Scene['loaded'], choice: Choice, row: ReservationRow): void {
  if (isFree(loaded, choice, row.start_at, row.end_at, { moving: row.id })) return
  const overlaps = ({ from, to }: { from: Instant; to: Instant }) => from < row.end_at && to > row.start_at
  const others = choice.occupies
    .flatMap((table) => loaded.taken.get(table) ?? [])
    .filter((one) => one.reservation_id !== row.id && overlaps(one) && !hasLapsed(one, loaded.now))
  const ids = [...new Set(others.flatMap((one) => one.reservation_id ?? []))].join(', ')
  throw new Refusal(
    'state_conflict',
    `There is no table any more: ${ids ? `reservation ${ids}` : 'a hold'} has it at that time. Nothing was changed.`,
    { reason: 'full' },
  )
}

/** Occupies the row's tables again for its whole stay. */
export async function takeBack(
  tx: Scene['tx'],
  property: number,
  row: ReservationRow,
  choice: Choice,
): Promise<void> {
  await releaseAll(tx, property, row.id)
  await occupy(tx, property, row.id, choice.occupies, row.start_at, row.end_at)
}
