import { listOutOfOrder } from '../closures/out-of-order.ts'
import type { Ctx } from '../context.ts'
import { idIn, matchesCustomer } from '../customers/store.ts'
import type { Db } from '../db/sql.ts'
import {
  cutPage,
  decodeCursor,
  DEFAULT_LIMIT,
  encodeCursor,
  MAX_LIMIT,
  type Page,
  type Position,
} from '../kernel/page.ts'
import { LAST_DAY } from '../kernel/time.ts'
import { idsOfGuests, selectPage, selectPageOf, type ListedRow } from './list-store.ts'
import { presentReservation } from './present.ts'
import type { Reservation, ReservationFilters, ReservationQuery } from './schema.ts'
import { propertyNow, statusNow } from './store.ts'

/** Marks a position among the entries of closures, which come before the reservations. */
const CLOSURES = 'closures'

/**
 * Reservations by filters that combine with AND. Without a date filter the newest id comes first, so that any
 * recent reservation is on the first page; with one, the earliest start. Closures come before them, and only when
 * they are asked for.
 */
export async function listReservations(
  ctx: Ctx,
  property: number,
  query: ReservationQuery,
): Promise<Page<Reservation>> {
  const { limit: asked = DEFAULT_LIMIT, next_cursor, ...filters } = query
  const limit = Math.min(asked, MAX_LIMIT)
  const scope = { property, ...filters }
  const after = next_cursor === undefined ? [] : decodeCursor(ctx.keys.cursor, scope, next_cursor)
  const answer = (data: Reservation[], next: Position | undefined) => ({
    data,
    ...(next ? { next_cursor: encodeCursor(ctx.keys.cursor, scope, next) } : {}),
  })
  const [mark, ...place] = after
  if (!filters.status?.includes('OUTOFORDER') || (after.length > 0 && mark !== CLOSURES)) {
    const { page, next } = await pageOfReservations(ctx, property, filters, after, limit)
    return answer(page, next)
  }
  const { entries, next } = await listOutOfOrder(ctx, property, filters, place, limit)
  if (next) return answer(entries, [CLOSURES, ...next])
  const rest = await pageOfReservations(ctx, property, filters, [], limit - entries.length)
  // a page that is full of closures goes on after the last of them
  return answer(
    [...entries, ...rest.page],
    rest.next ?? (rest.more ? [CLOSURES, LAST_DAY + 1, 0] : undefined),
  )
}

async function pageOfReservations(
  { sql }: Ctx,
  property: number,
  filters: ReservationFilters,
  after: Position,
  limit: number,
): Promise<{ page: Reservation[]; next: Position | undefined; more: boolean }> {
  const byStart = isByStart(filters)
  const rows = await rowsOf(sql, property, filters, after, limit + 1)
  const { page, next } = cutPage(rows, limit, (row) => positionOf(row, byStart))
  return { page: page.map((row) => presentReservation(row)), next, more: rows.length > limit }
}

const isByStart = ({ start_date, end_date }: ReservationFilters) =>
  start_date !== undefined || end_date !== undefined

async function rowsOf(
  db: Db,
  property: number,
  filters: ReservationFilters,
  after: Position,
  limit: number,
): Promise<ListedRow[]> {
  const { text_search, ...others } = filters
  const byStart = isByStart(filters)
  const order = byStart ? db`r.start_date, r.start_hour, r.id` : db`r.id desc`
  const further = after.length > 0 ? [isAfter(db, byStart, after)] : []
  const where = [...conditionsOf(db, property, filters), ...further].reduce(
    (all, one) => db`${all} and ${one}`,
    db`r.property_id = ${property}`,
  )
  if (text_search === undefined || byStart) return selectPage(db, property, where, order, limit)
  const isAlone = Object.values(others).every((one) => one === undefined) && idIn(text_search) === 0
  const ids = isAlone
    ? idsOfGuests(db, property, guestsOf(db, property, text_search), further[0] ?? db`true`, limit)
    : db`select r.id from reservations r where ${where} order by ${order} limit ${limit}`
  return selectPageOf(db, property, ids, order)
}

const positionOf = (row: ListedRow, byStart: boolean): Position =>
  byStart ? [row.start_date, row.start_hour, row.id] : [row.id]

function isAfter(db: Db, byStart: boolean, position: Position) {
  const [first = 0, hour = '', id = 0] = position
  return byStart
    ? db`(r.start_date, r.start_hour, r.id) > (${first}::date, ${hour}::time, ${id}::bigint)`
    : db`r.id < ${first}::bigint`
}

function conditionsOf(db: Db, property: number, filters: ReservationFilters) {
  const { start_date, end_date, start_hour, status, service_ids, room_ids, text_search, updated_since } =
    filters
  const current = statusNow(db, property)
  const list = [
    start_date && db`r.start_date >= ${start_date}`,
    end_date && db`r.start_date <= ${end_date}`,
    start_hour && db`r.start_hour = ${start_hour}`,
    status && isOf(db, property, status),
    service_ids && db`r.service_id = any(${service_ids}::bigint[])`,
    room_ids && db`r.room_id = any(${room_ids}::bigint[])`,
    text_search && matches(db, property, text_search),
    filters.incoming &&
      db`r.start_at >= ${propertyNow(db, property)} and r.checkin_at is null and ${current} not in ('CANCELLED', 'REJECTED', 'EXPIRED')`,
    filters.arrived && db`r.checkin_at is not null and r.checkout_at is null`,
    filters.departed && db`r.checkout_at is not null`,
    filters.waiting_list && db`r.waiting_list`,
    updated_since &&
      db`r.updated_at >= ${updated_since}::timestamp at time zone (select p.timezone from properties p where p.id = ${property})`,
  ]
  return list.filter((one) => typeof one === 'object')
}

/**
 * The status as it is read is one of these, in a form that an index can answer. Most reservations are CONFIRMED and in
 * no index by status: whoever does not ask for them has to say so. One status is found in the order of ids.
 */
function isOf(db: Db, property: number, asked: readonly string[]) {
  const [first = '', ...others] = asked
  const stored = others.length === 0 ? db`r.status = ${first}` : db`r.status = any(${[...asked]}::text[])`
  const indexed = asked.includes('CONFIRMED') ? stored : db`(r.status <> 'CONFIRMED' and ${stored})`
  const lapsed = db`r.lapses_at <= ${propertyNow(db, property)}`
  return asked.includes('EXPIRED')
    ? db`(${indexed} or ${lapsed})`
    : db`${indexed} and (${lapsed}) is not true`
}

/** Whose name, e-mail or phone matches. */
const guestsOf = (db: Db, property: number, text: string) => db`
  select g.id from customers g where g.property_id = ${property} and ${matchesCustomer(db, text)}`

/** The guest's name, e-mail or phone, or exactly that reservation. */
function matches(db: Db, property: number, text: string) {
  const id = idIn(text)
  // an array, or the `or` would keep the planner from the indexes
  return db`(r.customer_id = any(array(${guestsOf(db, property, text)}))
    ${id > 0 ? db` or r.id = ${id}` : db``})`
}
