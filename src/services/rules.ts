import { isWithinHours, slotOffsets } from '../availability/service-day.ts'
import { merged } from '../kernel/merge.ts'
import { fieldRefusal } from '../kernel/refusal.ts'
import { minuteOf, timeOf } from '../kernel/time.ts'
import type { ServiceCreate, ServiceRow, ServiceUpdate } from './schema.ts'
import { readDays } from './weekdays.ts'

export type NewService = Omit<ServiceRow, 'id'>

const DEFAULTS: Omit<NewService, 'name' | 'start_time' | 'end_time' | 'days_of_week'> = {
  bookable: true,
  online: true,
  advance_min: 0,
  max_advance: 60,
  average_stay: 60,
  stay_by_pax: null,
  card_guarantee: false,
  confirmation_mode: 'CONFIRMED',
  confirm_up_to: null,
  slots: null,
  slot_interval: 30,
  show_rooms: true,
  orders_section: {},
  max_covers: null,
  max_covers_per_slot: null,
  valid_from: null,
  valid_to: null,
  room_ids: null,
}

/** Start times of a service, in the order in which they come: given ones, else those derived from the hours. */
export function startTimes(service: Omit<ServiceRow, 'id'>): string[] {
  const { start_time, end_time, average_stay, slots, slot_interval } = service
  return slotOffsets({
    start: minuteOf(start_time),
    end: minuteOf(end_time),
    average_stay,
    slots: slots ? slots.map(minuteOf) : null,
    slot_interval,
  }).map(timeOf)
}

/** `orders_section` merges one level deep; `null` for one of its fields drops it. */
function mergeOrders(
  stored: Record<string, unknown>,
  given: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ ...stored, ...given }).filter(([, value]) => value !== null))
}

function checkSlots(service: NewService): void {
  const hours = { start: minuteOf(service.start_time), end: minuteOf(service.end_time) }
  const outside = service.slots?.filter((slot) => !isWithinHours(hours, minuteOf(slot))) ?? []
  if (outside.length > 0)
    throw fieldRefusal(
      'validation',
      'slots',
      `${outside.join(', ')} ${outside.length > 1 ? 'are' : 'is'} not within the hours of the service, from ${service.start_time} until before ${service.end_time}`,
    )
}

function checkSeason({ valid_from, valid_to }: NewService): void {
  if (valid_from !== null && valid_to !== null && valid_to < valid_from)
    throw fieldRefusal('validation', 'valid_to', `${valid_to} must not be before valid_from, ${valid_from}`)
}

function checkStays({ stay_by_pax }: NewService): void {
  const sizes = stay_by_pax?.map((entry) => entry.pax) ?? []
  const twice = sizes.find((pax, n) => sizes.indexOf(pax) !== n)
  if (twice !== undefined)
    throw fieldRefusal(
      'validation',
      'stay_by_pax',
      `the party size ${twice} is there twice; each may be once`,
    )
}

/** The service in the form in which it is stored, or a refusal that names what does not fit together. */
function checked<S extends NewService>(service: S): S {
  checkSlots(service)
  checkSeason(service)
  checkStays(service)
  return {
    ...service,
    slots: service.slots && startTimes(service),
    stay_by_pax: service.stay_by_pax && service.stay_by_pax.toSorted((a, b) => a.pax - b.pax),
    room_ids: service.room_ids && [...new Set(service.room_ids)].sort((a, b) => a - b),
  }
}

/** What is wrong with a body whatever the stored service is. */
export function checkBody({ card_guarantee, days_of_week }: ServiceUpdate): void {
  if (card_guarantee === true)
    throw fieldRefusal('validation', 'card_guarantee', 'true is not supported yet; send false')
  if (days_of_week) readDays(days_of_week)
}

export function newService(body: ServiceCreate): NewService {
  checkBody(body)
  const { name, start_time, end_time } = body
  return checked({
    ...merged(DEFAULTS, body, DEFAULTS),
    name,
    start_time,
    end_time,
    days_of_week: readDays(body.days_of_week),
    orders_section: mergeOrders({}, body.orders_section ?? {}),
  })
}

/** A service after a PUT. Start times given by hand stay, so new hours have to hold them. */
export function changedService(stored: ServiceRow, body: ServiceUpdate): ServiceRow {
  return checked({
    ...merged(stored, body, DEFAULTS),
    name: body.name ?? stored.name,
    start_time: body.start_time ?? stored.start_time,
    end_time: body.end_time ?? stored.end_time,
    days_of_week: body.days_of_week ? readDays(body.days_of_week) : stored.days_of_week,
    orders_section:
      body.orders_section === null ? {} : mergeOrders(stored.orders_section, body.orders_section ?? {}),
  })
}
