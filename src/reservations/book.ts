/** A new reservation: rules, tables, status, and everything written at once. */
import { isOnline, type Channel, type Party, type Seating, type When } from '../availability/party.ts'
import { prepare } from '../availability/prepare.ts'
import { bookingRefusal, bookingWarnings, type Warning } from '../availability/reasons.ts'
import { serviceDayOf, stayOf } from '../availability/service-day.ts'
import type { Setup } from '../availability/setup.ts'
import type { Actor, Ctx } from '../context.ts'
import { customerValues } from '../customers/rules.ts'
import type { CustomerInput } from '../customers/schema.ts'
import { findMeant } from '../customers/store.ts'
import { violationOf } from '../db/sqlstate.ts'
import { givenOf, seatingOf } from '../holds/rules.ts'
import { takeOver } from '../holds/take-over.ts'
import { fieldRefusal, notFound, Refusal, type Alternative } from '../kernel/refusal.ts'
import { isSandboxFull, sandboxRefusal } from '../properties/sandbox-limits.ts'
import { dateOf, dayOf, minuteOf, startOfDay, timeOf, toInstant } from '../kernel/time.ts'
import { findAlternatives } from './alternatives.ts'
import { announce } from '../webhooks/announce.ts'
import { guestOf, requireContact, type Guest } from './guest.ts'
import { readChannel, readLanguage, checkTables } from './input.ts'
import { decideOrReseat, wholeDays } from './moves.ts'
import { presentReservation } from './present.ts'
import { lockedDays, Stale } from './scene.ts'
import type { Booked, ReservationCreate } from './schema.ts'
import type { Status } from './status.ts'
import { insertReservation, type NewReservation, type ReservationRow } from './store.ts'
import { underLock, type Scene, type Stretch } from './under-lock.ts'
import { decideWalkIn, minuteNow, stretchOfNow } from './walk-in.ts'

interface Request {
  body: ReservationCreate
  channel: Channel
  customer: CustomerInput
  /** undefined: now, which a walk-in has to be told under the lock */
  when: When | undefined
}

/** What a request was decided to be. */
interface Placed {
  when: When
  seating: Seating
  warnings: Warning[]
  /** what was given by hand, in the request or to the hold */
  given: Pick<ReservationCreate, 'stay' | 'table_ids'>
}

function requestOf(body: ReservationCreate): Request {
  const channel = readChannel(body.channel)
  checkBody(body, channel)
  const { walk_in, customer = {}, start_date, start_hour } = body
  const given = start_date !== undefined && start_hour !== undefined && !walk_in
  const when = given ? { day: dayOf(start_date), minute: minuteOf(start_hour) } : undefined
  return { body, channel, customer, when }
}

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

async function instead(ctx: Ctx, property: number, { body, channel, when }: Request): Promise<Alternative[]> {
  const asked = { channel, pax: body.pax, room_id: body.room_id }
  return findAlternatives(ctx, property, asked, when ?? (await minuteNow(ctx.sql, property)))
}

async function bookOrRefuse(
  ctx: Ctx,
  property: number,
  { actor, holder }: { actor: Actor; holder: string },
  request: Request,
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
          const [meant, full] = await Promise.all([
            findMeant(tx, property, customer, values),
            setup.sandbox && isSandboxFull(tx, property, 'reservations'),
          ])
          return { ...meant, full }
        },
      }
    },
    async (scene, { known, blocked, full }) => {
      if (full) throw sandboxRefusal('reservations')
      const placed =
        (await placeHeld(scene, holder, request, blocked)) ?? (await place(scene, request, blocked))
      const { start, end } = placed.seating
      if (!request.when && !(locked && locked.from <= start && end <= locked.to)) throw new Stale()
      const guest = guestOf(customer, channel, scene.setup.country, known)
      const row = await write(scene, property, actor, request, placed, guest)
      const reservation = presentReservation(row)
      await announce(scene.tx, scene.setup, 'RESERVATION_CREATED', reservation)
      return placed.warnings.length > 0 ? { ...reservation, warnings: placed.warnings } : reservation
    },
  )
}

const FOR_STAFF = 'can be given by staff only (channel OCTOTABLE_ADMIN)'

