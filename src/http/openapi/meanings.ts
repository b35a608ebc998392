/** When each error comes, and what it may say: the words of the document's error answers. */
import type { RefusalCode } from '../../kernel/refusal.ts'
import { ANSWERS, INTERNAL } from '../errors.ts'

/** A refusal, or a fault that no refusal stands for. */
export type Fault = RefusalCode | 'internal' | 'headers_too_large'

interface Meaning {
  when: string
  /** a message of that error */
  example: string
}

const meaning = (when: string, example: string): Meaning => ({ when, example })

export const MEANINGS: Record<Fault, Meaning> = {
  validation: meaning(
    'the path, the query, a header or the body is not of the documented form; `error.fields` lists what is wrong',
    'name is required',
  ),
  invalid_channel: meaning(
    'the channel is unknown or not allowed to this caller',
    'channel: must be one of OCTOTABLE_BOOK, OCTOTABLE_ADMIN',
  ),
  bad_phone: meaning(
    'a phone number does not have 5 to 15 digits',
    'customer.phone: must be a phone number with 5 to 15 digits, such as +393332211456',
  ),
  bad_email: meaning(
    'an e-mail address is not one',
    'customer.email: must be an e-mail address such as adam@example.com',
  ),
  invalid_password: meaning(
    'the password does not fit the pattern',
    'sandbox_property.password: must have 8 to 128 characters, among them a lower-case letter, an upper-case letter and a digit',
  ),
  client_creation: meaning(
    'this server registers no clients',
    'Registration is closed on this server. Ask its operator for a client.',
  ),
  user_creation: meaning(
    'the username is already taken',
    'The username yourcompany100@demo.com is already taken. Choose another one.',
  ),
  property_creation: meaning('the property cannot be created', 'The property cannot be created.'),
  booking_time: meaning(
    'the time cannot be booked: taken, closed, past, outside the booking window, no start time; `error.reason` says which',
    'There is no table free on 2026-05-15 at 19:30:00 for the whole stay; choose another time.',
  ),
  party_size: meaning(
    'no table and no combination could ever seat that party; `error.reason` says whether it is too large or too small',
    'pax 99 is above the capacity of every table and combination asked for; book a smaller party or choose another room.',
  ),
  property_header: meaning(
    'the `Property` header is missing or not an integer',
    'Send the id of the property, an integer, in the Property header.',
  ),
  google_not_qualified: meaning(
    'the property does not qualify for the Google engine; the message lists what is missing',
    'The property does not qualify for the Google engine yet. It needs: phone, address.',
  ),
  invalid_cursor: meaning(
    '`next_cursor` is not one of an answer to the same filters',
    'next_cursor must be the one of an answer to the same filters; leave it out to start again.',
  ),
  unauthorized: meaning(
    'the access token is missing, malformed, expired or revoked',
    'Send an access token: Authorization: Bearer <token from oauth2/token>.',
  ),
  insufficient_scope: meaning(
    'the token does not have the scope that the operation needs at this property; `error.scope` names it',
    'This needs the scope setup:write, which this token does not have here. Ask the restaurant for it.',
  ),
  csrf: meaning(
    'the `X-CSRF-Token` header does not fit the session, or a page of another site sends this',
    'Send the csrf of GET /staff/api/v1/session in the X-CSRF-Token header, from a page of this site.',
  ),
  property_forbidden: meaning(
    'the property does not exist, is of another client, waits for approval or is disabled, or its sandbox is full',
    'This client has no access to a property with id 999643.',
  ),
  reservation_forbidden: meaning(
    'only who cancelled the reservation may undo that',
    'Only who cancelled a reservation can undo it; ask them, or make a new one.',
  ),
  sandbox_expired: meaning(
    'the sandbox property has expired',
    'The sandbox property 999643 has expired. Create a new client for a new one.',
  ),
  not_found: meaning(
    'the property has nothing with an id that the request names',
    'Room with id 213092342 not found',
  ),
  method_not_allowed: meaning(
    'the path takes other methods; `Allow` names them',
    'PATCH is not known here. Allowed: GET, HEAD, POST.',
  ),
  state_conflict: meaning(
    'the change does not fit the present state: a status from which it cannot come, a set-up that upcoming reservations use, an `If-Match` that is not met, or another request with the same `Idempotency-Key` that is still at work',
    'A reservation that is REJECTED cannot become CONFIRMED.',
  ),
  idempotency_key_reused: meaning(
    'the `Idempotency-Key` was used with another body',
    'This Idempotency-Key was used with another body. Use a new key for a new request.',
  ),
  payload_too_large: meaning(
    'the body is larger than the operation takes',
    'The body is larger than this operation takes.',
  ),
  unsupported_media_type: meaning(
    'the body is not of a media type that the operation takes',
    'Send the body as JSON, with Content-Type: application/json.',
  ),
  too_many_requests: meaning(
    'the caller has sent as many requests as it may; `Retry-After` says when to go on',
    'This client has made as many calls as it may in a minute. Try again in 12 seconds.',
  ),
  unavailable: meaning(
    'the database cannot be reached, or too many changes are under way; `Retry-After` says when to try again',
    'Many changes to this day are under way; nothing was changed. Try again in a second.',
  ),
  headers_too_large: meaning(
    'the address and the headers are larger than 16 KiB',
    'The address and the headers of the request are larger than 16 KiB.',
  ),
  internal: meaning(
    'a fault of the server, never because of the input',
    'Something went wrong on the server; the fault is logged under this request id.',
  ),
}

/** Where they mean something else at the staff door. */
export const STAFF_MEANINGS: Partial<Record<Fault, Meaning>> = {
  unauthorized: meaning(
    'nobody is signed in, or what was given to sign in is not right',
    'Sign in first: POST /staff/api/v1/session with username and password.',
  ),
  insufficient_scope: meaning(
    "the user's role at the property does not have the scope or the right that the operation needs",
    'This needs the right "users" (see who works here, change roles, let people go), which your role here does not have.',
  ),
  property_forbidden: meaning(
    'the user does not work at the property, or it waits for approval or is disabled, or its sandbox is full',
    'This user has no access to a property with id 999643.',
  ),
  too_many_requests: meaning(
    'there were too many tries; `Retry-After` says when to go on',
    'Too many tries from this address. Try again in 12 seconds.',
  ),
}

/** Status and class of an error. */
export function answerTo(fault: Fault): readonly [status: number, className: string] {
  if (fault === 'internal') return INTERNAL
  return fault === 'headers_too_large' ? [431, 'PayloadTooLargeException'] : ANSWERS[fault]
}
