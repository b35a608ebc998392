import type { Db } from '../db/sql.ts'
import { violationOf } from '../db/sqlstate.ts'
import { notFound, Refusal } from '../kernel/refusal.ts'
import type { SpecialDayRow } from './schema.ts'

const columns = (db: Db) => db`
  id, service_id, date, name, closed, start_time, end_time, slots, slot_interval, max_covers, max_covers_per_slot`

interface SpecialDayRange {
  first?: string | undefined
  last?: string | undefined
  service_ids?: number[] | undefined
  after?: Pick<SpecialDayRow, 'date' | 'id'> | undefined
  limit: number
}

/** Special days by date and id, those after a position. */
export async function listSpecialDays(
  db: Db,
  property: number,
  { first, last, service_ids, after, limit }: SpecialDayRange,
): Promise<SpecialDayRow[]> {
  const { date, id } = after ?? { date: '-infinity', id: 0 }
  return db<SpecialDayRow[]>`
    select ${columns(db)} from special_days
    where property_id = ${property} and date between ${first ?? '-infinity'} and ${last ?? 'infinity'}
      ${service_ids ? db`and service_id = any(${service_ids}::bigint[])` : db``}
      and (date, id) > (${date}::date, ${id}::bigint)
    order by date, id limit ${limit}`
}

/** The special day, or a refusal that there is none. */
export async function findSpecialDay(db: Db, property: number, id: number): Promise<SpecialDayRow> {
  const [row] = await db<SpecialDayRow[]>`
    select ${columns(db)} from special_days where property_id = ${property} and id = ${id}`
  if (!row) throw notFound('Special day', id)
  return row
}

/** One service has one special day on a date. */
function twice(error: unknown, { service_id, date }: Omit<SpecialDayRow, 'id'>): unknown {
  if (violationOf(error, 'special_days_date_key') !== 'unique') return error
  return new Refusal(
    'state_conflict',
    `Service ${service_id} has a special day on ${date} already: change that one, or choose another date.`,
  )
}

export async function insertSpecialDay(
  db: Db,
  property: number,
  day: Omit<SpecialDayRow, 'id'>,
): Promise<SpecialDayRow> {
  const [row] = await db<{ id: number }[]>`
    insert into special_days (property_id, service_id, date, name, closed, start_time, end_time, slots, slot_interval,
      max_covers, max_covers_per_slot)
    values (${property}, ${day.service_id}, ${day.date}, ${day.name}, ${day.closed}, ${day.start_time}, ${day.end_time},
      ${day.slots}, ${day.slot_interval}, ${day.max_covers}, ${day.max_covers_per_slot})
    returning id`.catch((error: unknown) => {
    throw twice(error, day)
  })
  if (!row) throw new Error('an insert returns its row')
  return { ...day, id: row.id }
}

export async function saveSpecialDay(db: Db, property: number, day: SpecialDayRow): Promise<void> {
  await db`
    update special_days set service_id = ${day.service_id}, date = ${day.date}, name = ${day.name},
      closed = ${day.closed}, start_time = ${day.start_time}, end_time = ${day.end_time}, slots = ${day.slots},
      slot_interval = ${day.slot_interval}, max_covers = ${day.max_covers},
      max_covers_per_slot = ${day.max_covers_per_slot}
    where property_id = ${property} and id = ${day.id}`.catch((error: unknown) => {
    throw twice(error, day)
  })
}

export async function deleteSpecialDay(db: Db, property: number, id: number): Promise<void> {
  await db`delete from special_days where property_id = ${property} and id = ${id}`
}

export async function deleteSpecialDaysOf(db: Db, property: number, service: number): Promise<void> {
  await db`delete from special_days where property_id = ${property} and service_id = ${service}`
}
