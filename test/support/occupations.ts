import assert from 'node:assert/strict'
import type { Sql } from '../../src/db/sql.ts'

/**
 * What has to hold whatever happened: no table is taken twice at a time, and every reservation and every hold takes
 * exactly its tables for exactly its time (booking rules, sections 2 and 11).
 */
export async function assertOccupations(sql: Sql, property: number): Promise<void> {
  const overlaps = await sql`
    select a.table_id, a.reservation_id, a.hold_id, b.reservation_id as other, b.hold_id as other_hold
    from occupations a join occupations b
      on b.property_id = a.property_id and b.table_id = a.table_id and b.ctid > a.ctid and b.during && a.during
    where a.property_id = ${property}`
  assert.deepEqual([...overlaps], [], 'a table is taken twice')
  const expected = sql`
    select r.id as reservation_id, null::bigint as hold_id, coalesce(m.table_id, n.table_id) as table_id,
      tstzrange(r.start_at, least(r.end_at, r.checkout_at, r.no_show_at)) as during
    from reservations r
    join reservation_tables n on n.property_id = r.property_id and n.reservation_id = r.id
    left join group_members m on m.property_id = r.property_id and m.group_id = n.table_id
    where r.property_id = ${property} and not r.waiting_list and r.status in ('CONFIRMED', 'ACCEPTED', 'PREPAY', 'WAITING')
      and coalesce(least(r.checkout_at, r.no_show_at) > r.start_at, true)
    union all
    select null, h.id, coalesce(m.table_id, n.table_id), tstzrange(h.start_at, h.end_at)
    from holds h
    cross join unnest(h.table_ids) n (table_id)
    left join group_members m on m.property_id = h.property_id and m.group_id = n.table_id
    where h.property_id = ${property}`
  const actual = sql`select reservation_id, hold_id, table_id, during from occupations where property_id = ${property}`
  const differences = await sql`
    select 'missing' as what, x.* from ((${expected}) except ${actual}) x
    union all select 'too much', x.* from (${actual} except (${expected})) x`
  assert.deepEqual([...differences], [], 'occupations are not those of reservations and holds')
}
