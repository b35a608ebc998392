import type { Ctx } from '../context.ts'
import { byOf, propertyOf, type Routes } from '../http/partner.ts'
import { DataOf, DeletedIds } from '../kernel/wire.ts'
import { anonymiseCustomer } from './anonymise.ts'
import { CustomerExport } from './export-schema.ts'
import { exportCustomer } from './export.ts'
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
      config: { scope: 'customers:write', errors: ['bad_phone', 'bad_email', 'state_conflict'] },
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
  app.get(
    `${one}/export`,
    {
      config: { scope: 'customers:read' },
      schema: {
        operationId: 'exportCustomer',
        summary: 'Get everything about a guest',
        description:
          'What is kept of the guest, for the guest who asks: reservations, their history, what other software was told, and answers kept for repetitions. Is recorded in the audit log.',
        tags,
        params: CustomerParams,
        response: { 200: DataOf(CustomerExport) },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store')
      const { customer_id } = request.params
      return { data: [await exportCustomer(ctx, propertyOf(request), customer_id, byOf(request))] }
    },
  )
  app.delete(
    one,
    {
      config: { scope: 'customers:write', errors: ['state_conflict'] },
      schema: {
        operationId: 'anonymiseCustomer',
        summary: 'Anonymise a guest',
        description:
          'Takes name, contact, notes and requests of the guest out of everything that is kept, for good: reservations, which stay and are counted, their history, messages to other software, answers kept for repetitions. Refused while the guest has upcoming reservations. Can be repeated.',
        tags,
        params: CustomerParams,
        response: { 200: DeletedIds },
      },
    },
    async (request) => {
      const { customer_id } = request.params
      return { data: [await anonymiseCustomer(ctx, propertyOf(request), customer_id, byOf(request))] }
    },
  )
}
