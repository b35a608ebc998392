// oxlint-disable-next-line typescript/triple-slash-reference -- ambient, so it cannot be imported
/// <reference path="./oidc-provider.d.ts" />
/** The OAuth 2.0 authorization server: which grants there are, who the clients are, what a token says. */
import { createHmac } from 'node:crypto'
import type { AccessToken, Client, ClientCredentials, Configuration } from 'oidc-provider'
import { InvalidGrant, InvalidTarget } from 'oidc-provider/lib/helpers/errors.js'
import { Provider } from 'oidc-provider/lib/provider.js'
import { isSecretOf } from '../clients/rules.ts'
import type { Ctx } from '../context.ts'
import { SCOPES } from '../kernel/scopes.ts'
import { adapterOf } from './adapter.ts'
import { shapeAnswers } from './answers.ts'
import { TOKEN_ALGORITHM } from './keys.ts'
import { errorPage } from './pages.ts'
import { propertyOfConnection } from './store.ts'

export const TOKEN_PATH = '/oauth2/token'
export const AUTHORIZE_PATH = '/oauth2/authorize'
export const JWKS_PATH = '/.well-known/jwks.json'
export const CONSENT_PATH = '/account/consent'
export const GRANT_TYPES = ['client_credentials', 'authorization_code', 'refresh_token']
export const CLIENT_AUTH_METHODS = ['client_secret_post', 'client_secret_basic'] as const

const HOUR = 3600
const DAY = 86_400
/** Of a connection: until it is withdrawn. */
const FOR_EVER = 3650 * DAY

/** The one provider of an issuer, made when it is first needed, and anew when another key signs. */
export function providerOf(ctx: Ctx, issuerPrefix: string): () => Provider {
  let made: { kid: string | undefined; provider: Provider } | undefined
  return () => {
    const [signing] = ctx.keys.signing
    if (made?.kid !== signing?.kid || !made)
      made = { kid: signing?.kid, provider: makeProvider(ctx, ctx.publicUrl() + issuerPrefix) }
    return made.provider
  }
}

/**
 * It is given requests for `TOKEN_PATH` and `AUTHORIZE_PATH` only; its own routes for everything else are never
 * mounted.
 */
function makeProvider(ctx: Ctx, issuer: string): Provider {
  const { keys } = ctx
  const provider = new Provider(issuer, {
    adapter: adapterOf(ctx, (id) => `${issuer}${AUTHORIZE_PATH}/${id}`),
    jwks: { keys: keys.signing.slice(0, 1) },
    routes: { token: TOKEN_PATH, authorization: AUTHORIZE_PATH, jwks: JWKS_PATH },
    responseTypes: ['code'],
    pkce: { required: () => true },
    // ours belong to the API that tokens are for, see `thisApi`
    scopes: [],
    clientAuthMethods: [...CLIENT_AUTH_METHODS],
    extraClientMetadata: { properties: ['token_generation'] },
    // a refusal by origin would tell the ids of clients from others: it comes before the secret is compared
    clientBasedCORS: () => true,
    cookies: {
      keys: [createHmac('sha256', keys.cursor).update('cookies of the connect flow').digest('base64')],
      names: { interaction: 'octotable_connect', resume: 'octotable_resume', session: 'octotable_flow' },
    },
    // whoever is signed in agrees to each connection, whatever was agreed to before
    interactions: { url: (_koa, { uid }) => `${ctx.publicUrl()}${CONSENT_PATH}/${uid}` },
    findAccount: (_koa, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    expiresWithSession: () => false,
    features: featuresFor(issuer),
    ttl: livesOf(ctx.config.TOKEN_MINUTES * 60),
    extraTokenClaims: (_koa, token) => claimsOf(ctx, token),
    renderError: (koa, out) => {
      koa.type = 'html'
      koa.body = errorPage(ctx, out)
    },
  })
  // the scheme is that of the public address: see `hand-over.ts`
  provider.proxy = true
  Object.assign(provider.Client.prototype, { compareClientSecret })
  shapeAnswers(provider, ctx)
  return provider
}

const featuresFor = (issuer: string): Configuration['features'] => ({
  clientCredentials: { enabled: true },
  devInteractions: { enabled: false },
  userinfo: { enabled: false },
  rpInitiatedLogout: { enabled: false },
  // what makes access tokens JWTs, for this API alone and without being asked for
  resourceIndicators: {
    enabled: true,
    defaultResource: () => issuer,
    useGrantedResource: () => true,
    getResourceServerInfo: (_koa, resource) => thisApi(issuer, resource),
  },
})

/** In seconds. */
const livesOf = (token: number): Configuration['ttl'] => ({
  ClientCredentials: token,
  AccessToken: token,
  AuthorizationCode: 60,
  RefreshToken: 90 * DAY,
  Grant: FOR_EVER,
  Interaction: HOUR,
  Session: HOUR,
})

function thisApi(issuer: string, resource: string) {
  if (resource !== issuer) throw new InvalidTarget(`resource may be left out, or be ${issuer}`)
  return {
    scope: SCOPES.join(' '),
    audience: issuer,
    accessTokenFormat: 'jwt' as const,
    jwt: { sign: { alg: TOKEN_ALGORITHM as 'RS256' } },
  }
}

/** What a token says beside the standard: `tokens.ts` reads it. */
async function claimsOf(
  { sql }: Ctx,
  token: AccessToken | ClientCredentials,
): Promise<Record<string, unknown>> {
  const own = { groups: ['client'], generation: token.client?.['token_generation'] }
  if (token.kind !== 'AccessToken') return own
  const connection = token.grantId
  const property = connection === undefined ? undefined : await propertyOfConnection(sql, connection)
  if (property === undefined) throw new InvalidGrant('the restaurant has ended this connection')
  return { ...own, connection, property }
}

/** The stored `client_secret` are hashes: of the secret, and of the former one while it is good as well. */
function compareClientSecret(this: Client, secret: string): boolean {
  const hashes = (this.clientSecret ?? '').split('.').map((hex) => Buffer.from(hex, 'hex'))
  return hashes.map((hash) => isSecretOf(hash, secret)).includes(true)
}
