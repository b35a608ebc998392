/** Several server processes on one database, beside one: more of them must not make the whole slower. */
import { fetchToken } from '../../test/support/server.ts'
import type { Bench } from '../bench.ts'
import { saturate, together, type Measured } from '../load.ts'
import { bookRequest, dateIn, getRequest, makeRestaurant, STARTS, type Restaurant } from '../restaurant.ts'
import { POOL, startChild } from '../server.ts'
import { perSecond, times, type Row } from '../table.ts'

const COUNTS = [1, 2, 4]
/** of all processes together; few callers spread over many processes would measure their own number */
const CALLERS = 128
const SEARCHERS = 32
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
    ...rowsOf(
      'new reservations',
      await inTurn(teams, seconds, { callers: CALLERS, requestsOf: bookings, status: 201 }),
    ),
    ...rowsOf(
      'slots for a day',
      await inTurn(teams, seconds, { callers: SEARCHERS, requestsOf: searches, status: 200 }),
    ),
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

/** What is asked of a team, and over how many connections. */
interface Load {
  callers: number
  requestsOf: RequestsOf
  status: number
}

/**
 * The teams in turn, so that whatever else the machine does touches each of them. Node makes code fast that has run often:
 * a team warms up for as many turns as it has processes, so that each of them has been asked as much.
 */
async function inTurn(teams: Team[], seconds: number, load: Load): Promise<Map<number, Measured>> {
  const asked = teams.map((team) => ({ team, requests: load.requestsOf(team), runs: [] as Measured[] }))
  const turn = seconds / ROUNDS
  for (const { team, requests } of asked) await ask(team, load, requests, turn * team.count)
  for (let round = 0; round < ROUNDS; round++)
    for (const { team, requests, runs } of asked) runs.push(await ask(team, load, requests, turn))
  return new Map(asked.map(({ team, runs }) => [team.count, together(runs)]))
}

/** All processes of a team at once. */
async function ask(
  { urls, count }: Team,
  { callers, status }: Load,
  requests: (n: number) => string,
  seconds: number,
): Promise<Measured> {
  const connections = callers / count
  const runs = await Promise.all(
    urls.map((url) => saturate({ url, connections, requests, seconds, expected: [status] })),
  )
  return { ...together(runs), rate: runs.reduce((sum, one) => sum + one.rate, 0) }
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
