import type { Sql } from '../../src/db/sql.ts'

/**
 * Sets a sandbox's own clock to a local date and time; it keeps ticking from there. Not by the route, which
 * `test/slow/sandbox.test.ts` tries: where a test sets up a time, that would be a call that is counted, a change of the
 * set-up that all remember, and holds that are given more time.
 */
export async function setClock(sql: Sql, property: number, local: string): Promise<void> {
  await sql`
    update properties
    set clock_offset = ceil(extract(epoch from ${local}::text::timestamp at time zone timezone) - extract(epoch from now()))
    where id = ${property}`
}
