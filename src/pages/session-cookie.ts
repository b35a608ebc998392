/** Sessions as browsers carry them. Only scopes that read cookies, those of pages and of staff, can know one. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../context.ts'
import type { Visitor } from '../sessions/sessions.ts'
import type { Session } from '../sessions/store.ts'

export const SESSION_COOKIE = 'octotable_session'

declare module 'fastify' {
  interface FastifyRequest {
    /** of a request with the cookie of one, half or whole */
    session: Session | null
  }
}

/** Where the cookies of this server hold; over https they never go in clear. */
export const cookieOptions = (ctx: Ctx) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: ctx.publicUrl().startsWith('https:'),
})

const DAY_SECONDS = 86_400

export function setSessionCookie(ctx: Ctx, reply: FastifyReply, token: string): void {
  void reply.setCookie(SESSION_COOKIE, token, {
    ...cookieOptions(ctx),
    maxAge: ctx.config.SESSION_DAYS * DAY_SECONDS,
  })
}

export function clearSessionCookie(ctx: Ctx, reply: FastifyReply): void {
  void reply.clearCookie(SESSION_COOKIE, cookieOptions(ctx))
}

/** Looks up the session of a request; comes before whatever asks for it. */
export async function readSession(ctx: Ctx, request: FastifyRequest): Promise<void> {
  request.session = (await ctx.sessions.find(request.cookies[SESSION_COOKIE])) ?? null
}

/** The session of somebody who is signed in. */
export function signedIn({ session }: FastifyRequest): Session | undefined {
  return session === null || session.half ? undefined : session
}

/** The same, behind a check that there is one. */
export function sessionOf(request: FastifyRequest): Session {
  const session = signedIn(request)
  if (!session) throw new Error('route outside the session check')
  return session
}

/** Where a session would be started from. */
export const visitorOf = ({ ip, headers, cookies }: FastifyRequest): Visitor => ({
  address: ip,
  agent: headers['user-agent'] ?? '',
  token: cookies[SESSION_COOKIE],
})
