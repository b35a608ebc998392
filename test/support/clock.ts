import type { Sql } from '../../src/db/sql.ts'

/** Sets a sandbox's own clock to a local date and time; it keeps ticking from there. */
export async function setClock(sql: Sql, property: number, local: string): Promise<void> {
  await sql`
    update properties
    set clock_offset = ceil(extract(epoch from ${local}::text::timestamp at time zone timezone) - extract(epoch from now()))
    where id = ${property}`
}
