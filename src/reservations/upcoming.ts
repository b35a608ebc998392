/** What the set-up still owes to guests: reservations that a change of it must not pull the floor from. */
import type { Db } from '../db/sql.ts'
import { Refusal } from '../kernel/refusal.ts'

/** Which reservations: those that match everything given; of the whole property when nothing is. */
export interface Use {
  room_id?: number
  /** named by the reservation, or taken for it as a member of a group */
  table_ids?: number[]
  service_id?: number
  customer_id?: number
}

const SHOWN = 5

/**
 * Upcoming reservations `r`, for a `where`: those that take tables or are queued, end after the property's now, have
 * not checked out and are no no-show (booking rules, section 8). A request that lapsed is none, whether or not it was
 * swept: a waiting one at its start, an accepted one at its expiry, neither once checked in.
 */
const fromUpcoming = (db: Db, property: number) => db`
    from reservations r
    join properties p on p.id = r.property_id
    cross join lateral (select now() + make_interval(secs => p.clock_offset) as at) clock
    where r.property_id = ${property}
      and r.status in ('CONFIRMED', 'ACCEPTED', 'PREPAY', 'WAITING')
      and r.checkout_at is null
      and r.no_show_at is null
      and r.end_at > clock.at
      and coalesce(r.lapses_at > clock.at, true)`

/** Ids of upcoming reservations, at most five, the next first. */
async function upcomingOf(db: Db, property: number, use: Use = {}): Promise<number[]> {
  const { room_id, table_ids, service_id, customer_id } = use
  const rows = await db<{ id: number }[]>`
    select r.id ${fromUpcoming(db, property)}
      ${room_id === undefined ? db`` : db`and r.room_id = ${room_id}`}
      ${service_id === undefined ? db`` : db`and r.service_id = ${service_id}`}
      ${customer_id === undefined ? db`` : db`and r.customer_id = ${customer_id}`}
      ${table_ids === undefined ? db`` : ofTables(db, table_ids)}
    order by r.start_at, r.id
    limit ${SHOWN}`
  return rows.map((row) => row.id)
}

/** Ids of all whose party is still to come: one that was checked in sits at its tables once its time has begun. */
export async function listToCome(db: Db, property: number): Promise<number[]> {
  const rows = await db<{ id: number }[]>`
    select r.id ${fromUpcoming(db, property)} and (r.checkin_at is null or r.start_at > clock.at) order by r.id`
  return rows.map((row) => row.id)
}

const ofTables = (db: Db, ids: number[]) => db`and (
  exists (select from reservation_tables n
    where n.property_id = r.property_id and n.reservation_id = r.id and n.table_id = any(${ids}))
  or exists (select from occupations o
    where o.property_id = r.property_id and o.reservation_id = r.id and o.table_id = any(${ids})))`

/** Refuses a change (409) while upcoming reservations need what it changes; `what` is named in the message. */
export async function refuseWhileUpcoming(db: Db, property: number, what: string, use: Use): Promise<void> {
  const ids = await upcomingOf(db, property, use)
  if (ids.length === 0) return
  const shown = `${ids.join(', ')}${ids.length === SHOWN ? ' …' : ''}`
  throw new Refusal(
    'state_conflict',
    `${what} has upcoming reservations (${shown}): move or cancel them first.`,
  )
}

export interface UpcomingRow {
  id: number
  room_id: number
  service_id: number
  service_day: string
  start_date: string
  start_hour: string
  /** those that it takes: members of a group; none while it is queued */
  tables: number[]
}

/** Upcoming reservations of some service days, the next first. */
export async function upcomingBetween(
  db: Db,
  property: number,
  first: string,
  last: string,
): Promise<UpcomingRow[]> {
  return db<UpcomingRow[]>`
    select r.id, r.room_id, r.service_id, r.service_day, r.start_date, r.start_hour,
      array(select o.table_id from occupations o
        where o.property_id = r.property_id and o.reservation_id = r.id) as tables
    ${fromUpcoming(db, property)} and r.service_day between ${first} and ${last}
    order by r.start_at, r.id`
}
