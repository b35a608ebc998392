/** How long a caller waits at most: a database that hangs must not hang its callers. */
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../kernel/refusal.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** for what takes longer, or reads its body itself */
    answerWithinMs?: number
  }
}

export const ANSWER_WITHIN_MS = 5000
const TOO_LATE = 'This took too long; whether it was done is not known. Try again in a few seconds.'

/**
 * The time runs from when a request is complete; Fastify's own `handlerTimeout` ends at that moment instead. Work
 * that goes on afterwards finds its answer given.
 */
export function answerInTime(app: FastifyInstance): void {
  app.addHook('preValidation', ({ routeOptions }, reply, done) => {
    const late = setTimeout(() => {
      if (!reply.sent) void reply.send(new Refusal('unavailable', TOO_LATE))
    }, routeOptions.config.answerWithinMs ?? ANSWER_WITHIN_MS)
    reply.raw.once('close', () => clearTimeout(late))
    done()
  })
}
