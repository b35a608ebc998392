/** The driver as it is set up: what goes in as a value comes out as the same one. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { connect, type Sql } from '../src/db/sql.ts'
import { createDatabase, type TestDatabase } from './support/database.ts'

let database: TestDatabase
let sql: Sql
before(async () => {
  database = await createDatabase()
  sql = connect({ target: database.url, max: 2 })
})
after(async () => {
  await sql.end({ timeout: 1 })
  await database.drop()
})

test('arrays · texts with every kind of mark · come back as they went', async () => {
  const texts = [
    'plain',
    '',
    ' ',
    'a,b',
    '{c}',
    'say "hi"',
    'back\\slash',
    '\\"',
    'NULL',
    'è 日本 🍕',
    "it's",
    'two\nlines',
    ',',
  ]
  const [row] =
    await sql`select ${texts}::text[] as same, cardinality(${texts}::text[]) as many, ${[]}::text[] as none`
  assert.deepEqual(row, { same: texts, many: texts.length, none: [] })
})

test('arrays · numbers, days and times · come back as they went', async () => {
  const ids = [1, 32_000_001, Number.MAX_SAFE_INTEGER, -5]
  const [row] = await sql`
    select ${ids}::bigint[] as ids, ${[1, 7]}::smallint[] as days, ${[15]}::int[] as minutes,
      ${['19:30:00', '20:00:00']}::time[] as slots, ${['2026-05-15']}::date[] as dates, null::bigint[] as rooms`
  assert.deepEqual(row, {
    ids,
    days: [1, 7],
    minutes: [15],
    slots: ['19:30:00', '20:00:00'],
    dates: ['2026-05-15'],
    rooms: null,
  })
})

test('single values · ids, days, times, instants · are numbers and texts', async () => {
  const [row] = await sql`
    select ${9_007_199_254_740_991}::bigint as id, ${'2026-05-15'}::date as day, ${'19:30'}::time as hour,
      ${'2026-05-15T19:30:00+02:00'}::timestamptz as at, ${null}::text as nothing`
  assert.deepEqual(row, {
    id: 9_007_199_254_740_991,
    day: '2026-05-15',
    hour: '19:30:00',
    at: '2026-05-15 17:30:00+00',
    nothing: null,
  })
})
