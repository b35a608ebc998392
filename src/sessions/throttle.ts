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
  /** what is tried, and of whom: `name ada`, `password of 12` */
  account: string
  /** left out for what strangers cannot try: those at the same address must not use up the tries of others */
  address?: string
}

function limitsOf({ account, address }: Try, config: Config): Limit[] {
  const { SIGN_IN_TRIES, SIGN_IN_TRIES_PER_ADDRESS } = config
  const own: Limit = { kind: 'ACCOUNT', key: hashToken(account), most: SIGN_IN_TRIES }
  if (address === undefined) return [own]
  return [{ kind: 'ADDRESS', key: hashToken(networkOf(address)), most: SIGN_IN_TRIES_PER_ADDRESS }, own]
}

export type Allowance =
  | { allowed: true }
  /** `first`: nobody was refused for the same reason in this window */
  | { allowed: false; by: Kind; seconds: number; first: boolean }

/**
 * Counts a try before its password is looked at, so that a thousand at once are a thousand. One that is not allowed
 * puts nothing off.
 */
export async function takeTry(sql: Sql, config: Config, one: Try): Promise<Allowance> {
  for (const limit of limitsOf(one, config)) {
    if (await take(sql, limit)) continue
    return { allowed: false, by: limit.kind, ...(await refusalOf(sql, limit)) }
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

/** How long to wait, and whether this is the refusal of the window that is worth to be written down. */
async function refusalOf(sql: Sql, { kind, key, most }: Limit): Promise<{ seconds: number; first: boolean }> {
  const each = WINDOW_SECONDS / most
  const [row] = await sql<{ seconds: number; told: boolean }[]>`
    select extract(epoch from until - now())::float8 - ${WINDOW_SECONDS - each} as seconds,
      coalesce(told_until > now(), false) as told
    from sign_in_tries where kind = ${kind} and key = ${key}`
  const seconds = Math.max(1, Math.ceil(row?.seconds ?? 0))
  if (!row || row.told) return { seconds, first: false }
  const { count } = await sql`
    update sign_in_tries set told_until = now() + make_interval(secs => ${WINDOW_SECONDS})
    where kind = ${kind} and key = ${key} and coalesce(told_until <= now(), true)`
  return { seconds, first: count === 1 }
}

/** The password was right: the account's tries are forgotten, the address gets back the one that it was. */
export async function forgiveTry(sql: Sql, config: Config, one: Try): Promise<void> {
  await Promise.all(
    limitsOf(one, config).map(({ kind, key, most }) =>
      kind === 'ADDRESS'
        ? sql`
            update sign_in_tries set until = until - make_interval(secs => ${WINDOW_SECONDS / most})
            where kind = ${kind} and key = ${key}`
        : sql`delete from sign_in_tries where kind = ${kind} and key = ${key}`,
    ),
  )
}
