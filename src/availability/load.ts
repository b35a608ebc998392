import type { Db } from '../db/sql.ts'
import type { Instant } from '../kernel/time.ts'
import type { Loaded, Occupation } from './engine.ts'

interface LoadRow {
  setup_version: number
  now: number
  occupations: [number, number, number, number][]
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
    select p.setup_version, extract(epoch from now())::float8 + p.clock_offset as now,
      (select coalesce(json_agg(json_build_array(o.table_id, extract(epoch from lower(o.during))::float8,
          extract(epoch from upper(o.during))::float8, o.reservation_id) order by o.during), '[]')
        from occupations o
        where o.property_id = ${property} and o.during && tstzrange(to_timestamp(${from}), to_timestamp(${to}))) as occupations
    from properties p where p.id = ${property}`
  if (!row) throw new Error(`property ${property} has no row`)
  const taken = new Map<number, Occupation[]>()
  for (const [table_id, start, end, reservation_id] of row.occupations) {
    const occupation = { table_id, from: start, to: end, reservation_id }
    const ofTable = taken.get(table_id)
    if (ofTable) ofTable.push(occupation)
    else taken.set(table_id, [occupation])
  }
  return { setup_version: row.setup_version, now: row.now, taken }
}
