/** Cancelling, and taking a cancellation back (booking rules, section 6). */
import type { Ctx } from '../context.ts'
import { Refusal } from '../kernel/refusal.ts'
import { requireChannelScope } from '../kernel/scopes.ts'
import { toIso, type Instant } from '../kernel/time.ts'
import { changeReservation, type Call, type Change } from './change.ts'
import { freedBy } from './freed.ts'
import type { Reservation } from './schema.ts'
import { choiceOfRow, refuseGone, refuseNoShow, refuseTaken, takeBack } from './seat.ts'
import { mayBecome, type Status } from './status.ts'
import { releaseAll, type ReservationRow } from './store.ts'
import type { Scene } from './under-lock.ts'

const UNDO_SECONDS = 600

/** Cancels; a second time changes nothing. */
export async function cancelReservation(ctx: Ctx, call: Call): Promise<Reservation> {
  return changeReservation(ctx, call, (scene, row) => {
    requireChannelScope(call.scopes, row.channel)
    return row.status === 'CANCELLED' ? undefined : cancelChange(scene, call, row)
  })
}

export function cancelChange({ tx, loaded }: Scene, { property, actor }: Call, row: ReservationRow): Change {
  if (!mayBecome(row.status, 'CANCELLED'))
    throw new Refusal('state_conflict', `A reservation that is ${row.status} cannot become CANCELLED.`)
  if (row.checkin_at !== null)
    throw new Refusal(
      'state_conflict',
      'A reservation that is checked in cannot become CANCELLED; check it out, or undo the check-in first.',
    )
  refuseNoShow(row, 'cancelled')
  return {
    type: 'RESERVATION_DELETED',
    set: {
      status: 'CANCELLED',
      last_status_change: toIso(loaded.now),
      cancelled_from: row.status,
      cancelled_by: actor,
    },
    also: () => releaseAll(tx, property, row.id),
    ...freedBy(row),
  }
}

/** Gives a cancelled reservation its former status back, to whoever cancelled it, for ten minutes. */
export async function undoCancel(ctx: Ctx, call: Call): Promise<Reservation> {
  return changeReservation(ctx, call, ({ tx, setup, loaded }, row) => {
    requireChannelScope(call.scopes, row.channel)
    const { cancelled_from: status, cancelled_by } = row
    if (row.status !== 'CANCELLED' || status === null)
      throw new Refusal('state_conflict', `A reservation that is ${row.status} has no cancellation to undo.`)
    if (cancelled_by !== call.actor)
      throw new Refusal(
        'reservation_forbidden',
        'Only who cancelled a reservation can undo it; ask them, or make a new one.',
      )
    if (loaded.now > row.last_status_change + UNDO_SECONDS)
      throw new Refusal(
        'state_conflict',
        'A cancellation can be undone for ten minutes only; make a new reservation.',
      )
    refuseGone(setup, row)
    refuseLapsed(status, row, loaded.now)
    const choice = choiceOfRow(setup, row)
    refuseTaken(loaded, choice, row)
    return {
      set: { status, last_status_change: toIso(loaded.now), cancelled_from: null, cancelled_by: null },
      also: () => takeBack(tx, call.property, row, choice),
    }
  })
}

/** A request whose time ran out meanwhile would be expired at once. */
function refuseLapsed(status: Status, { start_at, expires_at }: ReservationRow, now: Instant): void {
  const lapses = status === 'WAITING' ? start_at : status === 'ACCEPTED' ? expires_at : null
  if (lapses === null || lapses > now) return
  throw new Refusal(
    'state_conflict',
    'The time in which this reservation could be confirmed is over; make a new reservation.',
  )
}
