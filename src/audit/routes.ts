import type { Ctx } from '../context.ts'
import { actorOf, propertyOf, type Routes } from '../http/partner.ts'
import { readAudit } from './read.ts'
import { AuditPage, AuditQuery } from './schema.ts'

export function auditRoutes(app: Routes, ctx: Ctx): void {
  app.get(
    '/audit',
    {
      config: { scope: 'setup:write', right: 'audit', errors: ['invalid_cursor'] },
      schema: {
        operationId: 'listAudit',
        summary: 'Read the audit log',
        description:
          'What was done to accounts and access at the property, and to the caller: by whom, when, from where; newest first. For the client that the property belongs to, with a token of its own credentials, and for owners at the staff door: software that was connected is refused, whatever it was allowed.',
        tags: ['Audit'],
        querystring: AuditQuery,
        response: { 200: AuditPage },
      },
    },
    (request) => readAudit(ctx, propertyOf(request), actorOf(request), request.query),
  )
}
