import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../context.ts'
import { answerOnce } from '../http/idempotency.ts'
import { actorOf, byOf, clientOf, enterByPath, propertyOf, type Routes } from '../http/partner.ts'
import { notFound, Refusal } from '../kernel/refusal.ts'
import { DataOf, DeletedIds } from '../kernel/wire.ts'
import { createProperty } from './create.ts'
import { disableProperty } from './disable.ts'
import { presentProperty } from './present.ts'
import { Property, PropertyCreate, PropertyParams, PropertyUpdate } from './schema.ts'
import { findProperty, listProperties } from './store.ts'
import { updateProperty } from './update.ts'

const tags = ['Properties']
const params = PropertyParams
const one = DataOf(Property)

/** `/properties…`: the path names the property, the `Property` header is ignored. */
export function propertyRoutes(app: Routes, ctx: Ctx): void {
  app.get(
    '/properties',
    {
      config: { scope: 'setup:read' },
      schema: {
        operationId: 'listProperties',
        summary: 'List properties',
        description: 'The restaurants whose set-up this token may read.',
        tags,
        response: { 200: one },
      },
    },
    async (request) => {
      const rows = await listProperties(ctx.sql, clientOf(request), 'setup:read')
      return { data: rows.map(presentProperty) }
    },
  )
  app.post(
    '/properties',
    {
      preValidation: refuseNarrow,
      config: { scope: 'setup:write', errors: ['bad_email', 'bad_phone', 'property_forbidden'] },
      schema: {
        operationId: 'createProperty',
        summary: 'Create a property',
        description:
          'A restaurant that belongs to this client. It has no rooms and no services yet, and may wait for approval.',
        tags,
        body: PropertyCreate,
        response: { 201: one },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, (once) => createProperty(once, clientOf(request).client, request.body)),
  )
  propertyReadRoutes(app, ctx)
  propertyChangeRoutes(app, ctx)
}

/** For whoever was let in to it. */
export function propertyReadRoutes(app: Routes, ctx: Ctx): void {
  app.get(
    '/properties/:id',
    {
      preValidation: enterByPath(),
      config: { scope: 'setup:read', errors: ['property_forbidden', 'sandbox_expired'] },
      schema: {
        operationId: 'getProperty',
        summary: 'Get a property',
        description: 'One restaurant with its settings.',
        tags,
        params,
        response: { 200: one },
      },
    },
    async (request) => {
      const id = propertyOf(request)
      const row = await findProperty(ctx.sql, id)
      if (!row) throw notFound('Property', id)
      return { data: [presentProperty(row)] }
    },
  )
}

export function propertyChangeRoutes(app: Routes, ctx: Ctx): void {
  app.put(
    '/properties/:id',
    {
      preValidation: enterByPath(),
      config: {
        scope: 'setup:write',
        errors: ['property_forbidden', 'sandbox_expired', 'bad_email', 'bad_phone', 'state_conflict'],
      },
      schema: {
        operationId: 'updateProperty',
        summary: 'Change a property',
        description:
          'A field left out keeps its value, null clears it. Another time zone keeps the wall times of upcoming reservations; 409 names those that it would skip, or put at a table that is taken.',
        tags,
        params,
        body: PropertyUpdate,
        response: { 200: one },
      },
    },
    async (request) => ({
      data: [presentProperty(await updateProperty(ctx, propertyOf(request), actorOf(request), request.body))],
    }),
  )
  app.delete(
    '/properties/:id',
    {
      preValidation: enterByPath(),
      config: {
        scope: 'setup:write',
        right: 'property',
        errors: ['property_forbidden', 'sandbox_expired', 'state_conflict'],
      },
      schema: {
        operationId: 'deleteProperty',
        summary: 'Disable a property',
        description:
          'Takes a restaurant without upcoming reservations out of use. Its reservations are kept.',
        tags,
        params,
        response: { 200: DeletedIds },
      },
    },
    async (request) => {
      const id = propertyOf(request)
      await disableProperty(ctx, id, byOf(request))
      return { data: [id] }
    },
  )
}

/** A token for one property is not the client itself, who may have others. */
async function refuseNarrow(request: FastifyRequest): Promise<void> {
  const { property } = clientOf(request)
  if (property === undefined) return
  throw new Refusal(
    'property_forbidden',
    `This token is for the property ${property} only. Create properties with a token by client credentials.`,
  )
}
