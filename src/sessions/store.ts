import type { Db } from '../db/sql.ts'

/** Who holds a session that may be used. */
export interface Session {
  id: number
  user: number
  username: string
  /** the second factor is still to come: it is good for nothing else */
  half: boolean
}

type Found = Session & { unwritten: boolean }

/** How exactly the last use of a session is known: writing it down with each request would cost more than it tells. */
const USE_IN_SECONDS = 60

export async function findSession(db: Db, hash: Buffer, idleMinutes: number): Promise<Found | undefined> {
  const [row] = await db<Found[]>`
    select s.id, s.user_id as user, u.username, s.half,
      s.used_at < now() - make_interval(secs => ${USE_IN_SECONDS}) as unwritten
    from sessions s join users u on u.id = s.user_id
    where s.token_hash = ${hash} and s.expires_at > now()
      and s.used_at > now() - make_interval(mins => ${idleMinutes})`
  return row
}

export async function markUsed(db: Db, id: number): Promise<void> {
  await db`update sessions set used_at = now() where id = ${id}`
}

export interface NewSession {
  user: Owner
  hash: Buffer
  minutes: number
  address: string
  agent: string
}

/** A user as he was when his password was looked at: a session is started while that is still so. */
export interface Owner {
  id: number
  password_hash: string
  second_factor: boolean
}

/**
 * Answers false when the password was changed, or a second factor turned on or off, since the password was looked at.
 * Such a change ends the sessions that there are: the lock makes this one come before that, or see it.
 */
export async function insertSession(db: Db, session: NewSession): Promise<boolean> {
  const { user, hash, minutes, address, agent } = session
  const { count } = await db`
    insert into sessions (token_hash, user_id, half, address, agent, expires_at)
    select ${hash}, u.id, ${user.second_factor}, ${address}, ${agent}, now() + make_interval(mins => ${minutes})
    from users u
    where u.id = ${user.id} and u.password_hash = ${user.password_hash}
      and (u.second_factor_at is not null) = ${user.second_factor}
    for share`
  return count === 1
}

/** Makes a half session a whole one under another token; false when it has ended, with the same lock as above. */
export async function completeSession(
  db: Db,
  id: number,
  { hash, minutes }: Pick<NewSession, 'hash' | 'minutes'>,
): Promise<boolean> {
  const { count } = await db`
    update sessions s set half = false, token_hash = ${hash}, created_at = now(), used_at = now(),
      expires_at = now() + make_interval(mins => ${minutes})
    from (select u.id from users u where u.id = (select user_id from sessions where id = ${id}) for share) u
    where s.id = ${id} and s.user_id = u.id and s.half`
  return count === 1
}

/** The same session under another token. */
export async function replaceToken(db: Db, id: number, hash: Buffer): Promise<void> {
  await db`update sessions set token_hash = ${hash} where id = ${id}`
}

export interface SessionRow {
  id: number
  address: string
  agent: string
  /** seconds since the epoch */
  created_at: number
  used_at: number
}

/** Those of a user that can be used, the latest first. */
export async function listSessions(db: Db, user: number, idleMinutes: number): Promise<SessionRow[]> {
  return db<SessionRow[]>`
    select id, address, agent, extract(epoch from created_at)::float8 as created_at,
      extract(epoch from used_at)::float8 as used_at
    from sessions
    where user_id = ${user} and not half and expires_at > now()
      and used_at > now() - make_interval(mins => ${idleMinutes})
    order by used_at desc, id desc`
}

export async function deleteByToken(db: Db, hash: Buffer): Promise<void> {
  await db`delete from sessions where token_hash = ${hash}`
}

/** Of a user's sessions one, or all but one. */
export type Which = { only: number } | { kept: number }

/** Half ones too. */
export async function deleteSessions(db: Db, user: number, which: Which): Promise<number[]> {
  const rows = await db<{ id: number }[]>`
    delete from sessions
    where user_id = ${user} and ${'only' in which ? db`id = ${which.only}` : db`id <> ${which.kept}`}
    returning id`
  return rows.map(({ id }) => id)
}

export async function deleteOver(db: Db, idleMinutes: number): Promise<void> {
  await db`
    delete from sessions
    where expires_at <= now() or used_at <= now() - make_interval(mins => ${idleMinutes})`
}
