/** How many passwords may be tried, for one user and from one address: counted in the database, for all servers. */
import type { Config } from '../config.ts'
import type { Sql } from '../db/sql.ts'
import { hashToken, networkOf } from './rules.ts'

type Kind = 'ACCOUNT' | 'ADDRESS'

const WINDOW_SECONDS = 900

interface Limit {
  kind: Kind
  key: Buffer
  most: number
}

export interface Try {
  /** however it is written */
  account: string
  address: string
}

const accountLimit = ({ account }: Try, { SIGN_IN_TRIES: most }: Config): Limit => ({
  kind: 'ACCOUNT',
  key: hashToken(account),
  most,
})
const addressLimit = ({ address }: Try, { SIGN_IN_TRIES_PER_ADDRESS: most }: Config): Limit => ({
  kind: 'ADDRESS',
  key: hashToken(networkOf(address)),
  most,
})

export type Allowance = { allowed: true } | { allowed: false; by: Kind; seconds: number }

/**
 * Counts a try before its password is looked at, so that a thousand at once are a thousand. One that is not allowed
 * puts nothing off.
 */
export async function takeTry(sql: Sql, config: Config, one: Try): Promise<Allowance> {
  for (const limit of [addressLimit(one, config), accountLimit(one, config)]) {
    if (await take(sql, limit)) continue
    return { allowed: false, by: limit.kind, seconds: await secondsUntil(sql, limit) }
  }
  return { allowed: true }
}

async function take(sql: Sql, { kind, key, most }: Limit): Promise<boolean> {
  const each = WINDOW_SECONDS / most
  const { count } = await sql`
    insert into sign_in_tries as t (kind, key, until)
    values (${kind}, ${key}, now() + make_interval(secs => ${each}))
    on conflict (kind, key) do update
      set until = greatest(t.until, now()) + make_interval(secs => ${each})
      where t.until <= now() + make_interval(secs => ${WINDOW_SECONDS - each})`
  return count === 1
}

async function secondsUntil(sql: Sql, { kind, key, most }: Limit): Promise<number> {
  const each = WINDOW_SECONDS / most
  const [row] = await sql<{ seconds: number }[]>`
    select extract(epoch from until - now())::float8 - ${WINDOW_SECONDS - each} as seconds
    from sign_in_tries where kind = ${kind} and key = ${key}`
  return Math.max(1, Math.ceil(row?.seconds ?? 0))
}

/** The password was right: the account's tries are forgotten, the address gets back the one that it was. */
export async function forgiveTry(sql: Sql, config: Config, one: Try): Promise<void> {
  const { kind, key, most } = addressLimit(one, config)
  await Promise.all([
    sql`delete from sign_in_tries where kind = 'ACCOUNT' and key = ${accountLimit(one, config).key}`,
    sql`
      update sign_in_tries set until = until - make_interval(secs => ${WINDOW_SECONDS / most})
      where kind = ${kind} and key = ${key}`,
  ])
}
