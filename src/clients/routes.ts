import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Ctx } from '../context.ts'
import { byOf, clientOf, partnerBase, requireToken, type Routes } from '../http/partner.ts'
import { limiter, type Limit } from '../http/rate-limit.ts'
import { parseJson } from '../http/read-input.ts'
import { SCOPES } from '../kernel/scopes.ts'
import { DataOf, DeletedIds } from '../kernel/wire.ts'
import { Refusal } from '../kernel/refusal.ts'
import { createClient } from './create.ts'
import { deleteOwnClient, readOwnClient, updateOwnClient } from './own.ts'
import { hashSecret, isForeign, isSecretOf, toNestedForm } from './rules.ts'
import { ClientCreate, ClientUpdate, CreatedClient, OwnClient } from './schema.ts'

const PATH = '/api-account/oauth2/client'
const BODY_LIMIT = 64 * 1024
const HOUR_MS = 3_600_000

/** Create-client, which answers under every prefix; it is listed once, and counted once. */
export async function clientRoutes(
  app: FastifyInstance,
  { ctx, prefixes }: { ctx: Ctx; prefixes: readonly string[] },
): Promise<void> {
  const routes = partnerBase(app)
  app.addHook('onSend', async (_request, reply) => {
    void reply.header('cache-control', 'no-store')
  })
  // after the schema: only what would create a client, and costs, is counted
  const limit = limiter(app, {
    max: ctx.config.CREATE_CLIENT_PER_HOUR,
    windowMs: HOUR_MS,
    what: 'This address has registered as many clients as it may in an hour',
  })
  for (const [n, prefix] of prefixes.entries()) clientRoute(routes, ctx, prefix + PATH, n > 0, limit)
  await app.register(async (scope) => {
    tellHow(scope, ctx)
    requireToken(scope, ctx)
    const own: Routes = scope.withTypeProvider()
    for (const [n, prefix] of prefixes.entries()) ownRoutes(own, ctx, prefix + PATH, n > 0)
  })
}

function clientRoute(routes: Routes, ctx: Ctx, path: string, hide: boolean, limit: Limit): void {
  routes.post(
    path,
    {
      bodyLimit: BODY_LIMIT,
      // the documentation's own request is JSON that curl labels as a form: the label says nothing here
      onRequest: async ({ raw }: FastifyRequest) => {
        raw.headers['content-type'] = 'application/json'
      },
      preValidation: async (request: FastifyRequest) => {
        refuseForeign(request, ctx)
        requireInvitation(request, ctx)
        readBody(request)
      },
      preHandler: limit,
      config: {
        errors: [
          'bad_phone',
          'bad_email',
          'invalid_password',
          'client_creation',
          'user_creation',
          'unauthorized',
          'too_many_requests',
          'unavailable',
        ],
      },
      schema: {
        ...(hide ? { hide } : { operationId: 'createClient' }),
        summary: 'Create a client',
        description:
          'Registers an OAuth 2.0 client and sets up a sandbox property, with lunch and dinner, to try things in. Secret and password are shown in this answer only.',
        tags: ['Account'],
        security: [],
        body: ClientCreate,
        response: { 201: DataOf(CreatedClient) },
      },
    },
    async (request, reply) => {
      const data = [await createClient(ctx, request.body, request.ip)]
      return reply.code(201).send({ data })
    },
  )
}

/** The documentation's curl, pasted as printed, lacks a line continuation and sends a GET. */
function tellHow(app: FastifyInstance, ctx: Ctx): void {
  app.addHook('onRequest', async ({ method, headers, routeOptions }) => {
    if (method !== 'GET' || headers.authorization !== undefined) return
    throw new Refusal('unauthorized', howTo(`${ctx.publicUrl()}${routeOptions.url ?? ''}`))
  })
}

/** A token that may do less than its client is not for what the client does with itself. */
async function requireWhole(request: FastifyRequest): Promise<void> {
  const { property, scopes } = clientOf(request)
  if (property === undefined && SCOPES.every((scope) => scopes.has(scope))) return
  throw new Refusal(
    'insufficient_scope',
    'A client looks after itself with a token by client credentials that has all scopes.',
    { scope: SCOPES.join(' ') },
  )
}

/** Under the token of the client itself. */
function ownRoutes(routes: Routes, ctx: Ctx, path: string, hide: boolean): void {
  const plain = { tags: ['Account'], ...(hide ? { hide } : {}) }
  const operation = (operationId: string) => (hide ? {} : { operationId })
  routes.get(
    path,
    {
      preValidation: requireWhole,
      schema: {
        ...plain,
        ...operation('getClient'),
        summary: 'See the own client',
        description: 'The client of the token, and where the connect flow may go back to.',
        response: { 200: DataOf(OwnClient) },
      },
    },
    async (request) => ({ data: [await readOwnClient(ctx, clientOf(request).client_id)] }),
  )
  routes.put(
    path,
    {
      preValidation: requireWhole,
      schema: {
        ...plain,
        ...operation('updateClient'),
        summary: 'Change the own client',
        description:
          'Other addresses to go back to, or a new secret: the former one is good for an overlap, or with revoke_now neither it nor any token from then on.',
        body: ClientUpdate,
        response: { 200: DataOf(OwnClient) },
      },
    },
    async (request) => ({
      data: [await updateOwnClient(ctx, clientOf(request).client_id, byOf(request), request.body)],
    }),
  )
  routes.delete(
    path,
    {
      preValidation: requireWhole,
      schema: {
        ...plain,
        ...operation('deleteClient'),
        summary: 'Delete the own client',
        description:
          'Ends the client, its grants, webhooks and tokens. Restaurants and their reservations stay.',
        response: { 200: DeletedIds },
      },
    },
    async (request) => ({ data: [await deleteOwnClient(ctx, clientOf(request).client_id, byOf(request))] }),
  )
}

const howTo = (url: string) =>
  `To register a client, send a POST: curl --location '${url}' --data-raw '{"redirect_uri":"http://localhost:8183/main-page","sandbox_property":{"name":"…","username":"…","password":"…","email":"…"}}'`

function refuseForeign({ headers }: FastifyRequest, ctx: Ctx): void {
  if (isForeign(headers.origin, ctx.publicUrl()))
    throw new Refusal(
      'validation',
      `A page of ${headers.origin} may not register clients. Send this request from a server.`,
    )
}

function requireInvitation({ headers }: FastifyRequest, { config }: Ctx): void {
  if (config.CREATE_CLIENT === 'open') return
  if (config.CREATE_CLIENT === 'off')
    throw new Refusal(
      'client_creation',
      'Registration is closed on this server. Ask its operator for a client.',
    )
  const given = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1] ?? ''
  if (!isSecretOf(hashSecret(config.INVITATION_TOKEN ?? crypto.randomUUID()), given))
    throw new Refusal(
      'unauthorized',
      "Registration needs the operator's invitation token: Authorization: Bearer <invitation token>.",
    )
}

function readBody(request: FastifyRequest): void {
  if (Buffer.isBuffer(request.body)) request.body = toNestedForm(parseJson(request.body))
}
