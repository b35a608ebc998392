import type { Db, Tx } from '../db/sql.ts'

export interface NewClient {
  client_id: string
  secret_hash: Buffer
  redirect_uris: string[]
}

export interface ClientRow {
  id: number
  client_id: string
  secret_hash: Buffer
  /** null: no longer good */
  former_secret_hash: Buffer | null
  /** until when, in seconds since the epoch */
  former_secret_until: number | null
  redirect_uris: string[]
  token_generation: number
}

/** A client that may get tokens, by its public id. */
export async function findClient(db: Db, clientId: string): Promise<ClientRow | undefined> {
  const [row] = await db<ClientRow[]>`
    select id, client_id, redirect_uris, token_generation,
      secret_hash, case when former_secret_until > now() then former_secret_hash end as former_secret_hash,
      case when former_secret_until > now() then extract(epoch from former_secret_until)::float8 end
        as former_secret_until
    from clients where client_id = ${clientId} and disabled_at is null`
  return row
}

/** The row id of a client, disabled or not. */
export async function findClientId(db: Db, clientId: string): Promise<number | undefined> {
  const [row] = await db<{ id: number }[]>`select id from clients where client_id = ${clientId}`
  return row?.id
}

export async function saveRedirectUris(tx: Tx, id: number, uris: string[]): Promise<void> {
  await tx`update clients set redirect_uris = ${uris} where id = ${id}`
}

/** The former secret is good for so many minutes more. */
export async function replaceSecret(tx: Tx, id: number, hash: Buffer, overlap: number): Promise<void> {
  await tx`
    update clients set secret_hash = ${hash}, former_secret_hash = secret_hash,
      former_secret_until = now() + make_interval(mins => ${overlap})
    where id = ${id}`
}

/** Refuses all tokens that there are. */
export async function startGeneration(tx: Tx, id: number): Promise<void> {
  await tx`update clients set token_generation = token_generation + 1 where id = ${id}`
}

/** Answers false when it is gone already. */
export async function deleteClient(tx: Tx, id: number): Promise<boolean> {
  const { count } = await tx`delete from clients where id = ${id}`
  return count === 1
}

export async function insertClient(tx: Tx, client: NewClient): Promise<number> {
  const [row] = await tx<{ id: number }[]>`
    insert into clients (client_id, secret_hash, redirect_uris)
    values (${client.client_id}, ${client.secret_hash}, ${client.redirect_uris})
    returning id`
  if (!row) throw new Error('an insert returns its row')
  return row.id
}

export interface ListedClient {
  id: number
  client_id: string
  created_at: string
  disabled: boolean
  properties: number
}

/** For the operator: the newest first. */
export async function listClients(db: Db): Promise<ListedClient[]> {
  return db<ListedClient[]>`
    select c.id, c.client_id, c.created_at, c.disabled_at is not null as disabled,
      (select count(*) from grants g where g.client_id = c.id and g.withdrawn_at is null) as properties
    from clients c order by c.id desc`
}

/** By its public id or its number; undefined when there is none, or it is disabled. */
export async function disableClient(tx: Tx, name: string): Promise<number | undefined> {
  const [row] = await tx<{ id: number }[]>`
    update clients set disabled_at = now()
    where (client_id = ${name} or id::text = ${name}) and disabled_at is null returning id`
  return row?.id
}
