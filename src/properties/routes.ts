import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../context.ts'
import { answerOnce } from '../http/idempotency.ts'
import { actorOf, callerOf, propertyOf, type Routes } from '../http/partner.ts'
import { readId } from '../http/read-input.ts'
import { notFound } from '../kernel/refusal.ts'
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
  const preValidation = async (request: FastifyRequest) => enterByPath(ctx, request)
  app.get(
    '/properties',
    {
      schema: {
        operationId: 'listProperties',
        summary: 'List properties',
        description: 'The restaurants that this client has access to.',
        tags,
        response: { 200: one },
      },
    },
    async (request) => {
      const rows = await listProperties(ctx.sql, callerOf(request).client)
      return { data: rows.map(presentProperty) }
    },
  )
  app.get(
    '/properties/:id',
    {
      preValidation,
      config: { errors: ['property_forbidden', 'sandbox_expired'] },
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
  changeRoutes(app, ctx, preValidation)
}

function changeRoutes(
  app: Routes,
  ctx: Ctx,
  preValidation: (request: FastifyRequest) => Promise<void>,
): void {
  app.post(
    '/properties',
    {
      config: { errors: ['bad_email', 'bad_phone'] },
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
      answerOnce(ctx, request, reply, (once) => createProperty(once, callerOf(request).client, request.body)),
  )
  app.put(
    '/properties/:id',
    {
      preValidation,
      config: {
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
      preValidation,
      config: { errors: ['property_forbidden', 'sandbox_expired', 'state_conflict'] },
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
      await disableProperty(ctx, id)
      return { data: [id] }
    },
  )
}

/**
 * The grant comes before the schema, like that of the `Property` header elsewhere. What is no integer is left to
 * the schema, and then has no property that a handler could use.
 */
async function enterByPath(ctx: Ctx, request: FastifyRequest): Promise<void> {
  const id = 'id' in Object(request.params) ? readId(String(Object(request.params).id)) : undefined
  if (id === undefined) return
  await ctx.access.enter(callerOf(request), id, { pending: 'allowed' })
  request.property = id
}
