/** Where a hold would be: the rules of a booking, without the guest. */
import { decide } from '../availability/engine.ts'
import { isOnline, type Party, type Seating } from '../availability/party.ts'
import { prepare } from '../availability/prepare.ts'
import { bookingRefusal } from '../availability/reasons.ts'
import { serviceDayOf, stayOf } from '../availability/service-day.ts'
import type { Setup, SetupService } from '../availability/setup.ts'
import { fieldRefusal, notFound, type Refusal } from '../kernel/refusal.ts'
import { dayOf, daysTouched, minuteOf, startOfDay, toInstant, type Day } from '../kernel/time.ts'
import { checkTables, readChannel } from '../reservations/input.ts'
import type { Scene, Stretch } from '../reservations/under-lock.ts'
import type { Wish } from './rules.ts'
import type { HoldCreate } from './schema.ts'

export function readWish(body: HoldCreate): Wish {
  const { channel: text, room_id, stay, waiting_list } = body
  const channel = readChannel(text)
  if (waiting_list)
    throw fieldRefusal(
      'validation',
      'waiting_list',
      'must be false: a hold takes a table, it is never queued',
    )
  if (isOnline(channel) && stay !== undefined)
    throw fieldRefusal('validation', 'stay', 'can be given by staff only (channel OCTOTABLE_ADMIN)')
  if (!isOnline(channel) && room_id === undefined) throw fieldRefusal('validation', 'room_id', 'is required')
  return { body, channel, when: { day: dayOf(body.start_date), minute: minuteOf(body.start_hour) } }
}

/** The service that is named; the room has to be there too. */
export function servedIn(
  setup: Setup,
  { service_id, room_id }: { service_id: number; room_id?: number },
): SetupService {
  const service = setup.services.get(service_id)
  if (!service) throw notFound('Service', service_id)
  if (room_id !== undefined && !setup.rooms.has(room_id)) throw notFound('Room', room_id)
  return service
}

export interface HeldStretch extends Stretch {
  service_day: Day
}

/** What the hold would touch. What is held of a service day is counted under the lock of that day. */
export function stretchOf(setup: Setup, { body, when }: Wish): HeldStretch {
  const service = setup.services.get(body.service_id)
  const from = toInstant(setup.zone, when.day, when.minute) ?? startOfDay(setup.zone, when.day)
  const to = from + (body.stay ?? (service ? stayOf(service, body.pax) : 1)) * 60
  const service_day = service ? serviceDayOf(service, when.day, when.minute).service_day : when.day
  return { days: [...daysTouched(setup.zone, from, to), service_day], from, to, service_day }
}

export function decideHold({ setup, loaded }: Scene, { body, channel, when }: Wish): Seating {
  const service = servedIn(setup, body)
  const { pax, room_id, table_ids, stay } = body
  checkTables(setup, room_id, table_ids)
  // a hold has tables, or is none
  const party: Party = { channel, pax, service, room_id, table_ids, stay, when_full: 'refused' }
  const decision = decide(setup, loaded, prepare(setup, party), when)
  if ('refused' in decision) throw bookingRefusal(decision.refused, setup, party, when)
  return decision.seating
}

/** The last word of the database, which the lock makes impossible. */
export const fullRefusal = (setup: Setup, { body, channel, when }: Wish): Refusal =>
  bookingRefusal('full', setup, { channel, pax: body.pax, service: servedIn(setup, body) }, when)
