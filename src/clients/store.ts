import type { Db, Tx } from '../db/sql.ts'

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

export async function insertClient(tx: Tx, client: ClientRow): Promise<number> {
  const [row] = await tx<{ id: number }[]>`
    insert into clients (client_id, secret_hash, redirect_uris)
    values (${client.client_id}, ${client.secret_hash}, ${client.redirect_uris})
    returning id`
  if (!row) throw new Error('an insert returns its row')
  return row.id
}
