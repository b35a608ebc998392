/**
 * Pages of other sites may call what asks for a bearer token, which they have to have: `*`, without credentials. What
 * reads cookies never says so.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** pages of other sites may call it */
    otherSites?: boolean
  }
}

const ALLOWED_HEADERS = 'authorization, content-type, property, idempotency-key, if-match'
const EXPOSED_HEADERS =
  'etag, x-request-id, retry-after, ratelimit-limit, ratelimit-remaining, ratelimit-reset'
const PREFLIGHT_SECONDS = 7200

/** For a scope of routes with a bearer token: its answers, refusals too, may be read by any page. */
export function allowOtherSites(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, otherSites: true }
  })
  app.addHook('onRequest', async (_request, reply) => {
    void reply.headers({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': EXPOSED_HEADERS,
    })
  })
}

/** Whether a browser asks what a page of another site may send. */
export const isPreflight = ({ method, headers }: FastifyRequest): boolean =>
  method === 'OPTIONS' && headers['access-control-request-method'] !== undefined

export function answerPreflight(reply: FastifyReply, methods: readonly string[]): FastifyReply {
  return reply
    .code(204)
    .headers({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': methods.join(', '),
      'access-control-allow-headers': ALLOWED_HEADERS,
      'access-control-max-age': String(PREFLIGHT_SECONDS),
    })
    .send()
}
