/** Messages and their deliveries, as they are written and looked at. */
import type { Db, Tx } from '../db/sql.ts'
import type { Instant } from '../kernel/time.ts'
import type { Delivery, WebhookType } from './schema.ts'

export interface NewMessage {
  reservation_id: number
  /** kept as the JSON that will be sent */
  data: object
  previous: object | null
}

/** Writes what happened once each, and a delivery for each of the subscriptions that is still enabled and let in. */
export async function insertMessages(
  tx: Tx,
  property: number,
  subscriptions: number[],
  type: WebhookType,
  messages: NewMessage[],
): Promise<void> {
  await tx`
    with s as (
      select s.id from webhook_subscriptions s
      join grants g on g.property_id = s.property_id and g.client_id = s.client_id
      join clients c on c.id = s.client_id
      where s.property_id = ${property} and s.id = any(${subscriptions}::bigint[]) and s.disabled_at is null
        and g.withdrawn_at is null and 'webhooks' = any(g.scopes) and c.disabled_at is null),
    m as (
      insert into webhook_messages (property_id, reservation_id, type, data, previous)
      select ${property}, n.reservation_id, ${type}, n.data, n.previous
      from json_to_recordset(${JSON.stringify(messages)}::text::json) as n (reservation_id bigint, data json, previous json)
      where exists (select from s)
      returning id, reservation_id)
    insert into webhook_deliveries (property_id, subscription_id, message_id, reservation_id)
    select ${property}, s.id, m.id, m.reservation_id from m, s order by m.id, s.id`
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

/** Forgets what was said so many days ago, guests' names with it; what is still to be delivered stays. */
export async function deleteOldMessages(db: Db, days: number): Promise<void> {
  await db`
    delete from webhook_messages m
    where m.at < now() - make_interval(days => ${days}) and not exists (
      select from webhook_deliveries d
      where d.property_id = m.property_id and d.message_id = m.id and d.status = 'PENDING')`
}
