import { test } from 'node:test'
import assert from 'node:assert/strict'
import postgres from 'postgres'
import { plainly } from './plainly.ts'

const ofPostgres = (code: string, message: string) =>
  Object.assign(new postgres.PostgresError(''), { code, message })

test('plainly · what an operator can do something about · is one line; a fault of ours is none', () => {
  const away = Object.assign(new Error('write CONNECTION_CLOSED db:5432'), { code: 'CONNECTION_CLOSED' })
  assert.match(plainly(away) ?? '', /^The database cannot be reached just now: .*CONNECTION_CLOSED/)
  assert.match(plainly(ofPostgres('57P01', 'terminating connection')) ?? '', /cannot be reached.*terminating/)
  assert.equal(
    plainly(ofPostgres('42501', 'permission denied for table audit')),
    'The database refuses: permission denied for table audit.',
  )
  for (const fault of [
    new TypeError('x is not a function'),
    ofPostgres('42P01', 'relation "x" does not exist'),
  ])
    assert.equal(plainly(fault), undefined)
})
