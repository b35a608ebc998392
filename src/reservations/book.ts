/** A new reservation: rules, tables, status, and everything written at once. */
import { bookingRefusal } from '../availability/reasons.ts'
import type { Actor, Ctx } from '../context.ts'
import { customerValues } from '../customers/rules.ts'
import { findMeant } from '../customers/store.ts'
import { violationOf } from '../db/sqlstate.ts'
import { Refusal, type Alternative } from '../kernel/refusal.ts'
import { dayOf, minuteOf } from '../kernel/time.ts'
import { sandboxLeft, sandboxRefusal } from '../properties/sandbox-limits.ts'
import { announce } from '../webhooks/announce.ts'
import { findAlternatives } from './alternatives.ts'
import { requestOf, riderOf, stretchOf } from './booking-request.ts'
import { guestOf, requireContact } from './guest.ts'
import { insertReservations, type NewReservation } from './insert.ts'
import { newReservation, place, placeHeld, rowOf } from './place.ts'
import { presentReservation } from './present.ts'
import type { BookingRequest } from './rider.ts'
import { Stale } from './scene.ts'
import type { Booked, Reservation, ReservationCreate } from './schema.ts'
import { underLock, type Scene, type Stretch } from './under-lock.ts'
import { minuteNow } from './walk-in.ts'

/**
 * Books, or refuses with the reason and, where a time or a size is refused, with what could be booked instead.
 * `holder` is who may take over a hold, where that is not the actor.
 */
export async function book(
  ctx: Ctx,
  property: number,
  actor: Actor,
  body: ReservationCreate,
  holder: string = actor,
): Promise<Booked> {
  const request = requestOf(body)
  try {
    return await bookOrRefuse(ctx, property, { actor, holder }, request)
  } catch (error) {
    if (!(error instanceof Refusal) || !error.detail.reason) throw error
    // no other time would be right for a blocked guest
    const alternatives = error.detail.reason === 'blocked' ? [] : await instead(ctx, property, request)
    throw new Refusal(error.code, error.message, { ...error.detail, alternatives })
  }
}

async function instead(
  ctx: Ctx,
  property: number,
  { body, channel, when }: BookingRequest,
): Promise<Alternative[]> {
  const asked = { channel, pax: body.pax, room_id: body.room_id }
  return findAlternatives(ctx, property, asked, when ?? (await minuteNow(ctx.sql, property)))
}

interface Who {
  actor: Actor
  holder: string
}

/** Together with others that arrive at the same time where that is possible, else in a transaction of its own. */
async function bookOrRefuse(ctx: Ctx, property: number, who: Who, request: BookingRequest): Promise<Booked> {
  const setup = await ctx.setups.of(ctx.sql, property)
  const rider = riderOf(ctx, setup, who.actor, request)
  return (rider && (await ctx.rounds?.join(rider))) ?? bookAlone(ctx, property, who, request)
}

async function bookAlone(
  ctx: Ctx,
  property: number,
  { actor, holder }: Who,
  request: BookingRequest,
): Promise<Booked> {
  const { channel, customer } = request
  let locked: Stretch | undefined
  return underLock(
    ctx,
    property,
    async (setup) => {
      const values = customerValues(customer, setup.country)
      if (customer.id === undefined) requireContact(channel, values)
      locked = await stretchOf(ctx, setup, request)
      return {
        ...locked,
        ask: async (tx) => {
          const [meant, left] = await Promise.all([
            findMeant(tx, { property, input: customer, values }),
            setup.sandbox ? sandboxLeft(tx, property, 'reservations') : Infinity,
          ])
          return { ...meant, left }
        },
      }
    },
    async (scene, { known, blocked, left }) => {
      if (left < 1) throw sandboxRefusal('reservations')
      const placed =
        (await placeHeld(scene, holder, request, blocked)) ?? (await place(scene, request, blocked))
      const { start, end } = placed.seating
      if (!request.when && !(locked && locked.from <= start && end <= locked.to)) throw new Stale()
      const guest = guestOf(customer, channel, scene.setup.country, known)
      const reservation = await write(scene, newReservation(scene, actor, request, placed, guest))
      return placed.warnings.length > 0 ? { ...reservation, warnings: placed.warnings } : reservation
    },
  )
}

async function write({ tx, setup }: Scene, made: NewReservation): Promise<Reservation> {
  const [inserted] = await insertReservations(tx, [made]).catch((error: unknown) => {
    // the lock makes this impossible; the constraint has the last word all the same
    if (violationOf(error, 'occupations_overlap_excl') !== 'exclusion') throw error
    const { channel, pax, start_date, start_hour } = made
    const service = setup.services.get(made.service_id)
    const when = { day: dayOf(start_date), minute: minuteOf(start_hour) }
    throw service ? bookingRefusal('full', setup, { channel, pax, service }, when) : error
  })
  if (!inserted) throw new Error('an insert answers what it made')
  const reservation = presentReservation(rowOf(setup, made, inserted))
  await announce(tx, setup, 'RESERVATION_CREATED', reservation)
  return reservation
}
