/** Signing in and out of the staff door, and a user's own sessions and password. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../context.ts'
import type { Routes } from '../http/partner.ts'
import { Refusal } from '../kernel/refusal.ts'
import { toIso } from '../kernel/time.ts'
import { DataOf, DeletedIds } from '../kernel/wire.ts'
import { deviceOf, rememberDevice } from '../pages/device-cookie.ts'
import {
  clearSessionCookie,
  readSession,
  SESSION_COOKIE,
  sessionOf,
  setSessionCookie,
  visitorOf,
} from '../pages/session-cookie.ts'
import { completeSignIn } from '../second-factor/complete.ts'
import { CODE_REFUSED } from '../second-factor/pass.ts'
import { formTokenOf } from '../sessions/rules.ts'
import { revokeSessions } from '../sessions/revoke.ts'
import { listSessions } from '../sessions/store.ts'
import { changePassword } from '../users/change-password.ts'
import { ROLES } from '../users/roles.ts'
import {
  Credentials,
  PasswordChange,
  SecondFactorCode,
  SessionEntry,
  SessionId,
  SignedIn,
} from '../users/schema.ts'
import { signIn } from '../users/sign-in.ts'
import { signOut } from '../users/sign-out.ts'
import { findUser, listMemberships } from '../users/store.ts'
import { checkToken, refuseElsewhere, signInFirst } from './door.ts'

const One = DataOf(SignedIn)

async function describe(ctx: Ctx, user: number, token: string): Promise<SignedIn> {
  const [{ id, username, email }, memberships] = await Promise.all([
    findUser(ctx.sql, user),
    listMemberships(ctx.sql, user),
  ])
  return {
    status: 'SIGNED_IN',
    csrf: formTokenOf(token),
    user: { id, username, email },
    properties: memberships.map(({ property_id, name, sandbox, status, role }) => ({
      id: property_id,
      name,
      sandbox,
      enabled: status === 'ACTIVE',
      role,
      scopes: [...ROLES[role].scopes],
      rights: [...ROLES[role].rights],
    })),
  }
}

/** In a scope that asks for no session. */
export function signInRoutes(app: Routes, ctx: Ctx): void {
  passwordRoute(app, ctx)
  codeRoute(app, ctx)
}

function passwordRoute(app: Routes, ctx: Ctx): void {
  app.post(
    '/session',
    {
      preValidation: async (request) => refuseElsewhere(ctx, request),
      config: { errors: ['unauthorized', 'too_many_requests'] },
      schema: {
        operationId: 'signIn',
        summary: 'Sign in',
        description:
          'Starts a session: the answer sets its cookie. With a second factor the session is half: it is good for the code only.',
        tags: ['Session'],
        body: Credentials,
        response: { 200: One },
      },
    },
    async (request, reply) => {
      const { username } = request.body
      const from = { ...visitorOf(request), device: deviceOf(ctx, request, username) }
      const result = await signIn(ctx, request.body, from)
      switch (result.outcome) {
        case 'refused':
          throw new Refusal(
            'unauthorized',
            'Username or password are not right, or there were too many tries. After some tries, wait a quarter of an hour.',
          )
        case 'too many tries':
          throw new Refusal(
            'too_many_requests',
            `Too many tries from this address. Try again in ${result.seconds} seconds.`,
            { retryAfter: result.seconds },
          )
        case 'needs second factor':
          setSessionCookie(ctx, reply, result.token)
          return { data: [{ status: 'NEEDS_SECOND_FACTOR' as const, csrf: formTokenOf(result.token) }] }
        case 'signed in':
      }
      setSessionCookie(ctx, reply, result.token)
      rememberDevice(ctx, request, reply, username)
      return { data: [await describe(ctx, result.user, result.token)] }
    },
  )
}

