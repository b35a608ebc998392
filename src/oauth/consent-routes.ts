/** The pages of the connect flow: agreeing to it, seeing what was agreed to, and taking it back. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type Provider from 'oidc-provider'
import { Type } from 'typebox'
import type { Ctx } from '../context.ts'
import type { Routes } from '../http/partner.ts'
import { readId } from '../http/read-input.ts'
import { Refusal } from '../kernel/refusal.ts'
import { scopesOf, SCOPES, type Scope } from '../kernel/scopes.ts'
import { formTokenFor } from '../pages/forms.ts'
import { basePath, goTo, pageScope, sendPage } from '../pages/scope.ts'
import { sessionOf } from '../pages/session-cookie.ts'
import { connect, withdraw } from './connection.ts'
import { listAllowed, listOwned } from './grants.ts'
import { connectionsPage, consentPage, returnPage } from './pages.ts'
import { CONSENT_PATH } from './provider.ts'

const text = Type.Optional(Type.String({ maxLength: 200 }))
const hidden = { hide: true }
const config = { signedIn: true }

export interface ConsentOptions {
  ctx: Ctx
  provider: () => Provider
}

export async function consentPages(app: FastifyInstance, { ctx, provider }: ConsentOptions): Promise<void> {
  await pageScope(app, ctx)
  const pages: Routes = app.withTypeProvider()
  const params = Type.Object({ uid: Type.String({ maxLength: 100 }) })
  const body = Type.Object({ decision: text, property: text })
  pages.get(`${CONSENT_PATH}/:uid`, { config, schema: { ...hidden, params } }, async (request, reply) =>
    showConsent(ctx, request, reply, await askedIn(provider(), request, reply)),
  )
  pages.post(
    `${CONSENT_PATH}/:uid`,
    { config, schema: { ...hidden, params, body } },
    async (request, reply) => decide(ctx, provider(), request, reply, request.body),
  )
  connectionRoutes(pages, ctx)
}

/** What a client asks for, in this browser. */
interface Asked {
  uid: string
  client_id: string
  redirect_uri: string
  scopes: Scope[]
}

const OVER = 'This request is over, or was begun in another browser. Go back to the software and start again.'

async function askedIn(provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<Asked> {
  const { uid } = Object(request.params)
  const details = await provider.interactionDetails(request.raw, reply.raw).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'SessionNotFound') throw new Refusal('not_found', OVER)
    throw error
  })
  if (details.uid !== uid) throw new Refusal('not_found', OVER)
  const { client_id, redirect_uri, scope } = details.params
  const asked = scopesOf(typeof scope === 'string' ? scope.split(' ') : [])
  return {
    uid: details.uid,
    client_id: String(client_id),
    redirect_uri: String(redirect_uri),
    scopes: SCOPES.filter((one) => asked.has(one)),
  }
}

async function showConsent(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  { uid, ...asked }: Asked,
  problem?: string,
): Promise<FastifyReply> {
  const owned = await listOwned(ctx.sql, sessionOf(request).user)
  const formToken = formTokenFor(ctx, request, reply)
  const action = `${basePath(ctx)}${CONSENT_PATH}/${uid}`
  const page = consentPage({ ...asked, action, formToken, owned, problem })
  return sendPage(ctx, request, reply, page, problem === undefined ? 200 : 400)
}

async function decide(
  ctx: Ctx,
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
  { decision, property: text = '' }: { decision?: string; property?: string },
): Promise<FastifyReply> {
  const asked = await askedIn(provider, request, reply)
  const property = readId(text)
  if (decision === 'agree' && property === undefined)
    return showConsent(ctx, request, reply, asked, 'Choose the restaurant that this is for.')
  const result =
    decision === 'agree' && property !== undefined
      ? await agree(ctx, provider, request, asked, property)
      : { error: 'access_denied', error_description: 'The restaurant did not agree.' }
  const returnTo = await provider.interactionResult(request.raw, reply.raw, result)
  return sendPage(ctx, request, reply, returnPage(returnTo, asked.redirect_uri))
}

async function agree(
  ctx: Ctx,
  provider: Provider,
  request: FastifyRequest,
  { client_id, scopes }: Asked,
  property: number,
) {
  const { user } = sessionOf(request)
  const accountId = `user:${user}`
  const grant = new provider.Grant({ accountId, clientId: client_id })
  grant.addResourceScope(provider.issuer, scopes.join(' '))
  const id = await grant.save()
  await connect(ctx, { id, client_id, property, user, scopes }, request.ip)
  return { login: { accountId, remember: false }, consent: { grantId: id } }
}

function connectionRoutes(pages: Routes, ctx: Ctx): void {
  pages.get('/account/connections', { config, schema: hidden }, async (request, reply) => {
    const allowed = await listAllowed(ctx.sql, sessionOf(request).user)
    const form = { base: basePath(ctx), formToken: formTokenFor(ctx, request, reply) }
    return sendPage(ctx, request, reply, connectionsPage(allowed, form))
  })
  const body = Type.Object({ property: text, client: text })
  pages.post('/account/connections', { config, schema: { ...hidden, body } }, async (request, reply) => {
    const property = readId(request.body.property ?? '')
    const client = readId(request.body.client ?? '')
    if (property === undefined || client === undefined)
      throw new Refusal('validation', 'Choose one of the connections on the page before.')
    await withdraw(ctx, { property, client, user: sessionOf(request).user }, request.ip)
    return goTo(ctx, reply, '/account/connections')
  })
}
