/** The pages of a user's account. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import type { Ctx } from '../context.ts'
import type { Routes } from '../http/partner.ts'
import { Refusal } from '../kernel/refusal.ts'
import { deviceOf, rememberDevice } from '../pages/device-cookie.ts'
import { formTokenFor } from '../pages/forms.ts'
import { notice, STYLE, STYLE_PATH, type Problem } from '../pages/layout.ts'
import { localPath } from '../pages/local-path.ts'
import { basePath, goTo, pageScope, sendPage } from '../pages/scope.ts'
import {
  clearSessionCookie,
  sessionOf,
  setSessionCookie,
  signedIn,
  visitorOf,
} from '../pages/session-cookie.ts'
import { findUnverified } from '../mailed-links/store.ts'
import { sessionPages } from '../sessions/routes.ts'
import { changePassword } from './change-password.ts'
import { accountPage, passwordPage, signInPage, unverifiedNotice } from './pages.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { listMemberships } from './store.ts'

/** What a form sends: everything is text, and what is missing is for the page to say. */
const text = Type.Optional(Type.String({ maxLength: 2000 }))
const verbatim = Type.Optional(Type.String({ format: 'password', maxLength: 2000 }))

const hidden = { hide: true }
const HOME = '/account'

export async function accountPages(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  await pageScope(app, ctx)
  const pages: Routes = app.withTypeProvider()
  pages.get(STYLE_PATH, { schema: hidden }, async (_request, reply) =>
    reply
      .type('text/css; charset=utf-8')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(STYLE),
  )
  signInRoutes(pages, ctx)
  accountRoutes(pages, ctx)
  passwordRoutes(pages, ctx)
  sessionPages(pages, ctx)
}

const SignInForm = Type.Object({ username: text, password: verbatim, next: text })

function signInRoutes(app: Routes, ctx: Ctx): void {
  const querystring = Type.Object({ next: text })
  app.get('/account/sign-in', { schema: { ...hidden, querystring } }, async (request, reply) => {
    const next = localPath(request.query.next)
    if (signedIn(request)) return goTo(ctx, reply, next ?? HOME)
    return showSignIn(ctx, request, reply, { next })
  })
  app.post('/account/sign-in', { schema: { ...hidden, body: SignInForm } }, async (request, reply) =>
    answerSignIn(ctx, request, reply, request.body),
  )
}

interface SignInView {
  next: string | undefined
  username?: string | undefined
  problem?: string
  status?: number
}

function showSignIn(ctx: Ctx, request: FastifyRequest, reply: FastifyReply, view: SignInView): FastifyReply {
  const { next, username, problem, status = 200 } = view
  const form = { base: basePath(ctx), formToken: formTokenFor(ctx, request, reply), next, username }
  const problems = problem ? [{ message: problem }] : []
  return sendPage(ctx, request, reply, signInPage(form, problems), status)
}

const REFUSED =
  'Username or password are not right, or there were too many tries. After some tries, wait a quarter of an hour.'

async function answerSignIn(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  form: Static<typeof SignInForm>,
): Promise<FastifyReply> {
  const { username, password } = form
  const next = localPath(form.next)
  const view = { next, username }
  if (!username || !password)
    return showSignIn(ctx, request, reply, {
      ...view,
      problem: 'Enter your username and your password.',
      status: 400,
    })
  const from = { ...visitorOf(request), device: deviceOf(ctx, request, username) }
  const result = await signIn(ctx, { username, password }, from)
  switch (result.outcome) {
    case 'refused':
      return showSignIn(ctx, request, reply, { ...view, problem: REFUSED, status: 401 })
    case 'too many tries': {
      void reply.header('retry-after', String(result.seconds))
      const problem = `Too many tries from this address. Try again in ${result.seconds} seconds.`
      return showSignIn(ctx, request, reply, { ...view, problem, status: 429 })
    }
    case 'needs second factor':
      setSessionCookie(ctx, reply, result.token)
      return goTo(ctx, reply, withNext('/account/second-factor', next))
    case 'signed in':
  }
  setSessionCookie(ctx, reply, result.token)
  rememberDevice(ctx, request, reply, username)
  return goTo(ctx, reply, next ?? HOME)
}

/** A page of ours that knows where to go on. */
const withNext = (path: string, next: string | undefined): string =>
  next === undefined ? path : `${path}?${new URLSearchParams({ next }).toString()}`

/** What a page before has done, told on the next one. */
const DONE: Record<string, string> = {
  password: 'Your password was changed. All other sessions have ended.',
  verification: 'Look into your mailbox: if the address was not confirmed yet, a mail is on its way.',
  'second-factor': 'The second factor is off: your password alone signs you in.',
}

function accountRoutes(app: Routes, ctx: Ctx): void {
  const config = { signedIn: true }
  const querystring = Type.Object({ done: text })
  app.get(HOME, { config, schema: { ...hidden, querystring } }, async (request, reply) => {
    const session = sessionOf(request)
    const memberships = await listMemberships(ctx.sql, session.user)
    const unverified = await findUnverified(ctx.sql, session.user)
    const page = accountPage(basePath(ctx), session.username, memberships)
    const form = { base: basePath(ctx), formToken: formTokenFor(ctx, request, reply) }
    const asked = unverified ? unverifiedNotice(form, unverified.email) : ''
    const body = notice(DONE[request.query.done ?? '']) + asked + page.body
    return sendPage(ctx, request, reply, { ...page, body })
  })
  app.post('/account/sign-out', { config, schema: hidden }, async (request, reply) => {
    await signOut(ctx, sessionOf(request), request.ip)
    clearSessionCookie(ctx, reply)
    return goTo(ctx, reply, '/account/sign-in')
  })
}

const PasswordForm = Type.Object({ current_password: verbatim, new_password: verbatim })

function passwordRoutes(app: Routes, ctx: Ctx): void {
  const config = { signedIn: true }
  const show = (request: FastifyRequest, reply: FastifyReply, problems: Problem[], status = 200) => {
    const form = { base: basePath(ctx), formToken: formTokenFor(ctx, request, reply) }
    const page = passwordPage({ ...form, username: sessionOf(request).username }, problems)
    return sendPage(ctx, request, reply, page, status)
  }
  app.get('/account/password', { config, schema: hidden }, async (request, reply) => show(request, reply, []))
  app.post(
    '/account/password',
    { config, schema: { ...hidden, body: PasswordForm } },
    async (request, reply) => {
      const { current_password: current = '', new_password: next = '' } = request.body
      try {
        const token = await changePassword(ctx, sessionOf(request), request.ip, { current, next })
        setSessionCookie(ctx, reply, token)
        return goTo(ctx, reply, `${HOME}?done=password`)
      } catch (error) {
        if (!(error instanceof Refusal) || !error.detail.fields) throw error
        return show(request, reply, error.detail.fields.map(asProblem), 400)
      }
    },
  )
}

const LABELS: Record<string, string> = {
  current_password: 'The present password',
  new_password: 'The new password',
}

const asProblem = ({ path, message }: { path: string; message: string }): Problem => ({
  field: path,
  message: `${LABELS[path] ?? path} ${message}.`,
})
