/** What the authorization server keeps: items under the hash of their id, connections, tokens taken back. */
import { createHash } from 'node:crypto'
import type { AdapterPayload } from 'oidc-provider'
import type { Db, Tx } from '../db/sql.ts'

/** The ids are what codes and refresh tokens are: random, and never stored themselves. */
const hashOf = (id: string): Buffer => createHash('sha256').update(id).digest()

export async function saveItem(
  db: Db,
  kind: string,
  id: string,
  { payload, connection, seconds }: { payload: object; connection: string | null; seconds: number },
): Promise<void> {
  const text = JSON.stringify(payload)
  await db`
    insert into oauth_items (kind, id_hash, grant_id, payload, expires_at)
    values (${kind}, ${hashOf(id)}, ${connection}, ${text}::text::jsonb, now() + make_interval(secs => ${seconds}))
    on conflict (kind, id_hash) do update set payload = excluded.payload, expires_at = excluded.expires_at`
}

export interface Item {
  payload: AdapterPayload
  connection: string | null
  /** seconds since the epoch; null: it was not used yet */
  consumed_at: number | null
}

export async function findItem(db: Db, kind: string, id: string): Promise<Item | undefined> {
  const [row] = await db<Item[]>`
    select payload, grant_id as connection, extract(epoch from consumed_at)::int as consumed_at from oauth_items
    where kind = ${kind} and id_hash = ${hashOf(id)} and expires_at > now()`
  return row
}

/** Answers false when somebody was first. */
export async function consumeItem(db: Db, kind: string, id: string): Promise<boolean> {
  const { count } = await db`
    update oauth_items set consumed_at = now()
    where kind = ${kind} and id_hash = ${hashOf(id)} and consumed_at is null`
  return count === 1
}

export async function deleteItem(db: Db, kind: string, id: string): Promise<void> {
  await db`delete from oauth_items where kind = ${kind} and id_hash = ${hashOf(id)}`
}

export interface Connection {
  id: string
  property_id: number
  client_id: number
}

export async function insertConnection(
  tx: Tx,
  { id, property_id, client_id }: Connection,
  user: number,
): Promise<void> {
  await tx`
    insert into connections (property_id, grant_id, client_id, user_id)
    values (${property_id}, ${id}, ${client_id}, ${user})`
}

export async function propertyOfConnection(db: Db, id: string): Promise<number | undefined> {
  const [row] = await db<
    { property_id: number }[]
  >`select property_id from connections where grant_id = ${id}`
  return row?.property_id
}

/** Ends a connection with its codes and tokens; undefined: it had ended before. */
export async function deleteConnection(tx: Tx, id: string): Promise<Connection | undefined> {
  const [row] = await tx<Connection[]>`
    delete from connections where grant_id = ${id} returning grant_id as id, property_id, client_id`
  await tx`delete from oauth_items where grant_id = ${id}`
  return row
}

/** Ends all connections of a client at a property. */
export async function deleteConnections(tx: Tx, property: number, client: number): Promise<void> {
  await tx`
    with ended as (
      delete from connections where property_id = ${property} and client_id = ${client} returning grant_id)
    delete from oauth_items where grant_id in (select e.grant_id from ended e)`
}

/** Refuses an access token from now on; it is forgotten when it would have expired. */
export async function insertRevoked(db: Db, jti: string, exp: number): Promise<void> {
  await db`
    insert into revoked_tokens (jti, expires_at) values (${jti}, to_timestamp(${exp})) on conflict do nothing`
}

const AT_ONCE = 1000

/** Forgets what has expired; a few at a time, and passes over what somebody is at. */
export async function deleteExpired(db: Db): Promise<void> {
  await db`
    delete from oauth_items where (kind, id_hash) in (
      select kind, id_hash from oauth_items where expires_at <= now() limit ${AT_ONCE} for update skip locked)`
  await db`
    delete from revoked_tokens where jti in (
      select jti from revoked_tokens where expires_at <= now() limit ${AT_ONCE} for update skip locked)`
  await db`delete from server_keys where published_until <= now()`
}
