/** The list of a property with many reservations, by what staff look for. */
import type { Sql } from '../../src/db/sql.ts'
import type { Bench } from '../bench.ts'
import { saturate, type Requests } from '../load.ts'
import { dateIn, getRequest, makeRestaurant, type Restaurant } from '../restaurant.ts'
import { perSecond, times, type Row } from '../table.ts'

const CONNECTIONS = 2
const TABLES = 20
/** two years, every table of which is taken for seven stays a day */
const DAYS = 715
const RESERVATIONS = DAYS * TABLES * 7
const GUESTS = 40_000
const FIRST = 'Ada, Bruno, Carla, Dario, Elena, Fabio, Giulia, Hugo, Irene, Jacopo, Katia, Luca, Marta'.split(
  ', ',
)
const LAST =
  'Rossi, Ferrari, Bianchi, Romano, Colombo, Ricci, Marino, Greco, Conti, De Luca, Costa, Fontana'.split(', ')

export async function listRows({ account, url, sql, seconds }: Bench): Promise<Row[]> {
  const restaurant = await makeRestaurant(account, url, TABLES)
  await insertReservations(sql, restaurant)
  const rows: Row[] = []
  for (const [what, path] of QUERIES) {
    const requests: Requests = (n) => getRequest(restaurant, `/reservations${path(n)}`)
    const load = { url, connections: CONNECTIONS, requests, expected: [200] }
    await saturate({ ...load, seconds: seconds / 5 })
    const measured = await saturate({ ...load, seconds })
    const { p50, p99 } = times(measured)
    rows.push({
      what: `list, ${what}`,
      result: perSecond(measured.rate),
      p50,
      p99,
      goal: 'p99 < 50 ms',
      met: p99 < 50,
    })
  }
  return rows
}

const day = (n: number) => dateIn(((n * 37) % DAYS) - DAYS / 2 - 0.5)
const lastName = (n: number) => (LAST[n % LAST.length] ?? '').toLowerCase()
const guest = (n: number) => (n * 7919) % GUESTS

/** Asked by two at a time, of `RESERVATIONS` in the property. */
const QUERIES: [string, (n: number) => string][] = [
  ['100,000 in the property: one day', (n) => `?start_date=${day(n)}&end_date=${day(n)}`],
  [
    'a part of a common name (500 rows)',
    (n) => `?text_search=${encodeURIComponent(lastName(n).slice(0, 5))}`,
  ],
  [
    'a full name',
    (n) => `?text_search=${encodeURIComponent(`${FIRST[n % FIRST.length]} ${lastName(n)} ${guest(n)}`)}`,
  ],
  ['a phone number', (n) => `?text_search=333${1_000_000 + guest(n)}`],
  [
    'digits of a phone number, upcoming',
    (n) => `?text_search=${String(1_000_000 + guest(n)).slice(1)}&incoming=true`,
  ],
  ['a rare status', () => '?status[]=WAITING&limit=100'],
  ['a common status (500 rows)', () => '?status[]=CANCELLED'],
  ['no filter, first page (500 rows)', () => ''],
]

/**
 * Seven stays a table and day, around today. Written past the rules, in one go; what autovacuum would have done while
 * so many came in one by one is done at the end.
 */
async function insertReservations(
  sql: Sql,
  { property, room, tables, lunch, dinner }: Restaurant,
): Promise<void> {
  await sql`
    with g as (
      insert into customers (property_id, first_name, last_name, email, phone, name_key, search_text, phone_digits)
      select ${property}, f, l, null, '+39333' || 1000000 + n, lower(f || ' ' || l), lower(f || ' ' || l), '39333' || 1000000 + n
      from generate_series(0, ${GUESTS - 1}::int) n,
        lateral (select (${FIRST}::text[])[1 + n % ${FIRST.length}] as f, (${LAST}::text[])[1 + n % ${LAST.length}] || ' ' || n as l)
      returning id),
    numbered as (select id, row_number() over (order by id) - 1 as place from g),
    r as (
      insert into reservations (property_id, customer_id, service_id, room_id, channel, status, waiting_list, pax, start_date,
        start_hour, service_day, start_at, end_at, stay, stay_given, pinned, notes, special_request)
      select ${property}, g.id, case when hour < 17 then ${lunch}::bigint else ${dinner}::bigint end, ${room}, 'OCTOTABLE_BOOK',
        case when n % 200 = 0 then 'WAITING' when n % 20 = 0 then 'CANCELLED' else 'CONFIRMED' end, false, 2, at::date, at::time,
        at::date, at at time zone 'Europe/Rome', at at time zone 'Europe/Rome' + interval '1 hour', 60, false, false, '', ''
      from generate_series(0, ${RESERVATIONS - 1}::int) n,
        lateral (select (array[12, 13, 14, 19, 20, 21, 22])[1 + n / ${TABLES} % 7] as hour) h,
        lateral (select ${dateIn((1 - DAYS) / 2)}::date + n / ${TABLES * 7} + make_interval(hours => hour) as at) d,
        numbered g where g.place = n * 13 % ${GUESTS}
      returning id, start_at, end_at),
    seats as (
      select id, start_at, end_at, (${tables}::bigint[])[1 + (row_number() over (order by start_at, id) - 1) % ${TABLES}] as seat from r),
    t as (
      insert into reservation_tables (property_id, reservation_id, table_id) select ${property}, id, seat from seats)
    insert into occupations (property_id, reservation_id, table_id, during)
    select ${property}, id, seat, tstzrange(start_at, end_at) from seats`
  await sql`vacuum analyze customers, reservations, reservation_tables, occupations`
}
