import type { Channel } from '../availability/party.ts'
import type { CustomerRow } from '../customers/store.ts'
import type { Db, Tx } from '../db/sql.ts'
import { toIso, type Instant } from '../kernel/time.ts'
import type { Status } from './status.ts'

/** A reservation with what its wire shape names; instants are epoch seconds. */
export interface ReservationRow {
  id: number
  /** the property's time zone */
  zone: string
  pax: number
  status: Status
  channel: Channel
  waiting_list: boolean
  start_date: string
  start_hour: string
  service_day: string
  start_at: Instant
  end_at: Instant
  stay: number
  stay_given: boolean
  pinned: boolean
  notes: string
  special_request: string
  checkin_at: Instant | null
  checkout_at: Instant | null
  no_show_at: Instant | null
  walk_in: boolean
  expires_at: Instant | null
  cancelled_from: Status | null
  cancelled_by: string | null
  /** its status as it is stored, where it has lapsed and that was not written yet */
  lapsed_from: Status | null
  last_status_change: Instant
  /** in which the guest is written to, where it is known */
  language: string | null
  /** what the link of its guest is computed from */
  link_nonce: string
  version: number
  customer: CustomerRow
  service: { id: number; name: string }
  room: { id: number; name: string }
  tables: { id: number; name: string; bookable: boolean; group: boolean; room_id: number }[]
}

/** The property's own clock, which a sandbox may have moved; asked once for a statement. */
export const propertyNow = (db: Db, property: number) =>
  db`(select now() + make_interval(secs => p.clock_offset) from properties p where p.id = ${property})`

/** The status of `r` as it is read: a request that has lapsed is EXPIRED, whether that was written yet or not. */
export const statusNow = (db: Db, property: number) =>
  db`case when r.lapses_at <= ${propertyNow(db, property)} then 'EXPIRED' else r.status end`

/** Since when it has that status. */
export const statusSince = (db: Db, property: number) =>
  db`case when r.lapses_at <= ${propertyNow(db, property)} then r.lapses_at else r.last_status_change end`

/** What a row has of its own, and its guest. */
const columnsOf = (db: Db, property: number) => db`
  r.id, r.pax, ${statusNow(db, property)} as status, r.channel, r.waiting_list, r.start_date, r.start_hour, r.service_day,
  case when r.lapses_at <= ${propertyNow(db, property)} then r.status end as lapsed_from, r.stay, r.stay_given, r.pinned,
  r.walk_in, r.notes, r.special_request, r.cancelled_from, r.cancelled_by, r.language, r.link_nonce, r.version,
  date_part('epoch', r.start_at) as start_at, date_part('epoch', r.end_at) as end_at,
  date_part('epoch', r.checkin_at) as checkin_at, date_part('epoch', r.checkout_at) as checkout_at,
  date_part('epoch', r.no_show_at) as no_show_at, date_part('epoch', r.expires_at) as expires_at,
  date_part('epoch', ${statusSince(db, property)}) as last_status_change,
  json_build_object('id', c.id, 'first_name', c.first_name, 'last_name', c.last_name, 'email', c.email, 'phone', c.phone) as customer`

/** A table of a reservation, of `t`. */
export const tableShape = (db: Db) =>
  db`json_build_object('id', t.id, 'name', t.name, 'bookable', t.bookable, 'group', t."group", 'room_id', t.room_id)`

/** Everything of a few rows, for further conditions on `r` and its guest `c`. */
export const selectReservations = (db: Db, property: number) => db`
    select ${columnsOf(db, property)}, p.timezone as zone,
      json_build_object('id', s.id, 'name', s.name) as service, json_build_object('id', m.id, 'name', m.name) as room,
      (select coalesce(json_agg(${tableShape(db)} order by t.id), '[]')
        from reservation_tables x join tables t on t.property_id = x.property_id and t.id = x.table_id
        where x.property_id = r.property_id and x.reservation_id = r.id) as tables
    from reservations r
    join properties p on p.id = r.property_id
    join customers c on c.property_id = r.property_id and c.id = r.customer_id
    join services s on s.property_id = r.property_id and s.id = r.service_id
    join rooms m on m.property_id = r.property_id and m.id = r.room_id
    where r.property_id = ${property}`

export async function findReservation(
  db: Db,
  property: number,
  id: number,
): Promise<ReservationRow | undefined> {
  const [row] = await db<ReservationRow[]>`${selectReservations(db, property)} and r.id = ${id}`
  return row
}

