import type { Db, Tx } from '../db/sql.ts'
import { violationOf } from '../db/sqlstate.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Role } from './roles.ts'
import { usernameKey } from './rules.ts'

export interface UserRow {
  id: number
  username: string
  email: string
  password_hash: string
  /** has a second factor to sign in with */
  second_factor: boolean
}

const columns = (db: Db) =>
  db`id, username, email, password_hash, second_factor_at is not null as second_factor`

/** The user of a name, however it is written. */
export async function findUserByName(db: Db, username: string): Promise<UserRow | undefined> {
  const [row] = await db<UserRow[]>`
    select ${columns(db)} from users where username_key = ${usernameKey(username)}`
  return row
}

export async function findUser(db: Db, id: number): Promise<UserRow> {
  const [row] = await db<UserRow[]>`select ${columns(db)} from users where id = ${id}`
  if (!row) throw new Error(`user ${id} has no row`)
  return row
}

/** Answers false when it was changed by somebody else since. */
export async function savePassword(tx: Tx, id: number, before: string, after: string): Promise<boolean> {
  const { count } = await tx`
    update users set password_hash = ${after} where id = ${id} and password_hash = ${before}`
  return count === 1
}

export interface Membership {
  property_id: number
  name: string
  status: 'ACTIVE' | 'PENDING'
  sandbox: boolean
  role: Role
}

/** Where a user works, without what was disabled. */
export async function listMemberships(db: Db, user: number): Promise<Membership[]> {
  return db<Membership[]>`
    select p.id as property_id, p.name, p.status, p.sandbox, m.role
    from memberships m join properties p on p.id = m.property_id
    where m.user_id = ${user} and p.status <> 'DISABLED'
    order by p.name, p.id`
}

export type NewUser = Pick<UserRow, 'username' | 'email' | 'password_hash'>

/** Refused with `user_creation` when the name is taken, however it is written. */
export async function insertUser(tx: Tx, user: NewUser): Promise<number> {
  try {
    const [row] = await tx<{ id: number }[]>`
      insert into users (username, username_key, email, password_hash)
      values (${user.username}, ${usernameKey(user.username)}, ${user.email}, ${user.password_hash})
      returning id`
    if (!row) throw new Error('an insert returns its row')
    return row.id
  } catch (error) {
    if (violationOf(error, 'users_username_key') !== 'unique') throw error
    throw new Refusal('user_creation', `The username ${user.username} is already taken. Choose another one.`)
  }
}
