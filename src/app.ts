/** The table of contents: which doors the server has, and what each of them carries. */
import { maxHeaderSize } from 'node:http'
import rateLimit from '@fastify/rate-limit'
import Fastify, { LogController, type FastifyInstance } from 'fastify'
import { auditRoutes } from './audit/routes.ts'
import { bookingPages } from './booking-engine/routes.ts'
import type { Ctx } from './context.ts'
import { clientRoutes } from './clients/routes.ts'
import { closureRoutes } from './closures/routes.ts'
import { customerRoutes } from './customers/routes.ts'
import { answerClientError } from './http/client-errors.ts'
import { answerInTime } from './http/deadline.ts'
import { docsRoutes } from './http/docs.ts'
import { googleRoutes } from './google/routes.ts'
import { holdRoutes } from './holds/routes.ts'
import { answerError, answerUnroutable } from './http/errors.ts'
import { healthRoutes } from './http/health.ts'
import { openApiRoutes } from './http/openapi.ts'
import { invitationPages } from './invitations/routes.ts'
import { mailRoutes } from './mail/routes.ts'
import { manageRoutes } from './manage/routes.ts'
import { mailedLinkPages } from './mailed-links/routes.ts'
import { secondFactorPages } from './second-factor/routes.ts'
import { partnerBase, requireProperty, requireScopes, requireToken, type Routes } from './http/partner.ts'
import { sharedSerializers } from './http/serializers.ts'
import { refuseUnknown } from './http/unknown.ts'
import { authorizeRoutes } from './oauth/authorize.ts'
import { consentPages } from './oauth/consent-routes.ts'
import { providerOf } from './oauth/provider.ts'
import { tokenRoutes } from './oauth/routes.ts'
import { bookingRoutes } from './availability/routes.ts'
import { pictureRoutes } from './pictures/routes.ts'
import { propertyChangeRoutes, propertyReadRoutes, propertyRoutes } from './properties/routes.ts'
import { reservationRoutes } from './reservations/routes.ts'
import { roomRoutes } from './rooms/routes.ts'
import { sandboxRoutes } from './sandbox/routes.ts'
import { serviceRoutes } from './services/routes.ts'
import { specialDayRoutes } from './special-days/routes.ts'
import { connectionRoutes } from './staff/connection-routes.ts'
import { requireRight, requireSession, staffBase } from './staff/door.ts'
import { memberRoutes } from './staff/member-routes.ts'
import { sessionRoutes, signInRoutes } from './staff/session-routes.ts'
import { tableRoutes } from './tables/routes.ts'
import { accountPages } from './users/routes.ts'
import { orderRoutes } from './orders/routes.ts'
import { webhookCreateRoutes, webhookRoutes } from './webhooks/routes.ts'

export const AUTH = '/octotable-auth/api/v2'
export const PMS = '/octotable-pms/api/v2'
const STAFF = '/staff/api/v1'

const REQUEST_ID = /^[\w.-]{1,64}$/

