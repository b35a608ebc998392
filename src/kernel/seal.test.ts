import { test } from 'node:test'
import assert from 'node:assert/strict'
import { makeSeal } from './seal.ts'

const SECRET = 'a secret that is long enough for this'
const plain = Buffer.from('private key')

test('seal · the same secret and label · opens what it closed, and shows nothing of it', async () => {
  const sealed = (await makeSeal(SECRET)).close(plain, 'row 1')
  assert.ok(!sealed.includes(plain))
  assert.deepEqual((await makeSeal(SECRET)).open(sealed, 'row 1'), plain)
})

test('seal · twice · is different each time', async () => {
  const seal = await makeSeal(SECRET)
  assert.notDeepEqual(seal.close(plain, 'row 1'), seal.close(plain, 'row 1'))
})

test('seal · another secret, another label, changed or cut material · does not open', async () => {
  const seal = await makeSeal(SECRET)
  const other = await makeSeal(`${SECRET}!`)
  const sealed = seal.close(plain, 'row 1')
  const changed = Buffer.from(sealed)
  changed.writeUInt8(changed.readUInt8(14) ^ 1, 14)
  assert.throws(() => other.open(sealed, 'row 1'))
  assert.throws(() => seal.open(sealed, 'row 2'))
  assert.throws(() => seal.open(changed, 'row 1'))
  assert.throws(() => seal.open(sealed.subarray(0, -1), 'row 1'))
  assert.throws(() => seal.open(Buffer.alloc(0), 'row 1'))
})
