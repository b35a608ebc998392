import type { Ctx } from '../context.ts'
import { ownHold } from '../holds/rules.ts'
import { fieldRefusal, notFound } from '../kernel/refusal.ts'
import { dateOf, dayOf, LAST_DAY, minuteOf, timeOf, type Day } from '../kernel/time.ts'
import { isAllClosed } from './closures.ts'
import { freeChoices, searchSlots } from './engine.ts'
import type { Loaded, Prepared } from './party.ts'
import { prepare } from './prepare.ts'
import {
  MAX_DAYS,
  type AvailableService,
  type DaySlots,
  type FreeRooms,
  type RoomsQuery,
  type SlotsQuery,
} from './schema.ts'
import { loadSearch } from './search.ts'
import { serviceDayOf } from './service-day.ts'
import type { Setup, SetupService } from './setup.ts'

function lastDay(query: SlotsQuery, first: Day): Day {
  const last = query.end_date === undefined ? first + (query.days ?? 1) - 1 : dayOf(query.end_date)
  if (last > LAST_DAY) throw fieldRefusal('validation', 'end_date', 'must not be after 9999-12-31')
  if (last < first) throw fieldRefusal('validation', 'end_date', 'must not be before start_date')
  if (last - first >= MAX_DAYS)
    throw fieldRefusal('validation', 'end_date', `must be within ${MAX_DAYS} days of start_date`)
  return last
}

/** The services of a search in the order of the answer: start time, id. */
function servicesOf(setup: Setup, serviceId: number | undefined): SetupService[] {
  const services = [...setup.services.values()].filter(
    ({ id }) => serviceId === undefined || id === serviceId,
  )
  if (serviceId !== undefined && services.length === 0) throw notFound('Service', serviceId)
  return services.sort((a, b) => a.start - b.start || a.id - b.id)
}

function serviceSlots(
  setup: Setup,
  loaded: Loaded,
  prepared: Prepared,
  day: Day,
  query: SlotsQuery,
): AvailableService | undefined {
  const { service } = prepared.party
  const starts = searchSlots(setup, loaded, prepared, day)
  const timesOf = (queued: boolean) =>
    starts.flatMap(({ minute, seating }) => (seating?.queued === queued ? [timeOf(minute)] : []))
  const [available, waiting] = [timesOf(false), timesOf(true)]
  const all = query.out_of_order ?? query.out_of_service ?? false
  if (available.length + waiting.length === 0 && !query.reasons && !all) return undefined
  const answer: AvailableService = { id: service.id, title: service.name, available_slots: available }
  if (waiting.length > 0) answer.waiting_slots = waiting
  if (query.reasons)
    answer.refused_slots = starts.flatMap(({ minute, refused }) =>
      refused ? [{ time: timeOf(minute), reason: refused }] : [],
    )
  if (all)
    answer.slots = starts.map(({ minute }) => ({
      time: timeOf(minute),
      disabled: isAllClosed(setup, serviceDayOf(service, day, minute)),
    }))
  return answer
}

/** Parties of one set-up that are remembered at most. */
const REMEMBERED = 1000
const preparedOf = new WeakMap<Setup, Map<string, Prepared[]>>()

/** What does not depend on the time, for each service of a search; the same for all searches of a set-up. */
function prepareServices(
  setup: Setup,
  { pax = 1, service_id, room_id }: SlotsQuery,
  holding: number | undefined,
): Prepared[] {
  const prepareAll = () =>
    servicesOf(setup, service_id).map((service) =>
      prepare(setup, { channel: 'OCTOTABLE_BOOK', pax, service, room_id, holding }),
    )
  // a hold is one guest's own
  if (holding !== undefined) return prepareAll()
  const before = preparedOf.get(setup)
  const known = before && before.size < REMEMBERED ? before : new Map<string, Prepared[]>()
  if (known !== before) preparedOf.set(setup, known)
  const key = `${pax} ${service_id} ${room_id}`
  const prepared = known.get(key) ?? prepareAll()
  known.set(key, prepared)
  return prepared
}

/** What an online booking could get, day by day. */
export async function findSlots(
  ctx: Ctx,
  property: number,
  query: SlotsQuery,
  holder: string,
): Promise<DaySlots[]> {
  const first = dayOf(query.start_date)
  const last = lastDay(query, first)
  const { setup, loaded } = await loadSearch(ctx, property, first, last)
  const { room_id } = query
  const holding = ownHold(loaded, holder, query.hold_id)?.id
  if (room_id !== undefined && !setup.rooms.has(room_id)) throw notFound('Room', room_id)
  const prepared = prepareServices(setup, query, holding)
  return Array.from({ length: last - first + 1 }, (_, n) => ({
    day: dateOf(first + n),
    available_services: prepared.flatMap((one) => serviceSlots(setup, loaded, one, first + n, query) ?? []),
  }))
}

/** Rooms with the tables that could take the party then; those without one are left out. */
export async function findRooms(
  ctx: Ctx,
  property: number,
  query: RoomsQuery,
  holder: string,
): Promise<FreeRooms['data']> {
  const hour = query.start_hour ?? query.start_time
  if (hour === undefined) throw fieldRefusal('validation', 'start_hour', 'is required')
  const when = { day: dayOf(query.start_date), minute: minuteOf(hour) }
  const { setup, loaded } = await loadSearch(ctx, property, when.day, when.day)
  const [service] = servicesOf(setup, query.service_id)
  if (!service) throw notFound('Service', query.service_id)
  const holding = ownHold(loaded, holder, query.hold_id)?.id
  const prepared = prepare(setup, { channel: 'OCTOTABLE_BOOK', pax: query.pax, service, holding })
  const free = new Set(freeChoices(setup, loaded, prepared, when).flatMap((choice) => choice.table_ids))
  const rooms = [...setup.rooms.values()].sort((a, b) => a.position - b.position || a.id - b.id)
  const tables = [...setup.tables.values()].sort((a, b) => a.position - b.position || a.id - b.id)
  const answer = rooms.map((room) => ({
    ...room,
    property_id: property,
    tables: tables
      .filter((table) => table.room_id === room.id && free.has(table.id))
      .map(({ occupies, ...table }) => ({
        ...table,
        online: table.bookable,
        free: true,
        ...(table.group ? { table_ids: occupies } : {}),
      })),
  }))
  return [answer.filter((room) => room.tables.length > 0)]
}