/** With the cookie of a session that waits for it. */
function codeRoute(app: Routes, ctx: Ctx): void {
  app.post(
    '/session/second-factor',
    {
      preValidation: async (request) => {
        await readSession(ctx, request)
        if (!request.session) throw signInFirst()
        checkToken(ctx, request)
      },
      config: { errors: ['unauthorized', 'state_conflict'] },
      schema: {
        operationId: 'passSecondFactor',
        summary: 'Give the code',
        description:
          'The second half of signing in, with the cookie of the first: a code of the authenticator, or one for recovery. The answer sets another cookie.',
        tags: ['Session'],
        body: SecondFactorCode,
        response: { 200: One },
      },
    },
    async (request, reply) => {
      const { session } = request
      if (!session?.half) throw new Refusal('state_conflict', 'You are signed in already.')
      const done = await completeSignIn(ctx, session, request.body.code, request.ip)
      switch (done.outcome) {
        case 'refused':
          throw new Refusal('unauthorized', CODE_REFUSED)
        case 'over':
          throw signInFirst()
        case 'signed in':
      }
      setSessionCookie(ctx, reply, done.token)
      rememberDevice(ctx, request, reply, session.username)
      return { data: [await describe(ctx, session.user, done.token)] }
    },
  )
}

/** In a scope that asks for a session. */
export function sessionRoutes(app: Routes, ctx: Ctx): void {
  app.get(
    '/session',
    {
      schema: {
        operationId: 'getSession',
        summary: 'Who is signed in',
        description: 'The user, where they work, and what they may do there.',
        tags: ['Session'],
        response: { 200: One },
      },
    },
    async (request) => {
      const token = request.cookies[SESSION_COOKIE] ?? ''
      return { data: [await describe(ctx, sessionOf(request).user, token)] }
    },
  )
  app.delete(
    '/session',
    {
      schema: {
        operationId: 'signOut',
        summary: 'Sign out',
        description: 'Ends the session.',
        tags: ['Session'],
        response: { 200: DeletedIds },
      },
    },
    async (request, reply) => ({ data: [await endOwn(ctx, request, reply)] }),
  )
  app.put(
    '/password',
    {
      config: { errors: ['invalid_password'] },
      schema: {
        operationId: 'changePassword',
        summary: 'Change the password',
        description: 'Ends all other sessions, and gives this one another cookie and csrf.',
        tags: ['Session'],
        body: PasswordChange,
        response: { 200: One },
      },
    },
    async (request, reply) => {
      const { current_password: current, new_password: next } = request.body
      const session = sessionOf(request)
      const token = await changePassword(ctx, session, request.ip, { current, next })
      setSessionCookie(ctx, reply, token)
      return { data: [await describe(ctx, session.user, token)] }
    },
  )
  listRoutes(app, ctx)
}

async function endOwn(ctx: Ctx, request: FastifyRequest, reply: FastifyReply): Promise<number> {
  const session = sessionOf(request)
  await signOut(ctx, session, request.ip)
  clearSessionCookie(ctx, reply)
  return session.id
}

function listRoutes(app: Routes, ctx: Ctx): void {
  app.get(
    '/sessions',
    {
      schema: {
        operationId: 'listSessions',
        summary: 'List sessions',
        description: 'Wherever the user is signed in, the latest used first.',
        tags: ['Session'],
        response: { 200: DataOf(SessionEntry) },
      },
    },
    async (request) => {
      const { user, id } = sessionOf(request)
      const rows = await listSessions(ctx.sql, user, ctx.config.SESSION_IDLE_MINUTES)
      const data = rows.map(({ created_at, used_at, ...row }) => ({
        ...row,
        current: row.id === id,
        created_at: toIso(created_at),
        used_at: toIso(used_at),
      }))
      return { data }
    },
  )
  app.delete(
    '/sessions/:session_id',
    {
      config: { errors: ['not_found'] },
      schema: {
        operationId: 'endSession',
        summary: 'End a session',
        description: 'One of the list, this one too.',
        tags: ['Session'],
        params: SessionId,
        response: { 200: DeletedIds },
      },
    },
    async (request, reply) => {
      const session = sessionOf(request)
      const { session_id: id } = request.params
      if (id === session.id) return { data: [await endOwn(ctx, request, reply)] }
      return { data: await revokeSessions(ctx, session, { only: id }, request.ip) }
    },
  )
  app.delete(
    '/sessions',
    {
      schema: {
        operationId: 'endOtherSessions',
        summary: 'End all other sessions',
        description: 'All but this one.',
        tags: ['Session'],
        response: { 200: DeletedIds },
      },
    },
    async (request) => {
      const session = sessionOf(request)
      return { data: await revokeSessions(ctx, session, { kept: session.id }, request.ip) }
    },
  )
}