function checkBody(body: ReservationCreate, channel: Channel): void {
  const { customer = {}, room_id, stay, walk_in, waiting_list, hold_id } = body
  if (hold_id !== undefined && (waiting_list || walk_in))
    throw fieldRefusal(
      'validation',
      'hold_id',
      'cannot come with waiting_list or walk_in: a hold has a table, for another time',
    )
  if (!walk_in && customer.first_name === undefined && customer.id === undefined)
    throw fieldRefusal('validation', 'customer.first_name', 'is required')
  if (isOnline(channel)) {
    if (customer.first_name === '')
      throw fieldRefusal('validation', 'customer.first_name', 'must not be empty for an online booking')
    if (stay !== undefined) throw fieldRefusal('validation', 'stay', FOR_STAFF)
    if (walk_in) throw fieldRefusal('validation', 'walk_in', FOR_STAFF)
  } else if (room_id === undefined && !walk_in) throw fieldRefusal('validation', 'room_id', 'is required')
  if (walk_in && waiting_list)
    throw fieldRefusal('validation', 'waiting_list', 'must be left out of a walk-in, which sits down now')
}

/** Minutes. */
const LONGEST_STAY = 1440

/** The days and the time that the booking would touch. How long a hold is for is known under the lock only. */
async function stretchOf({ sql }: Ctx, setup: Setup, { body, when }: Request): Promise<Stretch> {
  const service = setup.services.get(body.service_id)
  const stay = body.stay ?? (service ? stayOf(service, body.pax) : 1)
  if (!when) return stretchOfNow(sql, setup, service, stay)
  // a time that does not exist touches its day
  const start = toInstant(setup.zone, when.day, when.minute) ?? startOfDay(setup.zone, when.day)
  const end = start + (body.hold_id === undefined ? stay : LONGEST_STAY) * 60
  const time = { from: start, to: end }
  const { service_day } = service ? serviceDayOf(service, when.day, when.minute) : { service_day: when.day }
  const days = lockedDays(setup.zone, time, service, service_day)
  return setup.settings.reseat ? { ...wholeDays(setup.zone, days), days } : { ...time, days }
}

function partyOf(setup: Setup, { body, channel }: Request, blocked: boolean): Party {
  const { pax, service_id, room_id, table_ids, stay, waiting_list, walk_in } = body
  const service = setup.services.get(service_id)
  if (!service) throw notFound('Service', service_id)
  if (room_id !== undefined && !setup.rooms.has(room_id)) throw notFound('Room', room_id)
  checkTables(setup, room_id, table_ids)
  return { channel, pax, service, room_id, table_ids, stay, queued: waiting_list, walk_in, blocked }
}

async function place(scene: Scene, request: Request, blocked: boolean): Promise<Placed> {
  const { setup, loaded } = scene
  const party = partyOf(setup, request, blocked)
  const prepared = prepare(setup, party)
  const { when, decision } = request.when
    ? { when: request.when, decision: await decideOrReseat(scene, prepared, request.when) }
    : decideWalkIn(setup, loaded, prepared)
  if ('refused' in decision) throw bookingRefusal(decision.refused, setup, party, when)
  const { seating } = decision
  const warnings = bookingWarnings(seating.warnings, setup, party, when)
  return { when, seating, warnings, given: request.body }
}

/** What the hold was decided to be when it was taken; undefined: no hold is named. Its guest is known only now. */
async function placeHeld(
  scene: Scene,
  holder: string,
  request: Request,
  blocked: boolean,
): Promise<Placed | undefined> {
  const { body, channel, when } = request
  const hold = when && (await takeOver(scene, holder, { body, channel, when }))
  if (!hold) return undefined
  const party = partyOf(scene.setup, request, blocked)
  if (blocked && isOnline(channel)) throw bookingRefusal('blocked', scene.setup, party, when)
  const warnings = bookingWarnings(blocked ? ['blocked'] : [], scene.setup, party, when)
  return { when, seating: seatingOf(hold), warnings, given: givenOf(hold) }
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
  { when, seating, given }: Placed,
  guest: Guest,
): Promise<ReservationRow> {
  const { body, channel } = request
  const plain = {
    channel,
    status: initialStatus(setup, request, seating),
    waiting_list: seating.queued,
    pax: body.pax,
    start_date: dateOf(when.day),
    start_hour: timeOf(when.minute),
    stay_given: given.stay !== undefined,
    pinned: !seating.queued && (given.table_ids?.length ?? 0) > 0,
    notes: body.notes ?? '',
    special_request: body.special_request ?? '',
    language: readLanguage(body.language),
    walk_in: body.walk_in ?? false,
    checkin_at: body.walk_in ? loaded.now : null,
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
    checkout_at: null,
    no_show_at: null,
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
