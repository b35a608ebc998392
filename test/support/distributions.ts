/** Whether two ways to the same answer can be told apart by their time, on however busy a machine. */

/** As much as one has to take longer to count: pauses of timers and of other work are shorter, a hash is not. */
const MUCH = 1.25
/** How unlikely it has to be that equal ways differ so: a run in a hundred thousand is wrong. */
const LEAST_LIKELIHOOD = 1e-5

/**
 * A sign test over pairs that were measured right after each other: of the pairs in which one took much longer, how
 * likely it is that so many of them are on one side when neither way is slower. Where the machine is busy the pairs
 * scatter to both sides alike; nothing is said of how long anything takes.
 */
export function canBeToldApart(pairs: [number, number][]): { told: boolean; says: string } {
  const first = pairs.filter(([a, b]) => a > MUCH * b).length
  const second = pairs.filter(([a, b]) => b > MUCH * a).length
  const likelihood = Math.min(1, 2 * tailOf(first + second, Math.max(first, second)))
  const says = `of ${pairs.length} pairs ${first} to ${second}, likelihood ${likelihood.toExponential(1)}`
  return { told: likelihood < LEAST_LIKELIHOOD, says }
}

/** How likely it is that of `n` throws at least `k` show heads. */
function tailOf(n: number, k: number): number {
  let likelihood = 2 ** -n
  let tail = 0
  for (let heads = 0; heads <= n; heads++) {
    if (heads >= k) tail += likelihood
    likelihood *= (n - heads) / (heads + 1)
  }
  return tail
}
