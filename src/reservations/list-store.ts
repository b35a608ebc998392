/** Pages of reservations: hundreds of rows at a time, read and named in the way that costs least. */
import type { Channel } from '../availability/party.ts'
import type { Db } from '../db/sql.ts'
import type { Instant } from '../kernel/time.ts'
import type { Status } from './status.ts'
import { statusNow, statusSince, tableShape, type ReservationRow } from './store.ts'

type Fragment = ReturnType<typeof statusNow>
const byId = <T extends { id: number }>(items: T[]) => new Map(items.map((item) => [item.id, item]))

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

/** Rows by a condition and an order that the caller writes on `r`; the page is cut before anything is joined to it. */
export const selectPage = (db: Db, property: number, condition: Fragment, order: Fragment, limit: number) =>
  readRows(
    db,
    property,
    db`(select * from reservations r where r.property_id = ${property} and ${condition} order by ${order} limit ${limit}) r`,
    order,
  )

/** The same for a page out of thousands that match: an index has their ids in order, and only its own rows are read. */
export const selectPageOf = (db: Db, property: number, ids: Fragment, order: Fragment) =>
  readRows(
    db,
    property,
    db`(${ids}) page join reservations r on r.property_id = ${property} and r.id = page.id`,
    order,
  )

/** More guests than that, and a page of their reservations is looked for among so many of the newest ones first. */
const MANY_GUESTS = 1000
const NEWEST = 10_000

/**
 * Ids of reservations of the guests whose ids `guests` selects, the newest first. Those of a common name fill a page from
 * the newest reservations of the property; to collect all that they ever had takes twice as long. Where they do not fill
 * it, and for a rare name, that is done. `is true` keeps the guests a table that is looked into, row by row in order.
 */
export const idsOfGuests = (
  db: Db,
  property: number,
  guests: Fragment,
  condition: Fragment,
  limit: number,
): Fragment => db`
  with found as materialized (${guests}),
  near as materialized (
    select id from (
      select r.id, r.customer_id from reservations r where r.property_id = ${property} and ${condition}
      order by r.id desc limit ${NEWEST}) newest
    where (select count(*) from found) > ${MANY_GUESTS} and (customer_id in (select id from found)) is true
    order by id desc limit ${limit})
  select id from near where (select count(*) from near) = ${limit}
  union all (
    select r.id from reservations r
    where (select count(*) from near) < ${limit} and r.property_id = ${property} and ${condition}
      and r.customer_id = any(array(select id from found))
    order by r.id desc limit ${limit})`

/**
 * What the rows refer to is read once for all of them: joined to each, that costs the database seven times as much.
 * Values come by position: objects that the driver makes name by name, spread into others, cost half of a page's time.
 */
async function readRows(db: Db, property: number, page: Fragment, order: Fragment): Promise<ListedRow[]> {
  const values = await db`
    select ${listedColumns(db, property)} from ${page}
    join customers c on c.property_id = r.property_id and c.id = r.customer_id
    where r.property_id = ${property} order by ${order}`.values()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the driver's types say what values there may be, not at which place
  const rows = values as unknown as ListedValues[]
  // read afterwards, it has every name that the rows need: none is ever deleted
  const { zone, ...names } = await namesOf(db, property)
  const [rooms, services, tables] = [byId(names.rooms), byId(names.services), byId(names.tables)]
  // by index: taken apart by a pattern, a row costs an iterator with a result for each value
  const listed = rows.map((row) => ({
    id: row[0],
    zone,
    pax: row[1],
    status: row[2],
    channel: row[3],
    waiting_list: row[4],
    start_date: row[5],
    start_hour: row[6],
    stay: row[7],
    start_at: row[8],
    end_at: row[9],
    checkin_at: row[10],
    checkout_at: row[11],
    no_show_at: row[12],
    expires_at: row[13],
    last_status_change: row[14],
    notes: row[15],
    special_request: row[16],
    walk_in: row[17],
    language: row[18],
    version: row[19],
    customer: { id: row[23], first_name: row[24], last_name: row[25], email: row[26], phone: row[27] },
    service: services.get(row[20]) ?? { id: row[20], name: '' },
    room: rooms.get(row[21]) ?? { id: row[21], name: '' },
    tables: row[22].flatMap((table) => tables.get(table) ?? []),
  }))
  // the driver's query keeps its answer until the next full collection of garbage: hundreds of rows would grow old with it
  values.length = 0
  return listed
}
