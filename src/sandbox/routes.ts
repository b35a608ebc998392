import type { Ctx } from '../context.ts'
import { answerOnce, runOnce } from '../http/idempotency.ts'
import { actorOf, enterByPath, propertyOf, type Routes } from '../http/partner.ts'
import { DataOf } from '../kernel/wire.ts'
import { Property, PropertyParams } from '../properties/schema.ts'
import { readClock, setClock } from './clock.ts'
import { extendSandbox } from './extend.ts'
import { resetSandbox } from './reset.ts'
import { SandboxClock, SandboxClockSet, SandboxExtend, SandboxSeed, SandboxSeeded } from './schema.ts'
import { seedSandbox } from './seed.ts'

const tags = ['Sandbox']
const params = PropertyParams
const path = (what: string) => `/properties/:id/sandbox/${what}`

/** `/properties/{id}/sandbox/…`: what there is to trying things in, and no live property has. */
export function sandboxRoutes(app: Routes, ctx: Ctx): void {
  lifeRoutes(app, ctx)
  clockRoutes(app, ctx)
}

function lifeRoutes(app: Routes, ctx: Ctx): void {
  app.post(
    path('extend'),
    {
      preValidation: enterByPath({ expired: 'allowed' }),
      config: { scope: 'setup:write', errors: ['property_forbidden', 'state_conflict'] },
      schema: {
        operationId: 'extendSandbox',
        summary: 'Extend a sandbox',
        description:
          'Lets a sandbox live longer, within the limit that the operator sets (409 names it). Works for one that has expired, too, until it is deleted 30 days after.',
        tags,
        params,
        body: SandboxExtend,
        response: { 200: DataOf(Property) },
      },
    },
    async (request, reply) => ({
      data: [
        await runOnce(ctx, request, reply, (once) =>
          extendSandbox(once, propertyOf(request), request.body.days),
        ),
      ],
    }),
  )
  app.post(
    path('reset'),
    {
      preValidation: enterByPath(),
      config: { scope: 'setup:write', errors: ['property_forbidden', 'sandbox_expired'] },
      schema: {
        operationId: 'resetSandbox',
        summary: 'Empty a sandbox',
        description:
          'Back to two services and no room. Reservations, holds, guests, closures and special days are gone and nobody is told; webhook subscriptions, settings, clock and end stay.',
        tags,
        params,
        response: { 200: DataOf(Property) },
      },
    },
    async (request, reply) => ({
      data: [await runOnce(ctx, request, reply, (once) => resetSandbox(once, propertyOf(request)))],
    }),
  )
  app.post(
    path('seed'),
    {
      preValidation: enterByPath(),
      config: { scope: 'setup:write', errors: ['property_forbidden', 'sandbox_expired', 'state_conflict'] },
      schema: {
        operationId: 'seedSandbox',
        summary: 'Furnish a sandbox',
        description:
          "Two rooms with twelve tables and groups, and a week of reservations around the property's now: the same for the same seed, now and services. They are made by the same rules as any other, and subscribers are told of them. 409 where there are rooms already: reset first.",
        tags,
        params,
        body: SandboxSeed,
        response: { 201: DataOf(SandboxSeeded) },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, (once) =>
        seedSandbox(once, propertyOf(request), actorOf(request), request.body.seed),
      ),
  )
}

function clockRoutes(app: Routes, ctx: Ctx): void {
  app.get(
    path('clock'),
    {
      preValidation: enterByPath(),
      config: { scope: 'setup:read', errors: ['property_forbidden', 'sandbox_expired'] },
      schema: {
        operationId: 'getSandboxClock',
        summary: 'Read the clock of a sandbox',
        description: 'What time it is at this sandbox.',
        tags,
        params,
        response: { 200: DataOf(SandboxClock) },
      },
    },
    async (request) => ({ data: [await readClock(ctx, propertyOf(request))] }),
  )
  app.put(
    path('clock'),
    {
      preValidation: enterByPath(),
      config: { scope: 'setup:write', errors: ['property_forbidden', 'sandbox_expired'] },
      schema: {
        operationId: 'setSandboxClock',
        summary: 'Set the clock of a sandbox',
        description:
          'Everything that depends on the time at this restaurant goes by it from then on: what can be booked, requests and holds that run out, no-shows. Set back, holds keep the time that they had left. Tokens, webhook deliveries and the end of the sandbox itself go by the real time. A local time that a clock change skips is 400; one that occurs twice is the first.',
        tags,
        params,
        body: SandboxClockSet,
        response: { 200: DataOf(SandboxClock) },
      },
    },
    async (request) => ({ data: [await setClock(ctx, propertyOf(request), request.body.now)] }),
  )
  app.delete(
    path('clock'),
    {
      preValidation: enterByPath(),
      config: { scope: 'setup:write', errors: ['property_forbidden', 'sandbox_expired'] },
      schema: {
        operationId: 'resetSandboxClock',
        summary: 'Return a sandbox to the real time',
        description: 'The same as setting its clock to null.',
        tags,
        params,
        response: { 200: DataOf(SandboxClock) },
      },
    },
    async (request) => ({ data: [await setClock(ctx, propertyOf(request), null)] }),
  )
}
