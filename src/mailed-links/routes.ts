/** The pages behind mailed links: opening one only shows, for mail programs open links too; a form acts. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Ctx } from '../context.ts'
import type { Routes } from '../http/partner.ts'
import { Refusal } from '../kernel/refusal.ts'
import { formTokenFor } from '../pages/forms.ts'
import type { Page, Problem } from '../pages/layout.ts'
import { basePath, goTo, pageScope, sendPage } from '../pages/scope.ts'
import { clearSessionCookie, sessionOf } from '../pages/session-cookie.ts'
import { hashToken, isToken } from '../sessions/rules.ts'
import {
  changedPage,
  forgotPage,
  mailedPage,
  overPage,
  resetPage,
  verifiedPage,
  verifyPage,
} from './pages.ts'
import { forgetPassword, resetPassword } from './reset.ts'
import { findLink, type LinkRow, type Purpose } from './store.ts'
import { mailAnotherVerification, verifyAddress } from './verify.ts'

const text = Type.Optional(Type.String({ maxLength: 2000 }))
const verbatim = Type.Optional(Type.String({ format: 'password', maxLength: 2000 }))
const hidden = { hide: true }
const querystring = Type.Object({ token: text })

const GONE = 410

export async function mailedLinkPages(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  await pageScope(app, ctx)
  const pages: Routes = app.withTypeProvider()
  verifyRoutes(pages, ctx)
  forgotRoutes(pages, ctx)
  resetRoutes(pages, ctx)
}

const formOf = (ctx: Ctx, request: FastifyRequest, reply: FastifyReply) => ({
  base: basePath(ctx),
  formToken: formTokenFor(ctx, request, reply),
})

/** The page of a link that works, or the one that says that it does not. */
async function showLink(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  [token, purpose]: [string | undefined, Purpose],
  page: (link: LinkRow & { token: string }) => Page,
  status = 200,
): Promise<FastifyReply> {
  const link = isToken(token) ? await findLink(ctx.sql, hashToken(token), purpose) : undefined
  if (!link || token === undefined) return sendPage(ctx, request, reply, overPage(basePath(ctx)), GONE)
  return sendPage(ctx, request, reply, page({ ...link, token }), status)
}

function verifyRoutes(app: Routes, ctx: Ctx): void {
  app.get('/account/verify', { schema: { ...hidden, querystring } }, async (request, reply) => {
    const form = formOf(ctx, request, reply)
    return showLink(ctx, request, reply, [request.query.token, 'VERIFY_ADDRESS'], (link) =>
      verifyPage({ ...form, ...link }),
    )
  })
  app.post('/account/verify', { schema: { ...hidden, body: querystring } }, async (request, reply) => {
    const done = await verifyAddress(ctx, request.body.token, request.ip)
    const page = done ? verifiedPage(basePath(ctx)) : overPage(basePath(ctx))
    return sendPage(ctx, request, reply, page, done ? 200 : GONE)
  })
  const config = { signedIn: true }
  app.post('/account/verify/mail', { config, schema: hidden }, async (request, reply) => {
    await mailAnotherVerification(ctx, sessionOf(request).user, request.ip)
    return goTo(ctx, reply, '/account?done=verification')
  })
}

function forgotRoutes(app: Routes, ctx: Ctx): void {
  const show = (request: FastifyRequest, reply: FastifyReply, problems: Problem[], status = 200) =>
    sendPage(ctx, request, reply, forgotPage(formOf(ctx, request, reply), problems), status)
  app.get('/account/forgot', { schema: hidden }, async (request, reply) => show(request, reply, []))
  const body = Type.Object({ username: text })
  app.post('/account/forgot', { schema: { ...hidden, body } }, async (request, reply) => {
    const { username } = request.body
    if (!username)
      return show(
        request,
        reply,
        [{ field: 'username', message: 'Enter your username or e-mail address.' }],
        400,
      )
    const seconds = await forgetPassword(ctx, username, request.ip)
    if (seconds === undefined) return sendPage(ctx, request, reply, mailedPage(basePath(ctx)))
    void reply.header('retry-after', String(seconds))
    const message = `Too many tries from this address. Try again in ${seconds} seconds.`
    return show(request, reply, [{ field: 'username', message }], 429)
  })
}

function resetRoutes(app: Routes, ctx: Ctx): void {
  const show = (
    request: FastifyRequest,
    reply: FastifyReply,
    token: string | undefined,
    problems: Problem[],
    status = 200,
  ) => {
    const form = formOf(ctx, request, reply)
    return showLink(
      ctx,
      request,
      reply,
      [token, 'RESET_PASSWORD'],
      (link) => resetPage({ ...form, ...link }, problems),
      status,
    )
  }
  app.get('/account/reset', { schema: { ...hidden, querystring } }, async (request, reply) =>
    show(request, reply, request.query.token, []),
  )
  const body = Type.Object({ token: text, new_password: verbatim })
  app.post('/account/reset', { schema: { ...hidden, body } }, async (request, reply) => {
    const { token, new_password: password = '' } = request.body
    try {
      if (!(await resetPassword(ctx, token, password, request.ip)))
        return sendPage(ctx, request, reply, overPage(basePath(ctx)), GONE)
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'invalid_password') throw error
      const problems = (error.detail.fields ?? []).map(({ path, message }) => ({
        field: path,
        message: `The new password ${message}.`,
      }))
      return show(request, reply, token, problems, 400)
    }
    clearSessionCookie(ctx, reply)
    request.session = null
    return sendPage(ctx, request, reply, changedPage(basePath(ctx)))
  })
}
