import { nowMs } from './clock.ts'
import type { Reservation } from './types.ts'

/** What the server POSTs to a subscription's endpoint. */
export interface WebhookEvent {
  type: 'RESERVATION_CREATED' | 'RESERVATION_UPDATED' | 'RESERVATION_DELETED'
  /** an instant, in UTC */
  timestamp: string
  property_id: number
  data: Reservation
  /** place among the events of the property; a sample has none */
  sequence?: number
  /** the fields that changed, as they were; `null` for one that had no value */
  previous?: Record<string, unknown>
  /** a sample, asked for to try the endpoint: nothing happened */
  test?: true
}

/** `Headers`, or those of a request in Node. */
export type WebhookHeaders = Headers | Record<string, string | string[] | undefined>

const TOLERANCE_S = 300

/** A delivery that does not come from the server, was altered, or is too old. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError'
}

function headerOf(headers: WebhookHeaders, wanted: string): string {
  const pairs = Symbol.iterator in headers ? [...headers] : Object.entries(headers)
  const value = pairs.find(([name]) => name.toLowerCase() === wanted)?.[1]
  if (typeof value !== 'string') throw new WebhookError(`The delivery has no ${wanted} header.`)
  return value
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  } catch {
    return undefined
  }
}

async function keyOf(secret: string): Promise<CryptoKey> {
  const bytes = bytesOf(secret.replace(/^whsec_/, ''))
  if (!bytes?.length) throw new TypeError('A webhook secret is whsec_ and base64.')
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])
}

/**
 * Gives what a delivery says after checking its signature (Standard Webhooks); throws a `WebhookError` otherwise.
 * `body` is the text exactly as it came, not parsed and written again. A delivery may come more than once: its
 * `webhook-id` header stays the same.
 */
export async function verifyWebhook(
  body: string | Uint8Array,
  headers: WebhookHeaders,
  secret: string,
): Promise<WebhookEvent> {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
  const [id, timestamp] = [headerOf(headers, 'webhook-id'), headerOf(headers, 'webhook-timestamp')]
  const age = Math.abs(nowMs() / 1000 - Number(timestamp))
  // not a number is not young
  if (!(age <= TOLERANCE_S)) throw new WebhookError('The delivery is not of the last five minutes.')
  const key = await keyOf(secret)
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${text}`)
  // several while a secret is replaced; `verify` compares in constant time
  for (const one of headerOf(headers, 'webhook-signature').split(' ')) {
    const signature = one.startsWith('v1,') ? bytesOf(one.slice(3)) : undefined
    if (!signature || !(await crypto.subtle.verify('HMAC', key, signature, signed))) continue
    const event: WebhookEvent = JSON.parse(text)
    return event
  }
  throw new WebhookError('No signature of the delivery fits the secret.')
}
