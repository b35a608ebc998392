/**
 * Automatic combinations of a room's own tables (booking rules, section 3). Tables of equal size are one capacity
 * class: what decides is how many of each class are taken, so a hundred tables cost little more than ten.
 */
export interface Combinable {
  id: number
  guests_min: number
  guests_max: number
}

/** More than any sum of minimums: there is no such combination. */
const NONE = 1_000_000_000

/**
 * Least sums of `guests_min`, by the table from which on tables may be taken, the number of tables, and the sum of
 * their `guests_max`. One buffer serves all searches, which never wait in between.
 */
let buffer = new Int32Array(0)

interface Sums {
  least: Int32Array
  most: number
  width: number
}

const leastOf = ({ least, most, width }: Sums, from: number, count: number, sum: number): number =>
  sum < 0 ? NONE : (least[(from * (most + 1) + count) * width + sum] ?? NONE)

/**
 * The largest sum that can win. Of three or more tables one could be left out while the rest still holds the party,
 * if they had more than this; of two none can.
 */
function limitOf(tables: Combinable[], pax: number): number {
  const largest = Math.max(...tables.map((table) => table.guests_max))
  return Math.max(pax + largest - 1, 2 * largest)
}

/** Table by table from the last one on: without it what those after it give, with it one table and its sizes more. */
function sumsOf(tables: Combinable[], most: number, limit: number): Sums {
  const width = limit + 1
  const layer = (most + 1) * width
  const size = (tables.length + 1) * layer
  if (buffer.length < size) buffer = new Int32Array(size)
  const least = buffer
  const nothing = tables.length * layer
  least.fill(NONE, nothing, nothing + layer)
  least[nothing] = 0
  for (let n = tables.length - 1; n >= 0; n--) {
    const { guests_min, guests_max } = tables[n] ?? { guests_min: 0, guests_max: 0 }
    const [here, after] = [n * layer, (n + 1) * layer]
    least.copyWithin(here, after, after + layer)
    for (let count = 1; count <= most; count++) {
      const [row, fewer] = [here + count * width, after + (count - 1) * width]
      for (let sum = guests_max; sum < width; sum++) {
        const sumOfMinimums = (least[fewer + sum - guests_max] ?? NONE) + guests_min
        if (sumOfMinimums < (least[row + sum] ?? NONE)) least[row + sum] = sumOfMinimums
      }
    }
  }
  return { least, most, width }
}

/** At most `most` tables of each class can be part of a combination; the rest only repeat what these give. */
function classesOf(tables: Combinable[], most: number): Combinable[] {
  const seen = new Map<string, number>()
  return tables.filter(({ guests_min, guests_max }) => {
    const key = `${guests_min} ${guests_max}`
    const count = seen.get(key) ?? 0
    seen.set(key, count + 1)
    return count < most
  })
}

interface Target {
  count: number
  sum: number
}

/** The best number of tables and sum: least spare seats, then fewest tables; at least two tables. */
function bestTarget(sums: Sums, pax: number): Target | undefined {
  for (let sum = pax; sum < sums.width; sum++)
    for (let count = 2; count <= sums.most; count++)
      if (leastOf(sums, 0, count, sum) <= pax) return { count, sum }
  return undefined
}

/**
 * The best combination of at least two and at most `most` of the tables for a party, as ascending ids: least spare
 * seats, then fewest tables, then the smallest ids compared in turn. `undefined` when no combination fits.
 */
export function bestCombination(tables: Combinable[], pax: number, most: number): number[] | undefined {
  if (tables.length < 2) return undefined
  // of equal tables those with the smallest ids win
  const ascending = classesOf(
    tables.toSorted((a, b) => a.id - b.id),
    most,
  )
  const sums = sumsOf(ascending, most, limitOf(tables, pax))
  const target = bestTarget(sums, pax)
  return target && smallestIds(ascending, sums, target, pax)
}

/** Walks the tables by id and takes each one that the rest can complete to the target. */
function smallestIds(ascending: Combinable[], sums: Sums, target: Target, pax: number): number[] {
  const ids: number[] = []
  let { count, sum } = target
  let least = 0
  for (const [n, { id, guests_min, guests_max }] of ascending.entries()) {
    if (count === 0) break
    const completed = leastOf(sums, n + 1, count - 1, sum - guests_max)
    if (least + guests_min + completed > pax) continue
    ids.push(id)
    count--
    sum -= guests_max
    least += guests_min
  }
  return ids
}

/** Whether some combination holds at least `pax`, whatever its minimum: for telling a large party from a small one. */
export function largestCombination(tables: Combinable[], most: number): number {
  const sizes = tables.map((table) => table.guests_max).sort((a, b) => b - a)
  return sizes.slice(0, most).reduce((sum, size) => sum + size, 0)
}
