import postgres from 'postgres'

/**
 * A connection pool or a transaction, as stores take it. Ids (bigint) are read as numbers: they stay below 2^53.
 * Dates, times and timestamps stay the strings that PostgreSQL sends; the domain knows no `Date`.
 */
export type Sql = postgres.Sql<{ bigint: number; text_time: string }>
export type Tx = postgres.TransactionSql<{ bigint: number; text_time: string }>
/** Either of them: a store does not care whether it runs inside a transaction. */
export type Db = Sql | Tx

export interface ConnectOptions {
  /** `postgres://…`, or where the embedded server's socket is */
  target: string | { host: string; port: number; database: string; username: string }
  max: number
}

const identity = (value: string) => value

export function connect({ target, max }: ConnectOptions): Sql {
  const options = {
    max,
    prepare: true,
    connect_timeout: 5,
    onnotice: () => {},
    connection: { application_name: 'octotable', TimeZone: 'UTC', DateStyle: 'ISO', IntervalStyle: 'iso_8601' },
    types: {
      bigint: { to: 20, from: [20], serialize: String, parse: Number },
      // date, time, timestamp, timestamptz
      text_time: { to: 25, from: [1082, 1083, 1114, 1184], serialize: identity, parse: identity },
    },
  }
  if (typeof target !== 'string') return postgres({ ...options, ...target })
  const { url, socket } = splitSocket(target)
  return postgres(url, socket === null ? options : { ...options, host: socket })
}

/** `?host=/folder` names the folder of a unix socket, as for libpq; the driver knows it as an option only. */
function splitSocket(target: string): { url: string; socket: string | null } {
  const url = new URL(target)
  const socket = url.searchParams.get('host')
  url.searchParams.delete('host')
  return { url: url.toString(), socket }
}
