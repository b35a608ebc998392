/**
 * Style sheet and script: the same for everybody, so they are compressed once and kept by browsers for good. Pages are
 * not compressed: they carry the secret of a guest's forms beside what an address put in, which the length would tell.
 */
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Routes } from '../http/partner.ts'
import { FRAME_SCRIPT, FRAME_SCRIPT_PATH, SCRIPT, SCRIPT_PATH, styleIn, stylePath } from './layout.ts'

interface Compressed {
  text: string
  br: Buffer
  gzip: Buffer
}

const compress = (text: string): Compressed => ({ text, br: brotliCompressSync(text), gzip: gzipSync(text) })

const IMMUTABLE = 'public, max-age=31536000, immutable'
const hide = true

/** Anybody can ask for any colour. */
const COLORS_KEPT = 200
const styles = new Map<string, Compressed>()

function styleOf(color: string): Compressed {
  const known = styles.get(color)
  if (known) return known
  if (styles.size >= COLORS_KEPT) styles.clear()
  const made = compress(styleIn(color))
  styles.set(color, made)
  return made
}

/** In the best of the ways that the browser takes (RFC 9110, section 12.5.3); one that it refuses has `q=0`. */
function sendCompressed(request: FastifyRequest, reply: FastifyReply, file: Compressed): FastifyReply {
  const takes = (coding: string) =>
    new RegExp(`(?:^|,)\\s*${coding}\\s*(?:;\\s*q=(?:1|0?\\.\\d*[1-9]\\d*)[^,]*)?(?:,|$)`, 'i').test(
      request.headers['accept-encoding'] ?? '',
    )
  void reply.header('vary', 'accept-encoding')
  const coding = takes('br') ? 'br' : takes('gzip') ? 'gzip' : undefined
  return coding ? reply.header('content-encoding', coding).send(file[coding]) : reply.send(file.text)
}

export function assetRoutes(app: Routes): void {
  for (const [path, text] of [
    [SCRIPT_PATH, SCRIPT],
    [FRAME_SCRIPT_PATH, FRAME_SCRIPT],
  ] as const) {
    const script = compress(text)
    app.get(path, { schema: { hide } }, async (request, reply) => {
      void reply.type('text/javascript; charset=utf-8').header('cache-control', IMMUTABLE)
      return sendCompressed(request, reply, script)
    })
  }
  const params = Type.Object({
    version: Type.String({ maxLength: 12 }),
    color: Type.String({ pattern: '^[0-9a-f]{6}$' }),
  })
  app.get('/book/style/:version/:color.css', { schema: { hide, params } }, async (request, reply) => {
    const { version, color } = request.params
    const own = `#${color}`
    const isNow = stylePath(own).includes(`/${version}/`)
    void reply.type('text/css; charset=utf-8').header('cache-control', isNow ? IMMUTABLE : 'no-cache')
    return sendCompressed(request, reply, styleOf(own))
  })
}
