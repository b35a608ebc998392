import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { connect, type Sql } from '../../src/db/sql.ts'
import { StartupProblem } from '../../src/kernel/startup-problem.ts'
import { loadKeys, type Keys } from '../../src/oauth/keys.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'

const SECRET = 'a secret that is long enough for this'

let database: TestDatabase
let sql: Sql
before(async () => {
  database = await createDatabase()
  sql = connect({ target: database.url, max: 8 })
})
after(async () => {
  await sql.end()
  await database.drop()
})

const clear = () => sql`delete from server_keys`
const stored = () => sql<{ purpose: string; material: Buffer; sealed: boolean }[]>`
  select purpose, material, sealed from server_keys order by purpose`

const refuses = (secret: string | undefined, message: RegExp) =>
  assert.rejects(loadKeys(sql, secret), (error) => {
    assert.ok(error instanceof StartupProblem)
    assert.match(error.message, message)
    assert.doesNotMatch(error.message, /\n/)
    return true
  })

/** What is stored of the keys; the seal is made anew each time. */
const parts = ({ signing, published, cursor }: Keys) => ({ signing, published, cursor })

test('loadKeys · first and later starts · are the same keys', async () => {
  await clear()
  const first = await loadKeys(sql)
  assert.equal(first.cursor.length, 32)
  assert.equal(first.signing.length, 1)
  assert.equal(first.signing[0]?.kid, first.published.keys[0]?.kid)
  assert.deepEqual(parts(await loadKeys(sql)), parts(first))
})

test('loadKeys · many servers at once · make one set of keys', async () => {
  for (const secret of [undefined, SECRET]) {
    await clear()
    const all = await Promise.all(Array.from({ length: 6 }, () => loadKeys(sql, secret)))
    const [first] = all
    for (const keys of all) assert.deepEqual(parts(keys), first && parts(first))
    assert.deepEqual(
      (await stored()).map(({ purpose }) => purpose),
      ['cursor', 'manage_link', 'token_signing'],
    )
  }
})

test('loadKeys · with a SECRET_KEY · stores nothing readable', async () => {
  await clear()
  const keys = await loadKeys(sql, SECRET)
  for (const { material, sealed } of await stored()) {
    assert.ok(sealed)
    assert.ok(!material.includes('"d"') && !material.includes(keys.cursor))
  }
  assert.deepEqual(parts(await loadKeys(sql, SECRET)), parts(keys))
})

test('loadKeys · sealed, and SECRET_KEY missing or wrong · is a startup problem of one line', async () => {
  await clear()
  const keys = await loadKeys(sql, SECRET)
  await refuses(undefined, /Set SECRET_KEY to the one/)
  await refuses(`${SECRET}!`, /SECRET_KEY is not the one/)
  assert.deepEqual(parts(await loadKeys(sql, SECRET)), parts(keys))
})

test('loadKeys · stored open, and SECRET_KEY set since · seals the same keys', async () => {
  await clear()
  const open = await loadKeys(sql)
  assert.deepEqual(parts(await loadKeys(sql, SECRET)), parts(open))
  assert.ok((await stored()).every(({ sealed }) => sealed))
  await refuses(undefined, /Set SECRET_KEY/)
  assert.deepEqual(parts(await loadKeys(sql, SECRET)), parts(open))
})
