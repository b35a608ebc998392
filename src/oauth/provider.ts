// oxlint-disable-next-line typescript/triple-slash-reference -- ambient, so it cannot be imported
/// <reference path="./oidc-provider.d.ts" />
/** The OAuth 2.0 authorization server: which grants there are, who the clients are, what a token says. */
import { randomBytes } from 'node:crypto'
import type { Adapter, AdapterPayload, Client } from 'oidc-provider'
import { InvalidTarget } from 'oidc-provider/lib/helpers/errors.js'
import { Provider } from 'oidc-provider/lib/provider.js'
import type { Ctx } from '../context.ts'
import { inTime } from '../db/in-time.ts'
import type { Sql } from '../db/sql.ts'
import { ANSWER_WITHIN_MS } from '../http/deadline.ts'
import { SCOPES } from '../kernel/scopes.ts'
import { isSecretOf } from '../clients/rules.ts'
import { findClient } from '../clients/store.ts'
import { shapeAnswers } from './answers.ts'
import { TOKEN_ALGORITHM } from './keys.ts'

export const TOKEN_PATH = '/oauth2/token'
export const JWKS_PATH = '/.well-known/jwks.json'
export const GRANT_TYPES = ['client_credentials']
export const CLIENT_AUTH_METHODS = ['client_secret_post', 'client_secret_basic'] as const

/**
 * The provider of one issuer. It is given requests for `TOKEN_PATH` only; its own routes for discovery and for the
 * browser are never mounted.
 */
export function makeProvider(ctx: Ctx, issuer: string): Provider {
  const provider = new Provider(issuer, {
    adapter: clientsOf(ctx.sql),
    jwks: { keys: [...ctx.keys.signing] },
    routes: { token: TOKEN_PATH, jwks: JWKS_PATH },
    responseTypes: [],
    scopes: [...SCOPES],
    clientAuthMethods: [...CLIENT_AUTH_METHODS],
    // a refusal by origin would tell the ids of clients from others: it comes before the secret is compared
    clientBasedCORS: () => true,
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      // what makes access tokens JWTs, for this API alone and without being asked for
      resourceIndicators: {
        enabled: true,
        defaultResource: () => issuer,
        getResourceServerInfo: (_ctx, resource) => thisApi(issuer, resource),
      },
    },
    ttl: { ClientCredentials: ctx.config.TOKEN_MINUTES * 60 },
    extraTokenClaims: () => ({ groups: ['client'] }),
    renderError: (koa, out) => {
      koa.body = out
    },
  })
  Object.assign(provider.Client.prototype, { compareClientSecret })
  shapeAnswers(provider, ctx)
  return provider
}

function thisApi(issuer: string, resource: string) {
  if (resource !== issuer) throw new InvalidTarget(`resource may be left out, or be ${issuer}`)
  return {
    scope: SCOPES.join(' '),
    audience: issuer,
    accessTokenFormat: 'jwt' as const,
    jwt: { sign: { alg: TOKEN_ALGORITHM as 'RS256' } },
  }
}

/** The stored `client_secret` is a hash, see `toMetadata`. */
function compareClientSecret(this: Client, secret: string): boolean {
  return isSecretOf(Buffer.from(this.clientSecret ?? '', 'hex'), secret)
}

function toMetadata(clientId: string, secretHash: Buffer): AdapterPayload {
  return {
    client_id: clientId,
    client_secret: secretHash.toString('hex'),
    grant_types: GRANT_TYPES,
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: 'client_secret_post',
  }
}

/** Ids as this server makes them; any other text cannot be one, and may be one that PostgreSQL refuses. */
const CLIENT_ID = /^[\w-]{1,100}$/

/** The one stored thing is the client; JWT access tokens of the client credentials grant are not. */
function clientsOf(sql: Sql): (model: string) => Adapter {
  // an unknown client takes the same way as a known one with a wrong secret, and the same time
  const nobody = toMetadata('nobody', randomBytes(32))
  const find = async (id: string) => {
    const row = CLIENT_ID.test(id) ? await inTime(findClient(sql, id), ANSWER_WITHIN_MS) : undefined
    return row ? toMetadata(row.client_id, row.secret_hash) : nobody
  }
  return (model) => {
    const notStored = async () => {
      throw new Error(`${model} is not stored`)
    }
    return {
      find: model === 'Client' ? find : notStored,
      upsert: notStored,
      findByUserCode: notStored,
      findByUid: notStored,
      consume: notStored,
      destroy: notStored,
      revokeByGrantId: notStored,
    }
  }
}
