/** The scope of the pages for guests: what browsers may do with them, and errors as pages. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { html } from 'ghtml'
import type { Ctx } from '../context.ts'
import { describeFailure } from '../http/errors.ts'
import { Refusal } from '../kernel/refusal.ts'
import { isFromElsewhere } from '../pages/origin.ts'
import { readForms } from '../pages/scope.ts'
import { speechFor, type House } from './house.ts'
import { NoHouse } from './house-rows.ts'
import { barePage, housePage, type GuestPage } from './layout.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** the address of the page is a secret: nobody is told where its visitors come from, not even we */
    noReferrer?: boolean
  }
}

const policyFor = (ancestors: string[]): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
    `frame-ancestors ${ancestors.length > 0 ? ancestors.join(' ') : "'none'"}`,
    "base-uri 'none'",
  ].join('; ')

/** A page may be in frames of the websites that the restaurant names, and in no others. */
function headersFor(ancestors: string[]): Record<string, string> {
  return {
    'content-security-policy': policyFor(ancestors),
    ...(ancestors.length > 0 ? {} : { 'x-frame-options': 'DENY' }),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  }
}

/** Another website sent the form. */
class Foreign extends Error {}

export async function guestScope(app: FastifyInstance, ctx: Ctx): Promise<void> {
  await readForms(app)
  app.setErrorHandler((error, request, reply) => sendFailure(ctx, error, request, reply))
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(headersFor([]))
    const { noReferrer } = request.routeOptions.config
    const foreign = request.method === 'POST' && isFromElsewhere(request.headers, ctx.publicUrl(), noReferrer)
    if (foreign) throw new Foreign()
  })
  app.addHook('onSend', async (request, reply) => {
    if (request.routeOptions.config.noReferrer) void reply.header('referrer-policy', 'no-referrer')
  })
}

export function sendPage(house: House, reply: FastifyReply, page: GuestPage, status = 200): FastifyReply {
  const { settings, sandbox } = house.property
  const ancestors = settings.frame_ancestors ?? []
  if (ancestors.length > 0) void reply.removeHeader('x-frame-options').headers(headersFor(ancestors))
  if (sandbox || page.personal) void reply.header('x-robots-tag', 'noindex')
  return reply.code(status).type('text/html; charset=utf-8').send(housePage(house, page))
}

function sendFailure(ctx: Ctx, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const speech = speechFor(ctx, request)
  const send = (status: number, title: string, text: string) =>
    reply
      .code(status)
      .header('x-robots-tag', 'noindex')
      .type('text/html; charset=utf-8')
      .send(barePage(speech, { title, body: html`<p>${text}</p>` }))
  const { t } = speech
  if (error instanceof NoHouse) return send(404, t.not_found, t.not_found_text)
  if (error instanceof Foreign) return send(403, t.foreign, t.foreign_text)
  // an address that was cut off or written by hand leads to the page as it begins
  if (error instanceof Refusal && error.code === 'validation' && request.method === 'GET') {
    const [path = '', query] = request.url.split('?')
    if (query) return reply.redirect(`${speech.base}${path}`, 303)
  }
  const { status, retryAfter } = describeFailure(error, request)
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter))
  if (status === 429)
    return send(429, t.too_many, t.too_many_text(Math.max(1, Math.ceil((retryAfter ?? 60) / 60))))
  if (error instanceof Refusal && error.code === 'unavailable') return send(503, t.failed, t.busy)
  return send(status, t.failed, t.failed_text)
}
