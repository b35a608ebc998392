/** Where oidc-provider keeps what it makes: in our tables. */
import { randomBytes } from 'node:crypto'
import type { Adapter, AdapterPayload } from 'oidc-provider'
import { InvalidGrant } from 'oidc-provider/lib/helpers/errors.js'
import { findClient, type ClientRow } from '../clients/store.ts'
import type { Ctx } from '../context.ts'
import { inTime } from '../db/in-time.ts'
import { ANSWER_WITHIN_MS } from '../http/deadline.ts'
import { endConnection } from './connection.ts'
import { mayReturnTo } from './return-address.ts'
import { consumeItem, deleteItem, findItem, saveItem, type Item } from './store.ts'

/** Ids as this server makes them; any other text cannot be one, and may be one that PostgreSQL refuses. */
const CLIENT_ID = /^[\w-]{1,100}$/

type Known = Pick<
  ClientRow,
  'client_id' | 'secret_hash' | 'former_secret_hash' | 'redirect_uris' | 'token_generation'
>

function toMetadata({ client_id, redirect_uris, token_generation, ...row }: Known): AdapterPayload {
  const secrets = row.former_secret_hash ? [row.secret_hash, row.former_secret_hash] : [row.secret_hash]
  const addresses = redirect_uris.filter(mayReturnTo)
  const connects = addresses.length > 0
  return {
    client_id,
    client_secret: secrets.map((hash) => hash.toString('hex')).join('.'),
    grant_types: ['client_credentials', ...(connects ? ['authorization_code', 'refresh_token'] : [])],
    response_types: connects ? ['code'] : [],
    response_modes: ['query'],
    redirect_uris: addresses,
    token_endpoint_auth_method: 'client_secret_post',
    token_generation,
  }
}

/** An unknown client takes the same way as a known one with a wrong secret, and the same time. */
const NOBODY = toMetadata({
  client_id: 'nobody',
  secret_hash: randomBytes(32),
  former_secret_hash: null,
  redirect_uris: [],
  token_generation: 0,
})

const nothing = () => Promise.resolve(undefined)

/** Kinds of which nothing is kept: access tokens say it all, and who is signed in our own sessions know. */
const UNKEPT = ['AccessToken', 'ClientCredentials', 'Session']

export function adapterOf(ctx: Ctx, resumeAt: (id: string) => string): (kind: string) => Adapter {
  return (kind) => {
    if (kind === 'Client') return { ...unkept, find: (id) => findMetadata(ctx, id) }
    // the provider takes back a connection by its codes, its tokens, itself: this one time is for all of them
    if (kind === 'AccessToken') return { ...unkept, revokeByGrantId: (id) => endConnection(ctx, id, 'reuse') }
    return UNKEPT.includes(kind) ? unkept : kept(ctx, kind, resumeAt)
  }
}

const unkept: Adapter = {
  find: nothing,
  upsert: nothing,
  findByUserCode: nothing,
  findByUid: nothing,
  consume: nothing,
  destroy: nothing,
  revokeByGrantId: nothing,
}

async function findMetadata({ sql }: Ctx, id: string): Promise<AdapterPayload> {
  const row = CLIENT_ID.test(id) ? await inTime(findClient(sql, id), ANSWER_WITHIN_MS) : undefined
  return row ? toMetadata(row) : NOBODY
}

function kept(ctx: Ctx, kind: string, resumeAt: (id: string) => string): Adapter {
  const { sql } = ctx
  const connectionOf = (id: string, { grantId }: AdapterPayload) =>
    kind === 'Grant' ? id : (grantId ?? null)
  return {
    ...unkept,
    find: async (id) => {
      const item = await findItem(sql, kind, id)
      return (
        item && { ...payloadOf(item), jti: id, ...(kind === 'Interaction' ? { returnTo: resumeAt(id) } : {}) }
      )
    },
    // what would tell the id is left out, and put back when it is asked for by that id
    upsert: (id, { jti: _jti, returnTo: _returnTo, ...payload }, seconds) =>
      saveItem(sql, kind, id, { payload, connection: connectionOf(id, payload), seconds: seconds ?? 0 }),
    destroy: (id) => deleteItem(sql, kind, id),
    consume: async (id) => {
      if (await consumeItem(sql, kind, id)) return
      const item = await findItem(sql, kind, id)
      if (item?.connection) await endConnection(ctx, item.connection, 'reuse')
      throw new InvalidGrant('it was used by another request at the same time')
    },
  }
}

const payloadOf = ({ payload, consumed_at }: Item): AdapterPayload => ({
  ...payload,
  ...(consumed_at === null ? {} : { consumed: consumed_at }),
})
