import { test } from 'node:test'
import assert from 'node:assert/strict'
import { usernameKey } from './rules.ts'

test('usernameKey · case and encoding · make no difference', () => {
  assert.equal(usernameKey('Ada@Example.COM'), usernameKey('ada@example.com'))
  assert.equal(usernameKey('Jose\u0301'), usernameKey('JOSÉ'))
  assert.notEqual(usernameKey('jose'), usernameKey('josé'))
})