export async function findReservations(db: Db, property: number, ids: number[]): Promise<ReservationRow[]> {
  return db<ReservationRow[]>`
    ${selectReservations(db, property)} and r.id = any(${ids}::bigint[]) order by r.id`
}

/** Columns of a reservation that a change may set; instants as ISO texts. */
export type ReservationChange = Partial<{
  customer_id: number
  service_id: number
  room_id: number
  status: Status
  waiting_list: boolean
  pax: number
  start_date: string
  start_hour: string
  service_day: string
  start_at: string
  end_at: string
  stay: number
  stay_given: boolean
  pinned: boolean
  notes: string
  special_request: string
  language: string | null
  /** another one ends the link of the former guest */
  link_nonce: string
  checkin_at: string | null
  checkout_at: string | null
  no_show_at: string | null
  expires_at: string | null
  cancelled_from: Status | null
  cancelled_by: string | null
  last_status_change: string
}>

/** Writes a change of the row that was read; false when somebody was first. */
export async function updateReservation(
  tx: Tx,
  property: number,
  row: Pick<ReservationRow, 'id' | 'version'>,
  change: ReservationChange,
): Promise<boolean> {
  const done = await tx`
    update reservations set ${tx({ ...change, version: row.version + 1 })}, updated_at = ${propertyNow(tx, property)}
    where property_id = ${property} and id = ${row.id} and version = ${row.version}`
  return done.count === 1
}

export async function insertEvent(
  tx: Tx,
  property: number,
  reservation: number,
  type: 'RESERVATION_UPDATED' | 'RESERVATION_DELETED',
  actor: string,
  changes: Record<string, [unknown, unknown]>,
): Promise<void> {
  const text = JSON.stringify(changes)
  await tx`
    insert into events (property_id, reservation_id, type, actor, at, changes)
    values (${property}, ${reservation}, ${type}, ${actor}, ${propertyNow(tx, property)}, ${text}::text::jsonb)`
}

export interface EventRow {
  reservation_id: number
  id: number
  at: Instant
  zone: string
  actor: string
  type: 'RESERVATION_CREATED' | 'RESERVATION_UPDATED' | 'RESERVATION_DELETED'
  changes: Record<string, [unknown, unknown]>
}

export async function listEvents(db: Db, property: number, reservations: number[]): Promise<EventRow[]> {
  return db<EventRow[]>`
    select e.id, extract(epoch from e.at)::float8 as at, p.timezone as zone, e.actor, e.type, e.changes,
      e.reservation_id
    from events e join properties p on p.id = e.property_id
    where e.property_id = ${property} and e.reservation_id = any(${reservations}::bigint[])
    order by e.id`
}

/** Replaces the tables that the reservation names and what it occupies; an empty list frees everything. */
export async function replaceTables(
  tx: Tx,
  property: number,
  reservation: number,
  seat: { table_ids: number[]; occupies: number[]; from: Instant; to: Instant },
): Promise<void> {
  await tx`delete from occupations where property_id = ${property} and reservation_id = ${reservation}`
  await tx`delete from reservation_tables where property_id = ${property} and reservation_id = ${reservation}`
  await tx`
    insert into reservation_tables (property_id, reservation_id, table_id)
    select ${property}, ${reservation}, x from unnest(${seat.table_ids}::bigint[]) x`
  await occupy(tx, property, reservation, seat.occupies, seat.from, seat.to)
}

export async function occupy(
  tx: Tx,
  property: number,
  reservation: number,
  tables: number[],
  from: Instant,
  to: Instant,
): Promise<void> {
  await tx`
    insert into occupations (property_id, reservation_id, table_id, during)
    select ${property}, ${reservation}, x, tstzrange(${toIso(from)}, ${toIso(to)}) from unnest(${tables}::bigint[]) x`
}

/** Frees the tables from an instant on; all of it when that is not after the start. */
export async function releaseFrom(tx: Tx, property: number, reservation: number, at: Instant): Promise<void> {
  const until = toIso(at)
  await tx`
    delete from occupations
    where property_id = ${property} and reservation_id = ${reservation} and lower(during) >= ${until}`
  await tx`
    update occupations set during = tstzrange(lower(during), least(upper(during), ${until}))
    where property_id = ${property} and reservation_id = ${reservation}`
}

export async function releaseAll(tx: Tx, property: number, reservation: number): Promise<void> {
  await tx`delete from occupations where property_id = ${property} and reservation_id = ${reservation}`
}
