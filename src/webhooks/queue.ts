/** Deliveries on their way: found due, claimed, and put down again. One property at a time. */
import type { Db, Tx } from '../db/sql.ts'
import type { Instant } from '../kernel/time.ts'
import type { DueDelivery } from './rules.ts'
import type { WebhookType } from './schema.ts'

/** Properties with something to send, the longest waiting first. */
export async function listDueProperties(db: Db): Promise<number[]> {
  const rows = await db<{ property_id: number }[]>`
    select property_id from webhook_deliveries
    where status = 'PENDING' and due_at <= now() and (claimed_until is null or claimed_until <= now())
    group by property_id order by min(due_at) limit 100`
  return rows.map((row) => row.property_id)
}

/**
 * Gives the messages of a property that have none yet their numbers, one after the other. A message that is not
 * committed yet gets a higher one later; within a reservation ids ascend, as its changes wait for each other. Three
 * statements, for each has to see what was committed before the lock was had.
 */
export async function numberMessages(tx: Tx, property: number): Promise<void> {
  await Promise.all([
    tx`select from webhook_sequences where property_id = ${property} for update`,
    tx`
      update webhook_messages m set sequence = q.last + n.nth
      from webhook_sequences q, (
        select id, row_number() over (order by id) as nth from webhook_messages
        where property_id = ${property} and sequence is null and reservation_id is not null) n
      where m.property_id = ${property} and m.id = n.id and q.property_id = ${property}`,
    tx`
      update webhook_sequences q set last = m.sequence
      from (
        select sequence from webhook_messages where property_id = ${property} and sequence is not null
        order by sequence desc limit 1) m
      where q.property_id = ${property} and q.last < m.sequence`,
  ])
}

const DUE_AT_ONCE = 50

/**
 * What is due at a property, locked until the transaction ends; what another server has locked is passed over. What
 * would go to a `busy` host stays where it is.
 */
export async function lockDue(tx: Tx, property: number, busy: string[]): Promise<DueDelivery[]> {
  return tx<DueDelivery[]>`
    select d.id, s.host,
      s.disabled_at is null and g.withdrawn_at is null and 'webhooks' = any(g.scopes) and c.disabled_at is null
        and p.status = 'ACTIVE' and coalesce(p.expires_at > now(), true) as live,
      exists (
        select from webhook_deliveries e
        where e.property_id = d.property_id and e.subscription_id = d.subscription_id
          and e.reservation_id = d.reservation_id and e.id < d.id and e.status = 'PENDING') as blocked
    from webhook_deliveries d
    join webhook_subscriptions s on s.property_id = d.property_id and s.id = d.subscription_id
    join grants g on g.property_id = s.property_id and g.client_id = s.client_id
    join clients c on c.id = s.client_id
    join properties p on p.id = d.property_id
    where d.property_id = ${property} and d.status = 'PENDING' and d.due_at <= now()
      and (d.claimed_until is null or d.claimed_until <= now()) and s.host <> all(${busy}::text[])
    order by d.due_at, d.id limit ${DUE_AT_ONCE}
    for update of d skip locked`
}

/** A call is over long before, also one that waits for a connection to write down how it went. */
const LEASE_SECONDS = 60
/** After that it is looked whether a subscription that may not be told anything is allowed to be told again. */
const STOPPED_SECONDS = 600

export interface ClaimedDelivery {
  property_id: number
  id: number
  subscription_id: number
  message_id: number
  reservation_id: number | null
  attempts: number
  endpoint: string
  host: string
  type: WebhookType
  at: Instant
  sequence: number | null
  data: string
  previous: string | null
  secrets: { material: string; sealed: boolean }[]
}

/** Takes locked deliveries to be sent, the valid secrets with them, newest first, in base64. */
export async function claimDeliveries(tx: Tx, property: number, ids: number[]): Promise<ClaimedDelivery[]> {
  if (ids.length === 0) return []
  return tx<ClaimedDelivery[]>`
    update webhook_deliveries d
    set attempts = d.attempts + 1, claimed_until = now() + make_interval(secs => ${LEASE_SECONDS})
    from webhook_subscriptions s, webhook_messages m
    where d.property_id = ${property} and d.id = any(${ids}::bigint[])
      and s.property_id = d.property_id and s.id = d.subscription_id
      and m.property_id = d.property_id and m.id = d.message_id
    returning d.property_id, d.id, d.subscription_id, d.message_id, d.reservation_id, d.attempts, s.endpoint, s.host,
      m.type, extract(epoch from m.at)::float8 as at, m.sequence, m.data::text as data, m.previous::text as previous,
      (select json_agg(json_build_object('material', encode(k.material, 'base64'), 'sealed', k.sealed) order by k.id desc)
        from webhook_secrets k
        where k.property_id = d.property_id and k.subscription_id = d.subscription_id
          and coalesce(k.valid_until > now(), true)) as secrets`
}

