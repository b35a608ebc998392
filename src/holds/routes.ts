import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../context.ts'
import { answerOnce } from '../http/idempotency.ts'
import { actorOf, propertyOf, scopesOf, type Routes } from '../http/partner.ts'
import { requireChannelScope } from '../kernel/scopes.ts'
import { DataOf, HoldKey } from '../kernel/wire.ts'
import { giveBackHold } from './give-back.ts'
import { HeldTables, HoldCreate, HoldId } from './schema.ts'
import { takeHold } from './take.ts'

const tags = ['Bookings']
const GivenBack = DataOf(
  HoldKey('the hold that was given back'),
  {},
  { description: 'The id of the hold, in a list' },
)

/** A client of the API is known by its token: its holds are its own at each property. */
const holderOf = (request: FastifyRequest) => ({ name: actorOf(request) })

/** `/bookings/holds`, and the same under `/booking/holds`, as for the searches. */
export function holdRoutes(app: Routes, ctx: Ctx): void {
  for (const [base, hide] of [
    ['/bookings/holds', false],
    ['/booking/holds', true],
  ] as const) {
    app.post(
      base,
      {
        config: {
          scope: 'reservations:write',
          errors: ['invalid_channel', 'booking_time', 'party_size', 'not_found'],
        },
        schema: {
          hide,
          tags,
          operationId: 'takeHold',
          summary: 'Hold tables',
          description:
            'Keeps the tables that a reservation would get for some minutes. Send its id as hold_id with the reservation.',
          body: HoldCreate,
          response: { 201: DataOf(HeldTables) },
        },
      },
      (request, reply) => {
        requireChannelScope(scopesOf(request), request.body.channel)
        return answerOnce(ctx, request, reply, (once) =>
          takeHold(once, propertyOf(request), holderOf(request), request.body),
        )
      },
    )
    app.delete(
      `${base}/:hold_id`,
      {
        config: { scope: 'reservations:write' },
        schema: {
          hide,
          tags,
          ...(hide ? {} : { operationId: 'giveBackHold' }),
          summary: 'Give a hold back',
          description: 'Frees its tables before it expires. A hold that is over is not found.',
          params: HoldId,
          response: { 200: GivenBack },
        },
      },
      async (request) => ({
        data: [await giveBackHold(ctx, propertyOf(request), holderOf(request).name, request.params.hold_id)],
      }),
    )
  }
}
