/** A guest's browser: known by a cookie of its own, and by nothing else. */
import { timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../context.ts'
import { guestHolder, type Holder } from '../holds/rules.ts'
import { basePath } from '../pages/scope.ts'
import { cookieOptions } from '../pages/session-cookie.ts'
import { formTokenOf, isToken, networkOf, newToken } from '../sessions/rules.ts'

const COOKIE = 'octotable_guest'

export interface Guest {
  holder: Holder
  /** of the forms on its pages */
  formToken: string
}

/**
 * The guest of a request; a new one gets a cookie with the answer. Over https it is sent in frames of the restaurant's
 * own website too, and there it is another one than on our own pages.
 */
export function guestOf(ctx: Ctx, request: FastifyRequest, reply: FastifyReply): Guest {
  const known = request.cookies[COOKIE]
  const session = isToken(known) ? known : newToken()
  if (session !== known) {
    request.cookies[COOKIE] = session
    const { secure, ...options } = cookieOptions(ctx)
    const inFrames = secure ? { secure, sameSite: 'none' as const, partitioned: true } : {}
    void reply.setCookie(COOKIE, session, { ...options, ...inFrames, path: `${basePath(ctx)}/book/` })
  }
  return { holder: guestHolder(session, networkOf(request.ip)), formToken: formTokenOf(session) }
}

/** Whether a form was made for this browser. */
export function isOwnForm({ formToken }: Guest, given: string | undefined): boolean {
  const right = Buffer.from(formToken)
  const sent = Buffer.from(given ?? '')
  return sent.length === right.length && timingSafeEqual(sent, right)
}
