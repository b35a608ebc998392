/** What is asked for: read, checked by itself, and the time that it would touch. */
import { isOnline, type Channel, type Party, type When } from '../availability/party.ts'
import { serviceDayOf, stayOf } from '../availability/service-day.ts'
import type { Setup } from '../availability/setup.ts'
import type { Actor, Ctx } from '../context.ts'
import { customerValues } from '../customers/rules.ts'
import { fieldRefusal, notFound } from '../kernel/refusal.ts'
import { dayOf, minuteOf, startOfDay, toInstant } from '../kernel/time.ts'
import { checkTables, readChannel } from './input.ts'
import { requireContact } from './guest.ts'
import { wholeDays } from './moves.ts'
import type { BookingRequest, Rider } from './rider.ts'
import { lockedDays, type Stretch } from './scene.ts'
import type { ReservationCreate } from './schema.ts'
import { stretchOfNow } from './walk-in.ts'

export function requestOf(body: ReservationCreate): BookingRequest {
  const channel = readChannel(body.channel)
  checkBody(body, channel)
  const { walk_in, customer = {}, start_date, start_hour } = body
  const given = start_date !== undefined && start_hour !== undefined && !walk_in
  const when = given ? { day: dayOf(start_date), minute: minuteOf(start_hour) } : undefined
  return { body, channel, customer, when }
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
export async function stretchOf({ sql }: Ctx, setup: Setup, request: BookingRequest): Promise<Stretch> {
  const { body, when } = request
  if (when) return stretchAt(setup, request, when)
  return stretchOfNow(sql, setup, setup.services.get(body.service_id), stayFor(setup, body))
}

const stayFor = ({ services }: Setup, { service_id, stay, pax }: ReservationCreate): number => {
  const service = services.get(service_id)
  return stay ?? (service ? stayOf(service, pax) : 1)
}

function stretchAt(setup: Setup, { body }: BookingRequest, when: When): Stretch {
  const service = setup.services.get(body.service_id)
  // a time that does not exist touches its day
  const start = toInstant(setup.zone, when.day, when.minute) ?? startOfDay(setup.zone, when.day)
  const end = start + (body.hold_id === undefined ? stayFor(setup, body) : LONGEST_STAY) * 60
  const time = { from: start, to: end }
  const { service_day } = service ? serviceDayOf(service, when.day, when.minute) : { service_day: when.day }
  const days = lockedDays(setup.zone, time, service, service_day)
  return setup.settings.reseat ? { ...wholeDays(setup.zone, days), days } : { ...time, days }
}

/**
 * The booking as part of a round. Undefined where it may be more than a decision and its rows: a key to do it once, a
 * hold to take over, a minute that only the database knows, others to be moved for it.
 */
export function riderOf(
  { once }: Ctx,
  setup: Setup,
  actor: Actor,
  request: BookingRequest,
): Rider | undefined {
  const { body, channel, customer, when } = request
  if (once || !when || body.hold_id !== undefined || setup.settings.reseat) return undefined
  const values = customerValues(customer, setup.country)
  if (customer.id === undefined) requireContact(channel, values)
  return { actor, setup, request: { ...request, when }, values, stretch: stretchAt(setup, request, when) }
}

export function partyOf(setup: Setup, { body, channel }: BookingRequest, blocked: boolean): Party {
  const { pax, service_id, room_id, table_ids, stay, waiting_list, walk_in } = body
  const service = setup.services.get(service_id)
  if (!service) throw notFound('Service', service_id)
  if (room_id !== undefined && !setup.rooms.has(room_id)) throw notFound('Room', room_id)
  checkTables(setup, room_id, table_ids)
  return { channel, pax, service, room_id, table_ids, stay, queued: waiting_list, walk_in, blocked }
}
