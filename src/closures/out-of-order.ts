/**
 * Closures as a list of reservations shows them, with the status OUTOFORDER (`api.md`, section 7): an entry for each
 * service day, service, room and stretch of closed times, in the shape of a reservation without guests, so that what
 * shows reservations in a calendar shows it too.
 */
import { closedStretches, closureOf } from '../availability/closures.ts'
import { serviceOn, type Stretch } from '../availability/service-day.ts'
import { loadSetup } from '../availability/setup-memory.ts'
import type { Setup, SetupClosure, SetupRoom, SetupService } from '../availability/setup.ts'
import type { Ctx } from '../context.ts'
import type { Position } from '../kernel/page.ts'
import { dateOf, dayOf, LAST_DAY, timeOf, type Day } from '../kernel/time.ts'
import { localDate } from '../properties/store.ts'
import type { Reservation, ReservationFilters } from '../reservations/schema.ts'
import type { ClosureRow } from './schema.ts'
import { listClosures } from './store.ts'

const DAY_MINUTES = 1440
const FIRST_DAY = dayOf('0001-01-01')
/** Days that are looked through for one page; whoever asks for more gets a cursor. */
const DAYS_A_PAGE = 1000

type Shown = SetupClosure & { row: ClosureRow }

interface Scene {
  setup: Setup
  closures: Shown[]
  filters: ReservationFilters
}

/** Entries of a page, and the position of the next one while there may be more. */
export interface OutOfOrder {
  entries: Reservation[]
  next: Position | undefined
}

const NONE: OutOfOrder = { entries: [], next: undefined }

/** Filters by guests and by what became of a reservation, which no closure meets. */
const isAboutGuests = (filters: ReservationFilters) =>
  [
    filters.text_search,
    filters.incoming,
    filters.arrived,
    filters.departed,
    filters.waiting_list,
    filters.updated_since,
  ].some(Boolean)

/** At most `limit` entries; a position is a service day, and how many of its entries came before. */
export async function listOutOfOrder(
  { sql }: Ctx,
  property: number,
  filters: ReservationFilters,
  after: Position | undefined,
  limit: number,
): Promise<OutOfOrder> {
  if (isAboutGuests(filters)) return NONE
  // what starts after midnight is of the service day before
  const start_date = filters.start_date ?? (await localDate(sql, property))
  const from = dayOf(start_date) - 1
  const first = dateOf(Math.max(from, FIRST_DAY))
  const rows = await listClosures(sql, property, { first, last: filters.end_date })
  const setup = await loadSetup(sql, property, first)
  const closures = rows
    .map((row) => ({ row, ...closureOf(row, setup.tables.values()) }))
    .sort((a, b) => a.row.id - b.row.id)
  const [day = from, given = 0] = after ?? []
  return walk({ setup, closures, filters: { ...filters, start_date } }, Number(day), Number(given), limit)
}

/** Goes through the service days from `from` on, without those that have no closure. */
function walk(scene: Scene, from: Day, given: number, limit: number): OutOfOrder {
  const { closures, filters } = scene
  // an entry ends on a date that has four digits
  const last = Math.min(dayOf(filters.end_date ?? '9999-12-31'), LAST_DAY - 1)
  const entries: Reservation[] = []
  let day = from
  let skipped = given
  for (let days = 0; days < DAYS_A_PAGE; days++) {
    const left = closures.filter(({ to }) => to >= day)
    day = Math.max(day, Math.min(...left.map((closure) => closure.from)))
    if (left.length === 0 || day > last) return { entries, next: undefined }
    const ofDay = entriesOf(scene, day).slice(skipped)
    const room = limit - entries.length
    entries.push(...ofDay.slice(0, room))
    if (ofDay.length > room) return { entries, next: [day, skipped + room] }
    day++
    skipped = 0
  }
  return { entries, next: [day, 0] }
}

function entriesOf({ setup, closures, filters }: Scene, day: Day): Reservation[] {
  const { start_date = '', end_date, start_hour, service_ids, room_ids } = filters
  const services = [...setup.services.values()]
    .filter(({ id }) => service_ids?.includes(id) ?? true)
    .sort((a, b) => a.start - b.start || a.id - b.id)
  const rooms = [...setup.rooms.values()]
    .filter(({ id }) => room_ids?.includes(id) ?? true)
    .sort((a, b) => a.position - b.position || a.id - b.id)
  const entries = closures
    .filter(({ from, to }) => from <= day && day <= to)
    .flatMap((closure) =>
      services.flatMap((service) => {
        const on = serviceOn(service, day)
        const stretches = on ? closedStretches(closure, on) : []
        return stretches.flatMap((stretch) =>
          rooms.flatMap((room) => entryOf(setup, closure, service, room, day, stretch) ?? []),
        )
      }),
    )
  return entries.filter(
    (entry) =>
      entry.start_date >= start_date &&
      (end_date === undefined || entry.start_date <= end_date) &&
      (start_hour === undefined || entry.start_hour === start_hour),
  )
}

/** Undefined where nothing of the room is closed, or the service is not served there. */
function entryOf(
  setup: Setup,
  { row, tables }: Shown,
  service: SetupService,
  room: SetupRoom,
  day: Day,
  { from, to }: Stretch,
): Reservation | undefined {
  const closed = [...setup.tables.values()]
    .filter((table) => table.room_id === room.id && !table.group && (tables?.has(table.id) ?? true))
    .sort((a, b) => a.id - b.id)
  if (closed.length === 0 || !(service.room_ids?.includes(room.id) ?? true)) return undefined
  const dateAt = (offset: number) => dateOf(day + Math.floor(offset / DAY_MINUTES))
  return {
    id: row.id,
    pax: 0,
    status: 'OUTOFORDER',
    customer: { id: 0, first_name: '', last_name: '' },
    service: { id: service.id, name: service.name },
    channel: 'OCTOTABLE_ADMIN',
    room: { id: room.id, name: room.name },
    start_date: dateAt(from),
    start_day: dateAt(from),
    start_hour: timeOf(from),
    end_date: `${dateAt(to)}T${timeOf(to)}`,
    last_status_change: row.created_at,
    notes: row.reason ?? '',
    special_request: '',
    tables: closed.map(({ id, name, bookable }) => ({
      id,
      name,
      bookable,
      free: true,
      group: false,
      online: bookable,
      room_id: room.id,
    })),
    waiting_list: false,
    version: 1,
  }
}
