import type { Db, Tx } from '../db/sql.ts'
import { violationOf } from '../db/sqlstate.ts'
import { Refusal } from '../kernel/refusal.ts'
import { usernameKey } from './rules.ts'

export interface ClientRow {
  client_id: string
  secret_hash: Buffer
  redirect_uris: string[]
}

/** A client that may get tokens, by its public id. */
export async function findClient(db: Db, clientId: string): Promise<ClientRow | undefined> {
  const [row] = await db<ClientRow[]>`
    select client_id, secret_hash, redirect_uris from clients
    where client_id = ${clientId} and disabled_at is null`
  return row
}

/** The row id of a client, disabled or not. */
export async function findClientId(db: Db, clientId: string): Promise<number | undefined> {
  const [row] = await db<{ id: number }[]>`select id from clients where client_id = ${clientId}`
  return row?.id
}

export async function insertClient(tx: Tx, client: ClientRow): Promise<number> {
  const [row] = await tx<{ id: number }[]>`
    insert into clients (client_id, secret_hash, redirect_uris)
    values (${client.client_id}, ${client.secret_hash}, ${client.redirect_uris})
    returning id`
  if (!row) throw new Error('an insert returns its row')
  return row.id
}

export interface NewUser {
  username: string
  email: string
  password_hash: string
}

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
