/** A new reservation: rules, tables, status, and everything written at once. */
import {
  decide,
  isOnline,
  prepare,
  type Channel,
  type Party,
  type Seating,
  type When,
} from '../availability/engine.ts'
import { bookingRefusal, bookingWarnings } from '../availability/reasons.ts'
import { serviceDayOf, stayOf } from '../availability/service-day.ts'
import type { Setup } from '../availability/setup.ts'
import type { Actor, Ctx } from '../context.ts'
import { customerValues } from '../customers/rules.ts'
import { violationOf } from '../db/sqlstate.ts'
import { fieldRefusal, notFound, Refusal } from '../kernel/refusal.ts'
import { isSandboxFull, sandboxRefusal } from '../properties/sandbox-limits.ts'
import { dateOf, dayOf, minuteOf, startOfDay, toInstant } from '../kernel/time.ts'
import { findAlternatives } from './alternatives.ts'
import { announce } from '../webhooks/announce.ts'
import { findGuest, guestOf, requireContact, type Guest } from './guest.ts'
import { readChannel, checkTables } from './input.ts'
import { presentReservation } from './present.ts'
import { lockedDays } from './scene.ts'
import type { Booked, ReservationCreate } from './schema.ts'
import type { Status } from './status.ts'
import { insertReservation, type NewReservation, type ReservationRow } from './store.ts'
import { underLock, type Scene, type Stretch } from './under-lock.ts'

interface Request {
  body: ReservationCreate
  channel: Channel
  when: When
}

/** Books, or refuses with the reason and, where a time or a size is refused, with what could be booked instead. */
export async function book(
  ctx: Ctx,
  property: number,
  actor: Actor,
  body: ReservationCreate,
): Promise<Booked> {
  try {
    return await bookOrRefuse(ctx, property, actor, body)
  } catch (error) {
    if (!(error instanceof Refusal) || !error.detail.reason) throw error
    const when = { day: dayOf(body.start_date), minute: minuteOf(body.start_hour) }
    const asked = { channel: readChannel(body.channel), pax: body.pax, room_id: body.room_id }
    const alternatives = await findAlternatives(ctx, property, asked, when)
    throw new Refusal(error.code, error.message, { ...error.detail, alternatives })
  }
}

async function bookOrRefuse(
  ctx: Ctx,
  property: number,
  actor: Actor,
  body: ReservationCreate,
): Promise<Booked> {
  const channel = readChannel(body.channel)
  checkBody(body, channel)
  const request: Request = {
    body,
    channel,
    when: { day: dayOf(body.start_date), minute: minuteOf(body.start_hour) },
  }
  return underLock(
    ctx,
    property,
    (setup) => {
      const values = customerValues(body.customer, setup.country)
      if (body.customer.id === undefined) requireContact(channel, values)
      return {
        ...windowOf(setup, request),
        ask: async (tx) => {
          const [known, full] = await Promise.all([
            findGuest(tx, property, body.customer, values),
            setup.sandbox && isSandboxFull(tx, property, 'reservations'),
          ])
          return { known, full }
        },
      }
    },
    async (scene, { known, full }) => {
      if (full) throw sandboxRefusal('reservations')
      const { seating, party } = decideSeating(scene, request)
      const guest = guestOf(body.customer, channel, scene.setup.country, known)
      const row = await write(scene, property, actor, request, seating, guest)
      const reservation = presentReservation(row)
      await announce(scene.tx, scene.setup, 'RESERVATION_CREATED', reservation)
      const warnings = bookingWarnings(seating.warnings, scene.setup, party, request.when)
      return warnings.length > 0 ? { ...reservation, warnings } : reservation
    },
  )
}

function checkBody({ customer, room_id, stay }: ReservationCreate, channel: Channel): void {
  if (customer.first_name === undefined && customer.id === undefined)
    throw fieldRefusal('validation', 'customer.first_name', 'is required')
  if (isOnline(channel)) {
    if (customer.first_name === '')
      throw fieldRefusal('validation', 'customer.first_name', 'must not be empty for an online booking')
    if (stay !== undefined)
      throw fieldRefusal('validation', 'stay', 'can be given by staff only (channel OCTOTABLE_ADMIN)')
  } else if (room_id === undefined) throw fieldRefusal('validation', 'room_id', 'is required')
}