export async function buildApp(ctx: Ctx): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: ctx.log,
    // what that proxy says, and not what the caller said to it
    trustProxy: ctx.config.TRUST_PROXY ? (_address, hop) => hop === 0 : false,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: (request) => {
      const given = request.headers['x-request-id']
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : crypto.randomUUID()
    },
    // a slow client may not hold a connection for ever
    requestTimeout: 30_000,
    // what still comes on open connections while the server stops is served, and the connection closed
    return503OnClosing: false,
    // no address is longer: what a path may hold is for the schemas to say
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: maxHeaderSize },
    clientErrorHandler: answerClientError,
    frameworkErrors: answerUnroutable,
    forceCloseConnections: 'idle',
    schemaController: { compilersFactory: { buildSerializer: sharedSerializers() } },
    // our own formats describe what is answered; the serializer need not check them
    serializerOpts: {
      ajv: {
        formats: { 'local-date-time': true, 'time-of-day': true, int64: true, date: true, language: true },
      },
    },
  })
  app.decorateRequest('caller', null)
  app.decorateRequest('property', null)
  app.decorateRequest('scopes', null)
  app.decorateRequest('session', null)
  app.setErrorHandler(answerError)
  answerInTime(app)
  app.addHook('onSend', async (request, reply) => {
    void reply.header('x-request-id', request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    // the pattern, not the address: queries carry guests' names and numbers
    const { method, url } = request.routeOptions
    request.log.info(
      { method, route: url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
  refuseUnknown(app)
  await app.register(rateLimit, { global: false })

  await app.register(openApiRoutes, { ctx })
  await app.register(docsRoutes, { ctx })
  await app.register(healthRoutes, { ctx })
  const provider = providerOf(ctx, AUTH)
  await app.register(tokenRoutes, { ctx, prefixes: [AUTH, PMS], provider })
  await app.register(authorizeRoutes, { ctx, issuerPrefix: AUTH, provider })
  await app.register(consentPages, { ctx, provider })
  await app.register(clientRoutes, { ctx, prefixes: [AUTH, PMS] })
  await app.register(accountPages, { ctx })
  await app.register(mailedLinkPages, { ctx })
  await app.register(invitationPages, { ctx })
  await app.register(secondFactorPages, { ctx })
  await app.register(bookingPages, { ctx })
  await app.register(partnerDoor, { prefix: PMS, ctx })
  await app.register(staffDoor, { prefix: STAFF, ctx })
  return app
}

async function partnerDoor(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  partnerBase(app)
  requireToken(app, ctx)
  requireScopes(app)
  await app.register(async (scope) => propertyRoutes(typed(scope), ctx))
  await app.register(async (scope) => sandboxRoutes(typed(scope), ctx))
  await app.register(pictureRoutes, { ctx })
  await app.register(async (scope) => webhookRoutes(typed(scope), ctx))
  await app.register(async (scope) => {
    requireProperty(scope)
    const property = typed(scope)
    featureRoutes(property, ctx)
    webhookCreateRoutes(property, ctx)
    auditRoutes(property, ctx)
    mailRoutes(property, ctx)
  })
}

/** What a property is about, the same for software and for staff. */
function featureRoutes(app: Routes, ctx: Ctx): void {
  roomRoutes(app, ctx)
  tableRoutes(app, ctx)
  serviceRoutes(app, ctx)
  specialDayRoutes(app, ctx)
  closureRoutes(app, ctx)
  bookingRoutes(app, ctx)
  holdRoutes(app, ctx)
  reservationRoutes(app, ctx)
  manageRoutes(app, ctx)
  customerRoutes(app, ctx)
  orderRoutes(app)
  googleRoutes(app, ctx)
}

async function staffDoor(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  await staffBase(app)
  signInRoutes(typed(app), ctx)
  await app.register(async (signedIn) => {
    requireSession(signedIn, ctx)
    sessionRoutes(typed(signedIn), ctx)
    await signedIn.register(async (scope) => {
      requireScopes(scope)
      propertyReadRoutes(typed(scope), ctx)
      await scope.register(pictureRoutes, { ctx })
      await scope.register(async (owners) => {
        requireRight(owners, 'property')
        propertyChangeRoutes(typed(owners), ctx)
        sandboxRoutes(typed(owners), ctx)
      })
    })
    await signedIn.register(async (scope) => staffAtProperty(scope, ctx))
  })
}

/** Under the `Property` header. */
async function staffAtProperty(app: FastifyInstance, ctx: Ctx): Promise<void> {
  requireProperty(app)
  await app.register(async (scope) => {
    requireScopes(scope)
    featureRoutes(typed(scope), ctx)
    auditRoutes(typed(scope), ctx)
    await scope.register(async (owners) => {
      requireRight(owners, 'property')
      mailRoutes(typed(owners), ctx)
    })
  })
  await app.register(async (owners) => {
    requireRight(owners, 'users')
    memberRoutes(typed(owners), ctx)
  })
  await app.register(async (owners) => {
    requireRight(owners, 'consents')
    connectionRoutes(typed(owners), ctx)
  })
}

const typed = (app: FastifyInstance): Routes => app.withTypeProvider()
