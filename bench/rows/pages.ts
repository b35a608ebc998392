/** The first page that guests see: at a steady rate, beside a page of its size made beforehand, and in a browser. */
import { openBrowser } from '../../test/support/browser.ts'
import { firstView } from '../../test/support/first-view.ts'
import type { Bench } from '../bench.ts'
import { saturate, sendAtRate, together, type Load, type Measured } from '../load.ts'
import { fillDays, makeRestaurant } from '../restaurant.ts'
import { startChild } from '../server.ts'
import { perSecond, thousands, times, type Row } from '../table.ts'

const CONNECTIONS = 32
const ROUNDS = 3
const RATE = 200
const DAYS = 31

export async function pageRows(bench: Bench): Promise<Row[]> {
  const { account, url, databaseUrl, seconds } = bench
  const restaurant = await makeRestaurant(account, url, 20)
  await fillDays(restaurant, DAYS)
  const path = `/book/restaurant/${restaurant.property}/booking/new`
  const page = await (await fetch(url + path)).text()
  const ceiling = await startChild('ceiling-server.ts', { DATABASE_URL: databaseUrl, STATIC_ANSWER: page })
  try {
    const runs = await inTurn(
      loadOf(url, path, seconds / ROUNDS),
      loadOf(ceiling.url, '/book/static', seconds / ROUNDS),
    )
    return [...rowsOf(runs, Buffer.byteLength(page)), ...(await viewRows(url + path))]
  } finally {
    await ceiling.stop()
  }
}

function loadOf(url: string, path: string, seconds: number): Load {
  const request = `GET ${path} HTTP/1.1\r\nhost: bench\r\naccept-language: en\r\n\r\n`
  return { url, connections: CONNECTIONS, requests: () => request, seconds, expected: [200] }
}

interface Runs {
  steady: Measured
  steadyStill: Measured
  all: Measured
  allStill: Measured
}

/** In turn, so that whatever else the machine does touches each of them. */
async function inTurn(page: Load, still: Load): Promise<Runs> {
  const runs: Record<keyof Runs, Measured[]> = { steady: [], steadyStill: [], all: [], allStill: [] }
  for (let round = 0; round <= ROUNDS; round++) {
    runs.steady.push(await sendAtRate(page, RATE))
    runs.steadyStill.push(await sendAtRate(still, RATE))
    runs.all.push(await saturate(page))
    runs.allStill.push(await saturate(still))
  }
  // the first round warms up
  const sum = (some: Measured[]) => together(some.slice(1))
  const { steady, steadyStill, all, allStill } = runs
  return { steady: sum(steady), steadyStill: sum(steadyStill), all: sum(all), allStill: sum(allStill) }
}

function rowsOf({ steady, steadyStill, all, allStill }: Runs, size: number): Row[] {
  const share = all.rate / allStill.rate
  const { p50, p99 } = times(steady)
  const still = times(steadyStill).p99
  return [
    {
      what: `booking page at ${RATE}/s`,
      result: perSecond(steady.rate),
      p50,
      p99,
      ceiling: `static HTML (${thousands(size)} bytes) p99 ${still.toFixed(1)} ms`,
      ratio: `× ${(p99 / still).toFixed(1)}`,
      goal: 'p99 < 10 ms',
      met: p99 < 10,
    },
    {
      what: 'booking page, as many as go',
      result: perSecond(all.rate),
      ...times(all),
      ceiling: `static HTML ${perSecond(allStill.rate)}`,
      ratio: share.toFixed(2),
      goal: 'reported',
      met: true,
    },
  ]
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

/** What a phone loads that was never here, and when it can be used. */
async function viewRows(address: string): Promise<Row[]> {
  const browser = await openBrowser()
  try {
    // the first page of a browser pays for the start of the browser itself
    await (await browser.newPage()).goto(address)
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true })
    const { bytes, interactive } = await firstView(await context.newPage(), address)
    const all = Object.values(bytes).reduce((sum, size) => sum + size, 0)
    const script = bytes['Script'] ?? 0
    return [
      {
        what: 'booking page, first view over the wire',
        result: `${kilobytes(all)}, script ${kilobytes(script)}`,
        goal: '< 60 kB, script < 25 kB',
        met: all < 60_000 && script < 25_000,
      },
      {
        what: 'booking page, interactive in a browser four times slower',
        result: `${thousands(interactive)} ms`,
        goal: '< 1000 ms',
        met: interactive < 1000,
      },
    ]
  } finally {
    await browser.close()
  }
}
