/** A transaction whose last statement leaves together with its commit. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inTransaction, Last } from '../src/db/transaction.ts'
import { startTestServer, type TestServer } from './support/server.ts'

let server: TestServer
before(async () => {
  server = await startTestServer()
  await server.sql`
    create table marks (n integer unique, written_in xid8 not null default pg_current_xact_id())`
  await server.sql`grant all on marks to public`
})
after(() => server.stop())

/** Marks two numbers, the second one last. */
const mark = (first: number, second: number) =>
  inTransaction(server.ctx, async (tx) => {
    await tx`insert into marks values (${first})`
    return Last.of(tx`insert into marks values (${second}) returning n`, ([row]) => row?.['n'])
  })

const marked = (from: number, to: number) =>
  server.sql<{ n: number; written_in: string }[]>`
    select n, written_in::text from marks where n between ${from} and ${to} order by n`

test('transaction · with a last statement · writes all as one, and answers what is read from it', async () => {
  // the first time on a connection a statement is described before it is run, and comes another way
  for (const n of [10, 20, 30, 40]) {
    assert.equal(await mark(n, n + 1), n + 1)
    const [one, other, ...more] = await marked(n, n + 9)
    assert.deepEqual([one?.n, other?.n, more], [n, n + 1, []])
    assert.equal(one?.written_in, other?.written_in)
  }
})

test('transaction · its last statement is refused · rejects with that, and has written nothing', async () => {
  await mark(50, 51)
  for (const n of [52, 53, 54])
    await assert.rejects(mark(n, 51), { code: '23505', constraint_name: 'marks_n_key' })
  assert.deepEqual((await marked(52, 59)).length, 0)
  assert.equal(await mark(52, 53), 53)
})

test('transaction · its last answer cannot be read · rejects with that, and has been written', async () => {
  const unreadable = inTransaction(server.ctx, async (tx) =>
    Last.of(tx`insert into marks values (60)`, () => {
      throw new Error('unreadable')
    }),
  )
  await assert.rejects(unreadable, /unreadable/)
  assert.equal((await marked(60, 60)).length, 1)
})
