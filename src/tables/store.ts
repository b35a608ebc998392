import type { Db } from '../db/sql.ts'
import { notFound } from '../kernel/refusal.ts'
import type { TableRow } from './schema.ts'

const columns = (db: Db) => db`
  t.id, t.room_id, t.name, t.bookable, t.guests_min, t.guests_max, t."group", t.position, t.kind,
  t.shape, t.x, t.y, t.width, t.height, t.rotation,
  array(select m.table_id from group_members m
    where m.property_id = t.property_id and m.group_id = t.id order by m.table_id) as table_ids`

/** Tables and groups of a room, or of the whole property. */
export async function listTables(db: Db, property: number, room?: number): Promise<TableRow[]> {
  return db<TableRow[]>`
    select ${columns(db)} from tables t
    where t.property_id = ${property} and t.archived_at is null
      ${room === undefined ? db`` : db`and t.room_id = ${room}`}
    order by t.position, t.id`
}

/** The table of that room, or a refusal that there is none. */
export async function findTable(db: Db, property: number, room: number, id: number): Promise<TableRow> {
  const [row] = await db<TableRow[]>`
    select ${columns(db)} from tables t
    where t.property_id = ${property} and t.room_id = ${room} and t.id = ${id} and t.archived_at is null`
  if (!row) throw notFound('Table', id)
  return row
}

/** Ids of the groups that a table is a member of. */
export async function groupsWith(db: Db, property: number, table: number): Promise<number[]> {
  const rows = await db<{ id: number }[]>`
    select g.id from group_members m
    join tables g on g.property_id = m.property_id and g.id = m.group_id
    where m.property_id = ${property} and m.table_id = ${table} and g.archived_at is null
    order by g.id`
  return rows.map((row) => row.id)
}

export async function insertTable(db: Db, property: number, table: Omit<TableRow, 'id'>): Promise<TableRow> {
  const [row] = await db<{ id: number }[]>`
    insert into tables (property_id, room_id, name, bookable, guests_min, guests_max, "group", position, kind,
      shape, x, y, width, height, rotation)
    values (${property}, ${table.room_id}, ${table.name}, ${table.bookable}, ${table.guests_min},
      ${table.guests_max}, ${table.group}, ${table.position}, ${table.kind}, ${table.shape}, ${table.x},
      ${table.y}, ${table.width}, ${table.height}, ${table.rotation})
    returning id`
  if (!row) throw new Error('an insert returns its row')
  await insertMembers(db, property, row.id, table.table_ids)
  return { ...table, id: row.id }
}

/** Everything but the members of a group. */
export async function saveTable(db: Db, property: number, table: TableRow): Promise<void> {
  await db`
    update tables set room_id = ${table.room_id}, name = ${table.name}, bookable = ${table.bookable},
      guests_min = ${table.guests_min}, guests_max = ${table.guests_max}, position = ${table.position},
      kind = ${table.kind}, shape = ${table.shape}, x = ${table.x}, y = ${table.y}, width = ${table.width},
      height = ${table.height}, rotation = ${table.rotation}
    where property_id = ${property} and id = ${table.id}`
}

export async function replaceMembers(
  db: Db,
  property: number,
  group: number,
  tables: number[],
): Promise<void> {
  await db`delete from group_members where property_id = ${property} and group_id = ${group}`
  await insertMembers(db, property, group, tables)
}

async function insertMembers(db: Db, property: number, group: number, tables: number[]): Promise<void> {
  if (tables.length === 0) return
  await db`
    insert into group_members (property_id, group_id, table_id)
    select ${property}::bigint, ${group}::bigint, unnest(${tables}::bigint[])`
}

export async function markTablesArchived(db: Db, property: number, ids: number[]): Promise<void> {
  await db`update tables set archived_at = now() where property_id = ${property} and id = any(${ids})`
}
