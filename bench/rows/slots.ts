/** The slot search, beside a text of the same size that the same app sends. */
import { fetchToken } from '../../test/support/server.ts'
import type { Bench } from '../bench.ts'
import { saturate, sendAtRate, together, type Measured } from '../load.ts'
import { ask, dateIn, fillDays, getRequest, makeRestaurant, type Restaurant } from '../restaurant.ts'
import { startChild } from '../server.ts'
import { perSecond, thousands, times, type Row } from '../table.ts'

const CONNECTIONS = 32
const ROUNDS = 3
const STEADY_ROUNDS = 7
const DAYS = 31

const DAY = `/bookings/slots?start_date=${dateIn(1)}&pax=2`
const MONTH = `${DAY}&days=${DAYS}`

export async function slotRows(bench: Bench): Promise<Row[]> {
  const { account, url, databaseUrl, seconds } = bench
  const restaurant = await makeRestaurant(account, url, 20)
  await fillDays(restaurant, DAYS)
  const answer = await ask(restaurant, DAY)
  await using others = new AsyncDisposableStack()
  const at = async (script: string, more: Record<string, string>): Promise<Restaurant> => {
    const child = await startChild(script, { DATABASE_URL: databaseUrl, ...more })
    others.defer(() => child.stop())
    const token = await fetchToken(child.url, account.client_id, account.client_secret)
    return { ...restaurant, url: child.url, token }
  }
  const ceiling = await at('ceiling-server.ts', { STATIC_ANSWER: answer })
  const asking = await at('../src/main.ts', { SEARCH_MEMORY_MS: '0' })
  const runs = await inTurn(restaurant, ceiling, asking, seconds)
  return rowsOf(runs, await steadily(restaurant, seconds / ROUNDS), answer.length)
}

interface Runs {
  still: Measured
  day: Measured
  month: Measured
  /** a day without the memory of searches */
  asked: Measured
}

/** In turn, so that whatever else the machine does touches each of them. */
async function inTurn(
  restaurant: Restaurant,
  ceiling: Restaurant,
  asking: Restaurant,
  seconds: number,
): Promise<Runs> {
  const runs: Record<keyof Runs, Measured[]> = { still: [], day: [], month: [], asked: [] }
  const turn = seconds / ROUNDS
  for (let round = 0; round <= ROUNDS; round++) {
    runs.still.push(await saturate(loadOf(ceiling, '/static', turn)))
    runs.day.push(await saturate(loadOf(restaurant, DAY, turn)))
    runs.month.push(await saturate(loadOf(restaurant, MONTH, turn)))
    runs.asked.push(await saturate(loadOf(asking, DAY, turn)))
  }
  // the first round warms up
  const all = (some: Measured[]) => together(some.slice(1))
  return { still: all(runs.still), day: all(runs.day), month: all(runs.month), asked: all(runs.asked) }
}

/**
 * A day at 70 % of the rate that was reached just before, several times, by their p99. A machine whose speed changes within
 * seconds falls below what is asked of it now and then, and measures its own backlog: the run in the middle counts.
 */
async function steadily(restaurant: Restaurant, turn: number): Promise<Measured[]> {
  const runs: Measured[] = []
  for (let round = 0; round < STEADY_ROUNDS; round++) {
    const { rate } = await saturate(loadOf(restaurant, DAY, turn / 2))
    runs.push(await sendAtRate(loadOf(restaurant, DAY, turn), rate * 0.7))
  }
  return runs.sort((a, b) => times(a).p99 - times(b).p99)
}

function loadOf(restaurant: Restaurant, path: string, seconds: number) {
  const request = getRequest(restaurant, path)
  return { url: restaurant.url, connections: CONNECTIONS, requests: () => request, seconds, expected: [200] }
}

function rowsOf({ still, day, month, asked }: Runs, runs: Measured[], size: number): Row[] {
  const [best, steady, worst] = [runs[0] ?? day, runs[runs.length >> 1] ?? day, runs.at(-1) ?? day]
  const share = day.rate / still.rate
  const askedShare = asked.rate / still.rate
  const cost = day.rate / month.rate
  return [
    {
      what: 'slots for a day, 20 tables, 60 reservations',
      result: perSecond(day.rate),
      ...times(day),
      ceiling: `static JSON (${thousands(size)} bytes) ${perSecond(still.rate)}`,
      ratio: share.toFixed(2),
      goal: '≥ 0.5',
      met: share >= 0.5,
    },
    {
      what: 'the same with the memory of searches off',
      result: perSecond(asked.rate),
      ...times(asked),
      ceiling: 'the same',
      ratio: askedShare.toFixed(2),
      goal: '≥ 0.15',
      met: askedShare >= 0.15,
    },
    {
      what: 'slots for a day at 70 % of the rate above',
      result: `${perSecond(steady.rate)}; p99 of ${runs.length} runs ${times(best).p99.toFixed(0)} to ${times(worst).p99.toFixed(0)} ms`,
      ...times(steady),
      goal: 'p99 < 20 ms',
      met: times(steady).p99 < 20,
    },
    {
      what: `slots for ${DAYS} days, 60 reservations each`,
      result: perSecond(month.rate),
      ...times(month),
      ceiling: `one day ${perSecond(day.rate)}`,
      ratio: `cost × ${cost.toFixed(1)}`,
      goal: '≤ × 8',
      met: cost <= 8,
    },
  ]
}
