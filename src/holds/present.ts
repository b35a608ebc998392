import type { Setup } from '../availability/setup.ts'
import { dateOf, timeOf, toIso, toWall } from '../kernel/time.ts'
import { presentReservedTables } from '../tables/present.ts'
import type { HeldTables } from './schema.ts'
import type { NewHold } from './store.ts'

/** `ahead`: seconds by which the property's clock is ahead of the database's. */
export function presentHold(setup: Setup, hold: NewHold, ahead: number): HeldTables {
  const { key, expires_at, start, pax, service_id, room_id, table_ids } = hold
  const { day, second } = toWall(setup.zone, start)
  const tables = table_ids.flatMap((id) => setup.tables.get(id) ?? []).sort((a, b) => a.id - b.id)
  return {
    id: key,
    expires_at: toIso(expires_at + ahead),
    start_date: dateOf(day),
    start_hour: timeOf(second / 60),
    pax,
    service_id,
    room_id,
    tables: presentReservedTables(tables),
  }
}
