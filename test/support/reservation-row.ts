import type { Sql } from '../../src/db/sql.ts'

export interface ReservationRow {
  service: number
  room: number
  /** as the reservation names them */
  tables?: number[]
  /** what they take: members of a group; default: `tables` */
  occupies?: number[]
  status?: string
  waiting_list?: boolean
  /** minutes from the database's now to the start; default a day */
  starts_in?: number
  stay?: number
  checked_in?: boolean
  checked_out?: boolean
  /** minutes from now; default none */
  expires_in?: number
}

/** A reservation written past the rules, to stand in states that the API reaches only with time. */
export async function insertReservationRow(sql: Sql, property: number, row: ReservationRow): Promise<number> {
  const { tables = [], occupies = tables, status = 'CONFIRMED', waiting_list = false } = row
  const { starts_in = 1440, stay = 60, checked_in = false, checked_out = false, expires_in = null } = row
  return sql.begin(async (tx) => {
    const [customer] = await tx<{ id: number }[]>`
      insert into customers (property_id, first_name, last_name, name_key, search_text, phone_digits)
      values (${property}, 'Ada', '', 'ada', 'ada', '') returning id`
    const [made] = await tx<{ id: number }[]>`
      insert into reservations (property_id, customer_id, service_id, room_id, channel, status, waiting_list, pax,
        start_date, start_hour, service_day, start_at, end_at, stay, stay_given, pinned, notes, special_request,
        checkin_at, checkout_at, expires_at)
      select ${property}, ${customer?.id ?? 0}, ${row.service}, ${row.room}, 'OCTOTABLE_ADMIN', ${status},
        ${waiting_list}, 2, at::date, at::time, at::date, at, at + make_interval(mins => ${stay}), ${stay}, false,
        false, '', '', ${checked_in ? tx`now()` : null}, ${checked_out ? tx`now()` : null},
        now() + make_interval(mins => ${expires_in}::int)
      from (select date_trunc('minute', now()) + make_interval(mins => ${starts_in}) as at) start
      returning id`
    const id = made?.id ?? 0
    await tx`
      insert into reservation_tables (property_id, reservation_id, table_id)
      select ${property}, ${id}, unnest(${tables}::bigint[])`
    await tx`
      insert into occupations (property_id, reservation_id, table_id, during)
      select ${property}, ${id}, x, tstzrange(r.start_at, r.end_at)
      from reservations r, unnest(${occupies}::bigint[]) x
      where r.property_id = ${property} and r.id = ${id}`
    return id
  })
}
