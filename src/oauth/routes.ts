import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Ctx } from '../context.ts'
import { Refusal } from '../kernel/refusal.ts'
import { limiter, type Limit } from '../http/rate-limit.ts'
import { CLIENT_AUTH_METHODS, GRANT_TYPES, JWKS_PATH, makeProvider, TOKEN_PATH } from './provider.ts'
import { noteAddress } from './refused.ts'
import { KeySet, Metadata, Token, TOKEN_ERRORS, TokenRequest } from './schema.ts'

const tags = ['Authorization']
const FORM = /^application\/x-www-form-urlencoded\s*(;|$)/i

export interface TokenRouteOptions {
  ctx: Ctx
  /** where the token endpoint answers; the first is part of the issuer, and under it the server describes itself */
  prefixes: readonly [string, ...string[]]
}

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** The provider, made when it is first needed: before the server listens it has no address. */
function tokenEndpoint(ctx: Ctx, issuerPrefix: string): () => Handle {
  let handle: Handle | undefined
  return () => (handle ??= makeProvider(ctx, ctx.publicUrl() + issuerPrefix).callback())
}

export async function tokenRoutes(app: FastifyInstance, options: TokenRouteOptions): Promise<void> {
  const { ctx, prefixes } = options
  const [issuerPrefix] = prefixes
  const endpoint = tokenEndpoint(ctx, issuerPrefix)
  app.removeAllContentTypeParsers()
  // the provider reads the stream itself
  app.addContentTypeParser(FORM, (_request, _payload, done) => done(null))
  const limit = limiter(app, {
    max: ctx.config.TOKENS_PER_MINUTE,
    windowMs: 60_000,
    what: 'This address has asked for as many tokens as it may in a minute',
  })
  for (const prefix of prefixes)
    tokenRoute(app, prefix + TOKEN_PATH, { listed: prefix === issuerPrefix, limit, endpoint })
  metadataRoutes(app, ctx, issuerPrefix)
}

interface TokenRoute {
  listed: boolean
  limit: Limit
  endpoint: () => Handle
}

function tokenRoute(app: FastifyInstance, path: string, { listed, limit, endpoint }: TokenRoute): void {
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
          'OAuth 2.0 client credentials. The client authenticates in the form or by HTTP Basic. Send the token with every other call.',
        tags,
        security: [],
        consumes: ['application/x-www-form-urlencoded'],
        body: TokenRequest,
        response: { 200: Token, ...TOKEN_ERRORS },
      },
    },
    async (request, reply) => {
      reply.hijack()
      // what our hooks have set goes along with the provider's own answer
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) reply.raw.setHeader(name, value)
      reply.raw.setHeader('x-request-id', request.id)
      // the provider knows its path under its issuer, whatever prefix the caller used
      request.raw.url = TOKEN_PATH
      noteAddress(request.raw, request.ip)
      await endpoint()(request.raw, reply.raw)
    },
  )
}

async function requireForm({ headers }: FastifyRequest): Promise<void> {
  if (!FORM.test(headers['content-type'] ?? ''))
    throw new Refusal(
      'unsupported_media_type',
      'Send the fields as a form, with Content-Type: application/x-www-form-urlencoded.',
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
}

function metadataOf(issuer: string): Metadata {
  return {
    issuer,
    token_endpoint: issuer + TOKEN_PATH,
    jwks_uri: issuer + JWKS_PATH,
    grant_types_supported: GRANT_TYPES,
    response_types_supported: [],
    token_endpoint_auth_methods_supported: [...CLIENT_AUTH_METHODS],
  }
}
