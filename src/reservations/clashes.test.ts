import { test } from 'node:test'
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { clashing, type Claim } from './clashes.ts'

const claim = (reservation_id: number, table_id: number, from: number, to: number): Claim => ({
  reservation_id,
  table_id,
  from,
  to,
})

test('clashing · one after the other, other tables · is nobody', () => {
  assert.deepEqual(clashing([claim(1, 1, 0, 60), claim(2, 1, 60, 120), claim(3, 2, 0, 120)]), [])
})

test('clashing · a long stay over two short ones · is all three', () => {
  assert.deepEqual(clashing([claim(3, 1, 100, 160), claim(2, 1, 10, 70), claim(1, 1, 0, 200)]), [1, 2, 3])
})

const claims = fc.array(
  fc.record({
    table_id: fc.integer({ min: 1, max: 3 }),
    from: fc.nat(40),
    length: fc.integer({ min: 1, max: 15 }),
  }),
  { maxLength: 12 },
)

test('clashing · any claims · finds whom a comparison of every two finds', () => {
  fc.assert(
    fc.property(claims, (made) => {
      const all = made.map(({ table_id, from, length }, n) => claim(n + 1, table_id, from, from + length))
      const overlaps = (a: Claim, b: Claim) =>
        a !== b && a.table_id === b.table_id && a.from < b.to && b.from < a.to
      const expected = all.filter((a) => all.some((b) => overlaps(a, b))).map((a) => a.reservation_id)
      assert.deepEqual(clashing(all), expected)
    }),
  )
})
