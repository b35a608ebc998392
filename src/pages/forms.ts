/** Forms that only our own pages can send: a token in the form that fits a cookie, and what the browser says itself. */
import { timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../context.ts'
import { isRecord } from '../kernel/is-record.ts'
import { Refusal } from '../kernel/refusal.ts'
import { cookieOptions, SESSION_COOKIE } from './session-cookie.ts'
import { formTokenOf, isToken, newToken } from '../sessions/rules.ts'
import { isFromElsewhere } from './origin.ts'

/** Of visitors who are not signed in. */
const VISIT_COOKIE = 'octotable_visit'

/** The cookie that forms have to fit: with a session it is that one, and no other. */
function cookieOf({ session, cookies }: FastifyRequest): string | undefined {
  const token = session ? cookies[SESSION_COOKIE] : cookies[VISIT_COOKIE]
  return isToken(token) ? token : undefined
}

/** The token of the forms on a page that answers this request; a new visitor gets a cookie with it. */
export function formTokenFor(ctx: Ctx, request: FastifyRequest, reply: FastifyReply): string {
  const known = cookieOf(request)
  if (known) return formTokenOf(known)
  const visit = newToken()
  request.cookies[VISIT_COOKIE] = visit
  void reply.setCookie(VISIT_COOKIE, visit, cookieOptions(ctx))
  return formTokenOf(visit)
}

const OLD =
  'This form is not valid any more, or did not come from this site. Open the page again and send it once more; your browser has to accept cookies.'

/** Whether a text is the token that fits the cookies of a request. */
export function fitsCookie(request: FastifyRequest, given: unknown): boolean {
  const cookie = cookieOf(request)
  if (cookie === undefined || typeof given !== 'string') return false
  const right = Buffer.from(formTokenOf(cookie))
  const sent = Buffer.from(given)
  return sent.length === right.length && timingSafeEqual(sent, right)
}

/** Throws what another site would get, and a form that was open for too long. */
export function checkForm(ctx: Ctx, request: FastifyRequest): void {
  const { headers, body } = request
  const given = isRecord(body) ? body['form_token'] : undefined
  if (isFromElsewhere(headers, ctx.publicUrl()) || !fitsCookie(request, given)) throw new Refusal('csrf', OLD)
}
