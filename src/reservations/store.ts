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

type Fragment = ReturnType<typeof columnsOf>
const byId = <T extends { id: number }>(items: T[]) => new Map(items.map((item) => [item.id, item]))

/** The property's own clock, which a sandbox may have moved; asked once for a statement. */
export const propertyNow = (db: Db, property: number) =>
  db`(select now() + make_interval(secs => p.clock_offset) from properties p where p.id = ${property})`

/** The status of `r` as it is read: a request that has lapsed is EXPIRED, whether that was written yet or not. */
export const statusNow = (db: Db, property: number) =>
  db`case when r.lapses_at <= ${propertyNow(db, property)} then 'EXPIRED' else r.status end`

const statusSince = (db: Db, property: number) =>
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

const tableShape = (db: Db) =>
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

interface Named {
  id: number
  name: string
}

interface Names {
  zone: string
  rooms: Named[]
  services: Named[]
  tables: ReservationRow['tables']
}

/** What reservations of a property refer to, archived or not. */
async function namesOf(db: Db, property: number): Promise<Names> {
  const [names] = await db<Names[]>`
    select p.timezone as zone,
      (select coalesce(json_agg(json_build_object('id', m.id, 'name', m.name)), '[]') from rooms m where m.property_id = p.id) as rooms,
      (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name)), '[]') from services s where s.property_id = p.id) as services,
      (select coalesce(json_agg(${tableShape(db)}), '[]') from tables t where t.property_id = p.id) as tables
    from properties p where p.id = ${property}`
  if (!names) throw new Error(`property ${property} has no row`)
  return names
}

/** What the wire shows of a reservation, and what moves it to another zone. */
export type ListedRow = Omit<
  ReservationRow,
  'service_day' | 'stay_given' | 'pinned' | 'cancelled_from' | 'cancelled_by' | 'lapsed_from' | 'link_nonce'
>

/** A row of a page as it comes, in the order of `listedColumns`. */
type ListedValues = [
  id: number,
  pax: number,
  status: Status,
  channel: Channel,
  waiting_list: boolean,
  start_date: string,
  start_hour: string,
  stay: number,
  start_at: Instant,
  end_at: Instant,
  checkin_at: Instant | null,
  checkout_at: Instant | null,
  no_show_at: Instant | null,
  expires_at: Instant | null,
  last_status_change: Instant,
  notes: string,
  special_request: string,
  walk_in: boolean,
  language: string | null,
  version: number,
  service_id: number,
  room_id: number,
  table_ids: number[],
  customer_id: number,
  first_name: string,
  last_name: string,
  email: string | null,
  phone: string | null,
]

const listedColumns = (db: Db, property: number) => db`
  r.id, r.pax, ${statusNow(db, property)}, r.channel, r.waiting_list, r.start_date, r.start_hour, r.stay,
  date_part('epoch', r.start_at), date_part('epoch', r.end_at), date_part('epoch', r.checkin_at),
  date_part('epoch', r.checkout_at), date_part('epoch', r.no_show_at), date_part('epoch', r.expires_at),
  date_part('epoch', ${statusSince(db, property)}), r.notes, r.special_request, r.walk_in, r.language, r.version,
  r.service_id, r.room_id,
  array(select x.table_id from reservation_tables x
    where x.property_id = r.property_id and x.reservation_id = r.id order by x.table_id),
  c.id, c.first_name, c.last_name, c.email, c.phone`

/**
 * Rows by a condition and an order that the caller writes on `r`. The page is cut before anything is joined to it, and
 * what its rows refer to is read once for all of them: joined to each, that costs the database seven times as much.
 * A page out of thousands that match is cut `by ids`: an index has those, in the order of ids.
 * Values come by position: objects that the driver makes name by name, spread into others, cost half of a page's time.
 */
export async function selectPage(
  db: Db,
  property: number,
  condition: Fragment,
  order: Fragment,
  limit: number,
  found: 'by rows' | 'by ids' = 'by rows',
): Promise<ListedRow[]> {
  const cut = (columns: Fragment) =>
    db`(select ${columns} from reservations r where r.property_id = ${property} and ${condition} order by ${order} limit ${limit})`
  const values = await db`
    select ${listedColumns(db, property)}
    from ${found === 'by rows' ? db`${cut(db`*`)} r` : db`${cut(db`r.id`)} page join reservations r on r.property_id = ${property} and r.id = page.id`}
    join customers c on c.property_id = r.property_id and c.id = r.customer_id
    where r.property_id = ${property} order by ${order}`.values()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the driver's types say what values there may be, not at which place
  const rows = values as unknown as ListedValues[]
  // read afterwards, it has every name that the rows need: none is ever deleted
  const { zone, ...names } = await namesOf(db, property)
  const [rooms, services, tables] = [byId(names.rooms), byId(names.services), byId(names.tables)]
  return rows.map(
    ([
      id,
      pax,
      status,
      channel,
      waiting_list,
      start_date,
      start_hour,
      stay,
      start_at,
      end_at,
      checkin_at,
      checkout_at,
      no_show_at,
      expires_at,
      last_status_change,
      notes,
      special_request,
      walk_in,
      language,
      version,
      service_id,
      room_id,
      table_ids,
      customer_id,
      first_name,
      last_name,
      email,
      phone,
    ]) => ({
      id,
      zone,
      pax,
      status,
      channel,
      waiting_list,
      start_date,
      start_hour,
      stay,
      start_at,
      end_at,
      checkin_at,
      checkout_at,
      no_show_at,
      expires_at,
      last_status_change,
      notes,
      special_request,
      walk_in,
      language,
      version,
      customer: { id: customer_id, first_name, last_name, email, phone },
      service: services.get(service_id) ?? { id: service_id, name: '' },
      room: rooms.get(room_id) ?? { id: room_id, name: '' },
      tables: table_ids.flatMap((table) => tables.get(table) ?? []),
    }),
  )
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
