/** Many guests, one place, one time: a table, joined tables, a combination, a hold, and two server processes. */
import { fetchToken } from '../../test/support/server.ts'
import type { Bench } from '../bench.ts'
import { openConnections } from '../connection.ts'
import { countOf, sendAtOnce, together, type Measured } from '../load.ts'
import { bookRequest, dateIn, holdRequest, makeRestaurant, STARTS, type Restaurant } from '../restaurant.ts'
import { POOL, startChild } from '../server.ts'
import { times, type Row } from '../table.ts'

/** What one of the clients can have. */
interface Prize {
  what: string
  restaurant: Restaurant
  urls: string[]
  request: (restaurant: Restaurant, date: string, start: string, guest: number) => string
}

/** How many clients, and within what time nearly all of them have their answer, in milliseconds. */
const CROWDS: [clients: number, within: number][] = [
  [50, 250],
  [200, 1000],
]
const PUBLIC_URL = 'http://octotable.test'
const SERVERS = 2

export async function contentionRows(bench: Bench): Promise<Row[]> {
  await using servers = new AsyncDisposableStack()
  const rounds = Math.max(5, Math.round(bench.seconds * 5))
  const rows: Row[] = []
  for (const prize of await prizesOf(bench, servers))
    for (const [n, [clients, within]] of CROWDS.entries()) {
      const measured = await contend(prize, clients, n * (rounds + 1), rounds)
      rows.push(rowOf(`${clients} clients, ${prize.what} (${rounds} rounds)`, measured, within))
    }
  return rows
}

async function prizesOf(
  { account, url, databaseUrl }: Bench,
  servers: AsyncDisposableStack,
): Promise<Prize[]> {
  const restaurant = (tables: number) => makeRestaurant(account, url, tables)
  const change = async (of: Restaurant, method: string, path: string, body: object) => {
    const answer = await account.api(method, path, body, { property: String(of.property) })
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
  }
  const joined = await restaurant(2)
  const group = { name: 'T1 and T2', group: true, table_ids: joined.tables }
  await change(joined, 'POST', `/room/${joined.room}/table`, group)
  const combining = await restaurant(2)
  await change(combining, 'PUT', `/rooms/${combining.room}`, { auto_group: true })
  const urls = await startServers(databaseUrl, servers)
  const token = await fetchToken(urls[0] ?? '', account.client_id, account.client_secret)
  const four: Prize['request'] = (...of) => bookRequest(...of, 4)
  return [
    { what: 'one table, one time', restaurant: await restaurant(1), urls: [url], request: bookRequest },
    { what: 'one group of two tables', restaurant: joined, urls: [url], request: four },
    { what: 'one automatic combination', restaurant: combining, urls: [url], request: four },
    { what: 'holds of one table', restaurant: await restaurant(1), urls: [url], request: holdRequest },
    {
      what: `one table, ${SERVERS} server processes`,
      restaurant: { ...(await restaurant(1)), token },
      urls,
      request: bookRequest,
    },
  ]
}

async function startServers(databaseUrl: string, servers: AsyncDisposableStack): Promise<string[]> {
  const urls: string[] = []
  for (let n = 0; n < SERVERS; n++) {
    const env = { DATABASE_URL: databaseUrl, PUBLIC_URL, DATABASE_POOL: String(POOL / SERVERS) }
    const child = await startChild('../src/main.ts', env)
    servers.defer(() => child.stop())
    urls.push(child.url)
  }
  return urls
}

/** Each round is about a time of its own, which nobody has asked for before; the first one warms up. */
async function contend(
  { what, restaurant, urls, request }: Prize,
  clients: number,
  from: number,
  rounds: number,
): Promise<Measured> {
  const open = (await Promise.all(urls.map((url) => openConnections(url, clients / urls.length)))).flat()
  const runs: Measured[] = []
  for (let round = from; round <= from + rounds; round++) {
    const date = dateIn(1 + Math.floor(round / STARTS.length))
    const start = STARTS[round % STARTS.length] ?? ''
    const run = await sendAtOnce(open, (n) => request(restaurant, date, start, round * 1000 + n))
    const won = countOf(run, 201)
    if (won !== 1) throw new Error(`${clients} clients, ${what}: ${won} of them got it`)
    if (round > from) runs.push(run)
  }
  for (const one of open) one.close()
  return together(runs)
}

function rowOf(what: string, measured: Measured, within: number): Row {
  const { p50, p99 } = times(measured)
  const failed = measured.count - countOf(measured, 201) - countOf(measured, 400)
  return {
    what,
    result:
      failed === 0
        ? 'one 201 each, no 5xx'
        : `one 201 each, ${failed} of ${measured.count} neither 201 nor 400`,
    p50,
    p99,
    goal: `p99 < ${within} ms`,
    met: failed === 0 && p99 < within,
  }
}
