import { Type } from 'typebox'
import type { Ctx } from '../context.ts'
import { answerOnce } from '../http/idempotency.ts'
import { actorOf, propertyOf, type Routes } from '../http/partner.ts'
import { DataOf, DeletedIds, Id } from '../kernel/wire.ts'
import { createClosure } from './create.ts'
import { readClosure, readClosures } from './read.ts'
import { removeClosure } from './remove.ts'
import { Closure, ClosureCreate, ClosurePage, ClosureQuery, ClosureUpdate } from './schema.ts'
import { updateClosure } from './update.ts'

const tags = ['Closures']
const OneClosure = Type.Object({ closure_id: Id('the closure', 40012) })
const Closures = DataOf(Closure)

function readRoutes(app: Routes, ctx: Ctx): void {
  app.get(
    '/closures',
    {
      config: { scope: 'setup:read', errors: ['invalid_cursor'] },
      schema: {
        operationId: 'listClosures',
        summary: 'Closures of the property',
        description: 'What is out of order when, by first service day; past ones too.',
        tags,
        querystring: ClosureQuery,
        response: { 200: ClosurePage },
      },
    },
    (request) => readClosures(ctx, propertyOf(request), request.query),
  )

  app.get(
    '/closures/:closure_id',
    {
      config: { scope: 'setup:read' },
      schema: {
        operationId: 'getClosure',
        summary: 'One closure',
        description: 'One closure, without the reservations that it hits.',
        tags,
        params: OneClosure,
        response: { 200: Closures },
      },
    },
    async (request) => ({
      data: [await readClosure(ctx, propertyOf(request), request.params.closure_id)],
    }),
  )
}

function writeRoutes(app: Routes, ctx: Ctx): void {
  app.post(
    '/closures',
    {
      config: { scope: 'setup:write' },
      schema: {
        operationId: 'createClosure',
        summary: 'Create a closure',
        description:
          'Closes start times of tables, at once and for staff too. Reservations stay as they are; those that it hits are listed in `affected`.',
        tags,
        body: ClosureCreate,
        response: { 201: Closures },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, (once) =>
        createClosure(once, propertyOf(request), actorOf(request), request.body),
      ),
  )

  app.put(
    '/closures/:closure_id',
    {
      config: { scope: 'setup:write' },
      schema: {
        operationId: 'updateClosure',
        summary: 'Change a closure',
        description:
          'Changes the fields that are sent; `null` returns a list to all. Reservations that it hits then are listed in `affected`.',
        tags,
        params: OneClosure,
        body: ClosureUpdate,
        response: { 200: Closures },
      },
    },
    async (request) => ({
      data: [await updateClosure(ctx, propertyOf(request), request.params.closure_id, request.body)],
    }),
  )

  app.delete(
    '/closures/:closure_id',
    {
      config: { scope: 'setup:write' },
      schema: {
        operationId: 'deleteClosure',
        summary: 'Delete a closure',
        description: 'Opens again what it closed, at once.',
        tags,
        params: OneClosure,
        response: { 200: DeletedIds },
      },
    },
    async (request) => ({
      data: [await removeClosure(ctx, propertyOf(request), request.params.closure_id)],
    }),
  )
}

export function closureRoutes(app: Routes, ctx: Ctx): void {
  readRoutes(app, ctx)
  writeRoutes(app, ctx)
}
