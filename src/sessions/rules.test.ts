import { test } from 'node:test'
import assert from 'node:assert/strict'
import { formTokenOf, isToken, networkOf, newToken } from './rules.ts'

test('newToken · each time · is another, in the form that is looked for', () => {
  const token = newToken()
  assert.ok(isToken(token))
  assert.notEqual(newToken(), token)
  for (const text of [undefined, '', token.slice(1), `${token}A`, `${token.slice(1)}=`])
    assert.equal(isToken(text), false)
})

test('formTokenOf · one cookie · is always the same, and neither the cookie nor that of another', () => {
  const token = newToken()
  assert.equal(formTokenOf(token), formTokenOf(token))
  assert.notEqual(formTokenOf(token), token)
  assert.notEqual(formTokenOf(token), formTokenOf(newToken()))
})

test('networkOf · an IPv4 address · is itself, also inside IPv6', () => {
  assert.equal(networkOf('192.0.2.7'), '192.0.2.7')
  assert.equal(networkOf('::ffff:192.0.2.7'), '192.0.2.7')
})

test('networkOf · IPv6 addresses of one /64 · are one, however they are written', () => {
  const network = '2001:db8:0:1::/64'
  for (const address of [
    '2001:db8:0:1::1',
    '2001:db8::1:0:0:0:1',
    '2001:0DB8:0000:0001:ffff::',
    '2001:db8:0:1:1:2:3:4',
  ])
    assert.equal(networkOf(address), network, address)
  assert.notEqual(networkOf('2001:db8:0:2::1'), network)
  assert.equal(networkOf('::1'), '0:0:0:0::/64')
  assert.equal(networkOf('fe80::1%eth0'), 'fe80:0:0:0::/64')
})
