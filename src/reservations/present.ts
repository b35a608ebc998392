import { toLocalDateTime, type Instant } from '../kernel/time.ts'
import { withoutNulls } from '../kernel/wire.ts'
import { presentReservedTables } from '../tables/present.ts'
import type { Reservation } from './schema.ts'
import type { ReservationRow } from './store.ts'

/** A row as the wire shows it, in the property's local time. */
export function presentReservation(row: ReservationRow): Reservation {
  const { zone } = row
  const local = (at: Instant | null) => (at === null ? null : toLocalDateTime(zone, at))
  const { id, first_name, last_name, ...contact } = row.customer
  return {
    id: row.id,
    pax: row.pax,
    status: row.status,
    customer: { id, first_name, last_name, ...withoutNulls(contact) },
    service: row.service,
    channel: row.channel,
    room: row.room,
    start_date: row.start_date,
    start_day: row.start_date,
    start_hour: row.start_hour,
    end_date: toLocalDateTime(zone, row.end_at),
    last_status_change: toLocalDateTime(zone, row.last_status_change),
    ...withoutNulls({
      checkin_date: local(row.checkin_at),
      checkout_date: local(row.checkout_at),
      no_show_date: local(row.no_show_at),
      expiration_date: local(row.expires_at),
    }),
    notes: row.notes,
    special_request: row.special_request,
    tables: presentReservedTables(row.tables),
    waiting_list: row.waiting_list,
    ...(row.walk_in ? { walk_in: true } : {}),
    version: row.version,
  }
}
