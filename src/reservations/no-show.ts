/** Parties that did not come (booking rules, sections 2 and 6): a time, not a status. */
import type { Ctx } from '../context.ts'
import { Refusal } from '../kernel/refusal.ts'
import { toIso, toLocalDateTime } from '../kernel/time.ts'
import { changeReservation, type Call, type Change } from './change.ts'
import { freedBy } from './freed.ts'
import type { Reservation } from './schema.ts'
import { choiceOfRow, refuseGone, refuseTaken, refuseUnseatable, takeBack } from './seat.ts'
import { releaseFrom, type ReservationRow } from './store.ts'
import type { Scene } from './under-lock.ts'

/** Marks a no-show and frees the rest of its stay, or takes that back; a second time changes nothing. */
export async function markNoShow(ctx: Ctx, call: Call, undo: boolean): Promise<Reservation> {
  return changeReservation(ctx, call, (scene, row) => {
    refuseUnseatable(row, 'marked as a no-show')
    refuseArrived(row)
    if ((row.no_show_at === null) === undo) return undefined
    return undo ? undoNoShow(scene, call.property, row) : noShow(scene, call.property, row)
  })
}

function refuseArrived(row: ReservationRow): void {
  const arrived =
    row.checkout_at !== null ? 'checked out' : row.checkin_at !== null ? 'checked in' : undefined
  if (arrived)
    throw new Refusal(
      'state_conflict',
      `A reservation that is ${arrived} cannot be marked as a no-show; undo the check-in first.`,
    )
}

function noShow({ tx, loaded: { now } }: Scene, property: number, row: ReservationRow): Change {
  if (now < row.start_at)
    throw new Refusal(
      'state_conflict',
      `Only from its start on, ${toLocalDateTime(row.zone, row.start_at)}, can a reservation be marked as a no-show; cancel it instead.`,
    )
  const { frees } = freedBy(row)
  return {
    set: { no_show_at: toIso(now) },
    also: () => releaseFrom(tx, property, row.id, now),
    // its covers count no more, and the rest of its stay is free
    ...(frees ? { frees: { ...frees, from: Math.min(now, frees.to) } } : {}),
  }
}

/** Takes back the rest of the stay, if it is still free. */
function undoNoShow({ tx, setup, loaded }: Scene, property: number, row: ReservationRow): Change {
  refuseGone(setup, row)
  const choice = choiceOfRow(setup, row)
  refuseTaken(loaded, choice, row)
  return { set: { no_show_at: null }, also: () => takeBack(tx, property, row, choice) }
}
