import { test } from 'node:test'
import assert from 'node:assert/strict'
import { cutPage, decodeCursor, encodeCursor } from './page.ts'
import { Refusal } from './refusal.ts'

const key = Buffer.from('0123456789abcdef0123456789abcdef')

test('cursor · same key and filters in any order · gives the position back', () => {
  const cursor = encodeCursor(key, { status: ['A'], limitless: true }, ['2026-05-15', 7])
  assert.deepEqual(decodeCursor(key, { limitless: true, status: ['A'] }, cursor), ['2026-05-15', 7])
})

test('cursor · other filters, other key, changed text · refused', () => {
  const cursor = encodeCursor(key, { status: ['A'] }, [7])
  const wrong: [Buffer, object, string][] = [
    [key, { status: ['B'] }, cursor],
    [Buffer.from('another-key'), { status: ['A'] }, cursor],
    [key, { status: ['A'] }, `x${cursor}`],
    [key, { status: ['A'] }, ''],
    [key, { status: ['A'] }, cursor.split('.')[0] ?? ''],
  ]
  for (const [aKey, filters, text] of wrong)
    assert.throws(
      () => decodeCursor(aKey, filters, text),
      (error) => error instanceof Refusal && error.code === 'invalid_cursor',
    )
})

test('cutPage · one row more than the limit · says where the next page starts', () => {
  const position = (row: number) => [row]
  assert.deepEqual(cutPage([1, 2, 3], 2, position), { page: [1, 2], next: [2] })
  assert.deepEqual(cutPage([1, 2], 2, position), { page: [1, 2], next: undefined })
  assert.deepEqual(cutPage([], 2, position), { page: [], next: undefined })
})
