/** Deciding a reservation that waits (booking rules, section 6). */
import { decide } from '../availability/engine.ts'
import type { Party, When } from '../availability/party.ts'
import { prepare } from '../availability/prepare.ts'
import { bookingRefusal, bookingWarnings } from '../availability/reasons.ts'
import type { Ctx } from '../context.ts'
import { customerValues } from '../customers/rules.ts'
import { isBlocked } from '../customers/store.ts'
import { fieldRefusal, Refusal } from '../kernel/refusal.ts'
import { requireChannelScope, requireScope } from '../kernel/scopes.ts'
import { dayOf, minuteOf, toIso } from '../kernel/time.ts'
import { cancelChange } from './cancel.ts'
import { changeReservation, type Call, type Change } from './change.ts'
import { confirmBy } from './confirm-by.ts'
import { freedBy } from './freed.ts'
import type { Booked } from './schema.ts'
import { DECISIONS, isDecision, isGuestsDecision, mayBecome, type DecidedStatus } from './status.ts'
import { releaseAll, replaceTables, type ReservationRow } from './store.ts'
import type { Scene } from './under-lock.ts'

export async function decideReservation(ctx: Ctx, call: Call, status: string): Promise<Booked> {
  if (!isDecision(status))
    throw fieldRefusal('validation', 'status', `must be one of ${DECISIONS.join(', ')}`)
  return changeReservation(ctx, call, (scene, row) => {
    requireChannelScope(call.scopes, row.channel)
    if (!isGuestsDecision(row.status, status)) requireScope(call.scopes, 'reservations:staff')
    return decisionChange(scene, call, row, status)
  })
}

/** What a decision writes; the same status again changes nothing. */
export async function decisionChange(
  scene: Scene,
  call: Call,
  row: ReservationRow,
  status: DecidedStatus,
): Promise<Change | undefined> {
  if (row.status === status) return undefined
  if (!mayBecome(row.status, status))
    throw new Refusal('state_conflict', `A reservation that is ${row.status} cannot become ${status}.`)
  if (status === 'CANCELLED') return cancelChange(scene, call, row)
  const now = scene.loaded.now
  const set = { status, last_status_change: toIso(now), expires_at: null }
  if (status === 'REJECTED')
    return { set, also: () => releaseAll(scene.tx, call.property, row.id), ...freedBy(row) }
  const expires = status === 'ACCEPTED' ? toIso(confirmBy(scene, row)) : null
  const seated = row.waiting_list ? await seatQueued(scene, call.property, row) : { set: {} }
  return { ...seated, set: { ...set, ...seated.set, expires_at: expires } }
}

/** A queued party that is decided by staff must find a table at that moment, by the rules of staff. */
async function seatQueued(
  { tx, setup, loaded }: Scene,
  property: number,
  row: ReservationRow,
): Promise<Change> {
  const service = setup.services.get(row.service.id)
  if (!service)
    throw new Refusal(
      'state_conflict',
      `The service of reservation ${row.id} no longer exists; move it to another one first.`,
    )
  const party: Party = {
    channel: 'OCTOTABLE_ADMIN',
    pax: row.pax,
    service,
    room_id: row.room.id,
    stay: row.stay,
    blocked: await isBlocked(tx, property, row.customer.id, customerValues({}, setup.country, row.customer)),
  }
  const when: When = { day: dayOf(row.start_date), minute: minuteOf(row.start_hour) }
  const decision = decide(setup, loaded, prepare(setup, party), when)
  if ('refused' in decision) {
    const { message, detail } = bookingRefusal(decision.refused, setup, party, when)
    throw new Refusal('state_conflict', message, detail)
  }
  const { choice, start, end } = decision.seating
  return {
    set: { waiting_list: false, pinned: false },
    also: () => replaceTables(tx, property, row.id, { ...choice, from: start, to: end }),
    warnings: bookingWarnings(decision.seating.warnings, setup, party, when),
  }
}
