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
    {
      schema: {
        operationId: 'listMembers',
        summary: 'List members',
        description: 'Who works at the property, and as what.',
        tags: ['Members'],
        response: { 200: Members },
      },
    },
    async (request) => ({ data: await listMembers(ctx.sql, propertyOf(request)) }),
  )
  app.post(
    '/members',
    {
      config: { errors: ['bad_email', 'too_many_requests'] },
      schema: {
        operationId: 'inviteMember',
        summary: 'Invite somebody',
        description: 'Mails a link by which its reader gets the role; nobody has it before.',
        tags: ['Members'],
        body: Invite,
        response: { 202: DataOf(Invite) },
      },
    },
    async (request, reply) => {
      const from = { user: sessionOf(request).user, address: request.ip }
      await inviteMember(ctx, from, { ...request.body, property: propertyOf(request) })
      return reply.code(202).send({ data: [request.body] })
    },
  )
  app.put(
    '/members/:user_id',
    {
      config: { errors: ['state_conflict'] },
      schema: {
        operationId: 'changeRole',
        summary: 'Change a role',
        description: 'Works at once. The last owner stays one.',
        tags: ['Members'],
        params: MemberId,
        body: RoleChange,
        response: { 200: Members },
      },
    },
    async (request) => {
      const { user_id } = request.params
      return { data: await changeRole(ctx, propertyOf(request), byOf(request), user_id, request.body.role) }
    },
  )
  app.delete(
    '/members/:user_id',
    {
      config: { errors: ['state_conflict'] },
      schema: {
        operationId: 'removeMember',
        summary: 'Let somebody go',
        description: 'Takes the role at this property away, at once. The last owner stays.',
        tags: ['Members'],
        params: MemberId,
        response: { 200: DeletedIds },
      },
    },
    async (request) => ({
      data: [await removeMember(ctx, propertyOf(request), byOf(request), request.params.user_id)],
    }),
  )
}
