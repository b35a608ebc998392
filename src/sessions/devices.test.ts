import { test } from 'node:test'
import assert from 'node:assert/strict'
import { deviceIn, newDevice } from './devices.ts'

const KEY = Buffer.alloc(32, 1)

test('devices · of another account, another key, changed, or made up · are none', () => {
  const made = newDevice(KEY, 'ada')
  const [id = '', signature = ''] = made.split('.')
  assert.equal(deviceIn(KEY, 'ada', made), id)
  assert.notEqual(newDevice(KEY, 'ada'), made)
  for (const [key, account, text] of [
    [KEY, 'bob', made],
    [Buffer.alloc(32, 2), 'ada', made],
    [KEY, 'ada', `${'A'.repeat(43)}.${signature}`],
    [KEY, 'ada', `${id}.${signature.slice(1)}`],
    [KEY, 'ada', `${id}.`],
    [KEY, 'ada', id],
    [KEY, 'ada', ''],
    [KEY, 'ada', undefined],
  ] as const)
    assert.equal(deviceIn(key, account, text), undefined, String(text))
})
