/** Messages and their deliveries: written with what happened, taken from here to be sent. */
import type { Db, Tx } from '../db/sql.ts'
import type { Instant } from '../kernel/time.ts'
import type { DueDelivery } from './rules.ts'
import type { Delivery, WebhookType } from './schema.ts'

export interface NewMessage {
  reservation_id: number
  type: WebhookType
  /** JSON, as it will be sent */
  data: string
  previous: string | null
}

/**
 * Writes what happened once, and a delivery for each of the subscriptions that is still enabled and let in. The
 * counter is taken by the same statement, last in the transaction: it is held until the commit.
 */
export async function insertMessage(
  tx: Tx,
  property: number,
  subscriptions: number[],
  { reservation_id, type, data, previous }: NewMessage,
): Promise<void> {
  await tx`
    with q as (
      update webhook_sequences set last = last + 1 where property_id = ${property} returning last),
    m as (
      insert into webhook_messages (property_id, reservation_id, type, sequence, data, previous)
      select ${property}, ${reservation_id}, ${type}, q.last, ${data}::text::json, ${previous}::text::json from q
      returning id)
    insert into webhook_deliveries (property_id, subscription_id, message_id, reservation_id)
    select ${property}, s.id, m.id, ${reservation_id} from m, webhook_subscriptions s
    join grants g on g.property_id = s.property_id and g.client_id = s.client_id
    join clients c on c.id = s.client_id
    where s.property_id = ${property} and s.id = any(${subscriptions}::bigint[]) and s.disabled_at is null
      and g.withdrawn_at is null and c.disabled_at is null
    order by s.id`
}

/** A message for one subscription, about no reservation; answers the delivery. */
export async function insertTest(
  tx: Tx,
  property: number,
  subscription: number,
  type: WebhookType,
  data: string,
): Promise<number> {
  const [row] = await tx<{ id: number }[]>`
    with m as (
      insert into webhook_messages (property_id, type, data) values (${property}, ${type}, ${data}::text::json)
      returning id)
    insert into webhook_deliveries (property_id, subscription_id, message_id)
    select ${property}, ${subscription}, m.id from m
    returning id`
  if (!row) throw new Error('an insert returns its row')
  return row.id
}

export interface DeliveryRow {
  id: number
  message_id: number
  type: WebhookType
  reservation_id: number | null
  sequence: number | null
  status: Delivery['status']
  attempts: number
  http_status: number | null
  error: string | null
  duration_ms: number | null
  due_at: Instant
  created_at: Instant
}

const selectDeliveries = (db: Db, property: number, subscription: number) => db`
  select d.id, d.message_id, m.type, d.reservation_id, m.sequence, d.status, d.attempts, d.http_status, d.error,
    d.duration_ms, extract(epoch from d.due_at)::float8 as due_at, extract(epoch from d.created_at)::float8 as created_at
  from webhook_deliveries d
  join webhook_messages m on m.property_id = d.property_id and m.id = d.message_id
  where d.property_id = ${property} and d.subscription_id = ${subscription}`

/** Newest first; those before `before`. */
export async function listDeliveries(
  db: Db,
  property: number,
  subscription: number,
  before: number,
  limit: number,
): Promise<DeliveryRow[]> {
  return db<DeliveryRow[]>`
    ${selectDeliveries(db, property, subscription)} and d.id < ${before} order by d.id desc limit ${limit}`
}

export async function findDelivery(
  db: Db,
  property: number,
  subscription: number,
  id: number,
): Promise<DeliveryRow | undefined> {
  const [row] = await db<DeliveryRow[]>`${selectDeliveries(db, property, subscription)} and d.id = ${id}`
  return row
}

/** From now on it is tried as a new one is; false when there is none of that id. */
export async function requeue(tx: Tx, property: number, subscription: number, id: number): Promise<boolean> {
  const { count } = await tx`
    update webhook_deliveries set status = 'PENDING', queued_at = now(), due_at = now()
    where property_id = ${property} and subscription_id = ${subscription} and id = ${id}`
  return count === 1
}

/** Properties with something to send, the longest waiting first. */
export async function listDueProperties(db: Db): Promise<number[]> {
  const rows = await db<{ property_id: number }[]>`
    select property_id from webhook_deliveries
    where status = 'PENDING' and due_at <= now() and (claimed_until is null or claimed_until <= now())
    group by property_id order by min(due_at) limit 100`
  return rows.map((row) => row.property_id)
}

const DUE_AT_ONCE = 50

/**
 * What is due at a property, locked until the transaction ends; what another server has locked is passed over. What
 * would go to a `busy` host stays where it is.
 */
export async function lockDue(tx: Tx, property: number, busy: string[]): Promise<DueDelivery[]> {
  return tx<DueDelivery[]>`
    select d.id, s.host,
      s.disabled_at is null and g.withdrawn_at is null and c.disabled_at is null
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
    where property_id = ${property_id} and status = 'PENDING' and due_at > now() and id = (
      select id from webhook_deliveries
      where property_id = ${property_id} and subscription_id = ${subscription_id}
        and reservation_id = ${reservation_id} and id > ${id} and status = 'PENDING'
      order by id limit 1)`
}

/** Forgets what was said so many days ago, guests' names with it; what is still to be delivered stays. */
export async function deleteOldMessages(db: Db, days: number): Promise<void> {
  await db`
    delete from webhook_messages m
    where m.at < now() - make_interval(days => ${days}) and not exists (
      select from webhook_deliveries d
      where d.property_id = m.property_id and d.message_id = m.id and d.status = 'PENDING')`
}
