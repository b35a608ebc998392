import type { Ctx } from '../context.ts'
import { propertyOf, type Routes } from '../http/partner.ts'
import { DataOf } from '../kernel/wire.ts'
import { ReservationId } from '../reservations/schema.ts'
import { readManageLink } from './read.ts'
import { ManageLink } from './schema.ts'

export function manageRoutes(app: Routes, ctx: Ctx): void {
  app.get(
    '/reservations/:reservation_id/manage-link',
    {
      // whoever has the link can cancel with it
      config: { scope: 'reservations:write', errors: ['state_conflict'] },
      schema: {
        operationId: 'getManageLink',
        summary: 'Copy the link of the guest',
        description:
          'The address at which the guest sees, changes and cancels the reservation, for guests who get no mail. It is the same each time, until the reservation is over or becomes that of another guest.',
        tags: ['Reservations'],
        params: ReservationId,
        response: { 200: DataOf(ManageLink) },
      },
    },
    async (request) => ({
      data: [await readManageLink(ctx, propertyOf(request), request.params.reservation_id)],
    }),
  )
}
