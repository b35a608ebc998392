/**
 * Pages inside a frame of another website. Browsers keep cookies of framed sites away, over http always, so the guest
 * of a frame is known by a token that goes in its addresses and forms. A link could bring such a token from anywhere:
 * it counts only where the browser says that the page is in a frame and that a page of ours led to it.
 */
import type { FastifyRequest } from 'fastify'
import { isToken, newToken } from '../sessions/rules.ts'

/** A text that a form or an address carries beside what its route reads. */
export function carriedText({ query, body }: FastifyRequest, name: string): string | undefined {
  for (const input of [body, query]) {
    const text: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, name) : undefined
    if (typeof text === 'string') return text
  }
  return undefined
}

/** The token of the guest in a frame, a new one where there is none yet; undefined outside of frames. */
export function frameSession(request: FastifyRequest): string | undefined {
  const given = carriedText(request, 'frame')
  const { 'sec-fetch-dest': destination, 'sec-fetch-site': site } = request.headers
  const isOurs = site === 'same-origin' && isToken(given)
  // our script loads parts of a page that is in a frame already
  if (destination === 'empty') return isOurs ? given : undefined
  if (destination !== 'iframe') return undefined
  return isOurs ? given : newToken()
}

/** Origins as browsers write them: small letters, no usual port. */
export const asOrigins = (ancestors: readonly string[]): string[] =>
  ancestors.map((one) =>
    one
      .toLowerCase()
      .replace(/^(https:.*):443$/, '$1')
      .replace(/^(http:.*):80$/, '$1'),
  )
