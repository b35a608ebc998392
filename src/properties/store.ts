import type { Db, Tx } from '../db/sql.ts'
import { SCOPES, type Scope } from '../kernel/scopes.ts'
import type { Role } from '../users/roles.ts'
import type { Place } from './place.ts'
import type { Settings } from './schema.ts'

export interface PropertyRow extends Place {
  id: number
  name: string
  status: 'ACTIVE' | 'PENDING' | 'DISABLED'
  sandbox: boolean
  /** seconds since the epoch */
  expires_at: number | null
  description: string | null
  email: string | null
  phone: string | null
  website: string | null
  owner_email: string | null
  timezone: string
  language: string | null
  currency: string | null
  settings: Settings
}

export type NewProperty = Omit<PropertyRow, 'id' | 'expires_at'>

const columns = (db: Db) => db`
  p.id, p.name, p.status, p.sandbox, extract(epoch from p.expires_at)::float8 as expires_at, p.description, p.email,
  p.phone, p.website, p.owner_email, p.latitude, p.longitude, p.country, p.address, p.city, p.zip, p.timezone,
  p.language, p.currency, p.settings`

/** Where the client has a grant for that scope, there only where its token is for one property; without what was disabled. */
export async function listProperties(
  db: Db,
  { client, property }: { client: number; property: number | undefined },
  scope: Scope,
): Promise<PropertyRow[]> {
  return db<PropertyRow[]>`
    select ${columns(db)} from grants g
    join properties p on p.id = g.property_id
    where g.client_id = ${client} and g.withdrawn_at is null and ${scope} = any(g.scopes) and p.status <> 'DISABLED'
      ${property === undefined ? db`` : db`and p.id = ${property}`}
    order by p.id`
}

export async function findProperty(db: Db, id: number): Promise<PropertyRow | undefined> {
  const [row] = await db<PropertyRow[]>`select ${columns(db)} from properties p where p.id = ${id}`
  return row
}

/** With `days` the property expires that many days from now. */
export async function insertProperty(
  tx: Tx,
  property: NewProperty,
  days: number | null = null,
): Promise<PropertyRow> {
  const [row] = await tx<PropertyRow[]>`
    insert into properties as p (name, status, sandbox, expires_at, description, email, phone, website, owner_email,
      latitude, longitude, country, address, city, zip, timezone, language, currency, settings)
    values (${property.name}, ${property.status}, ${property.sandbox}, now() + make_interval(days => ${days}),
      ${property.description}, ${property.email}, ${property.phone}, ${property.website}, ${property.owner_email},
      ${property.latitude}, ${property.longitude}, ${property.country}, ${property.address}, ${property.city},
      ${property.zip}, ${property.timezone}, ${property.language}, ${property.currency},
      ${tx.json({ ...property.settings })})
    returning ${columns(tx)}`
  if (!row) throw new Error('an insert returns its row')
  return row
}

export async function saveProperty(tx: Tx, property: PropertyRow): Promise<void> {
  await tx`
    update properties set name = ${property.name}, description = ${property.description}, email = ${property.email},
      phone = ${property.phone}, website = ${property.website}, owner_email = ${property.owner_email},
      latitude = ${property.latitude}, longitude = ${property.longitude}, country = ${property.country},
      address = ${property.address}, city = ${property.city}, zip = ${property.zip},
      timezone = ${property.timezone}, language = ${property.language}, currency = ${property.currency},
      settings = ${tx.json({ ...property.settings })}
    where id = ${property.id}`
}

/** Answers false when somebody was first. */
export async function markPropertyDisabled(tx: Tx, id: number): Promise<boolean> {
  const { count } =
    await tx`update properties set status = 'DISABLED' where id = ${id} and status <> 'DISABLED'`
  return count === 1
}

/** Everything that there is to do, at a property of the client's own. */
export async function grantProperty(tx: Tx, property: number, client: number): Promise<void> {
  await tx`insert into grants (property_id, client_id, scopes) values (${property}, ${client}, ${[...SCOPES]})`
}

export async function addMember(tx: Tx, property: number, user: number, role: Role): Promise<void> {
  await tx`insert into memberships (property_id, user_id, role) values (${property}, ${user}, ${role})`
}

/** The user who was registered with the client: the owner of its first property. */
export async function findUserOf(tx: Tx, client: number): Promise<number | undefined> {
  const [row] = await tx<{ user_id: number }[]>`
    select m.user_id from grants g
    join memberships m on m.property_id = g.property_id and m.role = 'OWNER'
    where g.client_id = ${client}
    order by g.created_at, g.property_id, m.user_id
    limit 1`
  return row?.user_id
}

/** The property's date now. */
export async function localDate(db: Db, id: number): Promise<string> {
  const [row] = await db<{ today: string }[]>`
    select ((now() + make_interval(secs => clock_offset)) at time zone timezone)::date as today
    from properties where id = ${id}`
  if (!row) throw new Error(`property ${id} has no row`)
  return row.today
}

export interface ListedProperty {
  id: number
  name: string
  status: PropertyRow['status']
  sandbox: boolean
  created_at: string
  expires_at: string | null
}

/** For the operator: the newest first. */
export async function listAllProperties(db: Db): Promise<ListedProperty[]> {
  return db<ListedProperty[]>`
    select id, name, status, sandbox, created_at, expires_at from properties order by id desc`
}

/** Answers false when it does not wait. */
export async function markPropertyApproved(tx: Tx, id: number): Promise<boolean> {
  const { count } = await tx`update properties set status = 'ACTIVE' where id = ${id} and status = 'PENDING'`
  return count === 1
}
