/** Pictures of restaurants as files: for our pages, and for any other page that shows them. */
import { Type } from 'typebox'
import type { Ctx } from '../context.ts'
import { limiter } from '../http/rate-limit.ts'
import type { Routes } from '../http/partner.ts'
import { Id } from '../kernel/wire.ts'
import { findFile } from '../pictures/store.ts'
import { filePath } from '../pictures/present.ts'
import { counted } from './input.ts'
import { NoHouse } from './house-rows.ts'

const MINUTE_MS = 60_000
/** A page has a few dozen at most. */
const FILES_PER_VIEW = 20

/** A file is no page: opened by itself, it can neither run nor load anything. */
export const FILE_HEADERS = {
  'content-security-policy': "sandbox; default-src 'none'",
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
}

export function pictureFiles(app: Routes, ctx: Ctx): void {
  const views = limiter(app, {
    max: ctx.config.BOOKING_VIEWS_PER_MINUTE * FILES_PER_VIEW,
    windowMs: MINUTE_MS,
    keyOf: counted,
    what: 'Too many pictures from this address',
  })
  const params = Type.Object({ id: Id('property'), picture: Id('picture'), width: Id('width') })
  app.get(
    '/book/restaurant/:id/pictures/:picture-:width.webp',
    { onRequest: views, schema: { hide: true, params } },
    async (request, reply) => {
      const { id: property, picture, width } = request.params
      const bytes = await findFile(ctx.sql, { property, picture, width })
      if (!bytes) throw new NoHouse()
      const etag = `"${filePath(property, picture, width)}"`
      void reply.headers({
        ...FILE_HEADERS,
        etag,
        // what this address answers never changes
        'cache-control': 'public, max-age=31536000, immutable',
      })
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      return reply.type('image/webp').send(bytes)
    },
  )
}
