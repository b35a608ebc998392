import type { Db } from '../db/sql.ts'
import { dayOf, type Instant } from '../kernel/time.ts'
import type { Loaded, Occupation } from './engine.ts'
import type { Hold } from './hold.ts'

/** The columns of the occupations side by side: a list each costs the database half of what a list of rows does. */
interface LoadRow {
  setup_version: number
  now: number
  clock_offset: number
  table_ids: number[]
  starts: Instant[]
  ends: Instant[]
  reservation_ids: number[]
  holds: (Omit<Hold, 'service_day' | 'lapses_at'> & { service_day: string; expires_at: Instant })[] | null
}

export interface VersionedLoad extends Loaded {
  /** the set-up that these occupations go with */
  setup_version: number
}

/**
 * Everything a decision needs beside the set-up, in one statement: the property's now (the database's transaction
 * time plus the property's clock offset), what is taken between two instants, and the version of the set-up. Holds
 * come by themselves, so that reservations, which are many, do not each say that they are none. A hold ends by the
 * database's own clock: with the property's offset it is compared with the property's now.
 */
export async function loadWindow(
  db: Db,
  property: number,
  from: Instant,
  to: Instant,
): Promise<VersionedLoad> {
  const [row] = await db<LoadRow[]>`
    select p.setup_version, date_part('epoch', now()) + p.clock_offset as now, p.clock_offset, o.*, (
        select json_agg(h) from (
          select id, key, holder, channel, service_id, service_day, pax, room_id, table_ids,
            array(select x.table_id from occupations x
              where x.property_id = t.property_id and x.hold_id = t.id) as occupies,
            date_part('epoch', start_at) as start, date_part('epoch', end_at) as end, stay, stay_given, pinned,
            date_part('epoch', expires_at) as expires_at
          from holds t
          where property_id = ${property} and start_at < to_timestamp(${to}) and end_at > to_timestamp(${from})) h) as holds
    from properties p, (
      select coalesce(to_json(array_agg(table_id)), '[]') as table_ids,
        coalesce(to_json(array_agg(date_part('epoch', lower(during)))), '[]') as starts,
        coalesce(to_json(array_agg(date_part('epoch', upper(during)))), '[]') as ends,
        coalesce(to_json(array_agg(reservation_id)), '[]') as reservation_ids
      from occupations
      where property_id = ${property} and during && tstzrange(to_timestamp(${from}), to_timestamp(${to}))
        and hold_id is null) o
    where p.id = ${property}`
  if (!row) throw new Error(`property ${property} has no row`)
  const holds = holdsOf(row)
  return { setup_version: row.setup_version, now: row.now, taken: takenOf(row, holds), holds }
}

function holdsOf({ holds, clock_offset }: LoadRow): Hold[] {
  return (holds ?? []).map(({ service_day, expires_at, ...hold }) => ({
    ...hold,
    service_day: dayOf(service_day),
    lapses_at: expires_at + clock_offset,
  }))
}

/** The database answers in no order. */
function takenOf({ table_ids, starts, ends, reservation_ids }: LoadRow, holds: Hold[]): Loaded['taken'] {
  const taken = new Map<number, Occupation[]>()
  const add = (occupation: Occupation) => {
    const ofTable = taken.get(occupation.table_id)
    if (ofTable) ofTable.push(occupation)
    else taken.set(occupation.table_id, [occupation])
  }
  for (const [n, table_id] of table_ids.entries())
    add({ table_id, from: starts[n] ?? 0, to: ends[n] ?? 0, reservation_id: reservation_ids[n] ?? 0 })
  for (const { id, occupies, start, end, lapses_at } of holds)
    for (const table_id of occupies) add({ table_id, from: start, to: end, hold_id: id, lapses_at })
  for (const ofTable of taken.values()) ofTable.sort((a, b) => a.from - b.from)
  return taken
}

/** The property's now by its own clock, and the zone in which its walls show it. */
export async function loadNow(db: Db, property: number): Promise<{ now: Instant; zone: string }> {
  const [row] = await db<{ now: Instant; zone: string }[]>`
    select date_part('epoch', now()) + clock_offset as now, timezone as zone from properties where id = ${property}`
  if (!row) throw new Error(`property ${property} has no row`)
  return row
}
