/** Several server processes on one database, beside one: more of them must not make the whole slower. */
import { fetchToken } from '../../test/support/server.ts'
import type { Bench } from '../bench.ts'
import { saturate, together, type Measured } from '../load.ts'
import { bookRequest, dateIn, getRequest, makeRestaurant, STARTS, type Restaurant } from '../restaurant.ts'
import { POOL, startChild } from '../server.ts'
import { perSecond, times, type Row } from '../table.ts'

const COUNTS = [1, 2, 4]
const CONNECTIONS = 32
const ROUNDS = 3
const DAYS = 60
const TABLES = 20
const PUBLIC_URL = 'http://octotable.test'

interface Team {
  count: number
  urls: string[]
  restaurants: Restaurant[]
}

export async function serverRows({ account, url, databaseUrl, seconds }: Bench): Promise<Row[]> {
  await using servers = new AsyncDisposableStack()
  const teams: Team[] = []
  for (const count of COUNTS) {
    const urls: string[] = []
    for (let n = 0; n < count; n++) {
      const env = { DATABASE_URL: databaseUrl, PUBLIC_URL, DATABASE_POOL: String(POOL / count) }
      const child = await startChild('../src/main.ts', env)
      servers.defer(() => child.stop())
      urls.push(child.url)
    }
    const token = await fetchToken(urls[0] ?? '', account.client_id, account.client_secret)
    const restaurants: Restaurant[] = []
    for (let n = 0; n < 10; n++) restaurants.push({ ...(await makeRestaurant(account, url, TABLES)), token })
    teams.push({ count, urls, restaurants })
  }
  return [
    ...rowsOf('new reservations', await inTurn(teams, seconds, bookings, 201)),
    ...rowsOf('slots for a day', await inTurn(teams, seconds, searches, 200)),
  ]
}

type RequestsOf = (team: Team) => (n: number) => string

/** Neighbours go to different properties, then to different days; no table is needed twice. */
const bookings: RequestsOf = ({ restaurants }) => {
  let booked = 0
  return () => {
    const n = booked++
    const restaurant = restaurants[n % restaurants.length]
    const turn = Math.floor(n / restaurants.length)
    const start = STARTS[Math.floor(turn / DAYS) % STARTS.length]
    if (!restaurant || start === undefined) throw new Error('no place is left')
    return bookRequest(restaurant, dateIn(1 + (turn % DAYS)), start, n)
  }
}

const searches: RequestsOf = ({ restaurants }) => {
  return (n) => {
    const restaurant = restaurants[n % restaurants.length]
    if (!restaurant) throw new Error('no restaurant')
    return getRequest(restaurant, `/bookings/slots?start_date=${dateIn(1)}&pax=2`)
  }
}

/** The teams in turn, so that whatever else the machine does touches each of them; the first round warms up. */
async function inTurn(
  teams: Team[],
  seconds: number,
  requestsOf: RequestsOf,
  status: number,
): Promise<Map<number, Measured>> {
  const requests = new Map(teams.map((team) => [team, requestsOf(team)]))
  const runs = new Map<number, Measured[]>(teams.map(({ count }) => [count, []]))
  for (let round = 0; round <= ROUNDS; round++)
    for (const [team, request] of requests) {
      const all = await Promise.all(
        team.urls.map((url) =>
          saturate({
            url,
            connections: CONNECTIONS / team.count,
            requests: request,
            seconds: seconds / ROUNDS,
            expected: [status],
          }),
        ),
      )
      if (round > 0) runs.get(team.count)?.push(atOnce(all))
    }
  return new Map([...runs].map(([count, some]) => [count, together(some)]))
}

/** Figures of loads that ran beside each other. */
function atOnce(runs: Measured[]): Measured {
  const rate = runs.reduce((sum, one) => sum + one.rate, 0)
  return { ...together(runs), rate }
}

function rowsOf(what: string, measured: Map<number, Measured>): Row[] {
  const one = measured.get(1)
  return [...measured].flatMap(([count, run]) => {
    if (!one || count === 1) return []
    const share = run.rate / one.rate
    return {
      what: `${what}, ${count} server processes`,
      result: perSecond(run.rate),
      ...times(run),
      ceiling: `one process ${perSecond(one.rate)}`,
      ratio: share.toFixed(2),
      goal: '≥ 0.9',
      met: share >= 0.9,
    }
  })
}
