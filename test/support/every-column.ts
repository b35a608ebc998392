/** Looks into every column of every table, as they are in the database's own catalogue: new ones are looked at too. */
import type { Sql } from '../../src/db/sql.ts'

interface Column {
  table: string
  column: string
  type: string
}

/** Where the texts stand, as `table.column`; a text of bytes is looked for in bytes as well. */
export async function findEverywhere(sql: Sql, needles: (string | Buffer)[]): Promise<string[]> {
  const columns = await sql<Column[]>`
    select format('%I.%I', n.nspname, c.relname) as table, format('%I', a.attname) as column,
      format_type(a.atttypid, null) as type
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'
    order by 1, a.attnum`
  const found: string[] = []
  for (const { table, column, type } of columns)
    for (const needle of needles) {
      const bytes = Buffer.from(needle)
      const condition =
        type === 'bytea'
          ? `position($1 in ${column}) > 0`
          : `position(lower(convert_from($1, 'UTF8')) in lower(${column}::text)) > 0`
      // bytes that are no text stand in bytes only
      if (type !== 'bytea' && Buffer.isBuffer(needle)) continue
      const rows = await sql.unsafe(`select from ${table} where ${condition} limit 1`, [bytes])
      if (rows.length > 0)
        found.push(`${table}.${column} holds ${Buffer.isBuffer(needle) ? 'bytes' : needle}`)
    }
  return found
}
