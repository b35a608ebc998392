import { test } from 'node:test'
import assert from 'node:assert/strict'
import { array, assert as check, integer, property, record } from 'fast-check'
import { bestCombination, MOST_SUMS, planOf, sumsIn, type Combinable } from './combinations.ts'

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

test('bestCombination · tables of many sizes, large ones among them · the same as trying every subset', () => {
  const one = record({ min: integer({ min: 1, max: 12 }), more: integer({ min: 0, max: 30 }) })
  check(
    property(
      array(one, { maxLength: 8 }),
      integer({ min: 1, max: 90 }),
      integer({ min: 2, max: 20 }),
      (sizes, pax, most) => {
        const tables = sizes.map(({ min, more }, n) => table(n, min + more, min))
        assert.deepEqual(bestCombination(tables, pax, most), everyCombination(tables, pax, most))
      },
    ),
    { numRuns: 2000 },
  )
})

/** As many tables, no two of a size. */
const allDifferent = (count: number) => Array.from({ length: count }, (_, n) => table(n + 1, n + 1))

test('bestCombination · a thousand sizes, parties of any size · bounded work, and what is found fits', () => {
  const tables = allDifferent(1000)
  for (const pax of [3, 10, 100, 400, 1000]) {
    const plan = planOf(tables, pax, 20)
    assert.ok(!plan || sumsIn(plan) <= MOST_SUMS, `${pax} guests`)
    const least = tables.filter((one) => one.guests_max < pax)
    const ids = bestCombination(least, pax, 20) ?? []
    const seats = ids.reduce((sum, id) => sum + id, 0)
    assert.equal(seats, pax, `${pax} guests at ${ids.join(', ')}`)
  }
})

test('bestCombination · what is left out of account · does not depend on the order of tables', () => {
  // without pairs that fit: each has at least three tables, and too many sums to write
  const tables = Array.from({ length: 400 }, (_, n) => table(n + 1, 40 + (n % 200), 20 + (n % 7)))
  assert.ok(tables.length > (planOf(tables, 900, 20)?.tables.length ?? 0))
  const ids = bestCombination(tables, 900, 20)
  assert.ok(ids && ids.length > 3)
  assert.deepEqual(bestCombination(tables.toReversed(), 900, 20), ids)
})

test('planOf · rooms as restaurants have them · every class of tables is looked at', () => {
  const sizes = [1, 2, 2, 3, 4, 4, 5, 6, 8, 10, 12]
  const tables = Array.from({ length: 220 }, (_, n) =>
    table(n + 1, sizes[n % sizes.length] ?? 0, 1 + (n % 2)),
  )
  for (const pax of [5, 20, 60, 120]) {
    const plan = planOf(tables, pax, 20)
    const classes = (some: Combinable[]) =>
      new Set(some.filter((one) => one.guests_max < pax).map((one) => `${one.guests_min} ${one.guests_max}`))
    assert.deepEqual(classes(plan?.tables ?? []), classes(tables), `${pax} guests`)
  }
})
