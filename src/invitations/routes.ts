/** Invitations: sent by owners, shown by opening the mailed link, accepted by a form. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Ctx } from '../context.ts'
import type { Routes } from '../http/partner.ts'
import { readId } from '../http/read-input.ts'
import { Refusal } from '../kernel/refusal.ts'
import { overPage } from '../mailed-links/pages.ts'
import { formTokenFor } from '../pages/forms.ts'
import type { Problem } from '../pages/layout.ts'
import { basePath, goTo, pageScope, sendPage } from '../pages/scope.ts'
import { sessionOf, signedIn } from '../pages/session-cookie.ts'
import { listMembers } from '../users/members.ts'
import { ROLE_NAMES } from '../users/roles.ts'
import { hashToken, isToken } from '../sessions/rules.ts'
import { acceptAsNewUser, acceptInvitation } from './accept.ts'
import { inviteMember } from './invite.ts'
import { acceptPage, joinPage, membersPage, messagePage } from './pages.ts'
import { findInvitation, findOwned } from './store.ts'

const text = Type.Optional(Type.String({ maxLength: 2000 }))
const verbatim = Type.Optional(Type.String({ format: 'password', maxLength: 2000 }))
const hidden = { hide: true }
const PATH = '/account/invitation'
const GONE = 410

export async function invitationPages(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  await pageScope(app, ctx)
  const pages: Routes = app.withTypeProvider()
  acceptRoutes(pages, ctx)
  joinRoute(pages, ctx)
  memberRoutes(pages, ctx)
}

const formOf = (ctx: Ctx, request: FastifyRequest, reply: FastifyReply) => ({
  base: basePath(ctx),
  formToken: formTokenFor(ctx, request, reply),
})

async function show(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  token: string | undefined,
  problems: Problem[] = [],
): Promise<FastifyReply> {
  const invitation = isToken(token) ? await findInvitation(ctx.sql, hashToken(token)) : undefined
  if (!invitation || token === undefined) return sendPage(ctx, request, reply, overPage(basePath(ctx)), GONE)
  const shown = { ...formOf(ctx, request, reply), token, invitation }
  const session = signedIn(request)
  const page = session ? acceptPage(shown, session.username) : joinPage(shown, problems)
  return sendPage(ctx, request, reply, page, problems.length > 0 ? 400 : 200)
}

function acceptRoutes(app: Routes, ctx: Ctx): void {
  const Token = Type.Object({ token: text })
  app.get(PATH, { schema: { ...hidden, querystring: Token } }, async (request, reply) =>
    show(ctx, request, reply, request.query.token),
  )
  const config = { signedIn: true }
  app.post(PATH, { config, schema: { ...hidden, body: Token } }, async (request, reply) => {
    const { user } = sessionOf(request)
    const done = await acceptInvitation(ctx, user, request.body.token, request.ip)
    if (done === 'accepted') return goTo(ctx, reply, '/account')
    if (done === 'over') return sendPage(ctx, request, reply, overPage(basePath(ctx)), GONE)
    const message =
      'Your own e-mail address is not confirmed yet. Confirm it first, then open the link of the invitation again.'
    return sendPage(ctx, request, reply, messagePage(basePath(ctx), 'Not yet', message), 409)
  })
}

const LABELS: Record<string, string> = {
  username: 'The username',
  new_password: 'The password',
  email: 'The address',
}

const problemsOf = (error: unknown): Problem[] => {
  if (!(error instanceof Refusal)) throw error
  const { code, detail, message } = error
  if (code === 'user_creation') return [{ field: 'username', message }]
  if (!detail.fields) throw error
  return detail.fields.map(({ path, message }) => ({
    field: path,
    message: `${LABELS[path] ?? path} ${message}.`,
  }))
}

function joinRoute(app: Routes, ctx: Ctx): void {
  const body = Type.Object({ token: text, username: text, new_password: verbatim })
  app.post(`${PATH}/join`, { schema: { ...hidden, body } }, async (request, reply) => {
    const { token, username = '', new_password: password = '' } = request.body
    try {
      const joined = await acceptAsNewUser(ctx, token, { username, password }, request.ip)
      if (!joined) return await sendPage(ctx, request, reply, overPage(basePath(ctx)), GONE)
    } catch (error) {
      return show(ctx, request, reply, token, problemsOf(error))
    }
    const message = 'You have accepted the invitation. Sign in with the name and the password that you chose.'
    return sendPage(ctx, request, reply, messagePage(basePath(ctx), 'Welcome', message))
  })
}

function memberRoutes(app: Routes, ctx: Ctx): void {
  const config = { signedIn: true }
  const params = Type.Object({ id: Type.String({ maxLength: 30 }) })
  const querystring = Type.Object({ done: text })
  const members = async (
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    [done, problems]: [string | undefined, Problem[]],
  ) => {
    const property = readId(id)
    const owned =
      property === undefined ? undefined : await findOwned(ctx.sql, sessionOf(request).user, property)
    if (property === undefined || !owned)
      throw new Refusal('not_found', `You own no restaurant with id ${id}.`)
    const view = {
      ...formOf(ctx, request, reply),
      property,
      restaurant: owned.name,
      members: await listMembers(ctx.sql, property),
      done,
    }
    return sendPage(ctx, request, reply, membersPage(view, problems), problems.length > 0 ? 400 : 200)
  }
  app.get('/account/members/:id', { config, schema: { ...hidden, params, querystring } }, (request, reply) =>
    members(request, reply, request.params.id, [
      request.query.done === 'invited' ? 'The invitation is on its way.' : undefined,
      [],
    ]),
  )
  const body = Type.Object({ email: text, role: text })
  app.post(
    '/account/members/:id',
    { config, schema: { ...hidden, params, body } },
    async (request, reply) => {
      const { id } = request.params
      const { email = '', role: asked } = request.body
      const role = ROLE_NAMES.find((one) => one === asked)
      if (!role)
        return members(request, reply, id, [
          undefined,
          [{ field: 'role', message: 'Choose one of the roles.' }],
        ])
      try {
        const by = { user: sessionOf(request).user, address: request.ip }
        await inviteMember(ctx, by, { property: readId(id) ?? 0, email, role })
      } catch (error) {
        return members(request, reply, id, [undefined, problemsOf(error)])
      }
      return goTo(ctx, reply, `/account/members/${id}?done=invited`)
    },
  )
}
