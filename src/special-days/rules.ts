import { isWithinHours, slotOffsets } from '../availability/service-day.ts'
import { merged } from '../kernel/merge.ts'
import { fieldRefusal } from '../kernel/refusal.ts'
import { minuteOf, timeOf } from '../kernel/time.ts'
import type { ServiceRow } from '../services/schema.ts'
import type { SpecialDayCreate, SpecialDayRow, SpecialDayUpdate } from './schema.ts'

export type NewSpecialDay = Omit<SpecialDayRow, 'id'>
type Choosable = Omit<NewSpecialDay, 'service_id' | 'date'>

const DEFAULTS: Choosable = {
  closed: false,
  name: null,
  start_time: null,
  end_time: null,
  slots: null,
  slot_interval: null,
  max_covers: null,
  max_covers_per_slot: null,
}

export function newSpecialDay(body: SpecialDayCreate): NewSpecialDay {
  const { service_id, date } = body
  return { ...merged(DEFAULTS, body, DEFAULTS), service_id, date }
}

export function changedSpecialDay(stored: SpecialDayRow, body: SpecialDayUpdate): SpecialDayRow {
  const { service_id = stored.service_id, date = stored.date } = body
  return { ...merged<Choosable, SpecialDayRow>(stored, body, DEFAULTS), service_id, date }
}

/** The special day in the form in which it is stored, or a refusal that names what does not fit its service. */
export function fitting<D extends NewSpecialDay>(day: D, service: ServiceRow): D {
  const [from, until] = [day.start_time ?? service.start_time, day.end_time ?? service.end_time]
  const hours = { start: minuteOf(from), end: minuteOf(until) }
  const outside = day.slots?.filter((slot) => !isWithinHours(hours, minuteOf(slot))) ?? []
  if (outside.length > 0)
    throw fieldRefusal(
      'validation',
      'slots',
      `${outside.join(', ')} ${outside.length > 1 ? 'are' : 'is'} not within the hours of the day, from ${from} until before ${until}`,
    )
  const inherits = !day.closed && day.slots === null && day.slot_interval === null
  if (inherits && service.slots?.every((slot) => !isWithinHours(hours, minuteOf(slot))))
    throw fieldRefusal(
      'validation',
      'slots',
      `are required: none of the start times of the service is within the hours of the day, from ${from} until before ${until}`,
    )
  return { ...day, slots: day.slots && inOrder(day.slots, hours) }
}

/** Start times in the order in which they come, each once. */
function inOrder(slots: string[], hours: { start: number; end: number }): string[] {
  const given = { ...hours, slots: slots.map(minuteOf), average_stay: 0, slot_interval: 1 }
  return slotOffsets(given).map(timeOf)
}
