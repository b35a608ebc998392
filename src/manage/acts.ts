/** What guests do by their link: by the rules of online bookings, in the limits of the restaurant. */
import type { Ctx } from '../context.ts'
import { Refusal } from '../kernel/refusal.ts'
import { ALL_SCOPES } from '../kernel/scopes.ts'
import { cancelChange } from '../reservations/cancel.ts'
import { changeReservation, type Call } from '../reservations/change.ts'
import { decisionChange } from '../reservations/decide.ts'
import { reschedule } from '../reservations/reschedule.ts'
import type { Booked, Reservation } from '../reservations/schema.ts'
import type { ReservationRow } from '../reservations/store.ts'
import type { Scene } from '../reservations/under-lock.ts'
import { actsOf, mayMoveTo, type Acts } from './rules.ts'

/** The link is as good as every scope, at this one reservation; what may be done with it is for `actsOf` to say. */
const callOf = (property: number, id: number): Call => ({ property, id, actor: 'guest', scopes: ALL_SCOPES })

const actsIn = ({ setup, loaded }: Scene, row: ReservationRow): Acts =>
  actsOf(row, loaded.now, setup.settings.cancel_limit_minutes)

const refuse = (what: string): Refusal =>
  new Refusal('state_conflict', `This reservation cannot be ${what} by its guest, or not any more.`)

/** Cancels; a second time changes nothing. */
export function cancelAsGuest(ctx: Ctx, property: number, id: number): Promise<Reservation> {
  const call = callOf(property, id)
  return changeReservation(ctx, call, (scene, row) => {
    if (row.status === 'CANCELLED') return undefined
    if (actsIn(scene, row).cancel !== 'yes') throw refuse('cancelled')
    return cancelChange(scene, call, row)
  })
}

/** Says that the party is coming; a second time changes nothing. */
export function confirmAsGuest(ctx: Ctx, property: number, id: number): Promise<Reservation> {
  const call = callOf(property, id)
  return changeReservation(ctx, call, (scene, row) => {
    if (row.status === 'CONFIRMED') return undefined
    if (!actsIn(scene, row).confirm) throw refuse('confirmed')
    return decisionChange(scene, call, row, 'CONFIRMED')
  })
}

export interface GuestMove {
  start_date: string
  start_hour: string
  pax: number
  service_id: number
  /** undefined: any room will do, the present tables first */
  room_id?: number | undefined
}

/** Moves to another time or size, or refuses and leaves everything as it is. */
export function moveAsGuest(ctx: Ctx, property: number, id: number, to: GuestMove): Promise<Booked> {
  const { room_id, ...place } = to
  const body = { ...place, ...(room_id === undefined ? {} : { room_id }), channel: 'OCTOTABLE_BOOK' }
  return reschedule(ctx, callOf(property, id), body, {
    anyRoom: true,
    check: (scene, row) => {
      const service = scene.setup.services.get(to.service_id)
      const allowed = !service || mayMoveTo(row.status, to.pax, service)
      if (actsIn(scene, row).change !== 'yes' || !allowed) throw refuse('changed')
    },
  })
}
