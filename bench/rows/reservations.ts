/** New reservations, beside a bare transaction that inserts the same rows. */
import type { Sql } from '../../src/db/sql.ts'
import { dateOf, minuteOf, toInstant, toIso } from '../../src/kernel/time.ts'
import type { Bench } from '../bench.ts'
import { countOf, saturate, together, type Measured } from '../load.ts'
import { bookRequest, dateIn, makeRestaurant, STARTS, TODAY, ZONE, type Restaurant } from '../restaurant.ts'
import { POOL } from '../server.ts'
import { perSecond, times, type Row } from '../table.ts'

/** callers, and as many as show what the server can do at most */
const CONNECTIONS = 32
const CROWD = 128
const PROPERTIES = 10
const DAYS = 60
const TABLES = 20
const ROUNDS = 3
/** parties that a day of a restaurant takes */
const FULL_DAY = STARTS.length * TABLES
/** the bare inserts are for days that the bookings do not reach */
const BARE_DAYS_LATER = 1000

export async function reservationRows({ account, url, sql, seconds }: Bench): Promise<Row[]> {
  const restaurants: Restaurant[] = []
  for (let n = 0; n < PROPERTIES; n++) restaurants.push(await makeRestaurant(account, url, TABLES))
  const place = placesOf(restaurants)
  let booked = 0
  const book = () => {
    const { restaurant, day, start } = place(booked++)
    return bookRequest(restaurant, dateIn(day), start, booked)
  }
  let bare = 0
  const created: Measured[] = []
  const crowded: Measured[] = []
  const inserted: number[] = []
  const callers = (connections: number) =>
    saturate({ url, connections, requests: book, seconds: seconds / ROUNDS, expected: [201] })
  for (let round = 0; round <= ROUNDS; round++) {
    created.push(await callers(CONNECTIONS))
    crowded.push(await callers(CROWD))
    inserted.push(await insertBare(sql, () => place(bare++), seconds / ROUNDS))
  }
  // the first round warms up
  const rate = inserted.slice(1).reduce((sum, one) => sum + one, 0) / ROUNDS
  const oneDay = await oneDayAtATime(url, await makeRestaurant(account, url, TABLES), seconds)
  return rowsOf(together(created.slice(1)), together(crowded.slice(1)), oneDay, rate)
}

interface Place {
  restaurant: Restaurant
  day: number
  start: string
  /** index among the restaurant's tables */
  table: number
}

/** Neighbours go to different properties, then to different days; no table is needed twice. */
function placesOf(restaurants: Restaurant[]): (n: number) => Place {
  return (n) => {
    const restaurant = restaurants[n % PROPERTIES]
    const turn = Math.floor(n / PROPERTIES / DAYS)
    const start = STARTS[turn % STARTS.length]
    if (!restaurant || start === undefined || turn >= FULL_DAY)
      throw new Error('every table of every day is taken')
    return {
      restaurant,
      day: 1 + (Math.floor(n / PROPERTIES) % DAYS),
      start,
      table: Math.floor(turn / STARTS.length),
    }
  }
}

/** Inserts a second, on the same driver with as many connections as the server has. */
async function insertBare(sql: Sql, next: () => Place, seconds: number): Promise<number> {
  const began = performance.now()
  let count = 0
  const run = async () => {
    for (; performance.now() < began + seconds * 1000; count++) await insertOne(sql, next(), count)
  }
  await Promise.all(Array.from({ length: POOL }, run))
  return count / ((performance.now() - began) / 1000)
}

/** The rows of a booking, written by one statement between begin and commit. */
async function insertOne(sql: Sql, { restaurant, day, start, table }: Place, guest: number): Promise<void> {
  const date = dateOf(TODAY + day + BARE_DAYS_LATER)
  const at = toInstant(ZONE, TODAY + day + BARE_DAYS_LATER, minuteOf(start)) ?? 0
  const [from, to] = [toIso(at), toIso(at + 3600)]
  const { property, room, lunch } = restaurant
  const name = `guest ${guest}`
  const phone = `39333${1_000_000 + guest}`
  const seat = restaurant.tables[table] ?? 0
  await sql.begin(
    (tx) => tx`
    with c as (
      insert into customers (property_id, first_name, last_name, email, phone, name_key, search_text, phone_digits)
      values (${property}, 'Ada', ${name}, null, ${`+${phone}`}, ${`ada ${name}`}, ${`ada ${name}`}, ${phone}) returning id),
    r as (
      insert into reservations (property_id, customer_id, service_id, room_id, channel, status, waiting_list, pax, start_date,
        start_hour, service_day, start_at, end_at, stay, stay_given, pinned, notes, special_request)
      select ${property}, c.id, ${lunch}, ${room}, 'OCTOTABLE_BOOK', 'CONFIRMED', false, 2, ${date}, ${start}, ${date},
        ${from}, ${to}, 60, false, false, '', 'By the window, if there is one.' from c returning id),
    t as (
      insert into reservation_tables (property_id, reservation_id, table_id) select ${property}, r.id, ${seat} from r),
    o as (
      insert into occupations (property_id, reservation_id, table_id, during)
      select ${property}, r.id, ${seat}, tstzrange(${from}, ${to}) from r),
    e as (
      insert into events (property_id, reservation_id, type, actor, changes)
      select ${property}, r.id, 'RESERVATION_CREATED', 'bench', '{"status": [null, "CONFIRMED"]}' from r)
    select id from r`,
  )
}

/** Everybody books the same day of one restaurant until it is full, then the next day. */
async function oneDayAtATime(url: string, restaurant: Restaurant, seconds: number): Promise<Measured> {
  const runs: Measured[] = []
  const end = performance.now() + seconds * 1000
  for (let day = 1; performance.now() < end; day++) {
    const date = dateIn(day)
    const requests = (n: number) =>
      n < FULL_DAY
        ? bookRequest(restaurant, date, STARTS[n % STARTS.length] ?? '', day * FULL_DAY + n)
        : undefined
    runs.push(await saturate({ url, connections: CONNECTIONS, requests, seconds: 60, expected: [201, 503] }))
  }
  return together(runs)
}

function rowsOf(spread: Measured, crowd: Measured, oneDay: Measured, ceiling: number): Row[] {
  const share = ({ rate }: Measured) => rate / ceiling
  // a day that is too busy says so
  const busy = countOf(oneDay, 503)
  const created = (oneDay.rate * countOf(oneDay, 201)) / oneDay.count
  return [
    {
      what: `new reservations over ${PROPERTIES * DAYS} property-days`,
      result: perSecond(spread.rate),
      ...times(spread),
      ceiling: `bare inserts ${perSecond(ceiling)}`,
      ratio: share(spread).toFixed(2),
      goal: '≥ 0.4',
      met: share(spread) >= 0.4,
    },
    {
      what: `the same, ${CROWD} callers`,
      result: perSecond(crowd.rate),
      ...times(crowd),
      ceiling: 'the same',
      ratio: share(crowd).toFixed(2),
      goal: '≥ 0.4 and ≥ 1,500/s',
      met: share(crowd) >= 0.4 && crowd.rate >= 1500,
    },
    {
      what: 'new reservations, one property-day at a time',
      result: perSecond(created) + (busy > 0 ? `, ${busy} of ${oneDay.count} answered 503` : ''),
      ...times(oneDay),
      ceiling: `bare inserts ${perSecond(ceiling)}`,
      ratio: (created / ceiling).toFixed(2),
      goal: 'reported',
      met: true,
    },
  ]
}
