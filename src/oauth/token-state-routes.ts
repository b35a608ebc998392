/** Revocation and introspection: ours, for the library takes no JWTs there. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ClientRow } from '../clients/store.ts'
import type { Ctx } from '../context.ts'
import { answerError } from '../http/errors.ts'
import type { Limit } from '../http/rate-limit.ts'
import { errorBody } from './answers.ts'
import { clientOfForm, OAuthFault, readForm } from './client-auth.ts'
import { introspectToken, revokeToken } from './token-state.ts'
import { FORM, requireForm } from './form.ts'
import { Introspection, Revoked, TokenOf, TOKEN_STATE_ERRORS } from './schema.ts'

export const REVOKE_PATH = '/oauth2/revoke'
export const INTROSPECT_PATH = '/oauth2/introspect'

const FORM_LIMIT = 16 * 1024

export interface TokenStateOptions {
  ctx: Ctx
  issuerPrefix: string
  limit: Limit
}

export async function tokenStateRoutes(app: FastifyInstance, options: TokenStateOptions): Promise<void> {
  const { ctx, issuerPrefix, limit } = options
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: FORM_LIMIT }, (_request, body, done) =>
    done(null, body),
  )
  app.setErrorHandler((error, request, reply) => answerFault(ctx, issuerPrefix, error, request, reply))
  app.addHook('onRequest', async (_request, reply) => {
    void reply.header('cache-control', 'no-store')
  })
  const route = {
    onRequest: requireForm,
    preHandler: limit,
    // the schema of the body is for readers
    validatorCompiler: () => () => true,
    config: { errors: ['unsupported_media_type', 'too_many_requests'] as const },
  }
  app.post(issuerPrefix + REVOKE_PATH, { ...route, schema: REVOKE }, async (request) => {
    await revokeToken(ctx, ...(await read(ctx, request)))
    return {}
  })
  app.post(issuerPrefix + INTROSPECT_PATH, { ...route, schema: INTROSPECT }, async (request) =>
    introspectToken(ctx, ...(await read(ctx, request))),
  )
}

const DESCRIBED = {
  tags: ['Authorization'],
  security: [],
  consumes: ['application/x-www-form-urlencoded'],
  body: TokenOf,
}

const REVOKE = {
  ...DESCRIBED,
  operationId: 'revokeToken',
  summary: 'Take a token back',
  description:
    'RFC 7009. An access token is refused from then on; a refresh token ends its connection with all tokens of it. What is no token is taken back already.',
  response: { 200: Revoked, ...TOKEN_STATE_ERRORS },
}

const INTROSPECT = {
  ...DESCRIBED,
  operationId: 'introspectToken',
  summary: 'Ask whether a token is good',
  description: 'RFC 7662. A client learns of its own tokens only; any other is not active.',
  response: { 200: Introspection, ...TOKEN_STATE_ERRORS },
}

async function read(ctx: Ctx, { headers, body }: FastifyRequest): Promise<[ClientRow, string]> {
  const form = readForm(body)
  const client = await clientOfForm(ctx, headers.authorization, form)
  const token = form.get('token')
  if (!token) throw new OAuthFault(400, 'invalid_request', 'token is required.')
  return [client, token]
}

function answerFault(
  ctx: Ctx,
  issuerPrefix: string,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  if (!(error instanceof OAuthFault)) return answerError(error, request, reply)
  if (error.status === 401)
    void reply.header('www-authenticate', `Basic realm="${ctx.publicUrl()}${issuerPrefix}"`)
  void reply.code(error.status).send(errorBody(error.error, error.message))
}
