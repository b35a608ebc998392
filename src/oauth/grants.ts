/** What restaurants allow clients, as their owners see it. */
import type { Db, Tx } from '../db/sql.ts'
import type { Scope } from '../kernel/scopes.ts'

interface NewGrant {
  property: number
  client: number
  user: number
  scopes: readonly Scope[]
}

/** Adds to what the client is allowed already; after a withdrawal it begins anew. */
export async function allowClient(tx: Tx, { property, client, user, scopes }: NewGrant): Promise<void> {
  await tx`
    insert into grants as g (property_id, client_id, scopes, user_id)
    values (${property}, ${client}, ${[...scopes]}, ${user})
    on conflict (property_id, client_id) do update set
      scopes = case when g.withdrawn_at is null
        then (select array_agg(distinct one) from unnest(g.scopes || excluded.scopes) one) else excluded.scopes end,
      user_id = case when g.withdrawn_at is null then g.user_id else excluded.user_id end,
      created_at = case when g.withdrawn_at is null then g.created_at else now() end,
      withdrawn_at = null`
}

/** Answers false when it was withdrawn before. */
export async function withdrawGrant(tx: Tx, property: number, client: number): Promise<boolean> {
  const { count } = await tx`
    update grants set withdrawn_at = now()
    where property_id = ${property} and client_id = ${client} and withdrawn_at is null`
  return count === 1
}

/** Of a property that is in use; the role stays what it is until the transaction ends. */
export async function isOwner(tx: Tx, property: number, user: number): Promise<boolean> {
  const rows = await tx`
    select from memberships m join properties p on p.id = m.property_id
    where m.property_id = ${property} and m.user_id = ${user} and m.role = 'OWNER' and p.status = 'ACTIVE'
    for share of m`
  return rows.length === 1
}

export interface OwnedProperty {
  id: number
  name: string
}

/** The restaurants that a user may connect. */
export async function listOwned(db: Db, user: number): Promise<OwnedProperty[]> {
  return db<OwnedProperty[]>`
    select p.id, p.name from memberships m join properties p on p.id = m.property_id
    where m.user_id = ${user} and m.role = 'OWNER' and p.status = 'ACTIVE' and coalesce(p.expires_at > now(), true)
    order by p.name, p.id`
}

export interface Allowed extends AllowedThere {
  property_id: number
  property: string
}

export interface AllowedThere {
  client: number
  client_id: string
  redirect_uris: string[]
  scopes: string[]
  /** a date, UTC */
  since: string
}

/** Whom one restaurant allows what. */
export async function listAllowedAt(db: Db, property: number): Promise<AllowedThere[]> {
  return db<AllowedThere[]>`
    select c.id as client, c.client_id, c.redirect_uris, g.scopes,
      (g.created_at at time zone 'UTC')::date as since
    from grants g join clients c on c.id = g.client_id
    where g.property_id = ${property} and g.withdrawn_at is null
    order by c.id`
}

/** What the restaurants of an owner allow, and whom. */
export async function listAllowed(db: Db, user: number): Promise<Allowed[]> {
  return db<Allowed[]>`
    select p.id as property_id, p.name as property, c.id as client, c.client_id, c.redirect_uris, g.scopes,
      (g.created_at at time zone 'UTC')::date as since
    from memberships m
    join properties p on p.id = m.property_id
    join grants g on g.property_id = p.id
    join clients c on c.id = g.client_id
    where m.user_id = ${user} and m.role = 'OWNER' and p.status <> 'DISABLED' and g.withdrawn_at is null
    order by p.name, p.id, c.id`
}
