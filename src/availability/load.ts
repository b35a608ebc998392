import type { Db } from '../db/sql.ts'
import { dateOf, type Day, type Instant, type Minute } from '../kernel/time.ts'
import type { Loaded, Occupation } from './engine.ts'
import type { Covers, PacedDays } from './pacing.ts'

/** The columns of the occupations side by side: a list each costs the database half of what a list of rows does. */
interface LoadRow {
  setup_version: number
  now: number
  table_ids: number[]
  starts: Instant[]
  ends: Instant[]
  reservation_ids: number[]
  requests: Request[]
  covers?: CoverRow[]
}

/** A reservation that lapses by itself at an instant, whatever it holds. */
export type Request = [id: number, lapses_at: Instant]

type CoverRow = [
  reservation_id: number,
  service_id: number,
  service_day: Day,
  offset: Minute,
  pax: number,
  lapses_at: Instant | null,
]

export interface VersionedLoad extends Loaded {
  /** the set-up that these occupations go with */
  setup_version: number
  /** in the same window */
  requests: Request[]
}

/**
 * Everything a decision needs beside the set-up, in one statement: the property's now (the database's transaction
 * time plus the property's clock offset), what is taken between two instants, which requests lie there, the covers
 * of services that have a limit, and the version of the set-up.
 */
export async function loadWindow(
  db: Db,
  property: number,
  from: Instant,
  to: Instant,
  paced?: PacedDays,
): Promise<VersionedLoad> {
  const [row] = await db<LoadRow[]>`
    select p.setup_version, date_part('epoch', now()) + p.clock_offset as now, o.*, (
        select coalesce(json_agg(json_build_array(id, date_part('epoch', lapses_at))), '[]') from reservations
        where property_id = ${property} and lapses_at is not null and start_at < to_timestamp(${to})
          and start_at > to_timestamp(${from}) - interval '1 day' and end_at > to_timestamp(${from})) as requests
      ${paced ? db`, ${coversIn(db, property, paced)} as covers` : db``}
    from properties p, (
      select coalesce(to_json(array_agg(table_id)), '[]') as table_ids,
        coalesce(to_json(array_agg(date_part('epoch', lower(during)))), '[]') as starts,
        coalesce(to_json(array_agg(date_part('epoch', upper(during)))), '[]') as ends,
        coalesce(to_json(array_agg(reservation_id)), '[]') as reservation_ids
      from occupations
      where property_id = ${property} and during && tstzrange(to_timestamp(${from}), to_timestamp(${to}))) o
    where p.id = ${property}`
  if (!row) throw new Error(`property ${property} has no row`)
  const { setup_version, now, requests } = row
  return { setup_version, now, requests, taken: takenOf(row), covers: coversOf(row.covers ?? []) }
}

/** Who counts, whichever channel it came by, with tables or without (booking rules, section 4.2). */
function coversIn(db: Db, property: number, { service_ids, days }: PacedDays) {
  const dates = days.map(dateOf)
  return db`(
    select coalesce(json_agg(json_build_array(id, service_id, service_day - date '1970-01-01',
        (start_date - service_day) * 1440 + date_part('epoch', start_hour) / 60, pax,
        date_part('epoch', lapses_at))), '[]')
    from reservations
    where property_id = ${property} and service_id = any(${service_ids}::bigint[])
      and service_day = any(${dates}::date[])
      and start_date between ${dateOf(Math.min(...days))}::date and ${dateOf(Math.max(...days))}::date + 1
      and status in ('CONFIRMED', 'ACCEPTED', 'PREPAY', 'WAITING') and not waiting_list)`
}

function coversOf(rows: CoverRow[]): Covers {
  const covers: Covers = new Map()
  for (const [reservation_id, service_id, service_day, offset, pax, lapses_at] of rows) {
    const cover = { reservation_id, service_id, offset, pax, lapses_at: lapses_at ?? undefined }
    const ofDay = covers.get(service_day)
    if (ofDay) ofDay.push(cover)
    else covers.set(service_day, [cover])
  }
  return covers
}

/** The database answers in no order. */
function takenOf({ table_ids, starts, ends, reservation_ids, requests }: LoadRow): Loaded['taken'] {
  const lapses = new Map(requests)
  const taken = new Map<number, Occupation[]>()
  for (const [n, table_id] of table_ids.entries()) {
    const occupation = {
      table_id,
      from: starts[n] ?? 0,
      to: ends[n] ?? 0,
      reservation_id: reservation_ids[n] ?? 0,
      lapses_at: lapses.get(reservation_ids[n] ?? 0),
    }
    const ofTable = taken.get(table_id)
    if (ofTable) ofTable.push(occupation)
    else taken.set(table_id, [occupation])
  }
  for (const ofTable of taken.values()) ofTable.sort((a, b) => a.from - b.from)
  return taken
}
