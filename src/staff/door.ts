/**
 * The door of people who work at a restaurant: the operations of the partner door, under a session cookie instead of
 * a token, and by their role there instead of a grant.
 */
import cookie from '@fastify/cookie'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Ctx } from '../context.ts'
import { checkRight, markAccess, partnerBase } from '../http/partner.ts'
import { Refusal } from '../kernel/refusal.ts'
import { fitsCookie } from '../pages/forms.ts'
import { isFromElsewhere } from '../pages/origin.ts'
import { readSession, signedIn } from '../pages/session-cookie.ts'
import type { Right } from '../users/roles.ts'

/** Reading of input, errors and cookies, as all of the door has them. */
export async function staffBase(app: FastifyInstance): Promise<void> {
  await app.register(cookie)
  partnerBase(app)
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, door: 'staff' }
  })
  app.addHook('onSend', async (_request, reply) => {
    void reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    // no token would help here
    void reply.removeHeader('www-authenticate')
  })
}

const READS = ['GET', 'HEAD']

/** Throws for what a page of another site sends: its requests carry the cookie too. */
export function refuseElsewhere(ctx: Ctx, { headers }: FastifyRequest): void {
  if (isFromElsewhere(headers, ctx.publicUrl()))
    throw new Refusal('csrf', 'A page of another site may not send this.')
}

export function checkToken(ctx: Ctx, request: FastifyRequest): void {
  if (READS.includes(request.method)) return
  refuseElsewhere(ctx, request)
  if (!fitsCookie(request, request.headers['x-csrf-token']))
    throw new Refusal(
      'csrf',
      'Send the csrf of GET /staff/api/v1/session, or of signing in, in the X-CSRF-Token header.',
    )
}

export const signInFirst = () =>
  new Refusal('unauthorized', 'Sign in first: POST /staff/api/v1/session with username and password.')

/** Lets in who is signed in; bearer tokens say nothing here. */
export function requireSession(app: FastifyInstance, ctx: Ctx): void {
  markAccess(app, 'token')
  app.addHook('preValidation', async (request) => {
    await readSession(ctx, request)
    const session = signedIn(request)
    if (!session) throw signInFirst()
    checkToken(ctx, request)
    request.caller = ctx.access.userCaller(session.user)
  })
}

/** For the routes of a scope, beside the scopes that they need: something that is for people, by their role. */
export function requireRight(app: FastifyInstance, right: Right): void {
  app.addHook('onRoute', (route) => {
    const check = (request: FastifyRequest) => checkRight(request, right)
    route.config = { ...route.config, right }
    route.preValidation = [...[route.preValidation ?? []].flat(), check]
  })
}
