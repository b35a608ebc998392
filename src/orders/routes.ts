import type { Routes } from '../http/partner.ts'
import { DataOf } from '../kernel/wire.ts'
import { Order, OrderQuery } from './schema.ts'

export function orderRoutes(app: Routes): void {
  app.get(
    '/orders',
    {
      config: { scope: 'reservations:read' },
      schema: {
        operationId: 'listOrders',
        summary: 'Orders of the property',
        description:
          'Orders that hang on reservations. There are no menus to order from yet, so the list is empty.',
        tags: ['Orders'],
        querystring: OrderQuery,
        response: { 200: DataOf(Order) },
      },
    },
    async () => ({ data: [] }),
  )
}
