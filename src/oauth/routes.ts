import type { FastifyInstance } from 'fastify'
import type Provider from 'oidc-provider'
import type { Ctx } from '../context.ts'
import { SCOPES } from '../kernel/scopes.ts'
import { limiter, type Limit } from '../http/rate-limit.ts'
import { AUTHORIZE_PATH, CLIENT_AUTH_METHODS, GRANT_TYPES, JWKS_PATH, TOKEN_PATH } from './provider.ts'
import { FORM, requireForm } from './form.ts'
import { handOver } from './hand-over.ts'
import { INTROSPECT_PATH, REVOKE_PATH, tokenStateRoutes } from './token-state-routes.ts'
import { KeySet, Metadata, Token, TOKEN_ERRORS, TokenRequest } from './schema.ts'

const tags = ['Authorization']

export interface TokenRouteOptions {
  ctx: Ctx
  /** where the token endpoint answers; the first is part of the issuer, and under it the server describes itself */
  prefixes: readonly [string, ...string[]]
  provider: () => Provider
}

export async function tokenRoutes(app: FastifyInstance, options: TokenRouteOptions): Promise<void> {
  const { ctx, prefixes, provider } = options
  const [issuerPrefix] = prefixes
  app.removeAllContentTypeParsers()
  // the provider reads the stream itself
  app.addContentTypeParser(FORM, (_request, _payload, done) => done(null))
  const limit = limiter(app, {
    max: ctx.config.TOKENS_PER_MINUTE,
    windowMs: 60_000,
    what: 'This address has asked for as many tokens as it may in a minute',
  })
  for (const prefix of prefixes)
    tokenRoute(app, prefix + TOKEN_PATH, { listed: prefix === issuerPrefix, limit, provider })
  await app.register(tokenStateRoutes, { ctx, issuerPrefix, limit })
  metadataRoutes(app, ctx, issuerPrefix)
}

interface TokenRoute {
  listed: boolean
  limit: Limit
  provider: () => Provider
}

function tokenRoute(app: FastifyInstance, path: string, { listed, limit, provider }: TokenRoute): void {
  app.post(
    path,
    {
      onRequest: requireForm,
      preHandler: limit,
      // the schema of the body is for readers: the provider answers what is wrong with it
      validatorCompiler: () => () => true,
      config: { errors: ['unsupported_media_type', 'too_many_requests'] },
      schema: {
        ...(listed ? { operationId: 'createToken' } : { hide: true }),
        summary: 'Get an access token',
        description:
          'OAuth 2.0: client credentials, or what the connect flow gave, a code or a refresh token. The client authenticates in the form or by HTTP Basic. Send the token with every other call.',
        tags,
        security: [],
        consumes: ['application/x-www-form-urlencoded'],
        body: TokenRequest,
        response: { 200: Token, ...TOKEN_ERRORS },
      },
    },
    (request, reply) => handOver(provider(), request, reply, TOKEN_PATH),
  )
}

function metadataRoutes(app: FastifyInstance, ctx: Ctx, issuerPrefix: string): void {
  app.get(
    issuerPrefix + JWKS_PATH,
    {
      schema: {
        operationId: 'getKeys',
        summary: 'Get the public keys',
        description: 'The keys that access tokens are signed with, as a JSON Web Key Set.',
        tags,
        security: [],
        produces: ['application/jwk-set+json'],
        response: { 200: KeySet },
      },
    },
    async (_request, reply) => reply.type('application/jwk-set+json; charset=utf-8').send(ctx.keys.published),
  )
  for (const [name, operationId] of [
    ['oauth-authorization-server', 'getAuthorizationServerMetadata'],
    ['openid-configuration', 'getOpenidConfiguration'],
  ] as const)
    app.get(
      `${issuerPrefix}/.well-known/${name}`,
      {
        schema: {
          operationId,
          summary: 'Get the metadata of the authorization server',
          description: 'Where tokens come from and how, as RFC 8414 has it. It lists only what exists.',
          tags,
          security: [],
          response: { 200: Metadata },
        },
      },
      async () => metadataOf(ctx.publicUrl() + issuerPrefix),
    )
  // where RFC 8414 has it for an issuer with a path
  app.get(`/.well-known/oauth-authorization-server${issuerPrefix}`, { schema: { hide: true } }, async () =>
    metadataOf(ctx.publicUrl() + issuerPrefix),
  )
}

function metadataOf(issuer: string): Metadata {
  return {
    issuer,
    authorization_endpoint: issuer + AUTHORIZE_PATH,
    token_endpoint: issuer + TOKEN_PATH,
    revocation_endpoint: issuer + REVOKE_PATH,
    introspection_endpoint: issuer + INTROSPECT_PATH,
    jwks_uri: issuer + JWKS_PATH,
    scopes_supported: [...SCOPES],
    grant_types_supported: GRANT_TYPES,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    token_endpoint_auth_methods_supported: [...CLIENT_AUTH_METHODS],
    revocation_endpoint_auth_methods_supported: [...CLIENT_AUTH_METHODS],
    introspection_endpoint_auth_methods_supported: [...CLIENT_AUTH_METHODS],
  }
}
