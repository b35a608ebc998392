/** Headers of requests and answers, as parameters and components of the document. */
import { Type, type TSchema } from 'typebox'
import { refTo, type Reference } from './shapes.ts'
import type { RouteFacts } from './route-facts.ts'

const header = (description: string, schema: object) => ({ description, schema })
const COUNT = { type: 'integer', minimum: 0 }

/** The headers of answers. */
const ANSWER_HEADERS = {
  'X-Request-Id': header(
    'The id of the request in the logs of the server: the one sent in this header, where it has up to 64 letters, digits, dots, dashes and underscores, else a new one.',
    { type: 'string', examples: ['2f1c9a52-5a0c-4a4b-8a0b-5a3a1f0f9c1e'] },
  ),
  ETag: header('The version of the resource, in quotes: what `If-Match` takes.', {
    type: 'string',
    examples: ['"3"'],
  }),
  'Idempotent-Replayed': header('true where this is the kept answer of the first request with the key.', {
    type: 'string',
    enum: ['true'],
  }),
  'Cache-Control': header('The answer holds secrets.', { type: 'string', enum: ['no-store'] }),
  'WWW-Authenticate': header('How to authenticate, and what was wrong with it.', {
    type: 'string',
    examples: ['Bearer error="invalid_token"'],
  }),
  'Retry-After': header('Seconds after which the same request may work.', {
    ...COUNT,
    examples: [1],
  }),
  'RateLimit-Limit': header('How many requests a window takes.', { ...COUNT, examples: [600] }),
  'RateLimit-Remaining': header('How many more this window takes.', { ...COUNT, examples: [599] }),
  'RateLimit-Reset': header('Seconds until the next window.', { ...COUNT, examples: [60] }),
} as const

type HeaderName = keyof typeof ANSWER_HEADERS

const refsTo = (names: HeaderName[]): Record<string, Reference> =>
  Object.fromEntries(names.map((name) => [name, refTo('headers', name)]))

const LIMITS: HeaderName[] = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset']
/** Found before a request is counted, whichever operation it is for. */
const UNCOUNTED = [401, 431]
const OF_ERRORS: Record<number, HeaderName[]> = {
  401: ['WWW-Authenticate'],
  403: ['WWW-Authenticate'],
  409: ['Retry-After'],
  429: ['Retry-After'],
  503: ['Retry-After'],
}

type Door = RouteFacts['door']

/** Sessions are no way to authenticate that HTTP knows, and are not counted. */
const PARTNERS_ONLY: ReadonlySet<string> = new Set(['WWW-Authenticate', ...LIMITS])
const ofDoor = (door: Door, names: HeaderName[]): HeaderName[] =>
  door === 'staff' ? names.filter((name) => !PARTNERS_ONLY.has(name)) : names

/** The headers that answers of a door have. */
export const headerComponents = (door: Door): Record<string, object> =>
  Object.fromEntries(
    Object.entries(ANSWER_HEADERS).filter(([name]) => door === 'partner' || !PARTNERS_ONLY.has(name)),
  )

/** The headers of an error answer that operations share. */
export const errorHeaders = (status: number, door: Door): Record<string, Reference> =>
  refsTo(
    ofDoor(door, [
      'X-Request-Id',
      ...(OF_ERRORS[status] ?? []),
      ...(UNCOUNTED.includes(status) ? [] : LIMITS),
    ]),
  )

/** The headers of an answer that a route has for itself. */
export function answerHeaders(status: number, facts: RouteFacts): Record<string, Reference> {
  const { faults, tagged, once, access, door } = facts
  const limited = faults.includes('too_many_requests')
  const limits = limited ? LIMITS : []
  if (status >= 400) return refsTo(['X-Request-Id', ...(OF_ERRORS[status] ?? []), ...limits])
  return refsTo(
    ofDoor(door, [
      'X-Request-Id',
      ...limits,
      ...(tagged ? (['ETag'] as const) : []),
      ...(once ? (['Idempotent-Replayed'] as const) : []),
      // what is given without a token, and counted, is a secret; nothing of the staff is for caches
      ...((limited && access === 'none') || door === 'staff' ? (['Cache-Control'] as const) : []),
    ]),
  )
}

const PROPERTY = Type.Integer({
  description: 'id of the property that the call is about',
  examples: [999643],
})
const IDEMPOTENCY_KEY = Type.String({
  minLength: 1,
  maxLength: 255,
  description:
    'makes a retry safe: for a day the same key with the same body gets the first answer again, and nothing is done twice',
  examples: ['7f0d6a0e-6f9b-4d0c-9a53-0f1f6f0a7f58'],
})
const IF_MATCH = Type.String({
  description: 'the ETag of an earlier answer: the change is made only while the resource is in that version',
  examples: ['"3"'],
})

const CSRF_TOKEN = Type.String({
  description: 'the `csrf` of the session',
  examples: ['Jm7s3mUqg0zB1x5kqfYQn0dJwq2mB8v4c6sT1aXhUeE'],
})

/** The schema of the headers that a route reads beside `Authorization` or the cookie. */
export function requestHeaders({ access, once, conditional, door, faults }: RouteFacts): TSchema | undefined {
  const fields = {
    ...(door === 'staff' && access !== 'none' && faults.includes('csrf')
      ? { 'X-CSRF-Token': CSRF_TOKEN }
      : {}),
    ...(access === 'property' ? { Property: PROPERTY } : {}),
    ...(once ? { 'Idempotency-Key': Type.Optional(IDEMPOTENCY_KEY) } : {}),
    ...(conditional ? { 'If-Match': Type.Optional(IF_MATCH) } : {}),
  }
  return Object.keys(fields).length > 0 ? Type.Object(fields) : undefined
}
