import type { components } from './api.gen.ts'
import { nowMs, readHttpDate } from './clock.ts'

type ErrorDetail = components['schemas']['Error']['error']

/** A booking that would be possible instead of a refused one. */
export type Alternative = NonNullable<ErrorDetail['alternatives']>[number]

/** An answer that is not a success, in the server's own words; `code` says which kind it is. */
export class OctoTableError extends Error {
  override readonly name = 'OctoTableError'
  /** of HTTP */
  readonly status: number
  readonly code: string | undefined
  readonly class_name: ErrorDetail['class_name'] | undefined
  /** why a booking is refused: `full`, `closed_day`, `too_soon`, … */
  readonly reason: string | undefined
  /** what is wrong with which field; empty when it is not about fields */
  readonly fields: { path: string; message: string }[]
  /** what the operator finds this request by */
  readonly request_id: string | undefined
  /** the nearest bookings that are possible instead; empty when none are told */
  readonly alternatives: Alternative[]
  /** seconds after which another try makes sense */
  readonly retry_after: number | undefined

  constructor(status: number, message: string, detail: Partial<ErrorDetail>, retryAfter?: number) {
    super(message)
    this.status = status
    this.code = detail.code
    this.class_name = detail.class_name
    this.reason = detail.reason
    this.fields = detail.fields ?? []
    this.request_id = detail.request_id
    this.alternatives = detail.alternatives ?? []
    this.retry_after = retryAfter
  }
}

/** Ours, or that of RFC 6749 which the token endpoint adds: there `error` is a code. */
interface ErrorBody {
  message?: string
  error?: string | Partial<ErrorDetail>
}

/** A proxy on the way may answer anything. */
function readBody(text: string): ErrorBody {
  try {
    const body: ErrorBody | null = JSON.parse(text)
    return body ?? {}
  } catch {
    return {}
  }
}

/** `Retry-After` in seconds: it comes as a number of them or as a date. */
function readRetryAfter(header: string | null): number | undefined {
  if (header === null) return undefined
  const seconds = /^\d+$/.test(header) ? Number(header) : (readHttpDate(header) - nowMs()) / 1000
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds)
}

export function errorOf({ status, headers }: Response, text: string): OctoTableError {
  const { message = `The server answered ${status}.`, error = {} } = readBody(text)
  const request_id = headers.get('x-request-id')
  const detail = typeof error === 'string' ? { code: error } : error
  const known = request_id === null ? detail : { request_id, ...detail }
  return new OctoTableError(status, message, known, readRetryAfter(headers.get('retry-after')))
}
