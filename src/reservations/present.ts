import { dayOf, minuteOf, toLocalDateTime, toWall } from '../kernel/time.ts'
import { presentReservedTables } from '../tables/present.ts'
import type { Reservation } from './schema.ts'
import type { ListedRow } from './list-store.ts'

/**
 * How far the clock that its start was written by is from the property's, in seconds. What was over or at its tables
 * when the property changed its zone kept its instants, and its times go on by the clock that they began with.
 */
function clockOf({ zone, start_date, start_hour, start_at }: ListedRow): number {
  const { day, second } = toWall(zone, start_at)
  return (dayOf(start_date) - day) * 86_400 + minuteOf(start_hour) * 60 - second
}

/** A row as the wire shows it, in the property's local time. Written out: lists present five hundred at a time. */
export function presentReservation(row: ListedRow): Reservation {
  const { zone } = row
  const clock = clockOf(row)
  const shown: Reservation = {
    id: row.id,
    pax: row.pax,
    status: row.status,
    customer: presentGuest(row.customer),
    service: row.service,
    channel: row.channel,
    room: row.room,
    start_date: row.start_date,
    start_day: row.start_date,
    start_hour: row.start_hour,
    end_date: toLocalDateTime(zone, row.end_at + clock),
    last_status_change: toLocalDateTime(zone, row.last_status_change),
    notes: row.notes,
    special_request: row.special_request,
    tables: presentReservedTables(row.tables),
    waiting_list: row.waiting_list,
    version: row.version,
  }
  if (row.checkin_at !== null) shown.checkin_date = toLocalDateTime(zone, row.checkin_at + clock)
  if (row.checkout_at !== null) shown.checkout_date = toLocalDateTime(zone, row.checkout_at + clock)
  if (row.no_show_at !== null) shown.no_show_date = toLocalDateTime(zone, row.no_show_at + clock)
  if (row.expires_at !== null) shown.expiration_date = toLocalDateTime(zone, row.expires_at + clock)
  if (row.walk_in) shown.walk_in = true
  if (row.language !== null) shown.language = row.language
  return shown
}

function presentGuest({ id, first_name, last_name, email, phone }: ListedRow['customer']) {
  const shown: Reservation['customer'] = { id, first_name, last_name }
  if (email !== null) shown.email = email
  if (phone !== null) shown.phone = phone
  return shown
}
