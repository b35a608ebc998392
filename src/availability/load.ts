import type { Db } from '../db/sql.ts'
import type { Instant } from '../kernel/time.ts'
import type { Loaded, Occupation } from './engine.ts'

/** The columns of the occupations side by side: a list each costs the database half of what a list of rows does. */
interface LoadRow {
  setup_version: number
  now: number
  table_ids: number[]
  starts: Instant[]
  ends: Instant[]
  reservation_ids: number[]
}

export interface VersionedLoad extends Loaded {
  /** the set-up that these occupations go with */
  setup_version: number
}

/**
 * Everything a decision needs beside the set-up, in one statement: the property's now (the database's transaction
 * time plus the property's clock offset), what is taken between two instants, and the version of the set-up.
 */
export async function loadWindow(
  db: Db,
  property: number,
  from: Instant,
  to: Instant,
): Promise<VersionedLoad> {
  const [row] = await db<LoadRow[]>`
    select p.setup_version, date_part('epoch', now()) + p.clock_offset as now, o.*
    from properties p, (
      select coalesce(to_json(array_agg(table_id)), '[]') as table_ids,
        coalesce(to_json(array_agg(date_part('epoch', lower(during)))), '[]') as starts,
        coalesce(to_json(array_agg(date_part('epoch', upper(during)))), '[]') as ends,
        coalesce(to_json(array_agg(reservation_id)), '[]') as reservation_ids
      from occupations
      where property_id = ${property} and during && tstzrange(to_timestamp(${from}), to_timestamp(${to}))) o
    where p.id = ${property}`
  if (!row) throw new Error(`property ${property} has no row`)
  return { setup_version: row.setup_version, now: row.now, taken: takenOf(row) }
}

/** The database answers in no order. */
function takenOf({ table_ids, starts, ends, reservation_ids }: LoadRow): Loaded['taken'] {
  const taken = new Map<number, Occupation[]>()
  for (const [n, table_id] of table_ids.entries()) {
    const occupation = {
      table_id,
      from: starts[n] ?? 0,
      to: ends[n] ?? 0,
      reservation_id: reservation_ids[n] ?? 0,
    }
    const ofTable = taken.get(table_id)
    if (ofTable) ofTable.push(occupation)
    else taken.set(table_id, [occupation])
  }
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
