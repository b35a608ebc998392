/**
 * The scope in which partner routes live: the order of checks of `api.md` section 1.2 (route, method, size and
 * type, token, property, then the input), the envelope of errors, and 405 for the methods a path does not know.
 */
import type { FastifyInstance, FastifyRequest, FastifyTypeProvider, RawServerDefault, RouteOptions, FastifyBaseLogger } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Static, TSchema } from 'typebox'
import type { Ctx } from '../context.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Caller } from './access.ts'
import { answerError } from './errors.ts'
import { compileReader } from './read-input.ts'

/** Types of handlers come from the TypeBox schemas of their route. */
export interface TypeBoxProvider extends FastifyTypeProvider {
  validator: this['schema'] extends TSchema ? Static<this['schema']> : unknown
  serializer: this['schema'] extends TSchema ? Static<this['schema']> : unknown
}

export type Routes = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, TypeBoxProvider>

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null
    property: number | null
  }
}

export const JSON_LIMIT = 512 * 1024

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

/**
 * Bodies are kept as text until the caller is known, so that a stranger learns nothing from syntax errors. Real
 * clients label bodies of GET and DELETE as JSON and send none: an empty body is no body.
 */
function acceptJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(/^application\/(?:[\w.+-]+\+)?json(?:\s*;.*)?$/i, { parseAs: 'string', bodyLimit: JSON_LIMIT }, (_request, body, done) =>
    done(null, body),
  )
}

export function parseJsonBody(request: FastifyRequest): void {
  if (typeof request.body !== 'string') return
  if (request.body.trim() === '') {
    request.body = undefined
    return
  }
  try {
    request.body = JSON.parse(request.body)
  } catch (error) {
    throw new Refusal('validation', `The body is not valid JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** A scope with our reading of input and our errors; the token check comes on top. */
export function partnerBase(app: FastifyInstance): Routes {
  acceptJson(app)
  app.setValidatorCompiler(compileReader)
  app.setErrorHandler(answerError)
  return app.withTypeProvider<TypeBoxProvider>()
}

export function requireToken(app: FastifyInstance, ctx: Ctx): void {
  app.addHook('preValidation', async (request) => {
    request.caller = await ctx.access.callerOf(request.headers.authorization)
  })
}

/** Checks the `Property` header; comes after `requireToken`. */
export function requireProperty(app: FastifyInstance, ctx: Ctx): void {
  app.addHook('preValidation', async (request) => {
    const header = request.headers['property']
    const text = typeof header === 'string' ? header.trim() : ''
    if (!/^\d{1,15}$/.test(text))
      throw new Refusal('property_header', 'Send the id of the property, an integer, in the Property header.')
    const property = Number(text)
    await ctx.access.enter(callerOf(request), property)
    request.property = property
  })
}

/** Reads the body; the last of the hooks before the schema. */
export function requireBody(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => parseJsonBody(request))
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** Answers 405 with `Allow` for every method that a known path has no route for. */
export function refuseOtherMethods(app: FastifyInstance, known: Map<string, Set<string>>): void {
  for (const [url, methods] of known) {
    const rest = METHODS.filter((method) => !methods.has(method))
    if (rest.length === 0) continue
    const allow = [...methods].sort().join(', ')
    app.route({
      method: rest,
      url,
      // before the body is looked at
      onRequest: async (request, reply) => {
        void reply.header('allow', allow)
        throw new Refusal('method_not_allowed', `${request.method} is not known here. Allowed: ${allow}.`)
      },
      handler: async () => undefined,
    })
  }
}

/** Collects paths and methods as routes are added, for `refuseOtherMethods`. */
export function collectMethods(app: FastifyInstance): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>()
  app.addHook('onRoute', (route: RouteOptions) => {
    const methods = known.get(route.url) ?? new Set<string>()
    for (const method of [route.method].flat()) methods.add(method)
    known.set(route.url, methods)
  })
  return known
}
