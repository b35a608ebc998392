/** What the schema promises about isolation, read from the database's own catalogue. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { createDatabase, type TestDatabase } from './support/database.ts'
import { connect, type Sql } from '../src/db/sql.ts'

let database: TestDatabase
let sql: Sql
before(async () => {
  database = await createDatabase()
  sql = connect({ target: database.url, max: 1 })
})
after(async () => {
  await sql.end()
  await database.drop()
})

/** Constraints of tables that belong to a property, with their columns in order. */
const constraints = () => sql<
  {
    table_name: string
    name: string
    kind: string
    columns: string[]
    target: string | null
    target_columns: string[] | null
    deferrable: boolean
    on_delete: string
  }[]
>`
  select c.conrelid::regclass::text as table_name, c.conname as name, c.contype as kind, c.condeferrable as deferrable,
    c.confdeltype as on_delete, nullif(c.confrelid, 0)::regclass::text as target,
    (select array_agg(a.attname::text order by k.n) from unnest(c.conkey) with ordinality k(attnum, n)
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum) as columns,
    (select array_agg(a.attname::text order by k.n) from unnest(c.confkey) with ordinality k(attnum, n)
      join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.attnum) as target_columns
  from pg_constraint c
  where c.contype in ('p', 'u', 'f', 'x') and exists (
    select from pg_attribute a where a.attrelid = c.conrelid and a.attname = 'property_id')`

test('keys · every table of a property · property_id comes first in primary, unique and exclusion constraints', async () => {
  const keys = (await constraints()).filter(({ kind }) => kind !== 'f')
  assert.ok(keys.length >= 10)
  for (const { table_name, name, columns } of keys)
    assert.equal(columns[0], 'property_id', `${table_name}.${name}`)
})

test('foreign keys · between tables of a property · name property_id first on both sides', async () => {
  const tenants = new Set((await constraints()).map(({ table_name }) => table_name))
  const foreign = (await constraints()).filter(({ kind }) => kind === 'f')
  for (const { table_name, name, columns, target, target_columns } of foreign) {
    if (target !== null && tenants.has(target)) {
      assert.equal(columns[0], 'property_id', `${table_name}.${name}`)
      assert.equal(target_columns?.[0], 'property_id', `${table_name}.${name}`)
    }
    if (target === 'properties') assert.deepEqual([columns, target_columns], [['property_id'], ['id']])
  }
})

test('constraints · deletes and timing · cascade, restrict or nothing, and immediate', async () => {
  for (const { table_name, name, deferrable, on_delete, kind } of await constraints()) {
    assert.equal(deferrable, false, `${table_name}.${name}`)
    if (kind === 'f') assert.ok(['a', 'c', 'r'].includes(on_delete), `${table_name}.${name}`)
  }
})

test('indexes · of tables of a property · begin with property_id where they are unique', async () => {
  const rows = await sql<{ name: string; first: string }[]>`
    select i.indexrelid::regclass::text as name, a.attname as first
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indisunique and exists (
      select from pg_attribute p where p.attrelid = i.indrelid and p.attname = 'property_id' and p.attnum > 0)`
  for (const { name, first } of rows) assert.equal(first, 'property_id', name)
})

test('triggers · none of our own · the application writes events and times', async () => {
  assert.deepEqual([...(await sql`select tgname from pg_trigger where not tgisinternal`)], [])
})

test('ids · start where the public examples do, as bigint identities', async () => {
  const rows = await sql<{ table_name: string; type: string; identity: string }[]>`
    select table_name, data_type as type, is_identity as identity from information_schema.columns
    where table_schema = 'public' and column_name = 'id'`
  assert.ok(rows.length >= 8)
  for (const { table_name, type, identity } of rows)
    assert.deepEqual([type, identity], ['bigint', 'YES'], table_name)
})
