import { test } from 'node:test'
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { hostOf, pauseAfter, planOf, readEndpoint, type DueDelivery } from './rules.ts'

const GOOD = [
  'https://example.com',
  'https://EXAMPLE.com:8443/hooks?key=a%20b',
  'HTTPS://hooks.example.com./x',
  'https://8.8.8.8/',
  'https://[2606:4700:4700::1111]:444/',
  'https://xn--bcher-kva.example/',
  'https://bücher.example/',
]
const NO_ADDRESS = [
  'example.com/hooks',
  '/hooks',
  'https://',
  'https:example.com',
  'https:///example.com',
  'ftp://example.com',
  'javascript:alert(1)',
  'https://exa mple.com',
  'https://exa\nmple.com',
  'https://example.com\\@10.0.0.1/',
  'https://[::1',
  'https://256.1.1.1/',
  'https://example.com:99999/',
]
const PRIVATE = [
  'https://127.0.0.1/',
  'https://127.1/',
  'https://127.0.0.1./',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0x7f.0.0.1/',
  'https://0177.0.0.1/',
  'https://017700000001/',
  'https://１２７.0.0.1/',
  'https://0/',
  'https://10.0.0.1:8443/',
  'https://169.254.169.254/latest/meta-data/',
  'https://192.168.1.1/',
  'https://[::1]/',
  'https://[::]/',
  'https://[fd00::1]/',
  'https://[fe80::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:a00:1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[2002:7f00:1::]/',
  'https://localhost/',
  'https://LOCALHOST.:8080/',
  'https://hooks.localhost/',
]

test('readEndpoint · absolute https addresses of public hosts · read', () => {
  for (const text of GOOD) assert.equal(readEndpoint(text, false).protocol, 'https:', text)
})

test('readEndpoint · no absolute address · refused, whatever is allowed', () => {
  for (const text of NO_ADDRESS)
    for (const allowed of [false, true])
      assert.throws(
        () => readEndpoint(text, allowed),
        /^Refusal: endpoint: must be an absolute address/,
        text,
      )
})

test('readEndpoint · http, credentials · refused', () => {
  assert.throws(() => readEndpoint('http://example.com/', false), /https:\/\//)
  for (const text of ['https://ada@example.com/', 'https://:secret@example.com/'])
    for (const allowed of [false, true])
      assert.throws(() => readEndpoint(text, allowed), /must not carry credentials/, text)
})

test('readEndpoint · a private address in any spelling · refused, unless it is allowed', () => {
  for (const text of PRIVATE) {
    assert.throws(() => readEndpoint(text, false), /must be at a public address/, text)
    readEndpoint(text, true)
    readEndpoint(text.replace('https', 'http'), true)
  }
})

test('hostOf · brackets and the dot of the root · left out', () => {
  assert.equal(hostOf(new URL('https://[::1]:8/')), '::1')
  assert.equal(hostOf(new URL('https://Example.com.:8/')), 'example.com')
})

test('pauseAfter · any attempt and chance · from nothing to twice the pause before, six hours at most', () => {
  const attempts = fc.integer({ min: 1, max: 1000 })
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  fc.assert(
    fc.property(attempts, random, (n, chance) => {
      const pause = pauseAfter(n, chance)
      assert.ok(pause >= 0 && pause < Math.min(6 * 3600, 10 * 2 ** (n - 1)))
    }),
  )
  const longest = [1, 2, 3, 12, 13, 14].map((n) => pauseAfter(n, 1))
  assert.deepEqual(longest, [10, 20, 40, 20_480, 21_600, 21_600])
})

const due = (id: number, over: Partial<DueDelivery> = {}): DueDelivery => ({
  id,
  host: 'a',
  live: true,
  blocked: false,
  ...over,
})

test('planOf · what is stopped or blocked · takes no place', () => {
  const rows = [due(1, { live: false, blocked: true }), due(2, { blocked: true }), due(3)]
  assert.deepEqual(
    planOf(rows, 1, () => 1),
    { send: [3], blocked: [2], stopped: [1] },
  )
})

test('planOf · more than there is room for, in all or at a host · the first ones', () => {
  const rows = [due(1), due(2), due(3), due(4, { host: 'b' }), due(5, { host: 'b' })]
  assert.deepEqual(planOf(rows, 10, () => 2).send, [1, 2, 4, 5])
  assert.deepEqual(planOf(rows, 3, () => 2).send, [1, 2, 4])
  assert.deepEqual(planOf(rows, 10, (host) => (host === 'a' ? 0 : 1)).send, [4])
})
