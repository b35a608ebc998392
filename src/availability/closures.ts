/** What is out of order when (booking rules, section 7): closures close starts, not stays. */
import type { ClosureRow } from '../closures/schema.ts'
import { dayOf, minuteOf, type Day, type Minute } from '../kernel/time.ts'
import { endOffset, slotStretch, type Meant, type Stretch } from './service-day.ts'
import type { Setup, SetupClosure, SetupService, SetupTable } from './setup.ts'

/** Tells of a single table whether it is closed. */
export type Closed = (table: number) => boolean

const REMEMBERED_DAYS = 500

const known = new WeakMap<Setup, Map<Day, SetupClosure[]>>()

/** The closures of one service day, remembered with the set-up. */
function closuresOn(setup: Setup, day: Day): SetupClosure[] {
  const ofSetup = known.get(setup) ?? new Map<Day, SetupClosure[]>()
  known.set(setup, ofSetup)
  const remembered = ofSetup.get(day)
  if (remembered) return remembered
  const closures = setup.closures.filter(({ from, to }) => from <= day && day <= to)
  if (ofSetup.size >= REMEMBERED_DAYS) ofSetup.clear()
  ofSetup.set(day, closures)
  return closures
}

/** Whether a closure closes starts of the service, as it is on one of the closure's days, at an offset. */
export function closes(
  { service_ids, slots }: Pick<SetupClosure, 'service_ids' | 'slots'>,
  service: SetupService,
  offset: Minute,
): boolean {
  if (service_ids && !service_ids.includes(service.id)) return false
  return (
    slots?.some((slot) => {
      const stretch = slotStretch(service, slot)
      return stretch !== undefined && stretch.from <= offset && offset < stretch.to
    }) ?? true
  )
}

/** When a closure closes starts of the service as it is on a day, in offsets, ascending; what touches is one. */
export function closedStretches(
  { service_ids, slots }: Pick<SetupClosure, 'service_ids' | 'slots'>,
  service: SetupService,
): Stretch[] {
  if (service_ids && !service_ids.includes(service.id)) return []
  if (!slots) return [{ from: service.start, to: endOffset(service) }]
  const stretches = slots.flatMap((slot) => slotStretch(service, slot) ?? []).sort((a, b) => a.from - b.from)
  return stretches.reduce<Stretch[]>((joined, next) => {
    const last = joined.at(-1)
    if (!last || last.to < next.from) return [...joined, next]
    return [...joined.slice(0, -1), { from: last.from, to: Math.max(last.to, next.to) }]
  }, [])
}

/** Which tables are closed for a start; undefined when none is. */
export function closedAt(setup: Setup, { service_day, offset, on }: Meant): Closed | undefined {
  if (setup.closures.length === 0 || !on || offset === undefined) return undefined
  const closures = closuresOn(setup, service_day).filter((closure) => closes(closure, on, offset))
  if (closures.length === 0) return undefined
  return (table) => closures.some(({ tables }) => tables === null || tables.has(table))
}

/** Whether every table of every room is closed for a start. */
export function isAllClosed(setup: Setup, meant: Meant): boolean {
  const closed = closedAt(setup, meant)
  if (!closed) return false
  return [...setup.tables.values()].every((table) => table.occupies.every(closed))
}

/** What decisions need of a closure as it is stored. */
export type StoredClosure = Pick<
  ClosureRow,
  'start_date' | 'end_date' | 'service_ids' | 'slots' | 'room_ids' | 'table_ids'
>

export function closureOf(stored: StoredClosure, tables: Iterable<SetupTable>): SetupClosure {
  return {
    from: dayOf(stored.start_date),
    to: dayOf(stored.end_date),
    service_ids: stored.service_ids,
    slots: stored.slots?.map(minuteOf) ?? null,
    tables: closedTables(tables, stored),
  }
}

/** The single tables that a closure names: in its rooms and among its tables, a group by its members. */
function closedTables(
  tables: Iterable<SetupTable>,
  { room_ids, table_ids }: StoredClosure,
): ReadonlySet<number> | null {
  if (!room_ids && !table_ids) return null
  const named = [...tables].filter(
    ({ id, room_id }) => (room_ids?.includes(room_id) ?? true) && (table_ids?.includes(id) ?? true),
  )
  return new Set(named.flatMap((table) => table.occupies))
}
