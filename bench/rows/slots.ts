/** The slot search, beside a text of the same size that the same app sends. */
import { fetchToken } from '../../test/support/server.ts'
import type { Bench } from '../bench.ts'
import { saturate, sendAtRate, together, type Measured } from '../load.ts'
import { ask, dateIn, fillDays, getRequest, makeRestaurant, type Restaurant } from '../restaurant.ts'
import { startChild } from '../server.ts'
import { perSecond, thousands, times, type Row } from '../table.ts'

const CONNECTIONS = 32
const ROUNDS = 3
const DAYS = 31

const DAY = `/bookings/slots?start_date=${dateIn(1)}&pax=2`
const MONTH = `${DAY}&days=${DAYS}`

export async function slotRows(bench: Bench): Promise<Row[]> {
  const { account, url, databaseUrl, seconds } = bench
  const restaurant = await makeRestaurant(account, url, 20)
  await fillDays(restaurant, DAYS)
  const answer = await ask(restaurant, DAY)
  const ceiling = await startChild('ceiling-server.ts', { DATABASE_URL: databaseUrl, STATIC_ANSWER: answer })
  try {
    const token = await fetchToken(ceiling.url, account.client_id, account.client_secret)
    const runs = await inTurn(restaurant, { ...restaurant, url: ceiling.url, token }, seconds)
    const steady = await sendAtRate(loadOf(restaurant, DAY, seconds), runs.day.rate * 0.7)
    return rowsOf(runs, steady, answer.length)
  } finally {
    await ceiling.stop()
  }
}

interface Runs {
  still: Measured
  day: Measured
  month: Measured
}

/** In turn, so that whatever else the machine does touches each of them. */
async function inTurn(restaurant: Restaurant, ceiling: Restaurant, seconds: number): Promise<Runs> {
  const still: Measured[] = []
  const day: Measured[] = []
  const month: Measured[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    still.push(await saturate(loadOf(ceiling, '/static', seconds / ROUNDS)))
    day.push(await saturate(loadOf(restaurant, DAY, seconds / ROUNDS)))
    month.push(await saturate(loadOf(restaurant, MONTH, seconds / ROUNDS)))
  }
  // the first round warms up
  const all = (runs: Measured[]) => together(runs.slice(1))
  return { still: all(still), day: all(day), month: all(month) }
}

function loadOf(restaurant: Restaurant, path: string, seconds: number) {
  const request = getRequest(restaurant, path)
  return { url: restaurant.url, connections: CONNECTIONS, requests: () => request, seconds, expected: [200] }
}

function rowsOf({ still, day, month }: Runs, steady: Measured, size: number): Row[] {
  const share = day.rate / still.rate
  const cost = day.rate / month.rate
  return [
    {
      what: 'slots for a day, 20 tables, 60 reservations',
      result: perSecond(day.rate),
      ...times(day),
      ceiling: `static JSON (${thousands(size)} bytes) ${perSecond(still.rate)}`,
      ratio: share.toFixed(2),
      goal: '≥ 0.5 with occupations in memory, ≥ 0.15 without',
      met: share >= 0.5,
    },
    {
      what: 'the same at 70 % of that rate',
      result: perSecond(steady.rate),
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
