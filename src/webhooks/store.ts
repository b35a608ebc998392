/** Subscriptions and their secrets. */
import type { Db, Tx } from '../db/sql.ts'
import { notFound } from '../kernel/refusal.ts'
import type { WebhookType } from './schema.ts'

export interface SubscriptionRow {
  property_id: number
  id: number
  webhook_type: WebhookType
  endpoint: string
  disabled_reason: string | null
}

const columns = (db: Db) => db`s.property_id, s.id, s.webhook_type, s.endpoint, s.disabled_reason`

/** What a client subscribed to where it may still look, by id; those after `after`. */
export async function listSubscriptions(
  db: Db,
  { client, property }: { client: number; property: number | undefined },
  after: number,
  limit: number,
): Promise<SubscriptionRow[]> {
  return db<SubscriptionRow[]>`
    select ${columns(db)} from webhook_subscriptions s
    join grants g on g.property_id = s.property_id and g.client_id = s.client_id
    join properties p on p.id = s.property_id
    where s.client_id = ${client} and s.id > ${after} and g.withdrawn_at is null and 'webhooks' = any(g.scopes)
      and p.status = 'ACTIVE' ${property === undefined ? db`` : db`and s.property_id = ${property}`}
    order by s.id limit ${limit}`
}

/** The property of a client's subscription; that of another client is as unknown as that of nobody. */
export async function propertyOfSubscription(
  db: Db,
  client: number,
  id: number,
): Promise<number | undefined> {
  const [row] = await db<{ property_id: number }[]>`
    select property_id from webhook_subscriptions where client_id = ${client} and id = ${id}`
  return row?.property_id
}

/** The subscription, or a refusal that there is none. */
export async function findSubscription(db: Db, property: number, id: number): Promise<SubscriptionRow> {
  const [row] = await db<SubscriptionRow[]>`
    select ${columns(db)} from webhook_subscriptions s where s.property_id = ${property} and s.id = ${id}`
  if (!row) throw notFound('Subscription', id)
  return row
}

export async function listListening(db: Db, property: number, type: WebhookType): Promise<number[]> {
  const rows = await db<{ id: number }[]>`
    select id from webhook_subscriptions
    where property_id = ${property} and webhook_type = ${type} and disabled_at is null order by id`
  return rows.map((row) => row.id)
}

export async function countSubscriptions(db: Db, property: number, client: number): Promise<number> {
  const [row] = await db<{ count: number }[]>`
    select count(*) from webhook_subscriptions where property_id = ${property} and client_id = ${client}`
  return row?.count ?? 0
}

export type SubscriptionValues = Pick<SubscriptionRow, 'webhook_type' | 'endpoint'> & { host: string }

export async function insertSubscription(
  tx: Tx,
  property: number,
  client: number,
  { webhook_type, endpoint, host }: SubscriptionValues,
): Promise<SubscriptionRow> {
  await tx`insert into webhook_sequences (property_id) values (${property}) on conflict do nothing`
  const [row] = await tx<SubscriptionRow[]>`
    insert into webhook_subscriptions as s (property_id, client_id, webhook_type, endpoint, host)
    values (${property}, ${client}, ${webhook_type}, ${endpoint}, ${host})
    returning ${columns(tx)}`
  if (!row) throw new Error('an insert returns its row')
  return row
}

export async function saveSubscription(
  tx: Tx,
  property: number,
  id: number,
  { webhook_type, endpoint, host }: SubscriptionValues,
): Promise<void> {
  await tx`
    update webhook_subscriptions set webhook_type = ${webhook_type}, endpoint = ${endpoint}, host = ${host}
    where property_id = ${property} and id = ${id}`
}

/** With its secrets and deliveries. Answers false when somebody was first. */
export async function deleteSubscription(tx: Tx, property: number, id: number): Promise<boolean> {
  const { count } = await tx`delete from webhook_subscriptions where property_id = ${property} and id = ${id}`
  return count === 1
}

/** One more event was given up; answers how many that are in a row. */
export async function countDropped(db: Db, property: number, id: number): Promise<number> {
  const [row] = await db<{ dropped_in_row: number }[]>`
    update webhook_subscriptions set dropped_in_row = dropped_in_row + 1
    where property_id = ${property} and id = ${id}
    returning dropped_in_row`
  return row?.dropped_in_row ?? 0
}

/** Writes only where there is something to forget: most deliveries arrive after others that did. */
export async function forgetDropped(db: Db, property: number, id: number): Promise<void> {
  await db`
    update webhook_subscriptions set dropped_in_row = 0
    where property_id = ${property} and id = ${id} and dropped_in_row > 0`
}

/** Unless enough of its events arrive by now. */
export async function markDisabled(
  tx: Tx,
  property: number,
  id: number,
  droppedInRow: number,
  reason: string,
): Promise<void> {
  await tx`
    update webhook_subscriptions set disabled_at = now(), disabled_reason = ${reason}
    where property_id = ${property} and id = ${id} and disabled_at is null and dropped_in_row >= ${droppedInRow}`
}

/** Takes a subscription into use again, with what is left to deliver. */
export async function markEnabled(tx: Tx, property: number, id: number): Promise<void> {
  await tx`
    update webhook_subscriptions set disabled_at = null, disabled_reason = null, dropped_in_row = 0
    where property_id = ${property} and id = ${id}`
  await tx`
    update webhook_deliveries set due_at = now()
    where property_id = ${property} and subscription_id = ${id} and status = 'PENDING'`
}

export interface SecretRow {
  id: number
  material: Buffer
  sealed: boolean
}

export type StoredSecret = Pick<SecretRow, 'material' | 'sealed'>

export async function insertSecret(
  tx: Tx,
  property: number,
  subscription: number,
  { material, sealed }: StoredSecret,
): Promise<void> {
  await tx`
    insert into webhook_secrets (property_id, subscription_id, material, sealed)
    values (${property}, ${subscription}, ${material}, ${sealed})`
}

const KEPT_SECRETS = 3

/** Lets the newest secret end after some minutes, and forgets those that ended or are too many. */
export async function retireSecrets(
  tx: Tx,
  property: number,
  subscription: number,
  minutes: number,
): Promise<void> {
  await tx`
    update webhook_secrets set valid_until = now() + make_interval(mins => ${minutes})
    where property_id = ${property} and subscription_id = ${subscription} and valid_until is null`
  await tx`
    delete from webhook_secrets
    where property_id = ${property} and subscription_id = ${subscription} and (valid_until <= now() or id not in (
      select id from webhook_secrets
      where property_id = ${property} and subscription_id = ${subscription}
      order by id desc limit ${KEPT_SECRETS}))`
}

/** Secrets that were written before there was a SECRET_KEY. */
export async function openSecrets(
  db: Db,
): Promise<(SecretRow & { property_id: number; subscription_id: number })[]> {
  return db`select property_id, id, subscription_id, material, sealed from webhook_secrets where not sealed`
}

export async function replaceMaterial(tx: Tx, property: number, id: number, material: Buffer): Promise<void> {
  await tx`
    update webhook_secrets set material = ${material}, sealed = true
    where property_id = ${property} and id = ${id} and not sealed`
}
