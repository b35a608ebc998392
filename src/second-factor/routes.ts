/** The second factor: asked for after the password, set up and ended by its owner. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Ctx } from '../context.ts'
import type { Routes } from '../http/partner.ts'
import { Refusal } from '../kernel/refusal.ts'
import { rememberDevice } from '../pages/device-cookie.ts'
import { formTokenFor } from '../pages/forms.ts'
import type { Page, Problem } from '../pages/layout.ts'
import { localPath } from '../pages/local-path.ts'
import { basePath, goTo, pageScope, sendPage } from '../pages/scope.ts'
import { sessionOf, setSessionCookie, signedIn } from '../pages/session-cookie.ts'
import { enrolment } from './codes.ts'
import { beginEnrolment, confirmEnrolment, endSecondFactor, type Asking } from './enrol.ts'
import { askCodePage, enrolPage, offPage, onPage, recoveryPage } from './pages.ts'
import { completeSignIn } from './complete.ts'
import { CODE_REFUSED, openFactor } from './pass.ts'
import { countRecoveryCodes, findFactor } from './store.ts'

const PATH = '/account/second-factor'
const text = Type.Optional(Type.String({ maxLength: 2000 }))
const verbatim = Type.Optional(Type.String({ format: 'password', maxLength: 2000 }))
const hidden = { hide: true }
const config = { signedIn: true }

export async function secondFactorPages(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  await pageScope(app, ctx)
  const pages: Routes = app.withTypeProvider()
  passRoutes(pages, ctx)
  ownerRoutes(pages, ctx)
}

const formOf = (ctx: Ctx, request: FastifyRequest, reply: FastifyReply) => ({
  base: basePath(ctx),
  formToken: formTokenFor(ctx, request, reply),
})

function passRoutes(app: Routes, ctx: Ctx): void {
  const querystring = Type.Object({ next: text })
  const body = Type.Object({ code: text, next: text })
  const ask = (
    request: FastifyRequest,
    reply: FastifyReply,
    next: string | undefined,
    problems: Problem[],
    status = 200,
  ) => sendPage(ctx, request, reply, askCodePage({ ...formOf(ctx, request, reply), next }, problems), status)
  app.get(PATH, { schema: { ...hidden, querystring } }, async (request, reply) => {
    if (signedIn(request)) return showOwner(ctx, request, reply, [])
    if (!request.session) return goTo(ctx, reply, '/account/sign-in')
    return ask(request, reply, localPath(request.query.next), [])
  })
  app.post(PATH, { schema: { ...hidden, body } }, async (request, reply) => {
    const { session } = request
    const next = localPath(request.body.next)
    if (signedIn(request)) return goTo(ctx, reply, next ?? '/account')
    if (!session) return goTo(ctx, reply, '/account/sign-in')
    const done = await completeSignIn(ctx, session, request.body.code ?? '', request.ip)
    switch (done.outcome) {
      case 'refused':
        return ask(request, reply, next, [{ field: 'code', message: CODE_REFUSED }], 401)
      case 'over':
        return goTo(ctx, reply, '/account/sign-in')
      case 'signed in':
    }
    setSessionCookie(ctx, reply, done.token)
    rememberDevice(ctx, request, reply, session.username)
    return goTo(ctx, reply, next ?? '/account')
  })
}

async function showOwner(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  problems: Problem[],
  status = 200,
): Promise<FastifyReply> {
  const page = await ownerPage(ctx, request, reply, problems)
  return sendPage(ctx, request, reply, page, status)
}

async function ownerPage(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  problems: Problem[],
): Promise<Page> {
  const { user, username } = sessionOf(request)
  const form = formOf(ctx, request, reply)
  const factor = await findFactor(ctx.sql, user)
  if (!factor) return offPage(form, problems)
  if (factor.on) return onPage({ ...form, left: await countRecoveryCodes(ctx.sql, user) }, problems)
  return enrolPage({ ...form, ...enrolment(openFactor(ctx, user, factor), username) }, problems)
}

const askingOf = (request: FastifyRequest): Asking => {
  const { user } = sessionOf(request)
  return { user, address: request.ip }
}

const LABELS: Record<string, string> = { password: 'The password', code: 'The code' }

function ownerRoutes(app: Routes, ctx: Ctx): void {
  /** What is wrong with a form is shown in it. */
  const attempt = async (
    request: FastifyRequest,
    reply: FastifyReply,
    work: () => Promise<FastifyReply>,
  ): Promise<FastifyReply> => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Refusal) || !error.detail.fields) throw error
      const problems = error.detail.fields.map(({ path, message }) => ({
        field: path,
        message: `${LABELS[path] ?? path} ${message}.`,
      }))
      return showOwner(ctx, request, reply, problems, 400)
    }
  }
  const Password = Type.Object({ password: verbatim })
  app.post(`${PATH}/begin`, { config, schema: { ...hidden, body: Password } }, async (request, reply) =>
    attempt(request, reply, async () => {
      await beginEnrolment(ctx, askingOf(request), request.body.password ?? '')
      return goTo(ctx, reply, PATH)
    }),
  )
  const Code = Type.Object({ code: text })
  app.post(`${PATH}/confirm`, { config, schema: { ...hidden, body: Code } }, async (request, reply) =>
    attempt(request, reply, async () => {
      const { id } = sessionOf(request)
      const codes = await confirmEnrolment(ctx, askingOf(request), id, request.body.code ?? '')
      return sendPage(ctx, request, reply, recoveryPage(basePath(ctx), codes))
    }),
  )
  const Both = Type.Object({ password: verbatim, code: text })
  app.post(`${PATH}/off`, { config, schema: { ...hidden, body: Both } }, async (request, reply) =>
    attempt(request, reply, async () => {
      const { password = '', code = '' } = request.body
      await endSecondFactor(ctx, askingOf(request), { password, code })
      return goTo(ctx, reply, '/account?done=second-factor')
    }),
  )
}
