import { withoutNulls } from '../kernel/wire.ts'
import type { ReservedTable, Table, TableRow } from './schema.ts'

export function presentTable(row: TableRow, free = true): Table {
  const { table_ids, ...table } = row
  return withoutNulls({
    ...table,
    online: table.bookable,
    free,
    table_ids: table.group ? table_ids : null,
  })
}

/** Tables as a reservation or a hold shows its own. */
export function presentReservedTables(
  tables: Pick<TableRow, 'id' | 'name' | 'bookable' | 'group' | 'room_id'>[],
): ReservedTable[] {
  return tables.map(({ id, name, bookable, group, room_id }) => ({
    id,
    name,
    bookable,
    free: true,
    group,
    online: bookable,
    room_id,
  }))
}
