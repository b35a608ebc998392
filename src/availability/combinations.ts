/**
 * Automatic combinations of a room's own tables (booking rules, section 3). Tables of equal size are one capacity
 * class: what decides is how many of each class are taken, so a hundred tables cost little more than ten.
 */
export interface Combinable {
  id: number
  guests_min: number
  guests_max: number
}

/** Least sums of `guests_min`, by number of tables and sum of `guests_max`; Infinity where there is no combination. */
type Sums = Float64Array[]

/**
 * The largest sum that can win. Of three or more tables one could be left out while the rest still holds the party,
 * if they had more than this; of two none can.
 */
function limitOf(tables: Combinable[], pax: number): number {
  const largest = Math.max(...tables.map((table) => table.guests_max))
  return Math.max(pax + largest - 1, 2 * largest)
}

const noSums = (most: number, limit: number): Sums =>
  Array.from({ length: most + 1 }, () => new Float64Array(limit + 1).fill(Infinity))

/** The sums with one more table to choose from. */
function withTable(sums: Sums, { guests_min, guests_max }: Combinable): Sums {
  return sums.map((row, count) => {
    const fewer = sums[count - 1]
    if (!fewer) return row
    const more = row.slice()
    for (let sum = guests_max; sum < more.length; sum++) {
      const least = (fewer[sum - guests_max] ?? Infinity) + guests_min
      if (least < (more[sum] ?? Infinity)) more[sum] = least
    }
    return more
  })
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
  const width = sums[0]?.length ?? 0
  for (let sum = pax; sum < width; sum++)
    for (let count = 2; count < sums.length; count++)
      if ((sums[count]?.[sum] ?? Infinity) <= pax) return { count, sum }
  return undefined
}

/**
 * The best combination of at least two and at most `most` of the tables for a party, as ascending ids: least spare
 * seats, then fewest tables, then the smallest ids compared in turn. `undefined` when no combination fits.
 */
export function bestCombination(tables: Combinable[], pax: number, most: number): number[] | undefined {
  if (tables.length < 2) return undefined
  const start = noSums(most, limitOf(tables, pax))
  start[0]?.fill(0, 0, 1)
  // of equal tables those with the smallest ids win
  const ascending = classesOf(
    tables.toSorted((a, b) => a.id - b.id),
    most,
  )
  const rest = sumsOfRest(ascending, start)
  const target = bestTarget(rest[0] ?? start, pax)
  return target && smallestIds(ascending, rest, target, pax)
}

/** What the tables from the n-th on can give, for each n up to their number. */
function sumsOfRest(tables: Combinable[], start: Sums): Sums[] {
  const rest = [start]
  for (const table of tables.toReversed()) rest.push(withTable(rest.at(-1) ?? start, table))
  return rest.toReversed()
}

/** Walks the tables by id and takes each one that the rest can complete to the target. */
function smallestIds(ascending: Combinable[], rest: Sums[], target: Target, pax: number): number[] {
  const ids: number[] = []
  let { count, sum } = target
  let least = 0
  for (const [n, { id, guests_min, guests_max }] of ascending.entries()) {
    const completed = rest[n + 1]?.[count - 1]?.[sum - guests_max] ?? Infinity
    if (count === 0 || least + guests_min + completed > pax) continue
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
