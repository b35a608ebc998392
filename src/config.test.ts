import { test } from 'node:test'
import assert from 'node:assert/strict'
import { readConfig } from './config.ts'

const problemOf = (env: Record<string, string>): string => {
  try {
    readConfig(env)
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

test('readConfig · nothing set · safe defaults', () => {
  const config = readConfig({ PORT: '', HOST: ' ' })
  assert.deepEqual(
    [config.HOST, config.PORT, config.DATA_DIR, config.DATABASE_URL],
    ['127.0.0.1', 8080, './data', undefined],
  )
  assert.ok(Object.isFrozen(config))
})

test('readConfig · several wrong values · each is named, secrets are not shown', () => {
  const message = problemOf({
    PORT: 'http',
    TRUST_PROXY: 'maybe',
    CREATE_CLIENT: 'closed',
    DEFAULT_TIMEZONE: 'Mars/Base',
    SECRET_KEY: 'short',
  })
  for (const name of [
    'PORT=http',
    'TRUST_PROXY=maybe',
    'CREATE_CLIENT=closed',
    'DEFAULT_TIMEZONE=Mars/Base',
    'SECRET_KEY=…',
  ])
    assert.ok(message.includes(name), `${name} in ${message}`)
  assert.ok(message.includes('open, token, off'))
  assert.ok(!message.includes('short'))
})

test('readConfig · values that fit together only with others · are refused', () => {
  assert.match(problemOf({ CREATE_CLIENT: 'token' }), /INVITATION_TOKEN must be set/)
  assert.equal(problemOf({ CREATE_CLIENT: 'token', INVITATION_TOKEN: 'a-long-invitation-token' }), '')
})

test('readConfig · booleans and integers · in their usual writings', () => {
  const config = readConfig({ TRUST_PROXY: '1', PORT: '0' })
  assert.deepEqual([config.TRUST_PROXY, config.PORT], [true, 0])
  for (const PORT of ['-1', '65536', '80.5', '0x50']) assert.match(problemOf({ PORT }), /PORT=/)
})
