/** Who works at the property: for its owners. */
import type { Ctx } from '../context.ts'
import { byOf, propertyOf, type Routes } from '../http/partner.ts'
import { inviteMember } from '../invitations/invite.ts'
import { sessionOf } from '../pages/session-cookie.ts'
import { DataOf, DeletedIds } from '../kernel/wire.ts'
import { changeRole, listMembers, removeMember } from '../users/members.ts'
import { Invite, Member, MemberId, RoleChange } from '../users/schema.ts'

const Members = DataOf(Member)

export function memberRoutes(app: Routes, ctx: Ctx): void {
  app.get(
    '/members',
    { schema: { operationId: 'listMembers', response: { 200: Members } } },
    async (request) => ({ data: await listMembers(ctx.sql, propertyOf(request)) }),
  )
  app.post(
    '/members',
    { schema: { operationId: 'inviteMember', body: Invite, response: { 202: DataOf(Invite) } } },
    async (request, reply) => {
      const from = { user: sessionOf(request).user, address: request.ip }
      await inviteMember(ctx, from, { ...request.body, property: propertyOf(request) })
      return reply.code(202).send({ data: [request.body] })
    },
  )
  app.put(
    '/members/:user_id',
    { schema: { operationId: 'changeRole', params: MemberId, body: RoleChange, response: { 200: Members } } },
    async (request) => {
      const { user_id } = request.params
      return { data: await changeRole(ctx, propertyOf(request), byOf(request), user_id, request.body.role) }
    },
  )
  app.delete(
    '/members/:user_id',
    { schema: { operationId: 'removeMember', params: MemberId, response: { 200: DeletedIds } } },
    async (request) => ({
      data: [await removeMember(ctx, propertyOf(request), byOf(request), request.params.user_id)],
    }),
  )
}
