import type { Ctx } from '../context.ts'
import { propertyOf, type Routes } from '../http/partner.ts'
import { DataOf } from '../kernel/wire.ts'
import { NextCursor, PageQuery } from '../webhooks/schema.ts'
import { readMails } from './read.ts'
import { Mail } from './schema.ts'

export function mailRoutes(app: Routes, ctx: Ctx): void {
  app.get(
    '/mails',
    {
      config: { scope: 'setup:read', errors: ['state_conflict', 'invalid_cursor'] },
      schema: {
        operationId: 'listMails',
        summary: 'Mails of the sandbox',
        description:
          'A sandbox mails nobody: what it would have sent is kept here for thirty days, newest first. Live properties send theirs and refuse this.',
        tags: ['Mails'],
        querystring: PageQuery,
        response: { 200: DataOf(Mail, NextCursor) },
      },
    },
    (request) => readMails(ctx, propertyOf(request), request.query),
  )
}
