/** Limits of requests, told by `RateLimit-*` headers (IETF draft-ietf-httpapi-ratelimit-headers) and `Retry-After`. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../kernel/refusal.ts'

export type Limit = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

interface LimitOptions {
  max: number
  windowMs: number
  /** who is counted; default: the caller's address, IPv6 by its /64 */
  keyOf?: (request: FastifyRequest) => string
  /** what was done too often, for the message */
  what: string
}

/** A hook that counts, tells, and refuses with `too_many_requests`. Each server process counts for itself. */
export function limiter(app: FastifyInstance, { max, windowMs, keyOf, what }: LimitOptions): Limit {
  const count = app.createRateLimit({ max, timeWindow: windowMs, ...(keyOf ? { keyGenerator: keyOf } : {}) })
  return async (request, reply) => {
    const state = await count(request)
    if (state.isAllowed) return
    void reply.headers({
      'ratelimit-limit': max,
      'ratelimit-remaining': state.remaining,
      'ratelimit-reset': state.ttlInSeconds,
    })
    if (!state.isExceeded) return
    throw new Refusal('too_many_requests', `${what}. Try again in ${state.ttlInSeconds} seconds.`, {
      retryAfter: state.ttlInSeconds,
    })
  }
}
