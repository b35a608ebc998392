import { withoutNulls } from '../kernel/wire.ts'
import type { Table, TableRow } from './schema.ts'

export function presentTable(row: TableRow, free = true): Table {
  const { table_ids, ...table } = row
  return withoutNulls({
    ...table,
    online: table.bookable,
    free,
    table_ids: table.group ? table_ids : null,
  })
}
