import type { Db, Tx } from '../db/sql.ts'
import { Refusal } from '../kernel/refusal.ts'
import { toIso, type Instant } from '../kernel/time.ts'
import type { SandboxRow } from './rules.ts'

/** The sandbox, or a refusal: of a live property none of its operations is possible. */
export async function findSandbox(db: Db, property: number): Promise<SandboxRow> {
  const [row] = await db<SandboxRow[]>`
    select timezone as zone, date_part('epoch', created_at) as created_at,
      date_part('epoch', expires_at) as expires_at, date_part('epoch', clock_timestamp()) as now, clock_offset
    from properties where id = ${property} and sandbox`
  if (!row)
    throw new Refusal(
      'property_forbidden',
      `The property ${property} is a real restaurant. This works with sandbox properties only, which come with a client.`,
    )
  return row
}

export async function saveExpiry(tx: Tx, property: number, expires_at: Instant): Promise<void> {
  await tx`update properties set expires_at = ${toIso(expires_at)} where id = ${property}`
}

export async function saveClock(tx: Tx, property: number, offset: number): Promise<void> {
  await tx`update properties set clock_offset = ${offset} where id = ${property}`
}

/** Reservations with all that belongs to them, at most so many; answers how many there were. */
export async function deleteReservations(tx: Tx, property: number, limit: number | null): Promise<number> {
  const { count } = await tx`
    delete from reservations where property_id = ${property} and id in (
      select id from reservations where property_id = ${property} order by id limit ${limit})`
  return count
}

/**
 * Everything else that the property holds, when it has no reservations. Answers that were kept for an
 * `Idempotency-Key` name what is gone; the key of the request that is being answered stays.
 */
export async function deleteContents(tx: Tx, property: number): Promise<void> {
  const of = tx`where property_id = ${property}`
  for (const table of ['holds', 'hold_chains', 'customers', 'closures', 'special_days'])
    await tx`delete from ${tx(table)} ${of}`
  // the members of groups are named by key
  for (const table of ['group_members', 'tables', 'rooms', 'services'])
    await tx`delete from ${tx(table)} ${of}`
  await tx`delete from idempotency_keys ${of} and created_at < now()`
}

export async function hasRooms(db: Db, property: number): Promise<boolean> {
  const rows = await db`
    select from rooms where property_id = ${property} and archived_at is null limit 1`
  return rows.length > 0
}

export interface Contents {
  reservations: number
  customers: number
  /** null: there is none */
  start_date: string | null
  end_date: string | null
}

export async function countContents(db: Db, property: number): Promise<Contents> {
  const [row] = await db<Contents[]>`
    select count(*) as reservations, min(start_date) as start_date, max(start_date) as end_date,
      (select count(*) from customers where property_id = ${property}) as customers
    from reservations where property_id = ${property}`
  if (!row) throw new Error('an aggregate is one row')
  return row
}

/** Sandboxes that expired that many days ago, the longest ago first, but for those in `without`. */
export async function listDead(db: Db, days: number, limit: number, without: number[]): Promise<number[]> {
  const rows = await db<{ id: number }[]>`
    select id from properties
    where sandbox and expires_at < now() - make_interval(days => ${days}) and id <> all(${without}::bigint[])
    order by expires_at, id limit ${limit}`
  return rows.map((row) => row.id)
}

/** Whether it is such a sandbox still: it may have been extended meanwhile, and cannot be from here on. */
export async function isDead(tx: Tx, property: number, days: number): Promise<boolean> {
  const rows = await tx`
    select from properties
    where id = ${property} and sandbox and expires_at < now() - make_interval(days => ${days}) for update`
  return rows.length > 0
}

export async function deleteProperty(tx: Tx, property: number): Promise<void> {
  await tx`delete from idempotency_keys where property_id = ${property}`
  await tx`delete from properties where id = ${property} and sandbox`
}

/** Whether nobody else is deleting sandboxes; holds until the transaction ends. */
export async function takeSweep(tx: Tx): Promise<boolean> {
  const [row] = await tx<{ taken: boolean }[]>`select pg_try_advisory_xact_lock(${SWEEP_LOCK}) as taken`
  return row?.taken ?? false
}

const SWEEP_LOCK = 7_061_991
