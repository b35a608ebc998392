import { test } from 'node:test'
import assert from 'node:assert/strict'
import { array, assert as check, integer, property, record } from 'fast-check'
import { bestCombination, type Combinable } from './combinations.ts'

const table = (id: number, guests_max: number, guests_min = 1): Combinable => ({ id, guests_min, guests_max })

/** The slow and obvious way: every subset. */
function everyCombination(tables: Combinable[], pax: number, most: number): number[] | undefined {
  const fitting: { ids: number[]; spare: number }[] = []
  for (let bits = 0; bits < 2 ** tables.length; bits++) {
    const chosen = tables.filter((_, n) => (bits >> n) & 1)
    const sum = (field: 'guests_min' | 'guests_max') => chosen.reduce((all, one) => all + one[field], 0)
    if (chosen.length < 2 || chosen.length > most || sum('guests_max') < pax || sum('guests_min') > pax)
      continue
    fitting.push({ ids: chosen.map((one) => one.id).sort((a, b) => a - b), spare: sum('guests_max') - pax })
  }
  const byIds = (a: number[], b: number[]) =>
    a.map((id, n) => id - (b[n] ?? 0)).find((difference) => difference !== 0) ?? 0
  return fitting.sort((a, b) => a.spare - b.spare || a.ids.length - b.ids.length || byIds(a.ids, b.ids))[0]
    ?.ids
}

test('bestCombination · least spare seats, then fewest tables, then smallest ids', () => {
  const tables = [table(1, 2), table(2, 2), table(3, 4), table(4, 4), table(5, 6)]
  assert.deepEqual(bestCombination(tables, 6, 5), [1, 3])
  assert.deepEqual(bestCombination(tables, 8, 5), [1, 5])
  assert.deepEqual(bestCombination(tables, 18, 5), [1, 2, 3, 4, 5])
  assert.equal(bestCombination(tables, 19, 5), undefined)
  assert.equal(bestCombination(tables, 17, 4), undefined, 'at most four tables')
})

test('bestCombination · minimums are summed', () => {
  assert.equal(bestCombination([table(1, 4, 3), table(2, 4, 3)], 5, 5), undefined)
  assert.deepEqual(bestCombination([table(1, 4, 3), table(2, 4, 3)], 6, 5), [1, 2])
})

test('bestCombination · generated rooms · the same as trying every subset', () => {
  const one = record({ min: integer({ min: 1, max: 4 }), more: integer({ min: 0, max: 6 }) })
  check(
    property(
      array(one, { maxLength: 9 }),
      integer({ min: 1, max: 40 }),
      integer({ min: 2, max: 6 }),
      (sizes, pax, most) => {
        const tables = sizes.map(({ min, more }, n) => table(100 - n * 7, min + more, min))
        assert.deepEqual(bestCombination(tables, pax, most), everyCombination(tables, pax, most))
      },
    ),
    { numRuns: 3000 },
  )
})
