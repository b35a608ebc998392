/** The table of contents: which doors the server has, and what each of them carries. */
import Fastify, { LogController, type FastifyInstance } from 'fastify'
import type { Ctx } from './context.ts'
import { clientRoutes } from './clients/routes.ts'
import { answerError } from './http/errors.ts'
import { healthRoutes } from './http/health.ts'
import { openApiRoutes } from './http/openapi.ts'
import {
  collectMethods,
  partnerBase,
  refuseOtherMethods,
  requireBody,
  requireProperty,
  requireToken,
  type Routes,
} from './http/partner.ts'
import { Refusal } from './kernel/refusal.ts'
import { tokenRoutes } from './oauth/routes.ts'
import { bookingRoutes } from './availability/routes.ts'
import { propertyRoutes } from './properties/routes.ts'
import { reservationRoutes } from './reservations/routes.ts'
import { roomRoutes } from './rooms/routes.ts'
import { serviceRoutes } from './services/routes.ts'
import { tableRoutes } from './tables/routes.ts'
import { orderRoutes } from './orders/routes.ts'

export const AUTH = '/octotable-auth/api/v2'
export const PMS = '/octotable-pms/api/v2'

const REQUEST_ID = /^[\w.-]{1,64}$/

export async function buildApp(ctx: Ctx): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: ctx.log,
    trustProxy: ctx.config.TRUST_PROXY,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: (request) => {
      const given = request.headers['x-request-id']
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : crypto.randomUUID()
    },
    // a slow client may not hold a connection for ever
    requestTimeout: 30_000,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    forceCloseConnections: 'idle',
  })
  app.decorateRequest('caller', null)
  app.decorateRequest('property', null)
  app.setErrorHandler(answerError)
  app.setNotFoundHandler((request) => {
    throw new Refusal('not_found', `There is nothing at ${request.method} ${request.url.split('?')[0]}.`)
  })
  app.addHook('onSend', async (request, reply) => {
    void reply.header('x-request-id', request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    // the pattern, not the address: queries carry guests' names and numbers
    const { method, url } = request.routeOptions
    request.log.info({ method, route: url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered')
  })
  const known = collectMethods(app)

  await app.register(openApiRoutes, { ctx })
  await app.register(healthRoutes, { ctx })
  for (const prefix of [AUTH, PMS]) {
    await app.register(tokenRoutes, { prefix, ctx, issuerPrefix: AUTH })
    await app.register(clientRoutes, { prefix, ctx })
  }
  await app.register(partnerDoor, { prefix: PMS, ctx })
  await app.register(async (scope) => refuseOtherMethods(scope, known))
  return app
}

async function partnerDoor(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  partnerBase(app)
  requireToken(app, ctx)
  await app.register(async (scope) => {
    requireBody(scope)
    propertyRoutes(typed(scope), ctx)
  })
  await app.register(async (scope) => {
    requireProperty(scope, ctx)
    requireBody(scope)
    const property = typed(scope)
    roomRoutes(property, ctx)
    tableRoutes(property, ctx)
    serviceRoutes(property, ctx)
    bookingRoutes(property, ctx)
    reservationRoutes(property, ctx)
    orderRoutes(property)
  })
}

const typed = (app: FastifyInstance): Routes => app.withTypeProvider()