/** Puts off what must not be sent now, so that it is not found due again and again. */
export async function putOffStopped(tx: Tx, property: number, ids: number[]): Promise<void> {
  if (ids.length === 0) return
  await tx`
    update webhook_deliveries set due_at = now() + make_interval(secs => ${STOPPED_SECONDS})
    where property_id = ${property} and id = any(${ids}::bigint[])`
}

/**
 * Puts off what waits for an earlier event of its reservation: until that one is tried next, or for two seconds
 * while that one is on its way. Whoever delivers or drops the earlier one makes the next one due.
 */
export async function putOffBlocked(tx: Tx, property: number, ids: number[]): Promise<void> {
  if (ids.length === 0) return
  await tx`
    update webhook_deliveries d set due_at = greatest(now() + interval '2 seconds', (
      select case when e.claimed_until > now() then now() else e.due_at end from webhook_deliveries e
      where e.property_id = d.property_id and e.subscription_id = d.subscription_id
        and e.reservation_id = d.reservation_id and e.id < d.id and e.status = 'PENDING'
      order by e.id limit 1))
    where d.property_id = ${property} and d.id = any(${ids}::bigint[])`
}

type Attempt = Pick<ClaimedDelivery, 'property_id' | 'id' | 'attempts'>

export interface AttemptResult {
  http_status: number | null
  error: string | null
  duration_ms: number
}

/** Whether the claim still holds: another server may have it by now, or the subscription be gone. */
const stillClaimed = (db: Db, { property_id, id, attempts }: Attempt) =>
  db`property_id = ${property_id} and id = ${id} and attempts = ${attempts} and status = 'PENDING'`

/** Writes down that it arrived; false when the claim was lost. */
export async function markDelivered(db: Db, attempt: Attempt, result: AttemptResult): Promise<boolean> {
  const { count } = await db`
    update webhook_deliveries set status = 'DELIVERED', claimed_until = null, http_status = ${result.http_status},
      error = null, duration_ms = ${result.duration_ms}
    where ${stillClaimed(db, attempt)}`
  return count === 1
}

/**
 * Writes down a failure and when it is tried again, the last time when `days` are over; then it is dropped. Undefined
 * when the claim was lost.
 */
export async function markFailed(
  db: Db,
  attempt: Attempt,
  result: AttemptResult,
  pause: number,
  days: number,
): Promise<'PENDING' | 'DROPPED' | undefined> {
  const end = db`queued_at + make_interval(days => ${days})`
  const [row] = await db<{ status: 'PENDING' | 'DROPPED' }[]>`
    update webhook_deliveries set claimed_until = null, http_status = ${result.http_status}, error = ${result.error},
      duration_ms = ${result.duration_ms}, status = case when ${end} <= now() then 'DROPPED' else 'PENDING' end,
      due_at = least(now() + make_interval(secs => ${pause}), ${end})
    where ${stillClaimed(db, attempt)}
    returning status`
  return row?.status
}

/** Gives a delivery back that was not brought to an end. */
export async function releaseClaim(db: Db, attempt: Attempt): Promise<void> {
  await db`
    update webhook_deliveries set claimed_until = null, due_at = now() where ${stillClaimed(db, attempt)}`
}

/** After one was delivered or dropped: the next event of the reservation need not wait any longer. */
export async function makeNextDue(
  db: Db,
  { property_id, id, subscription_id, reservation_id }: ClaimedDelivery,
): Promise<void> {
  if (reservation_id === null) return
  await db`
    update webhook_deliveries set due_at = now()
    where property_id = ${property_id} and status = 'PENDING' and id = (
      select id from webhook_deliveries
      where property_id = ${property_id} and subscription_id = ${subscription_id}
        and reservation_id = ${reservation_id} and id > ${id} and status = 'PENDING'
      order by id limit 1)`
}
