import { isWithinHours } from '../availability/service-day.ts'
import type { Setup, SetupService } from '../availability/setup.ts'
import { merged } from '../kernel/merge.ts'
import { fieldRefusal } from '../kernel/refusal.ts'
import { dayOf, minuteOf } from '../kernel/time.ts'
import type { ClosureCreate, ClosureRow, ClosureUpdate } from './schema.ts'

export type NewClosure = Omit<ClosureRow, 'id' | 'created_at'>

const DEFAULTS = {
  service_ids: null,
  slots: null,
  room_ids: null,
  table_ids: null,
  reason: null,
} satisfies Partial<ClosureRow>
type Scope = Pick<ClosureRow, keyof typeof DEFAULTS>

const ascending = (ids: number[] | null) => ids && [...new Set(ids)].sort((a, b) => a - b)

function checked<C extends NewClosure>(closure: C): C {
  const { start_date, end_date, service_ids, room_ids, table_ids, slots } = closure
  if (end_date < start_date)
    throw fieldRefusal('validation', 'end_date', `${end_date} must not be before start_date, ${start_date}`)
  return {
    ...closure,
    service_ids: ascending(service_ids),
    room_ids: ascending(room_ids),
    table_ids: ascending(table_ids),
    slots: slots && [...new Set(slots)].sort(),
  }
}

export function newClosure(body: ClosureCreate, author: string): NewClosure {
  const { start_date, end_date = start_date } = body
  return checked({ ...merged<Scope, Scope>(DEFAULTS, body, DEFAULTS), start_date, end_date, author })
}

export function changedClosure(stored: ClosureRow, body: ClosureUpdate): ClosureRow {
  const { start_date = stored.start_date, end_date = stored.end_date } = body
  return checked({
    ...merged<Scope, ClosureRow>(stored, body, DEFAULTS),
    start_date,
    end_date: end_date ?? start_date,
  })
}

function checkKnown(path: string, what: string, ids: number[] | null, known: Map<number, unknown>): void {
  const unknown = ids?.filter((id) => !known.has(id)) ?? []
  if (unknown.length > 0)
    throw fieldRefusal(
      'validation',
      path,
      `there is no ${what} with id ${unknown.join(', ')} in this property`,
    )
}

/** What a closure names has to be there; tables in its rooms, or it would close nothing. */
export function checkReferences(setup: Setup, { service_ids, room_ids, table_ids }: NewClosure): void {
  checkKnown('service_ids', 'service', service_ids, setup.services)
  checkKnown('room_ids', 'room', room_ids, setup.rooms)
  checkKnown('table_ids', 'table', table_ids, setup.tables)
  const elsewhere = table_ids?.filter(
    (id) => room_ids && !room_ids.includes(setup.tables.get(id)?.room_id ?? 0),
  )
  if (elsewhere && elsewhere.length > 0)
    throw fieldRefusal(
      'validation',
      'table_ids',
      `${elsewhere.join(', ')} must be in one of the rooms of room_ids; leave room_ids out to close tables wherever they are`,
    )
}

/** The service as it usually is, and as it is on those of the days that are special. */
function formsOf(service: SetupService, first: string, last: string): SetupService[] {
  const special = [...service.special_days].filter(([day]) => dayOf(first) <= day && day <= dayOf(last))
  return [service, ...special.flatMap(([, form]) => form ?? [])]
}

/** Start times that no service has in its hours would close nothing. */
export function checkSlots(setup: Setup, { service_ids, slots, start_date, end_date }: NewClosure): void {
  const forms = [...setup.services.values()]
    .filter(({ id }) => service_ids?.includes(id) ?? true)
    .flatMap((service) => formsOf(service, start_date, end_date))
  const outside = slots?.filter((slot) => !forms.some((form) => isWithinHours(form, minuteOf(slot)))) ?? []
  if (outside.length > 0)
    throw fieldRefusal(
      'validation',
      'slots',
      `${outside.join(', ')} ${outside.length > 1 ? 'are' : 'is'} not within the hours of any service that it closes; send start times of these services`,
    )
}
