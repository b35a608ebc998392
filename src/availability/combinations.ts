/**
 * Automatic combinations of a room's own tables (booking rules, section 3). Tables of equal size are one capacity
 * class: what decides is how many of each class are taken, so a hundred tables cost little more than ten.
 *
 * Of three or more tables none can be left out of the best combination while the rest still holds the party. So those
 * are smaller than the party, they are few, and their spare seats are fewer than half of it; pairs are looked at by
 * themselves.
 */
export interface Combinable {
  id: number
  guests_min: number
  guests_max: number
}

/** More than any sum of minimums: there is no such combination. */
const NONE = 1_000_000_000

/**
 * Sums that one search writes at most. Rooms of real restaurants need a hundredth of it; where hundreds of tables all
 * have sizes of their own and hundreds of guests ask for a table, only the largest tables are joined.
 */
export const MOST_SUMS = 1_000_000

/**
 * Least sums of `guests_min`, by the table from which on tables may be taken, the number of tables, and the sum of
 * their `guests_max`. One buffer serves all searches, which never wait in between.
 */
let buffer = new Int32Array(0)

/** What a search for three or more tables goes through. */
export interface Plan {
  /** ascending by id */
  tables: Combinable[]
  /** tables of one combination at most */
  most: number
  /** one more than the largest sum that can win */
  width: number
}

interface Sums extends Plan {
  least: Int32Array
}

const leastOf = ({ least, most, width }: Sums, from: number, count: number, sum: number): number =>
  sum < 0 ? NONE : (least[(from * (most + 1) + count) * width + sum] ?? NONE)

export const sumsIn = ({ tables, most, width }: Plan): number => (tables.length + 1) * (most + 1) * width

/** At most `most` tables of each class can be part of a combination; the rest only repeat what these give. */
function classesOf(ascending: Combinable[], most: number): Combinable[] {
  const seen = new Map<string, number>()
  return ascending.filter(({ guests_min, guests_max }) => {
    const key = `${guests_min} ${guests_max}`
    const count = seen.get(key) ?? 0
    seen.set(key, count + 1)
    return count < most
  })
}

/** How many tables a combination can have of which none can be left out: all but one of them are too small together. */
function usefulCount(tables: Combinable[], pax: number, most: number): number {
  const sizes = tables.map((table) => table.guests_max).sort((a, b) => a - b)
  let count = 1
  for (let sum = 0; count <= most && count <= sizes.length; count++) {
    sum += sizes[count - 1] ?? 0
    if (sum >= pax) break
  }
  return Math.min(count, most)
}

/** Undefined where no three tables can be the best. */
export function planOf(ascending: Combinable[], pax: number, most: number): Plan | undefined {
  const smaller = ascending.filter((table) => table.guests_max < pax)
  const count = usefulCount(smaller, pax, most)
  if (count < 3) return undefined
  const width = pax + Math.floor((pax - 1) / 2)
  const tables = classesOf(smaller, count)
  const kept = Math.floor(MOST_SUMS / ((count + 1) * width)) - 1
  if (tables.length <= kept) return { tables, most: count, width }
  const largest = tables
    .toSorted((a, b) => b.guests_max - a.guests_max || a.guests_min - b.guests_min || a.id - b.id)
    .slice(0, kept)
  return { tables: largest.sort((a, b) => a.id - b.id), most: count, width }
}

/** Table by table from the last one on: without it what those after it give, with it one table and its sizes more. */
function sumsOf(plan: Plan): Sums {
  const { tables, most, width } = plan
  const layer = (most + 1) * width
  const size = sumsIn(plan)
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
  return { ...plan, least }
}

interface Target {
  count: number
  sum: number
}

/** The best number of tables and sum of three or more: least spare seats, then fewest tables. */
function bestTarget(sums: Sums, pax: number): Target | undefined {
  for (let sum = pax; sum < sums.width; sum++)
    for (let count = 3; count <= sums.most; count++)
      if (leastOf(sums, 0, count, sum) <= pax) return { count, sum }
  return undefined
}

interface Found {
  ids: number[]
  sum: number
}

/** The best two: least spare seats, then the smallest ids. */
function bestPair(ascending: Combinable[], pax: number): Found | undefined {
  const tables = classesOf(ascending, 2)
  let best: Found | undefined
  for (const [n, one] of tables.entries())
    for (let m = n + 1; m < tables.length; m++) {
      const other = tables[m]
      if (!other || one.guests_min + other.guests_min > pax) continue
      const sum = one.guests_max + other.guests_max
      if (sum >= pax && sum < (best?.sum ?? NONE)) best = { ids: [one.id, other.id], sum }
    }
  return best
}

/**
 * The best combination of at least two and at most `most` of the tables for a party, as ascending ids: least spare
 * seats, then fewest tables, then the smallest ids compared in turn. `undefined` when no combination fits.
 */
export function bestCombination(tables: Combinable[], pax: number, most: number): number[] | undefined {
  if (tables.length < 2) return undefined
  // of equal tables those with the smallest ids win
  const ascending = tables.toSorted((a, b) => a.id - b.id)
  const pair = bestPair(ascending, pax)
  const plan = pair?.sum === pax ? undefined : planOf(ascending, pax, most)
  if (!plan) return pair?.ids
  const sums = sumsOf(plan)
  const target = bestTarget(sums, pax)
  // at equal spare seats two tables are the fewest
  return target && target.sum < (pair?.sum ?? NONE) ? smallestIds(sums, target, pax) : pair?.ids
}

/** Walks the tables by id and takes each one that the rest can complete to the target. */
function smallestIds(sums: Sums, target: Target, pax: number): number[] {
  const ids: number[] = []
  let { count, sum } = target
  let least = 0
  for (const [n, { id, guests_min, guests_max }] of sums.tables.entries()) {
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
