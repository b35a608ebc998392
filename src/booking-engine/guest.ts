/** A guest's browser, known by a cookie of its own; inside a frame of another website by a token in its addresses. */
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

/** The guest of a request: in a frame known by its addresses, else by a cookie, which a new one gets with the answer. */
export function guestOf(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  { frame }: { frame?: string | undefined } = {},
): Guest {
  const session = frame ?? cookieSession(ctx, request, reply)
  return { holder: guestHolder(session, networkOf(request.ip)), formToken: formTokenOf(session) }
}

function cookieSession(ctx: Ctx, request: FastifyRequest, reply: FastifyReply): string {
  const known = request.cookies[COOKIE]
  if (isToken(known)) return known
  const session = newToken()
  request.cookies[COOKIE] = session
  void reply.setCookie(COOKIE, session, { ...cookieOptions(ctx), path: `${basePath(ctx)}/book/` })
  return session
}

/** Whether a form was made for this browser. */
export function isOwnForm({ formToken }: Guest, given: string | undefined): boolean {
  const right = Buffer.from(formToken)
  const sent = Buffer.from(given ?? '')
  return sent.length === right.length && timingSafeEqual(sent, right)
}
