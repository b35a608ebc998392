import type { Db, Tx } from '../db/sql.ts'
import type { Role } from '../users/roles.ts'

interface NewInvitation {
  property: number
  hash: Buffer
  email: string
  role: Role
  days: number
}

export async function insertInvitation(
  tx: Tx,
  { property, hash, email, role, days }: NewInvitation,
): Promise<void> {
  await tx`
    insert into invitations (property_id, token_hash, email, role, expires_at)
    values (${property}, ${hash}, ${email}, ${role}, now() + make_interval(days => ${days}))`
}

export interface InvitationRow {
  property_id: number
  id: number
  restaurant: string
  sandbox: boolean
  email: string
  role: Role
}

const columns = (db: Db) => db`i.property_id, i.id, p.name as restaurant, p.sandbox, i.email, i.role`

/** To a restaurant that is there. */
const open = (db: Db, hash: Buffer) =>
  db`i.token_hash = ${hash} and i.consumed_at is null and i.expires_at > now() and p.status <> 'DISABLED'`

/** One that can be accepted, for showing it. */
export async function findInvitation(db: Db, hash: Buffer): Promise<InvitationRow | undefined> {
  const [row] = await db<InvitationRow[]>`
    select ${columns(db)} from invitations i join properties p on p.id = i.property_id where ${open(db, hash)}`
  return row
}

/** Uses it up. Of two uses at once the second waits for the first, and finds nothing. */
export async function consumeInvitation(tx: Tx, hash: Buffer): Promise<InvitationRow | undefined> {
  const [row] = await tx<InvitationRow[]>`
    update invitations i set consumed_at = now() from properties p
    where p.id = i.property_id and ${open(tx, hash)} returning ${columns(tx)}`
  return row
}

/** Whoever has a role already keeps the higher one: accepting takes nothing away. */
export async function joinMembers(tx: Tx, property: number, user: number, role: Role): Promise<void> {
  await tx`
    insert into memberships as m (property_id, user_id, role) values (${property}, ${user}, ${role})
    on conflict (property_id, user_id) do update set role = excluded.role
      where array_position(array['OWNER', 'MANAGER', 'HOST', 'VIEWER'], excluded.role)
        < array_position(array['OWNER', 'MANAGER', 'HOST', 'VIEWER'], m.role)`
}

/** What a user may be let in by: the address, and whether it is known to be the user's own. */
export async function findStanding(tx: Tx, user: number): Promise<{ email: string; verified: boolean }> {
  const [row] = await tx<{ email: string; verified: boolean }[]>`
    select email, email_verified_at is not null as verified from users where id = ${user}`
  if (!row) throw new Error(`user ${user} has no row`)
  return row
}

/** The restaurant that its owner may invite to. */
export async function findOwned(
  db: Db,
  user: number,
  property: number,
): Promise<{ name: string } | undefined> {
  const [row] = await db<{ name: string }[]>`
    select p.name from memberships m join properties p on p.id = m.property_id
    where m.user_id = ${user} and m.property_id = ${property} and m.role = 'OWNER' and p.status <> 'DISABLED'`
  return row
}
