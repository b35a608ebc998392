/** One call of an endpoint: to checked addresses only, within ten seconds, without following where it points. */
import {
  Agent as HttpAgent,
  request as requestHttp,
  type ClientRequest,
  type IncomingMessage,
} from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { addressesOf, lookupAmong, NotPublic } from './guard.ts'
import { hostOf } from './rules.ts'

export interface Outcome {
  http_status: number | null
  /** why it is no delivery; null: it is one */
  error: string | null
  duration_ms: number
}

export interface Message {
  endpoint: string
  headers: Record<string, string>
  body: string
}

interface Limits {
  allowPrivate: boolean
  /** gives the call up, because the server stops */
  stopping: AbortSignal
  /** milliseconds for all of it; for tests */
  within?: number
}

const WITHIN_MS = 10_000
const READ_AT_MOST = 64 * 1024

// of our own: the environment may tell the global ones to use a proxy, which resolves names itself, or to trust anybody
const httpAgent = new HttpAgent({ keepAlive: false })
const httpsAgent = new HttpsAgent({ keepAlive: false, rejectUnauthorized: true })

/** Sends a message; undefined when the server stopped meanwhile, and nothing is known of it. */
export async function send(message: Message, limits: Limits): Promise<Outcome | undefined> {
  const { stopping, within = WITHIN_MS } = limits
  const began = performance.now()
  const giveUp = new AbortController()
  const stop = () => giveUp.abort()
  const late = setTimeout(stop, within)
  stopping.addEventListener('abort', stop, { once: true })
  if (stopping.aborted) stop()
  const outcome = (http_status: number | null, error: string | null) => ({
    http_status,
    error,
    duration_ms: Math.round(performance.now() - began),
  })
  try {
    const status = await call(message, limits.allowPrivate, giveUp.signal)
    return outcome(status, problemOf(status))
  } catch (error) {
    if (stopping.aborted) return undefined
    const timedOut = giveUp.signal.aborted
    return outcome(null, timedOut ? `There was no answer within ${within / 1000} seconds.` : reasonOf(error))
  } finally {
    clearTimeout(late)
    stopping.removeEventListener('abort', stop)
  }
}

async function call(message: Message, allowPrivate: boolean, signal: AbortSignal): Promise<number> {
  const url = new URL(message.endpoint)
  const addresses = await unlessAborted(addressesOf(hostOf(url), allowPrivate), signal)
  const options = {
    method: 'POST',
    headers: { ...message.headers, 'content-length': Buffer.byteLength(message.body) },
    lookup: lookupAmong(addresses),
    signal,
  }
  const request =
    url.protocol === 'https:'
      ? requestHttps(url, { ...options, agent: httpsAgent })
      : requestHttp(url, { ...options, agent: httpAgent })
  request.end(message.body)
  return statusOf(request)
}

/** The status that is answered. What follows it is read, up to a limit, for the endpoint to be done, and forgotten. */
function statusOf(request: ClientRequest): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  request.on('error', reject)
  request.on('close', () => reject(new Error('the connection was closed')))
  request.on('response', (response: IncomingMessage) => {
    const status = response.statusCode ?? 0
    let bytes = 0
    // whatever becomes of the rest, this was the answer
    request.removeAllListeners('error').on('error', () => resolve(status))
    request.removeAllListeners('close')
    response.on('error', () => resolve(status))
    response.on('close', () => resolve(status))
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > READ_AT_MOST) request.destroy()
    })
  })
  return promise
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  work.then(resolve, reject)
  const stop = () => reject(new Error('given up'))
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  return promise
}

function problemOf(status: number): string | null {
  if (status >= 200 && status < 300) return null
  return status >= 300 && status < 400
    ? `The endpoint answered ${status}; redirects are not followed.`
    : `The endpoint answered ${status}; a delivery is done with 200 to 299.`
}

const REASONS = new Map([
  ['ECONNREFUSED', 'The connection was refused.'],
  ['ECONNRESET', 'The connection was closed before an answer came.'],
  ['EPIPE', 'The connection was closed before an answer came.'],
  ['ENOTFOUND', 'The host has no address.'],
  ['EAI_AGAIN', 'The name of the host could not be resolved.'],
  ['ETIMEDOUT', 'The connection could not be made in time.'],
  ['EHOSTUNREACH', 'The host cannot be reached.'],
  ['ENETUNREACH', 'The host cannot be reached.'],
])

/** What the owner of the endpoint can act on, without a word of the inside of this server or its network. */
function reasonOf(error: unknown): string {
  if (error instanceof NotPublic) return 'The host is not at a public address.'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = REASONS.get(code)
  if (known) return known
  if (code.startsWith('HPE_')) return 'The answer was not HTTP.'
  if (/CERT|SIGNATURE|SSL|TLS|EPROTO/.test(code))
    return `No secure connection could be made (${code.slice(0, 60)}).`
  return 'The call failed.'
}
