/**
 * The scope in which partner routes live: the order of checks of `api.md` section 1.2 (size and type, token,
 * property, scope, then the input) and the envelope of errors.
 */
import type {
  FastifyInstance,
  FastifyRequest,
  FastifyTypeProvider,
  RawServerDefault,
  FastifyBaseLogger,
} from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Static, TSchema } from 'typebox'
import type { Actor, By, Ctx } from '../context.ts'
import { Refusal, type RefusalCode } from '../kernel/refusal.ts'
import { requireScope, type Scope, type Scopes } from '../kernel/scopes.ts'
import { RIGHT_WORDS, type Right } from '../users/roles.ts'
import type { Caller, ClientCaller, EnterOptions } from './access.ts'
import { allowOtherSites } from './cors.ts'
import { answerError } from './errors.ts'
import { limiter } from './rate-limit.ts'
import { compileReader, readId } from './read-input.ts'

/** Types of handlers come from the TypeBox schemas of their route. */
interface TypeBoxProvider extends FastifyTypeProvider {
  validator: this['schema'] extends TSchema ? Static<this['schema']> : unknown
  serializer: this['schema'] extends TSchema ? Static<this['schema']> : unknown
}

export type Routes = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxProvider
>

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null
    property: number | null
    /** what the caller may do at the property */
    scopes: Scopes | null
  }
  interface FastifyContextConfig {
    /** what a route asks of its caller, for its description */
    access?: 'token' | 'property'
    /** which door it belongs to, for its description; left out: the partners' */
    door?: 'partner' | 'staff'
    /** what the caller has to be allowed */
    scope?: Scope
    /** what the caller has to be allowed beside it, which consent gives to nobody */
    right?: Right
    /** refusals that do not follow from what the route is, for its description */
    errors?: readonly RefusalCode[]
  }
}

const JSON_LIMIT = 512 * 1024

/** The caller of a request that passed the token check. */
function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Error('route outside the token check')
  return request.caller
}

/** The property of a request that passed the property check. */
export function propertyOf(request: FastifyRequest): number {
  if (request.property === null) throw new Error('route outside the property check')
  return request.property
}

/** For what belongs to clients, such as their webhooks. */
export function clientOf(request: FastifyRequest): ClientCaller {
  const caller = callerOf(request)
  if (caller.kind !== 'client') throw new Error('route of clients in a scope of others')
  return caller
}

/** What the caller may do: at the property that it was let in to, else at most. */
export const scopesOf = (request: FastifyRequest): Scopes => request.scopes ?? callerOf(request).scopes

export function actorOf(request: FastifyRequest): Actor {
  const caller = callerOf(request)
  return caller.kind === 'client' ? `client:${caller.client}` : `user:${caller.user}`
}

/** Lets the caller into a property, which is then that of the request. */
export async function enterProperty(
  request: FastifyRequest,
  property: number,
  options?: EnterOptions,
): Promise<void> {
  request.scopes = await callerOf(request).enter(property, options)
  request.property = property
}

/**
 * For routes whose path names the property. The grant comes before the schema, like that of the `Property` header
 * elsewhere. What is no integer is left to the schema, and then has no property that a handler could use.
 */
export const enterByPath =
  (options: EnterOptions = {}) =>
  async (request: FastifyRequest): Promise<void> => {
    const id = 'id' in Object(request.params) ? readId(String(Object(request.params).id)) : undefined
    if (id === undefined) return
    await enterProperty(request, id, { pending: 'allowed', ...options })
  }

/** The caller as the audit names them. */
export const byOf = (request: FastifyRequest): By => ({ actor: actorOf(request), address: request.ip })

/**
 * Bodies are kept as they came until the caller is known, so that a stranger learns nothing from syntax errors; the
 * reader of the route parses them. Real clients label GET and DELETE as JSON and send no body.
 */
function acceptJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    /^application\/(?:[\w.+-]+\+)?json(?:\s*;.*)?$/i,
    { parseAs: 'buffer', bodyLimit: JSON_LIMIT },
    (_request, body, done) => done(null, body),
  )
}

/** A scope with our reading of input and our errors; the token check comes on top. */
export function partnerBase(app: FastifyInstance): Routes {
  acceptJson(app)
  app.setValidatorCompiler(compileReader)
  app.setErrorHandler(answerError)
  return app.withTypeProvider<TypeBoxProvider>()
}

/** Notes on each route of a scope what it asks of its caller. */
export function markAccess(app: FastifyInstance, access: 'token' | 'property'): void {
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, access }
  })
}

/** The path of a POST may have aliases: what an Idempotency-Key belongs to is the operation. */
function nameOperations(app: FastifyInstance): void {
  app.addHook('onRoute', ({ method, url, schema }) => {
    if (method === 'POST' && schema?.operationId === undefined)
      throw new Error(
        `POST ${url} needs an operationId, also where it is hidden: its Idempotency-Keys go by it`,
      )
  })
}

/**
 * Every route names the scope that it needs. The check comes last of what is known without the input: after the
 * property, wherever the route reads that from.
 */
export function requireScopes(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    const scope = route.config?.scope
    if (scope === undefined)
      throw new Error(`${String(route.method)} ${route.url} has to name the scope that it needs`)
    const right = route.config?.right
    const check = async (request: FastifyRequest) => {
      requireScope(scopesOf(request), scope)
      if (right !== undefined) await checkRight(request, right)
    }
    route.preValidation = [...[route.preValidation ?? []].flat(), check]
  })
}

/** For what no consent allows: the client that a property belongs to, and its people by their role. */
export async function checkRight(request: FastifyRequest, right: Right): Promise<void> {
  const caller = callerOf(request)
  // without a property the path was no id, which the schema says
  if (request.property === null) return
  if ((await caller.rightsAt(request.property)).has(right)) return
  const who =
    caller.kind === 'user'
      ? 'which your role here does not have'
      : 'which only the client has that the property belongs to, with a token of its own credentials'
  throw new Refusal('insufficient_scope', `This needs the right "${right}" (${RIGHT_WORDS[right]}), ${who}.`)
}

export function requireToken(app: FastifyInstance, ctx: Ctx): void {
  allowOtherSites(app)
  markAccess(app, 'token')
  nameOperations(app)
  const limit = limiter(app, {
    max: ctx.config.CALLS_PER_MINUTE,
    windowMs: 60_000,
    keyOf: actorOf,
    what: 'This client has made as many calls as it may in a minute',
  })
  app.addHook('preValidation', async (request, reply) => {
    request.caller = await ctx.access.callerOf(request.headers.authorization)
    await limit(request, reply)
  })
}

/** Checks the `Property` header; comes after `requireToken`. */
export function requireProperty(app: FastifyInstance): void {
  markAccess(app, 'property')
  app.addHook('preValidation', async (request) => {
    const header = request.headers['property']
    const property = readId(typeof header === 'string' ? header : '')
    if (property === undefined)
      throw new Refusal('property_header', 'Send the id of the property, an integer, in the Property header.')
    await enterProperty(request, property)
  })
}
