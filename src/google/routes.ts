import type { Ctx } from '../context.ts'
import { runOnce } from '../http/idempotency.ts'
import { propertyOf, type Routes } from '../http/partner.ts'
import { enableGoogle } from './enable.ts'
import { GoogleAnswer, GoogleEngine } from './schema.ts'

export function googleRoutes(app: Routes, ctx: Ctx): void {
  app.post(
    '/reservations/google',
    {
      config: { scope: 'setup:write', errors: ['google_not_qualified'] },
      schema: {
        operationId: 'enableGoogleEngine',
        summary: 'Enable the Google engine',
        description:
          'Checks that the property qualifies and records that it wants to be bookable through Google.',
        tags: ['Reservations'],
        body: GoogleEngine,
        response: { 200: GoogleAnswer },
      },
    },
    (request, reply) =>
      runOnce(ctx, request, reply, (once) =>
        enableGoogle(once, propertyOf(request), request.body.enable_google_engine),
      ),
  )
}
