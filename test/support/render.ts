/** Generated requests as they are sent. */
import { setTimeout as delay } from 'node:timers/promises'
import type { GeneratedRequest } from './arbitrary.ts'
import { TINY } from './pictures.ts'
import { queryText } from './examples.ts'
import type { KnownIds } from './known-ids.ts'
import { pathWith } from './openapi.ts'
import type { Answer, Restaurant } from './server.ts'

const WITHIN_MS = 10_000
/** Large headers are tried elsewhere: what is in addresses and headers has to get through here. */
const SEGMENT_LENGTH = 500
const URL_LENGTH = 8000
const HEADER_LENGTH = 200
const FORM = 'application/x-www-form-urlencoded'

export interface Sent {
  method: string
  url: string
  headers: Record<string, string>
  body: string | Buffer<ArrayBuffer> | undefined
}

const asText = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed()

/** An empty segment, or dots, would be another path. */
const asSegment = (value: unknown) =>
  encodeURIComponent(
    asText(value)
      .slice(0, SEGMENT_LENGTH)
      .toWellFormed()
      .replace(/^\.{0,2}$/, ' '),
  )

const mapped = (values: object, map: (value: unknown) => string | string[]) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]))

export function render(request: GeneratedRequest, ids: KnownIds, caller: Restaurant): Sent {
  const { operation, params, query, body, cut, property = caller.property } = request
  const { method, type, access } = operation
  const filled = ids.fillPath(params, method === 'PUT' || method === 'DELETE')
  const path = pathWith(
    operation,
    Object.fromEntries(Object.entries(filled).map(([k, v]) => [k, asSegment(v)])),
  )
  const search = queryText(
    mapped(Object(ids.fill(query, false)), (value) =>
      Array.isArray(value) ? value.map(asText) : asText(value),
    ),
  )
  const content = ids.fill(body, false)
  const text =
    content === undefined ? undefined : type === FORM ? queryText(content).slice(1) : JSON.stringify(content)
  return {
    method,
    url: (path + search).slice(0, URL_LENGTH),
    headers: {
      ...(access === 'none' ? {} : { authorization: `Bearer ${caller.token}` }),
      property: asText(property)
        .replace(/[^\x20-\x7e]/g, '?')
        .slice(0, HEADER_LENGTH),
      'content-type': type ?? 'application/json',
    },
    body: type?.startsWith('image/') ? TINY.subarray(0, cut) : text?.slice(0, cut),
  }
}

/** A loaded machine may be unavailable for a moment; a request that makes the server so is so again. */
export async function sendPatiently(server: string, sent: Sent): Promise<Answer> {
  const answer = await sendRendered(server, sent)
  if (answer.status !== 503) return answer
  await delay(1000 * Number(answer.headers.get('retry-after') ?? 1))
  return sendRendered(server, sent)
}

async function sendRendered(server: string, { method, url, headers, body }: Sent): Promise<Answer> {
  const response = await fetch(server + url, {
    method,
    headers,
    signal: AbortSignal.timeout(WITHIN_MS),
    ...(body === undefined ? {} : { body }),
  })
  return { status: response.status, headers: response.headers, body: await response.json() }
}

export function textOf({ method, url, headers, body }: Sent): string {
  const { authorization: _token, ...shown } = headers
  return `${method} ${url.slice(0, 300)}\n  ${JSON.stringify(shown).slice(0, 400)}\n  ${body?.toString().slice(0, 600) ?? ''}`
}