/** The days and the time that the booking would touch; a time that does not exist touches its day. */
function windowOf(setup: Setup, { body, when }: Request): Stretch {
  const service = setup.services.get(body.service_id)
  const start = toInstant(setup.zone, when.day, when.minute) ?? startOfDay(setup.zone, when.day)
  const end = start + (body.stay ?? (service ? stayOf(service, body.pax) : 1)) * 60
  const time = { from: start, to: end }
  const { service_day } = service ? serviceDayOf(service, when.day, when.minute) : { service_day: when.day }
  return { ...time, days: lockedDays(setup.zone, time, service, service_day) }
}

function decideSeating(
  { setup, loaded }: Scene,
  { body, channel, when }: Request,
): { seating: Seating; party: Party } {
  const service = setup.services.get(body.service_id)
  if (!service) throw notFound('Service', body.service_id)
  if (body.room_id !== undefined && !setup.rooms.has(body.room_id)) throw notFound('Room', body.room_id)
  checkTables(setup, body.room_id, body.table_ids)
  const party: Party = {
    channel,
    pax: body.pax,
    service,
    room_id: body.room_id,
    table_ids: body.table_ids,
    stay: body.stay,
    queued: body.waiting_list,
  }
  const decision = decide(setup, loaded, prepare(setup, party), when)
  if ('refused' in decision) throw bookingRefusal(decision.refused, setup, party, when)
  return { seating: decision.seating, party }
}

/** The first status (booking rules, section 5): staff decide by entering it. */
function initialStatus(setup: Setup, { body, channel }: Request, { queued }: Seating): Status {
  if (queued) return 'WAITING'
  const service = setup.services.get(body.service_id)
  const asks = channel === 'OCTOTABLE_BOOK' && service?.confirmation_mode === 'WAITING_LIST'
  return asks && body.pax > service.confirm_up_to ? 'WAITING' : 'CONFIRMED'
}

async function write(
  { tx, setup, loaded }: Scene,
  property: number,
  actor: Actor,
  request: Request,
  seating: Seating,
  guest: Guest,
): Promise<ReservationRow> {
  const { body, channel, when } = request
  const plain = {
    channel,
    status: initialStatus(setup, request, seating),
    waiting_list: seating.queued,
    pax: body.pax,
    start_date: body.start_date,
    start_hour: body.start_hour,
    stay_given: body.stay !== undefined,
    pinned: !seating.queued && (body.table_ids?.length ?? 0) > 0,
    notes: body.notes ?? '',
    special_request: body.special_request ?? '',
    last_status_change: loaded.now,
  }
  const reservation: NewReservation = { ...plain, service_id: body.service_id, seating }
  const { id, customer_id } = await insertReservation(tx, property, actor, reservation, guest).catch(
    (error: unknown) => {
      // the lock makes this impossible; the constraint has the last word all the same
      if (violationOf(error, 'occupations_overlap_excl') !== 'exclusion') throw error
      const service = setup.services.get(body.service_id)
      throw service ? bookingRefusal('full', setup, { channel, pax: body.pax, service }, when) : error
    },
  )
  const { choice, start, end, stay, service_day } = seating
  const { first_name, last_name, email, phone } = guest.values
  const named = (map: Map<number, { id: number; name: string }>, key: number) => ({
    id: key,
    name: map.get(key)?.name ?? '',
  })
  return {
    id,
    zone: setup.zone,
    ...plain,
    service_day: dateOf(service_day),
    start_at: start,
    end_at: end,
    stay,
    checkin_at: null,
    checkout_at: null,
    expires_at: null,
    cancelled_from: null,
    cancelled_by: null,
    lapsed_from: null,
    version: 1,
    customer: { id: customer_id, first_name, last_name, email, phone },
    service: named(setup.services, body.service_id),
    room: named(setup.rooms, choice.room_id),
    tables: choice.table_ids.flatMap((table) => setup.tables.get(table) ?? []).sort((a, b) => a.id - b.id),
  }
}
