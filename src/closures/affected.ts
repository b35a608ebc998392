import { closes, closureOf } from '../availability/closures.ts'
import { serviceOn } from '../availability/service-day.ts'
import type { Setup, SetupClosure } from '../availability/setup.ts'
import type { Tx } from '../db/sql.ts'
import { dayOf, minuteOf } from '../kernel/time.ts'
import { upcomingBetween, type UpcomingRow } from '../reservations/upcoming.ts'
import type { ClosureRow } from './schema.ts'

const DAY_MINUTES = 1440

/** Upcoming reservations that a closure hits, the next first. */
export async function affectedBy(tx: Tx, setup: Setup, row: ClosureRow): Promise<{ id: number }[]> {
  const closure = closureOf(row, setup.tables.values())
  const upcoming = await upcomingBetween(tx, setup.property_id, row.start_date, row.end_date)
  return upcoming.filter((one) => isHit(setup, closure, one)).map(({ id }) => ({ id }))
}

/** A start that is closed, at one of its tables; without a table, when its room has none that is open. */
function isHit(setup: Setup, closure: SetupClosure, one: UpcomingRow): boolean {
  const service = setup.services.get(one.service_id)
  if (!service) return false
  const day = dayOf(one.service_day)
  const offset = (dayOf(one.start_date) - day) * DAY_MINUTES + minuteOf(one.start_hour)
  if (!closes(closure, serviceOn(service, day) ?? service, offset)) return false
  const isClosed = (table: number) => closure.tables?.has(table) ?? true
  if (one.tables.length > 0) return one.tables.some(isClosed)
  return [...setup.tables.values()]
    .filter((table) => table.room_id === one.room_id && !table.group)
    .every((table) => isClosed(table.id))
}
