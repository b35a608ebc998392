import { Refusal } from '../kernel/refusal.ts'
import type { Day } from '../kernel/time.ts'
import type { Once, Sql, Tx } from './sql.ts'
import { endsConnection, violationOf } from './sqlstate.ts'

const TRIES = 2

/**
 * What a transaction may end with: its last statement, and what is read from the answer. The statement leaves at once and
 * the commit right behind it, so that one answer less is waited for. Where it fails, its error is the transaction's, and
 * nothing is written: the commit of a transaction that has failed is a rollback (PostgreSQL documentation, COMMIT).
 */
export class Last<T> {
  readonly result: Promise<T>

  private constructor(result: Promise<T>) {
    this.result = result
    // told by the transaction
    result.catch(() => {})
  }

  static of<R, T>(statement: { execute(): PromiseLike<R> }, read: (answer: R) => T): Last<T> {
    return new Last(Promise.resolve(statement.execute()).then(read))
  }
}

const settled = <T>(result: T | Last<T>): T | Promise<T> => (result instanceof Last ? result.result : result)

/**
 * Runs one use case in one transaction. A deadlock is retried once; a lock that is not had in time is a refusal with
 * nothing written: a second try would start at the end of the line. Refusals thrown inside roll back and pass through.
 */
export async function inTransaction<T>(
  { sql, once }: { sql: Sql; once?: Once },
  work: (tx: Tx) => Promise<T | Last<T>>,
): Promise<T> {
  const whole = once ? (tx: Tx) => runOnce(once, tx, work) : work
  for (let attempt = 1; ; attempt++) {
    try {
      return await transact(sql, whole)
    } catch (error) {
      const violation = violationOf(error)
      if (violation !== 'deadlock' && violation !== 'lock_timeout') throw error
      if (attempt === TRIES || violation === 'lock_timeout')
        throw unavailable('Many changes to this day are under way; nothing was changed.')
    }
  }
}

async function runOnce<T>(once: Once, tx: Tx, work: (tx: Tx) => Promise<T | Last<T>>): Promise<T> {
  await once.claim(tx)
  const result = await settled(await work(tx))
  await once.keep(tx, result)
  return result
}

/** Nothing is begun for callers who have waited longer: they are told so, or have left by then. */
const PATIENCE_MS = 2000

/**
 * One attempt. When its connection is lost, whether a commit that was under way came through is not known. The driver
 * would send what follows, a rollback at least, to a socket that is gone, which brings the process down, or into
 * somebody else's transaction: so nothing follows.
 */
function transact<T>(sql: Sql, work: (tx: Tx) => Promise<T | Last<T>>): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const asked = performance.now()
  let lost = false
  const begun = sql.begin(async (tx) => {
    if (performance.now() - asked > PATIENCE_MS)
      throw unavailable('The database is busy just now; nothing was changed.')
    try {
      const result = await work(whileOpen(tx, () => !lost))
      if (!lost) return { result }
    } catch (error) {
      if (!lost && !endsConnection(error)) throw error
      reject(error)
    }
    return new Promise<never>(() => {})
  })
  begun.then(
    ({ result }) => resolve(settled(result)),
    (error: unknown) => {
      lost = true
      reject(error)
    },
  )
  return promise
}

export const unavailable = (why: string) => new Refusal('unavailable', `${why} Try again in a second.`)

/** The transaction for as long as its connection is there. */
function whileOpen(tx: Tx, isOpen: () => boolean): Tx {
  return new Proxy(tx, {
    apply: (_, self, args) => {
      if (!isOpen()) throw unavailable('The database cannot be reached just now.')
      return Reflect.apply(tx, self, args)
    },
  })
}

/**
 * Advisory keys of one property: first its set-up, then its days. Taking keys in ascending order is the one order
 * of locking. Days of the years 1 to 9999 fit between.
 */
const KEYS_OF_A_PROPERTY = 2n ** 23n
const FIRST_DAY_KEY = 1_000_000
const setupKey = (property: number) => String(BigInt(property) * KEYS_OF_A_PROPERTY)
const dayKey = (property: number, day: Day) =>
  String(BigInt(property) * KEYS_OF_A_PROPERTY + BigInt(day + FIRST_DAY_KEY))

/** What a caller waits at most (booking rules, section 10). */
const LOCK_TIMEOUT = '1s'

/** For the lock of a row: one that is not had in time is a refusal, as with the locks below. */
export async function limitWaiting(tx: Tx): Promise<void> {
  await tx`select set_config('lock_timeout', ${LOCK_TIMEOUT}, true)`
}

/**
 * Takes the set-up of a property shared and the given local days of it for itself, until the transaction ends.
 * Not awaited by hot paths: what is sent after it on the same transaction runs after it. No plan is made anew for
 * its values: PostgreSQL, which now and then finds that cheaper, takes ten times as long for it as for the load itself.
 */
export async function lockDays(tx: Tx, property: number, days: Day[]): Promise<void> {
  const keys = [...new Set(days)].sort((a, b) => a - b).map((day) => dayKey(property, day))
  await tx`
    select set_config('lock_timeout', ${LOCK_TIMEOUT}, true), set_config('plan_cache_mode', 'force_generic_plan', true),
      pg_advisory_xact_lock_shared(${setupKey(property)}::bigint),
      ${keys.map((key, n) => tx`${n ? tx`, ` : tx``}pg_advisory_xact_lock(${key}::bigint)`)}`
}

/**
 * The same for days of several properties at once, without waiting: answers which of the entries have all of theirs. What
 * an entry has without the rest stays taken until the transaction ends.
 */
export async function tryDays(tx: Tx, entries: { property: number; days: Day[] }[]): Promise<Set<number>> {
  const keys = entries.flatMap(({ property, days }, n) => [
    { n, key: setupKey(property), shared: 1 },
    ...days.map((day) => ({ n, key: dayKey(property, day), shared: 0 })),
  ])
  const rows = await tx<{ n: number }[]>`
    select n, set_config('lock_timeout', ${LOCK_TIMEOUT}, true), set_config('plan_cache_mode', 'force_generic_plan', true) from (
      select n, case shared when 1 then pg_try_advisory_xact_lock_shared(key) else pg_try_advisory_xact_lock(key) end as had
      from unnest(${keys.map(({ n }) => n)}::int[], ${keys.map(({ key }) => key)}::bigint[], ${keys.map(({ shared }) => shared)}::int[])
        as k (n, key, shared)) tried
    group by n having bool_and(had)`
  return new Set(rows.map(({ n }) => n))
}

/** Takes the whole property against bookings, which share it: for changes of its set-up. */
export async function lockSetup(tx: Tx, property: number): Promise<void> {
  await tx`select set_config('lock_timeout', ${LOCK_TIMEOUT}, true), pg_advisory_xact_lock(${setupKey(property)}::bigint)`
}

/**
 * Takes names within a property for itself, until the transaction ends: for what is counted under them. After the
 * days; each place in the list has keys of its own, so that lists of one make wait in one order.
 */
export async function lockNames(tx: Tx, property: number, names: string[]): Promise<void> {
  await tx`
    select ${names.map((name, n) => tx`${n ? tx`, ` : tx``}pg_advisory_xact_lock(${n}::int, hashtext(${`${property} ${name}`}))`)}`
}
