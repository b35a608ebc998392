import assert from 'node:assert/strict'
import { test } from 'node:test'
import postgres from 'postgres'
import { endsConnection, isConnectionLoss, violationOf } from './sqlstate.ts'

const ofPostgres = (code: string, severity = 'ERROR', constraint_name = '') =>
  Object.assign(new postgres.PostgresError(''), { code, severity, constraint_name })
const ofSystem = (code: string) => Object.assign(new Error('write'), { code })

test('errors · of the driver, the system and PostgreSQL · tell whether to come again, and whether the connection is gone', () => {
  const cases: [unknown, boolean, boolean][] = [
    [ofSystem('CONNECTION_CLOSED'), true, true],
    [ofSystem('CONNECT_TIMEOUT'), true, true],
    [ofSystem('ECONNRESET'), true, true],
    [ofSystem('EHOSTUNREACH'), true, true],
    [ofPostgres('57P01', 'FATAL'), true, true],
    [ofPostgres('57P03', 'FATAL'), true, true],
    [ofPostgres('53300', 'FATAL'), true, true],
    // told on a connection that goes on: its transaction has to be rolled back
    [ofPostgres('53100'), true, false],
    [ofPostgres('25006'), true, false],
    [ofPostgres('08P01'), true, false],
    [ofPostgres('23505'), false, false],
    [ofPostgres('42P01'), false, false],
    [ofSystem('UNDEFINED_VALUE'), false, false],
    [new Error('ECONNRESET'), false, false],
    ['ECONNRESET', false, false],
  ]
  for (const [error, loss, ends] of cases)
    assert.deepEqual([isConnectionLoss(error), endsConnection(error)], [loss, ends], String(error))
})

test('violationOf · a constraint · is known by the beginning of its name', () => {
  const error = ofPostgres('23P01', 'ERROR', 'occupations_overlap_excl_102008')
  assert.equal(violationOf(error), 'exclusion')
  assert.equal(violationOf(error, 'occupations_overlap_excl'), 'exclusion')
  assert.equal(violationOf(error, 'clients_client_id_key'), undefined)
  assert.equal(violationOf(ofPostgres('55P03')), 'lock_timeout')
  assert.equal(violationOf(ofPostgres('42P01')), undefined)
  assert.equal(violationOf(ofSystem('23P01')), undefined)
})
