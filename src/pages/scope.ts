/** The scope in which pages live: cookies, forms, the headers that keep other sites out, and errors as pages. */
import cookie from '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { html } from 'ghtml'
import type { Ctx } from '../context.ts'
import { describeFailure } from '../http/errors.ts'
import { compileReader } from '../http/read-input.ts'
import { readSession, signedIn } from './session-cookie.ts'
import { checkForm, formTokenFor } from './forms.ts'
import { layout, type Page } from './layout.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** a page for users who are signed in: others are sent to sign in first */
    signedIn?: boolean
  }
}

const FORM_LIMIT = 32 * 1024

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/**
 * No page of ours is shown inside, opened beside, or read by another site. `same-origin` tells no other site where
 * somebody came from, and lets the browser say `Origin` to us, which `no-referrer` would not.
 */
export const PAGE_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** Lets a scope read cookies and what forms send, and nothing else. */
export async function readForms(app: FastifyInstance): Promise<void> {
  await app.register(cookie)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: FORM_LIMIT },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  app.setValidatorCompiler(compileReader)
}

/** Makes a scope one of pages. */
export async function pageScope(app: FastifyInstance, ctx: Ctx): Promise<void> {
  await readForms(app)
  app.setErrorHandler((error, request, reply) => sendFailure(ctx, error, request, reply))
  app.addHook('onRequest', async (_request, reply) => {
    void reply.headers({ ...PAGE_HEADERS, 'cache-control': 'no-store' })
  })
  app.addHook('preValidation', async (request, reply) => {
    await readSession(ctx, request)
    if (request.routeOptions.config.signedIn && !signedIn(request)) return askToSignIn(ctx, request, reply)
    if (request.method === 'POST') checkForm(ctx, request)
    return undefined
  })
}

/** The path under which callers reach the server, without a slash at its end. */
export const basePath = (ctx: Ctx): string => new URL(ctx.publicUrl()).pathname.replace(/\/+$/, '')

/** To another page of ours, by GET. */
export function goTo(ctx: Ctx, reply: FastifyReply, path: string): FastifyReply {
  return reply.redirect(basePath(ctx) + path, 303)
}

function askToSignIn(
  ctx: Ctx,
  { method, url, routeOptions }: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const next = method === 'GET' ? url : (routeOptions.url ?? '/account')
  return goTo(ctx, reply, `/account/sign-in?${new URLSearchParams({ next }).toString()}`)
}

export function sendPage(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  page: Page,
  status = 200,
): FastifyReply {
  const formToken = signedIn(request) ? formTokenFor(ctx, request, reply) : undefined
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(layout(page, { base: basePath(ctx), formToken }))
}

function sendFailure(ctx: Ctx, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, message, retryAfter } = describeFailure(error, request)
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter))
  const body = html`<p>${message}</p>
    <p><a href="${basePath(ctx)}/account">To your account</a></p>
    <p class="faint">Request ${request.id}</p>`
  return sendPage(ctx, request, reply, { title: TITLES[status] ?? 'This did not work', body }, status)
}

const TITLES: Record<number, string> = {
  403: 'This form cannot be taken',
  404: 'There is nothing here',
  429: 'Too many requests',
  500: 'Something went wrong',
  503: 'The server is busy',
}
