/** Links that work once, known by the hash of what is in them. */
import type { Db, Tx } from '../db/sql.ts'

export type Purpose = 'VERIFY_ADDRESS' | 'RESET_PASSWORD'

interface NewLink {
  hash: Buffer
  user: number
  purpose: Purpose
  email: string
  minutes: number
}

export async function insertLink(tx: Tx, { hash, user, purpose, email, minutes }: NewLink): Promise<void> {
  await tx`
    insert into user_links (token_hash, user_id, purpose, email, expires_at)
    values (${hash}, ${user}, ${purpose}, ${email}, now() + make_interval(mins => ${minutes}))`
}

export interface LinkRow {
  user: number
  username: string
  email: string
}

const alive = (db: Db) => db`l.consumed_at is null and l.expires_at > now()`

/** A link that can be used, for showing what it would do. */
export async function findLink(db: Db, hash: Buffer, purpose: Purpose): Promise<LinkRow | undefined> {
  const [row] = await db<LinkRow[]>`
    select l.user_id as user, u.username, l.email from user_links l join users u on u.id = l.user_id
    where l.token_hash = ${hash} and l.purpose = ${purpose} and ${alive(db)}`
  return row
}

/** Uses a link up. Of two uses at once the second waits for the first, and finds nothing. */
export async function consumeLink(tx: Tx, hash: Buffer, purpose: Purpose): Promise<LinkRow | undefined> {
  const [row] = await tx<LinkRow[]>`
    update user_links l set consumed_at = now() from users u
    where u.id = l.user_id and l.token_hash = ${hash} and l.purpose = ${purpose} and ${alive(tx)}
    returning l.user_id as user, u.username, l.email`
  return row
}

/** All of one kind that a user still has. */
export async function consumeLinksOf(tx: Tx, user: number, purpose: Purpose): Promise<void> {
  await tx`
    update user_links set consumed_at = now()
    where user_id = ${user} and purpose = ${purpose} and consumed_at is null`
}

/** Only the address that was mailed to is known to be the user's. */
export async function markVerified(tx: Tx, user: number, email: string): Promise<void> {
  await tx`
    update users set email_verified_at = coalesce(email_verified_at, now())
    where id = ${user} and lower(email) = lower(${email})`
}

export interface Addressee {
  id: number
  username: string
  email: string
}

const MOST_OF_AN_ADDRESS = 5

/** Users by name, or by the address that they may share. */
export async function findAddressees(db: Db, key: string, text: string): Promise<Addressee[]> {
  return db<Addressee[]>`
    select id, username, email from users
    where username_key = ${key} or lower(email) = lower(${text})
    order by username_key = ${key} desc, id limit ${MOST_OF_AN_ADDRESS}`
}

/** The user's address, while nobody knows whether it is his own. */
export async function findUnverified(db: Db, user: number): Promise<Addressee | undefined> {
  const [row] = await db<Addressee[]>`
    select id, username, email from users where id = ${user} and email_verified_at is null`
  return row
}

/** Whatever the password was before. */
export async function replacePassword(tx: Tx, user: number, hash: string): Promise<void> {
  await tx`update users set password_hash = ${hash} where id = ${user}`
}

const KEPT_DAYS = 30

export async function deleteOldLinks(db: Db): Promise<void> {
  await Promise.all([
    db`delete from user_links where expires_at < now() - make_interval(days => ${KEPT_DAYS})`,
    db`delete from invitations where expires_at < now() - make_interval(days => ${KEPT_DAYS})`,
  ])
}
