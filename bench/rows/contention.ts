/** Many guests, one table, one time. */
import type { Bench } from '../bench.ts'
import { openConnections } from '../connection.ts'
import { countOf, sendAtOnce, together, type Measured } from '../load.ts'
import { bookRequest, dateIn, makeRestaurant, STARTS, type Restaurant } from '../restaurant.ts'
import { times, type Row } from '../table.ts'

export async function contentionRows({ account, url, seconds }: Bench): Promise<Row[]> {
  const restaurant = await makeRestaurant(account, url, 1)
  const rounds = Math.max(5, Math.round(seconds * 5))
  const few = await contend(restaurant, 50, 0, rounds)
  const many = await contend(restaurant, 200, rounds, rounds)
  return [rowOf(50, rounds, few, 250), rowOf(200, rounds, many, 1000)]
}

/** Each round is about a time of its own, which nobody has asked for before. */
async function contend(
  restaurant: Restaurant,
  clients: number,
  from: number,
  rounds: number,
): Promise<Measured> {
  const open = await openConnections(restaurant.url, clients)
  const runs: Measured[] = []
  for (let round = from; round < from + rounds; round++) {
    const date = dateIn(1 + Math.floor(round / STARTS.length))
    const start = STARTS[round % STARTS.length] ?? ''
    const run = await sendAtOnce(open, (n) => bookRequest(restaurant, date, start, round * 1000 + n))
    const won = countOf(run, 201)
    if (won !== 1) throw new Error(`${clients} clients, one table, one time: ${won} of them got it`)
    runs.push(run)
  }
  for (const one of open) one.close()
  return together(runs)
}

function rowOf(clients: number, rounds: number, measured: Measured, within: number): Row {
  const { p50, p99 } = times(measured)
  const failed = measured.count - countOf(measured, 201) - countOf(measured, 400)
  return {
    what: `${clients} clients, one table, one time (${rounds} rounds)`,
    result:
      failed === 0 ? 'one 201 each, no 5xx' : `one 201 each, ${failed} of ${measured.count} answered 5xx`,
    p50,
    p99,
    goal: `p99 < ${within} ms`,
    met: failed === 0 && p99 < within,
  }
}
