/** How the partner door says each refusal (`api.md`, section 1.6). */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Refusal, type RefusalCode, type RefusalDetail } from '../kernel/refusal.ts'
import { isConnectionLoss } from '../db/sqlstate.ts'

export const ANSWERS = {
  validation: [400, 'ValidationException'],
  invalid_channel: [400, 'InvalidChannelException'],
  bad_phone: [400, 'BadPhoneException'],
  bad_email: [400, 'BadEmailException'],
  invalid_password: [400, 'InvalidPasswordException'],
  client_creation: [400, 'ClientCreationException'],
  user_creation: [400, 'UserCreationException'],
  property_creation: [400, 'PropertyCreationException'],
  booking_time: [400, 'InvalidBookingTimeException'],
  party_size: [400, 'InvalidPartySizeException'],
  property_header: [400, 'PropertyHeaderException'],
  google_not_qualified: [400, 'ApiAccountValidationException'],
  invalid_cursor: [400, 'InvalidCursorException'],
  unauthorized: [401, 'UnauthorizedException'],
  csrf: [403, 'CsrfException'],
  property_forbidden: [403, 'PropertyForbiddenException'],
  insufficient_scope: [403, 'InsufficientScopeException'],
  reservation_forbidden: [403, 'ReservationForbiddenException'],
  sandbox_expired: [403, 'SandboxExpiredException'],
  not_found: [404, 'ResourceNotFoundException'],
  method_not_allowed: [405, 'MethodNotAllowedException'],
  state_conflict: [409, 'StateConflictException'],
  idempotency_key_reused: [422, 'IdempotencyKeyReusedException'],
  payload_too_large: [413, 'PayloadTooLargeException'],
  unsupported_media_type: [415, 'UnsupportedMediaTypeException'],
  too_many_requests: [429, 'TooManyRequestsException'],
  unavailable: [503, 'ServiceUnavailableException'],
} as const satisfies Record<RefusalCode, readonly [number, string]>

export const INTERNAL = [500, 'InternalServerErrorException'] as const

/** What only browsers can be told: the partner door reads no cookies. */
const { csrf: _csrf, ...partnerAnswers } = ANSWERS

export const ERROR_CLASSES: readonly (readonly [number, string])[] = [
  ...Object.values(partnerAnswers),
  INTERNAL,
]

/** The one shape of errors, with the classes that a door has. */
const errorAnswerOf = (classes: readonly (readonly [number, string])[]) =>
  Type.Object(
    {
      success: Type.Literal(false, { description: 'always false' }),
      message: Type.String({ description: 'what was wrong and what would be right' }),
      error: Type.Object({
        code: Type.String({ description: 'the class name in upper snake case, without Exception' }),
        message: Type.String({ description: 'the same message' }),
        class_name: Type.Enum([...new Set(classes.map(([, name]) => name))], {
          description: 'the class of the error',
        }),
        reason: Type.Optional(Type.String({ description: 'why a booking is refused' })),
        alternatives: Type.Optional(
          Type.Array(
            Type.Object({
              start_date: Type.String({ format: 'date', description: 'day of the start' }),
              start_hour: Type.String({ format: 'time-of-day', description: 'time of the start' }),
              service_id: Type.Integer({ description: 'the service' }),
              room_id: Type.Integer({ description: 'the room' }),
            }),
            { description: 'the nearest times that could be booked instead' },
          ),
        ),
        fields: Type.Optional(
          Type.Array(
            Type.Object({
              path: Type.String({ description: 'the field' }),
              message: Type.String({ description: 'what is wrong with it' }),
            }),
            { description: 'the fields that are wrong' },
          ),
        ),
        scope: Type.Optional(Type.String({ description: 'the scope that is missing' })),
        request_id: Type.String({ description: 'as in the X-Request-Id header' }),
      }),
    },
    { $id: 'Error' },
  )

export const ErrorAnswer = errorAnswerOf(ERROR_CLASSES)
export const StaffErrorAnswer = errorAnswerOf([...Object.values(ANSWERS), INTERNAL])

/** `ResourceNotFoundException` → `RESOURCE_NOT_FOUND`. */
const codeOf = (className: string) =>
  className
    .replace(/Exception$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toUpperCase()

export function errorBody(className: string, message: string, requestId: string, detail: RefusalDetail = {}) {
  return {
    success: false,
    message,
    error: { code: codeOf(className), message, class_name: className, ...detail, request_id: requestId },
  }
}

interface FastifyFault {
  code?: string
  statusCode?: number
  message: string
}

/** Faults that Fastify itself finds in a request, as refusals of ours. */
function faultOf({ code, statusCode, message }: FastifyFault): Refusal | undefined {
  if (statusCode === 413)
    return new Refusal('payload_too_large', 'The body is larger than this operation takes.')
  if (statusCode === 415)
    return new Refusal(
      'unsupported_media_type',
      'Send the body as JSON, with Content-Type: application/json.',
    )
  if (statusCode === 429) return new Refusal('too_many_requests', message)
  if (statusCode === 400 || code?.startsWith('FST_ERR_CTP'))
    return new Refusal('validation', `The request cannot be read: ${message}`)
  return undefined
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  // before the database: a caller who hangs up is a lost connection too
  const fault = error instanceof Error ? faultOf(error) : undefined
  if (fault) return fault
  return isConnectionLoss(error)
    ? new Refusal('unavailable', 'The database cannot be reached just now. Try again in a few seconds.')
    : undefined
}

interface Failure {
  status: number
  className: string
  message: string
  detail: RefusalDetail
  /** seconds */
  retryAfter: number | undefined
}

/** What a caller may know of an error; one of the server's own is logged. */
export function describeFailure(error: unknown, request: FastifyRequest): Failure {
  const refusal = refusalOf(error)
  const [status, className] = refusal ? ANSWERS[refusal.code] : INTERNAL
  if (status >= 500) request.log.error({ err: error }, 'request failed')
  const { retryAfter = status === 503 ? 1 : undefined, ...detail } = refusal?.detail ?? {}
  const message =
    refusal?.message ?? 'Something went wrong on the server; the fault is logged under this request id.'
  return { status, className, message, detail, retryAfter }
}

export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status, className, message, detail, retryAfter } = describeFailure(error, request)
  if (status === 401) void reply.header('www-authenticate', 'Bearer error="invalid_token"')
  if (detail.scope !== undefined)
    void reply.header('www-authenticate', `Bearer error="insufficient_scope", scope="${detail.scope}"`)
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter))
  void reply
    .code(status)
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(errorBody(className, message, request.id, detail))
}

/** Fastify's `frameworkErrors`: an address that cannot be read comes before routes, and so before their hooks. */
export function answerUnroutable(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('x-request-id', request.id)
  answerError(error, request, reply)
}
