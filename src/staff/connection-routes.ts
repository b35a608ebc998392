/** Which software the property has let in: for its owners to see, and to shut out. */
import { Type } from 'typebox'
import type { Ctx } from '../context.ts'
import { propertyOf, type Routes } from '../http/partner.ts'
import { notFound } from '../kernel/refusal.ts'
import { Day, DataOf, DeletedIds, Id } from '../kernel/wire.ts'
import { withdraw } from '../oauth/connection.ts'
import { listAllowedAt } from '../oauth/grants.ts'
import { sessionOf } from '../pages/session-cookie.ts'

const Connection = Type.Object(
  {
    client: Id('the software, for taking its access back', 124),
    client_id: Type.String({ description: 'its public name' }),
    redirect_uris: Type.Array(Type.String(), { description: 'where it lives' }),
    scopes: Type.Array(Type.String(), { description: 'what it may do here' }),
    since: Day('since when, UTC'),
  },
  { $id: 'Connection' },
)
const ClientParams = Type.Object({ client: Id('the software', 124) })
const tags = ['Connections']

export function connectionRoutes(app: Routes, ctx: Ctx): void {
  app.get(
    '/connections',
    {
      schema: {
        operationId: 'listConnections',
        summary: 'List connected software',
        description: 'Who was let in to the property, and to do what.',
        tags,
        response: { 200: DataOf(Connection) },
      },
    },
    async (request) => ({ data: await listAllowedAt(ctx.sql, propertyOf(request)) }),
  )
  app.delete(
    '/connections/:client',
    {
      schema: {
        operationId: 'withdrawConnection',
        summary: 'Shut software out',
        description:
          'Takes back all that it may do at the property; its tokens stop working within a second.',
        tags,
        params: ClientParams,
        response: { 200: DeletedIds },
      },
    },
    async (request) => {
      const { client } = request.params
      const { user } = sessionOf(request)
      const done = await withdraw(ctx, { property: propertyOf(request), client, user }, request.ip)
      if (!done) throw notFound('Connection', client)
      return { data: [client] }
    },
  )
}
