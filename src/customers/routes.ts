import type { Ctx } from '../context.ts'
import { propertyOf, type Routes } from '../http/partner.ts'
import { DataOf } from '../kernel/wire.ts'
import { readCustomer, readCustomers } from './read.ts'
import { CustomerDetails, CustomerPage, CustomerParams, CustomerQuery, CustomerUpdate } from './schema.ts'
import { changeCustomer } from './update.ts'

const tags = ['Customers']
const one = '/customers/:customer_id'

export function customerRoutes(app: Routes, ctx: Ctx): void {
  app.get(
    '/customers',
    {
      config: { scope: 'customers:read', errors: ['invalid_cursor', 'bad_phone', 'bad_email'] },
      schema: {
        operationId: 'listCustomers',
        summary: 'Find guests',
        description:
          'By filters that combine with AND, newest first. Who left neither name nor contact, like most walk-ins, is not listed.',
        tags,
        querystring: CustomerQuery,
        response: { 200: CustomerPage },
      },
    },
    (request) => readCustomers(ctx, propertyOf(request), request.query),
  )
  app.get(
    one,
    {
      config: { scope: 'customers:read' },
      schema: {
        operationId: 'getCustomer',
        summary: 'Find a guest',
        description: 'One guest, with the number of reservations and of no-shows.',
        tags,
        params: CustomerParams,
        response: { 200: DataOf(CustomerDetails) },
      },
    },
    async (request) => ({ data: [await readCustomer(ctx, propertyOf(request), request.params.customer_id)] }),
  )
  app.put(
    one,
    {
      config: { scope: 'customers:write', errors: ['bad_phone', 'bad_email'] },
      schema: {
        operationId: 'updateCustomer',
        summary: 'Change a guest',
        description:
          'A field left out keeps its value, `null` clears it. Blocking counts for later bookings; those there are stay.',
        tags,
        params: CustomerParams,
        body: CustomerUpdate,
        response: { 200: DataOf(CustomerDetails) },
      },
    },
    async (request) => ({
      data: [await changeCustomer(ctx, propertyOf(request), request.params.customer_id, request.body)],
    }),
  )
}
