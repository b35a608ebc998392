/** `{auth}/oauth2/authorize`: where a browser comes with what a client asks for, and leaves with a code. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type Provider from 'oidc-provider'
import type { Ctx } from '../context.ts'
import { limiter } from '../http/rate-limit.ts'
import { SCOPES, scopesOf } from '../kernel/scopes.ts'
import { PAGE_HEADERS } from '../pages/scope.ts'
import { handOver } from './hand-over.ts'
import { errorPage } from './pages.ts'
import { AUTHORIZE_PATH } from './provider.ts'

/** What the provider would take: other modes put the code into a script, or where it stays in the history. */
function faultOf(query: URLSearchParams): { error: string; error_description: string } | undefined {
  if ((query.get('response_mode') ?? 'query') !== 'query')
    return {
      error: 'invalid_request',
      error_description: 'response_mode must be query, or be left out.',
    }
  const scope = query.get('scope')
  if (!scope || scopesOf(scope.split(' ')).size > 0) return undefined
  return { error: 'invalid_scope', error_description: `scope must name some of ${SCOPES.join(', ')}.` }
}

export interface AuthorizeOptions {
  ctx: Ctx
  /** part of the issuer */
  issuerPrefix: string
  provider: () => Provider
}

export async function authorizeRoutes(app: FastifyInstance, options: AuthorizeOptions): Promise<void> {
  const { ctx, issuerPrefix, provider } = options
  const limit = limiter(app, {
    max: ctx.config.TOKENS_PER_MINUTE,
    windowMs: 60_000,
    what: 'This address has opened as many connect pages as it may in a minute',
  })
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const { pathname, searchParams } = new URL(request.url, ctx.publicUrl())
    void reply.headers({ ...PAGE_HEADERS, 'cache-control': 'no-store' })
    const fault = faultOf(searchParams)
    if (fault) return reply.code(400).type('text/html; charset=utf-8').send(errorPage(ctx, fault))
    // software that knows no scopes asks for all of them: the restaurant sees what that is
    if (!searchParams.get('scope')) searchParams.set('scope', SCOPES.join(' '))
    const path = pathname.slice(issuerPrefix.length)
    return handOver(provider(), request, reply, `${path}?${searchParams.toString()}`)
  }
  const plain = { exposeHeadRoute: false, preHandler: limit }
  app.get(issuerPrefix + AUTHORIZE_PATH, { ...plain, schema: { hide: true } }, answer)
  app.get(`${issuerPrefix}${AUTHORIZE_PATH}/:uid`, { ...plain, schema: { hide: true } }, answer)
}
