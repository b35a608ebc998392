import type { Db } from '../db/sql.ts'
import { notFound } from '../kernel/refusal.ts'
import type { ClosureRow } from './schema.ts'

const columns = (db: Db) => db`
  id, start_date, end_date, service_ids, slots, room_ids, table_ids, reason, author,
  to_char(created_at at time zone (select p.timezone from properties p where p.id = property_id),
    'YYYY-MM-DD"T"HH24:MI:SS') as created_at`

/** Closures that touch the days from `first` to `last`, by start and id, those after a position. */
export async function listClosures(
  db: Db,
  property: number,
  { first, last, after, limit }: ClosureRange,
): Promise<ClosureRow[]> {
  const { start_date, id } = after ?? { start_date: '-infinity', id: 0 }
  return db<ClosureRow[]>`
    select ${columns(db)} from closures
    where property_id = ${property} and end_date >= ${first ?? '-infinity'} and start_date <= ${last ?? 'infinity'}
      and (start_date, id) > (${start_date}::date, ${id}::bigint)
    order by start_date, id limit ${limit ?? null}`
}

interface ClosureRange {
  first?: string | undefined
  last?: string | undefined
  after?: Pick<ClosureRow, 'start_date' | 'id'> | undefined
  /** left out: all of them */
  limit?: number
}

/** The closure, or a refusal that there is none. */
export async function findClosure(db: Db, property: number, id: number): Promise<ClosureRow> {
  const [row] = await db<ClosureRow[]>`
    select ${columns(db)} from closures where property_id = ${property} and id = ${id}`
  if (!row) throw notFound('Closure', id)
  return row
}

export async function insertClosure(
  db: Db,
  property: number,
  closure: Omit<ClosureRow, 'id' | 'created_at'>,
): Promise<ClosureRow> {
  const [row] = await db<ClosureRow[]>`
    insert into closures (property_id, start_date, end_date, service_ids, slots, room_ids, table_ids, reason, author,
      created_at)
    values (${property}, ${closure.start_date}, ${closure.end_date}, ${closure.service_ids}, ${closure.slots},
      ${closure.room_ids}, ${closure.table_ids}, ${closure.reason}, ${closure.author},
      (select now() + make_interval(secs => p.clock_offset) from properties p where p.id = ${property}))
    returning ${columns(db)}`
  if (!row) throw new Error('an insert returns its row')
  return row
}

/** Everything but the author. */
export async function saveClosure(db: Db, property: number, closure: ClosureRow): Promise<void> {
  await db`
    update closures set start_date = ${closure.start_date}, end_date = ${closure.end_date},
      service_ids = ${closure.service_ids}, slots = ${closure.slots}, room_ids = ${closure.room_ids},
      table_ids = ${closure.table_ids}, reason = ${closure.reason}
    where property_id = ${property} and id = ${closure.id}`
}

export async function deleteClosure(db: Db, property: number, id: number): Promise<void> {
  await db`delete from closures where property_id = ${property} and id = ${id}`
}

/**
 * Takes what goes out of use out of the closures that name it. One that names nothing else goes with it: a list that
 * is left out means all.
 */
export async function dropFromClosures(
  db: Db,
  property: number,
  list: 'service_ids' | 'room_ids' | 'table_ids',
  ids: number[],
): Promise<void> {
  await db`delete from closures where property_id = ${property} and ${db(list)} <@ ${ids}::bigint[]`
  await db`
    update closures
    set ${db(list)} = array(select id from unnest(${db(list)}) id where id <> all(${ids}::bigint[]) order by id)
    where property_id = ${property} and ${db(list)} && ${ids}::bigint[]`
}
