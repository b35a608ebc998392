/**
 * The scope in which partner routes live: the order of checks of `api.md` section 1.2 (size and type, token,
 * property, then the input) and the envelope of errors.
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
import type { By, Ctx } from '../context.ts'
import { Refusal, type RefusalCode } from '../kernel/refusal.ts'
import type { Caller } from './access.ts'
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
  }
  interface FastifyContextConfig {
    /** what a route asks of its caller, for its description */
    access?: 'token' | 'property'
    /** refusals that do not follow from what the route is, for its description */
    errors?: readonly RefusalCode[]
  }
}

const JSON_LIMIT = 512 * 1024

/** The caller of a request that passed the token check. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Error('route outside the token check')
  return request.caller
}

/** The property of a request that passed the property check. */
export function propertyOf(request: FastifyRequest): number {
  if (request.property === null) throw new Error('route outside the property check')
  return request.property
}

export const actorOf = (request: FastifyRequest) => `client:${callerOf(request).client}`

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
function markAccess(app: FastifyInstance, access: 'token' | 'property'): void {
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

export function requireToken(app: FastifyInstance, ctx: Ctx): void {
  markAccess(app, 'token')
  nameOperations(app)
  const limit = limiter(app, {
    max: ctx.config.CALLS_PER_MINUTE,
    windowMs: 60_000,
    keyOf: (request) => String(callerOf(request).client),
    what: 'This client has made as many calls as it may in a minute',
  })
  app.addHook('preValidation', async (request, reply) => {
    request.caller = await ctx.access.callerOf(request.headers.authorization)
    await limit(request, reply)
  })
}

/** Checks the `Property` header; comes after `requireToken`. */
export function requireProperty(app: FastifyInstance, ctx: Ctx): void {
  markAccess(app, 'property')
  app.addHook('preValidation', async (request) => {
    const header = request.headers['property']
    const property = readId(typeof header === 'string' ? header : '')
    if (property === undefined)
      throw new Refusal('property_header', 'Send the id of the property, an integer, in the Property header.')
    await ctx.access.enter(callerOf(request), property)
    request.property = property
  })
}
