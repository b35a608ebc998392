import { errorOf, OctoTableError } from './errors.ts'
import { routes } from './routes.gen.ts'

export interface ConnectionOptions {
  /** instead of the global `fetch` */
  fetch?: typeof fetch | undefined
  /** how often a request is tried again; default 3 */
  retries?: number | undefined
  /** milliseconds for one try; default 30,000 */
  timeout?: number | undefined
}

/** Where requests go, and how. */
export interface Connection {
  baseUrl: string
  fetch: typeof fetch
  retries: number
  timeout: number
}

export function connectionTo(baseUrl: string, options: ConnectionOptions = {}): Connection {
  const { fetch = globalThis.fetch, retries = 3, timeout = 30_000 } = options
  return { baseUrl: baseUrl.replace(/\/+$/, ''), fetch, retries, timeout }
}

export interface Outgoing {
  operation: keyof typeof routes
  path?: Record<string, string | number> | undefined
  query?: object | undefined
  headers: Record<string, string>
  body?: string | Blob | undefined
  /** doing it twice is the same as doing it once */
  repeatable: boolean
  signal?: AbortSignal | undefined
}

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 60_000

/** Nothing was done, or a proxy did not hear what was. */
const PASSING = [429, 502, 503, 504]

/**
 * Milliseconds until another try; undefined where that would not help. A server at work on the same Idempotency-Key
 * says 409 with `Retry-After`; whoever asks for more patience than a minute is not waited for.
 */
function pauseAfter(error: unknown, attempt: number): number | undefined {
  const backoff = Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS) * (0.5 + Math.random() / 2)
  if (!(error instanceof OctoTableError)) return backoff
  const { status, retry_after } = error
  if (!PASSING.includes(status) && !(status === 409 && retry_after !== undefined)) return undefined
  const asked = (retry_after ?? 0) * 1000
  return asked > LONGEST_PAUSE_MS ? undefined : asked + backoff
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })
}

type Scalar = string | number | boolean

/** `status[]=A&status[]=B` for a list. */
function queryText(query: object): string {
  const pairs = Object.entries(query).flatMap(([name, value]: [string, Scalar | Scalar[] | undefined]) => {
    if (Array.isArray(value)) return value.map((item) => [`${name}[]`, String(item)])
    return value === undefined ? [] : [[name, String(value)]]
  })
  const text = new URLSearchParams(pairs).toString()
  return text && `?${text}`
}

async function sendOnce<T>(connection: Connection, outgoing: Outgoing): Promise<T> {
  const { operation, path = {}, query = {}, headers, body = null, signal } = outgoing
  const [method = '', template = ''] = routes[operation].split(' ')
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])))
  const inTime = AbortSignal.timeout(connection.timeout)
  // a browser's fetch must not be called as a method of ours
  const { fetch } = connection
  const response = await fetch(connection.baseUrl + filled + queryText(query), {
    method,
    headers,
    body,
    signal: signal ? AbortSignal.any([signal, inTime]) : inTime,
  })
  const text = await response.text()
  if (!response.ok) throw errorOf(response, text)
  const answer: T = JSON.parse(text)
  return answer
}

/** Sends a request, again where that is safe and may help, and gives the answer or throws. */
export async function send<T>(connection: Connection, outgoing: Outgoing): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await sendOnce<T>(connection, outgoing)
    } catch (error) {
      outgoing.signal?.throwIfAborted()
      const wait =
        outgoing.repeatable && attempt < connection.retries ? pauseAfter(error, attempt) : undefined
      if (wait === undefined) throw error
      await pause(wait, outgoing.signal)
    }
  }
}
