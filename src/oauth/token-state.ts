/** Taking tokens back (RFC 7009), and telling whether one is good (RFC 7662). */
import { decodeJwt } from 'jose'
import type { ClientRow } from '../clients/store.ts'
import type { Ctx } from '../context.ts'
import { Refusal } from '../kernel/refusal.ts'
import { OAuthFault } from './client-auth.ts'
import { endConnection } from './connection.ts'
import type { Introspection } from './schema.ts'
import { findItem, insertRevoked, type Item } from './store.ts'

const findRefreshToken = ({ sql }: Ctx, token: string): Promise<Item | undefined> =>
  findItem(sql, 'RefreshToken', token)

/** What the token check answers; undefined: it is no token that is good. */
async function unlessRefused<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof Refusal && error.code === 'unauthorized') return undefined
    throw error
  }
}

/** A token that is none, or was none any more, is taken back already. */
export async function revokeToken(ctx: Ctx, client: ClientRow, token: string): Promise<void> {
  const refresh = await findRefreshToken(ctx, token)
  if (refresh) {
    refuseForeign(refresh.payload.clientId, client)
    if (refresh.connection) await endConnection(ctx, refresh.connection, 'revoked')
    return
  }
  const claims = await unlessRefused(ctx.access.claimsOf(token))
  if (!claims) return
  refuseForeign(claims.client_id, client)
  await insertRevoked(ctx.sql, claims.jti, claims.exp)
  ctx.access.forget()
}

function refuseForeign(owner: unknown, { client_id }: ClientRow): void {
  if (owner !== client_id)
    throw new OAuthFault(400, 'invalid_request', 'This token was issued to another client.')
}

const INACTIVE = { active: false } as const

/** What a token is good for; of tokens of other clients nothing is told. */
export async function introspectToken(ctx: Ctx, client: ClientRow, token: string): Promise<Introspection> {
  const refresh = await findRefreshToken(ctx, token)
  if (refresh) return introspectRefresh(refresh, client)
  const caller = await unlessRefused(ctx.access.callerOf(`Bearer ${token}`))
  if (caller?.client_id !== client.client_id) return INACTIVE
  const { iss, sub, aud, iat, exp, jti } = decodeJwt(token)
  const { property, scopes, client_id } = caller
  return {
    active: true,
    token_type: 'Bearer',
    client_id,
    scope: [...scopes].join(' '),
    ...(property === undefined ? {} : { property_id: property }),
    ...(iss === undefined ? {} : { iss }),
    ...(sub === undefined ? {} : { sub }),
    ...(typeof aud === 'string' ? { aud } : {}),
    ...(iat === undefined ? {} : { iat }),
    ...(exp === undefined ? {} : { exp }),
    ...(jti === undefined ? {} : { jti }),
  }
}

function introspectRefresh({ payload, consumed_at }: Item, client: ClientRow): Introspection {
  const { clientId, scope, exp, iat } = payload
  if (clientId !== client.client_id || consumed_at !== null) return INACTIVE
  return {
    active: true,
    token_type: 'refresh_token',
    client_id: client.client_id,
    ...(typeof scope === 'string' ? { scope } : {}),
    ...(typeof iat === 'number' ? { iat } : {}),
    ...(typeof exp === 'number' ? { exp } : {}),
  }
}
