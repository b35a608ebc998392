import { test } from 'node:test'
import assert from 'node:assert/strict'
import { merged } from './merge.ts'

interface Fields {
  bookable: boolean
  position: number
  shape: string | null
}

const defaults: Fields = { bookable: true, position: 0, shape: null }

test('merged · fields left out, given and null · keep, change and return to the default', () => {
  const stored = { id: 7, bookable: false, position: 3, shape: 'round' }
  assert.deepEqual(merged(stored, {}, defaults), stored)
  assert.deepEqual(merged(stored, { position: 0, shape: '' }, defaults), {
    ...stored,
    position: 0,
    shape: '',
  })
  assert.deepEqual(merged(stored, { bookable: null, position: null, shape: null }, defaults), {
    id: 7,
    ...defaults,
  })
})

test('merged · a field that the defaults do not know · is not taken over', () => {
  const stored = { id: 7, ...defaults }
  const body = { position: 1, id: 8 }
  assert.deepEqual(merged(stored, body, defaults), { id: 7, ...defaults, position: 1 })
})
