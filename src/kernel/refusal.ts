/**
 * Every way in which the domain says no. The set is closed: each door answers all of them in one table, and a
 * new code does not compile until every door does.
 */
export type RefusalCode =
  | 'validation'
  | 'invalid_channel'
  | 'bad_phone'
  | 'bad_email'
  | 'invalid_password'
  | 'client_creation'
  | 'user_creation'
  | 'property_creation'
  | 'booking_time'
  | 'party_size'
  | 'property_header'
  | 'google_not_qualified'
  | 'invalid_cursor'
  | 'unauthorized'
  | 'csrf'
  | 'property_forbidden'
  | 'insufficient_scope'
  | 'reservation_forbidden'
  | 'sandbox_expired'
  | 'not_found'
  | 'method_not_allowed'
  | 'state_conflict'
  | 'idempotency_key_reused'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'too_many_requests'
  | 'unavailable'

/** Why a booking is refused, in the order in which the checks are made (booking rules, section 4). */
export type Reason =
  | 'not_bookable'
  | 'not_online'
  | 'room_not_served'
  | 'closed_day'
  | 'outside_hours'
  | 'not_a_slot'
  | 'clock_change'
  | 'past'
  | 'too_soon'
  | 'too_far'
  | 'party_too_large'
  | 'party_too_small'
  | 'blocked'
  | 'out_of_order'
  | 'pacing'
  | 'full'
  /** the hold to be taken over is not there for this */
  | 'hold_expired'

export interface FieldProblem {
  path: string
  message: string
}

/** Another time that could be booked instead. */
export interface Alternative {
  start_date: string
  start_hour: string
  service_id: number
  room_id: number
}

export interface RefusalDetail {
  fields?: FieldProblem[]
  reason?: Reason
  alternatives?: Alternative[]
  /** what the token would have to have */
  scope?: string
  /** seconds after which the same request may work */
  retryAfter?: number
}

/** A refusal that a caller can act on: `message` says what was wrong and what would be right. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly detail: RefusalDetail

  constructor(code: RefusalCode, message: string, detail: RefusalDetail = {}) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.detail = detail
  }
}

/** A refusal that names one field of the input. */
export function fieldRefusal(code: RefusalCode, path: string, message: string): Refusal {
  return new Refusal(code, `${path}: ${message}`, { fields: [{ path, message }] })
}

/** The answer for an id that does not exist within the property, and for one of another property alike. */
export function notFound(what: string, id: number | string): Refusal {
  return new Refusal('not_found', `${what} with id ${id} not found`)
}
