import { Type } from 'typebox'
import type { Ctx } from '../context.ts'
import { answerOnce } from '../http/idempotency.ts'
import { propertyOf, type Routes } from '../http/partner.ts'
import { DataOf, DeletedIds, Id } from '../kernel/wire.ts'
import { createSpecialDay } from './create.ts'
import { readSpecialDay, readSpecialDays } from './read.ts'
import { removeSpecialDay } from './remove.ts'
import { SpecialDay, SpecialDayCreate, SpecialDayPage, SpecialDayQuery, SpecialDayUpdate } from './schema.ts'
import { updateSpecialDay } from './update.ts'

const tags = ['Special days']
const OneSpecialDay = Type.Object({ special_day_id: Id('the special day', 45003) })
const SpecialDays = DataOf(SpecialDay)

function readRoutes(app: Routes, ctx: Ctx): void {
  app.get(
    '/special-days',
    {
      config: { scope: 'setup:read', errors: ['invalid_cursor'] },
      schema: {
        operationId: 'listSpecialDays',
        summary: 'Special days of the property',
        description: 'Dates on which a service is not as always, by date; past ones too.',
        tags,
        querystring: SpecialDayQuery,
        response: { 200: SpecialDayPage },
      },
    },
    (request) => readSpecialDays(ctx, propertyOf(request), request.query),
  )

  app.get(
    '/special-days/:special_day_id',
    {
      config: { scope: 'setup:read' },
      schema: {
        operationId: 'getSpecialDay',
        summary: 'One special day',
        description: 'One special day; what is left out is as the service always has it.',
        tags,
        params: OneSpecialDay,
        response: { 200: SpecialDays },
      },
    },
    async (request) => ({
      data: [await readSpecialDay(ctx, propertyOf(request), request.params.special_day_id)],
    }),
  )
}

function writeRoutes(app: Routes, ctx: Ctx): void {
  app.post(
    '/special-days',
    {
      config: { scope: 'setup:write', errors: ['not_found'] },
      schema: {
        operationId: 'createSpecialDay',
        summary: 'Create a special day',
        description:
          'Gives a service other hours, start times or limits on one date, lets it run there whatever its weekdays and season are, or closes it. One for each service and date.',
        tags,
        body: SpecialDayCreate,
        response: { 201: SpecialDays },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, (once) => createSpecialDay(once, propertyOf(request), request.body)),
  )

  app.put(
    '/special-days/:special_day_id',
    {
      config: { scope: 'setup:write', errors: ['state_conflict'] },
      schema: {
        operationId: 'updateSpecialDay',
        summary: 'Change a special day',
        description:
          'Changes the fields that are sent; `null` returns one to what the service always has. Reservations that are there already stay as they are.',
        tags,
        params: OneSpecialDay,
        body: SpecialDayUpdate,
        response: { 200: SpecialDays },
      },
    },
    async (request) => ({
      data: [await updateSpecialDay(ctx, propertyOf(request), request.params.special_day_id, request.body)],
    }),
  )

  app.delete(
    '/special-days/:special_day_id',
    {
      config: { scope: 'setup:write' },
      schema: {
        operationId: 'deleteSpecialDay',
        summary: 'Delete a special day',
        description: 'The service is on that date as it always is.',
        tags,
        params: OneSpecialDay,
        response: { 200: DeletedIds },
      },
    },
    async (request) => ({
      data: [await removeSpecialDay(ctx, propertyOf(request), request.params.special_day_id)],
    }),
  )
}

export function specialDayRoutes(app: Routes, ctx: Ctx): void {
  readRoutes(app, ctx)
  writeRoutes(app, ctx)
}
