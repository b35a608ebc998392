import { setTimeout as delay } from 'node:timers/promises'
import postgres from 'postgres'

/**
 * A connection pool or a transaction, as stores take it. Ids (bigint) are read as numbers: they stay below 2^53.
 * Dates, times and timestamps stay the strings that PostgreSQL sends; the domain knows no `Date`.
 */
export type Sql = postgres.Sql<Types>
export type Tx = postgres.TransactionSql<Types>
/** What makes a use case happen once: claimed first in its transaction, the result kept last in it. */
export interface Once<T = unknown> {
  claim(tx: Tx): Promise<void>
  keep(tx: Tx, result: T): Promise<void>
}
/** Either of them: a store does not care whether it runs inside a transaction. */
export type Db = Sql | Tx

export interface ConnectOptions {
  /** `postgres://…`, or where the embedded server's socket is */
  target: string | { host: string; port: number; database: string; username: string }
  max: number
  /** whose rights the connections have, where those are not the user's who opens them */
  role?: string | undefined
}

interface Types extends Record<string, unknown> {
  bigint: number
  text_time: string
  number_array: number[]
  text_array: string[]
}

const identity = (value: string) => value

const OPTIONS = {
  prepare: true,
  // asked for on each new connection otherwise, where a loss at that moment ends the process
  fetch_types: false,
  connect_timeout: 5,
  // a reason to connect again is a caller who waits; the driver's own pauses grow to twenty seconds
  backoff: () => 0.01,
  max_lifetime: null,
  onnotice: () => {},
  connection: {
    application_name: 'octotable',
    TimeZone: 'UTC',
    DateStyle: 'ISO',
    IntervalStyle: 'iso_8601',
  },
  types: {
    bigint: { to: 20, from: [20], serialize: String, parse: Number },
    // date, time, timestamp, timestamptz
    text_time: { to: 25, from: [1082, 1083, 1114, 1184], serialize: identity, parse: identity },
    // smallint, integer, bigint
    number_array: {
      to: 1016,
      from: [1005, 1007, 1016],
      serialize: toArray,
      // numbers are never quoted
      parse: (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number)),
    },
    // text, date, time
    text_array: { to: 1009, from: [1009, 1182, 1183], serialize: toArray, parse: fromArray },
  },
}

/** PostgreSQL's text form of an array without nulls (documentation, section 8.15.6). */
function toArray(items: (string | number)[]): string {
  return `{${items.map((item) => `"${String(item).replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}

function fromArray(text: string): string[] {
  const items = text.matchAll(/"((?:[^"\\]|\\.)*)"|[^{},"]+/gs)
  return Array.from(items, ([item, quoted]) => quoted?.replace(/\\(.)/gs, '$1') ?? item)
}

/** How long what runs on the other connections of a pool may go on when one of them was lost. */
const RETIREMENT_MS = 2000

/**
 * The pool of a server. The driver uses a connection that was lost again, and what was left in its buffers spoils
 * the next one: so a pool that loses a connection is replaced by a new one, behind the same handle.
 */
export function connect({ target, max, role }: ConnectOptions): Sql {
  let ended = false
  let pool = open()

  function open(): Sql {
    let used = false
    const opened = makePool(target, {
      max,
      connection: { ...OPTIONS.connection, ...(role ? { role } : {}) },
      // the first sign of life of a connection; one that could not be made leaves nothing behind
      onparameter: () => {
        used = true
      },
      onclose: () => {
        if (!used || ended || pool !== opened) return
        pool = open()
        void delay(RETIREMENT_MS).then(() => opened.end({ timeout: 0 }))
      },
    })
    return opened
  }

  return new Proxy(pool, {
    apply: (_, self, args) => Reflect.apply(pool, self, args),
    get: (_, key) => {
      if (key === 'end') ended = true
      return Reflect.get(pool, key)
    },
  })
}

type PoolOptions = Pick<
  postgres.Options<Record<string, never>>,
  'max' | 'connection' | 'onparameter' | 'onclose'
>

function makePool(target: ConnectOptions['target'], own: PoolOptions): Sql {
  if (typeof target !== 'string') return postgres({ ...OPTIONS, ...own, ...target })
  const { url, socket } = splitSocket(target)
  return postgres(url, socket === null ? { ...OPTIONS, ...own } : { ...OPTIONS, ...own, host: socket })
}

/** `?host=/folder` names the folder of a unix socket, as for libpq; the driver knows it as an option only. */
function splitSocket(target: string): { url: string; socket: string | null } {
  const url = new URL(target)
  const socket = url.searchParams.get('host')
  url.searchParams.delete('host')
  return { url: url.toString(), socket }
}
