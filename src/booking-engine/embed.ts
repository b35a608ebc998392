/** What other websites take of the booking pages: a script that puts them there, and a code to be printed. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Ctx } from '../context.ts'
import type { Routes } from '../http/partner.ts'
import { LANGUAGES, TEXTS } from '../languages/texts.ts'
import { FILE_HEADERS } from './files.ts'
import { houseOf } from './house.ts'
import { qrCode } from './qr.ts'

const LABELS = Object.fromEntries(LANGUAGES.map((language) => [language, TEXTS[language].book_a_table]))
const SCRIPT = readFileSync(new URL('embed.js', import.meta.url), 'utf8').replace(
  '__LABELS__',
  JSON.stringify(LABELS),
)

/** Under the same address they may be others one day. */
const AN_HOUR = 'public, max-age=3600'

export function embedRoutes(app: Routes, ctx: Ctx): void {
  app.get('/embed.js', { schema: { hide: true } }, async (request, reply) =>
    sendFile(request, reply, 'text/javascript; charset=utf-8', SCRIPT),
  )
  const params = Type.Object({ id: Type.String({ maxLength: 40 }) })
  app.get('/book/restaurant/:id/qr.svg', { schema: { hide: true, params } }, async (request, reply) => {
    const { property } = await houseOf(ctx, request, request.params.id)
    const link = `${ctx.publicUrl()}/book/restaurant/${property.id}/booking/new`
    return sendFile(request, reply, 'image/svg+xml; charset=utf-8', qrCode(link))
  })
}

function sendFile(request: FastifyRequest, reply: FastifyReply, type: string, text: string): FastifyReply {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  void reply.headers({ ...FILE_HEADERS, etag, 'cache-control': AN_HOUR })
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  return reply.type(type).send(text)
}
