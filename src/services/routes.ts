import { Type } from 'typebox'
import type { Ctx } from '../context.ts'
import { answerOnce } from '../http/idempotency.ts'
import { propertyOf, type Routes } from '../http/partner.ts'
import { DataOf, DeletedIds, Id } from '../kernel/wire.ts'
import { archiveService } from './archive.ts'
import { createService } from './create.ts'
import { readService, readServices } from './read.ts'
import { Service, ServiceCreate, ServiceUpdate } from './schema.ts'
import { updateService } from './update.ts'

const tags = ['Services']
const OneService = Type.Object({ service_id: Id('the service', 33924) })
const Services = DataOf(Service)

function readRoutes(app: Routes, ctx: Ctx): void {
  app.get(
    '/services',
    {
      config: { scope: 'setup:read' },
      schema: {
        operationId: 'listServices',
        summary: 'Services of the property',
        description: 'All services (opening hours such as lunch and dinner), by start time.',
        tags,
        response: { 200: Services },
      },
    },
    async (request) => ({ data: await readServices(ctx, propertyOf(request)) }),
  )

  app.get(
    '/services/:service_id',
    {
      config: { scope: 'setup:read' },
      schema: {
        operationId: 'getService',
        summary: 'One service',
        description: 'One service with its start times.',
        tags,
        params: OneService,
        response: { 200: Services },
      },
    },
    async (request) => ({
      data: [await readService(ctx, propertyOf(request), request.params.service_id)],
    }),
  )
}

function writeRoutes(app: Routes, ctx: Ctx): void {
  app.post(
    '/services',
    {
      config: { scope: 'setup:write' },
      schema: {
        operationId: 'createService',
        summary: 'Create a service',
        description: 'Adds opening hours on some weekdays, with the rules by which they can be booked.',
        tags,
        body: ServiceCreate,
        response: { 201: Services },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, (once) => createService(once, propertyOf(request), request.body)),
  )

  app.put(
    '/services/:service_id',
    {
      config: { scope: 'setup:write' },
      schema: {
        operationId: 'updateService',
        summary: 'Change a service',
        description:
          'Changes the fields that are sent; `null` returns one to its default, `slots: null` to derived start times. Reservations that are there already stay as they are.',
        tags,
        params: OneService,
        body: ServiceUpdate,
        response: { 200: Services },
      },
    },
    async (request) => ({
      data: [await updateService(ctx, propertyOf(request), request.params.service_id, request.body)],
    }),
  )

  app.delete(
    '/services/:service_id',
    {
      config: { scope: 'setup:write', errors: ['state_conflict'] },
      schema: {
        operationId: 'deleteService',
        summary: 'Delete a service',
        description:
          'Takes a service out of use. Refused while it has upcoming reservations; past ones keep its name.',
        tags,
        params: OneService,
        response: { 200: DeletedIds },
      },
    },
    async (request) => ({
      data: [await archiveService(ctx, propertyOf(request), request.params.service_id)],
    }),
  )
}

export function serviceRoutes(app: Routes, ctx: Ctx): void {
  readRoutes(app, ctx)
  writeRoutes(app, ctx)
}
