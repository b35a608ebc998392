/** Load with a bound in count and in time, and what it measured. */
import { setTimeout as delay } from 'node:timers/promises'
import { openConnections, type Answer, type Connection } from './connection.ts'

export interface Measured {
  /** answers a second */
  rate: number
  count: number
  /** milliseconds, ascending */
  times: number[]
  statuses: Map<number, number>
}

/** The text of the nth request; undefined: there are no more. */
export type Requests = (n: number) => string | undefined

/** The time that `share` of the answers were faster than, in milliseconds. */
export function percentile({ times }: Measured, share: number): number {
  return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
}

export const countOf = ({ statuses }: Measured, status: number): number => statuses.get(status) ?? 0

/** Figures of several runs of the same load as those of one. */
export function together(runs: Measured[]): Measured {
  const count = runs.reduce((sum, one) => sum + one.count, 0)
  const seconds = runs.reduce((sum, one) => sum + one.count / one.rate, 0)
  const statuses = new Map<number, number>()
  for (const run of runs)
    for (const [status, n] of run.statuses) statuses.set(status, (statuses.get(status) ?? 0) + n)
  return {
    rate: count / seconds,
    count,
    times: runs.flatMap(({ times }) => times).sort((a, b) => a - b),
    statuses,
  }
}

class Tally {
  readonly #statuses = new Map<number, number>()
  readonly #times: number[] = []
  readonly #began = performance.now()
  readonly #expected: number[] | undefined

  constructor(expected?: number[]) {
    this.#expected = expected
  }

  add(answer: Answer, since: number): void {
    const { status } = answer
    if (this.#expected?.includes(status) === false) throw new Error(`answered ${status}: ${answer.body}`)
    this.#times.push(performance.now() - since)
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1)
  }

  done(): Measured {
    const seconds = (performance.now() - this.#began) / 1000
    const count = this.#times.length
    return {
      rate: count / seconds,
      count,
      times: this.#times.sort((a, b) => a - b),
      statuses: this.#statuses,
    }
  }
}

export interface Load {
  url: string
  connections: number
  requests: Requests
  seconds: number
  /** any other status ends the run */
  expected: number[]
}

async function withConnections<T>(
  { url, connections }: Load,
  work: (open: Connection[]) => Promise<T>,
): Promise<T> {
  const open = await openConnections(url, connections)
  try {
    return await work(open)
  } finally {
    for (const one of open) one.close()
  }
}

/** Closed loop: every connection sends its next request as soon as it has its answer. */
export function saturate(load: Load): Promise<Measured> {
  return withConnections(load, async (open) => {
    const tally = new Tally(load.expected)
    const end = performance.now() + load.seconds * 1000
    let n = 0
    const run = async (connection: Connection) => {
      for (let now = performance.now(); now < end; now = performance.now()) {
        const request = load.requests(n++)
        if (request === undefined) return
        tally.add(await connection.send(request), now)
      }
    }
    await Promise.all(open.map(run))
    return tally.done()
  })
}

/**
 * Open loop: `rate` requests a second, whatever the answers do. Times count from when a request was due, so that
 * waiting for a free connection is part of them.
 */
export function sendAtRate(load: Load, rate: number): Promise<Measured> {
  return withConnections(load, async (open) => {
    const tally = new Tally(load.expected)
    const free = [...open]
    const underWay = new Set<Promise<void>>()
    const began = performance.now()
    const total = Math.floor(rate * load.seconds)
    const send = async (connection: Connection, request: string, due: number) => {
      tally.add(await connection.send(request), due)
      free.push(connection)
    }
    for (let n = 0; n < total; await delay(1)) {
      for (; n < total && began + (n / rate) * 1000 <= performance.now(); n++) {
        const connection = free.pop()
        const request = load.requests(n)
        if (!connection || request === undefined) break
        const sent = send(connection, request, began + (n / rate) * 1000).finally(() => underWay.delete(sent))
        underWay.add(sent)
      }
    }
    await Promise.all(underWay)
    return tally.done()
  })
}

/** Sends all requests at once, each on a connection of its own, and answers with what came back. */
export async function sendAtOnce(open: Connection[], requests: Requests): Promise<Measured> {
  const tally = new Tally()
  await Promise.all(
    open.map(async (connection, n) => {
      const since = performance.now()
      tally.add(await connection.send(requests(n) ?? ''), since)
    }),
  )
  return tally.done()
}
