/** The error answers: each class in the one shape, the order of the checks, nothing of the inside (`api.md`, 1.2 and 1.6). */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { SCOPES } from '../src/kernel/scopes.ts'
import { ERROR_CLASSES } from '../src/http/errors.ts'
import { assertError, assertField } from './support/assert-error.ts'
import { addDays, today } from './support/days.ts'
import {
  AUTH,
  createRestaurant,
  fetchToken,
  PMS,
  send,
  startTestServer,
  type Answer,
  type Restaurant,
  type TestServer,
} from './support/server.ts'

let server: TestServer
let restaurant: Restaurant
let other: Restaurant
before(async () => {
  server = await startTestServer()
  restaurant = await createRestaurant(server)
  other = await createRestaurant(server)
})
after(() => server.stop())

const CLIENT = `${AUTH}/api-account/oauth2/client`
const register = (fields: object = {}, url = server.url) =>
  send(url, 'POST', CLIENT, {
    redirect_uri: 'http://localhost:8183/main-page',
    sandbox_property: {
      name: 'Trattoria',
      username: crypto.randomUUID(),
      password: 'yourCompany123!',
      email: 'owner@example.com',
      ...fields,
    },
  })

const book = (fields: object = {}) =>
  restaurant.api('POST', '/reservations', {
    channel: 'OCTOTABLE_ADMIN',
    start_date: addDays(today(), 3),
    start_hour: '20:00',
    pax: 2,
    service_id: restaurant.dinner,
    room_id: restaurant.room,
    customer: { first_name: 'Ada' },
    ...fields,
  })

/** The answer of another server on the same database. */
async function withServer(
  env: Record<string, string>,
  ask: (url: string) => Promise<Answer>,
): Promise<Answer> {
  const another = await startTestServer(env, server.databaseUrl)
  try {
    return await ask(another.url)
  } finally {
    await another.stop()
  }
}

async function afterExpiry(): Promise<Answer> {
  await server.sql`update properties set expires_at = now() where id = ${other.property}`
  server.ctx.access.forget()
  return other.api('GET', '/rooms')
}

/** A token that may only look. */
async function narrowToken(): Promise<Answer> {
  const { client_id, client_secret } = restaurant
  const token = await fetchToken(server.url, client_id, client_secret, 'setup:read')
  return restaurant.api('POST', '/rooms', { name: 'Sala' }, { authorization: `Bearer ${token}` })
}

/** Two clients of one restaurant: what one of them cancelled is not the other's to bring back. */
async function othersCancellation(): Promise<Answer> {
  await server.sql`
    insert into grants (property_id, client_id, scopes)
    select ${restaurant.property}, id, ${[...SCOPES]}::text[] from clients where client_id = ${other.client_id}`
  const { id } = (await book({ start_hour: '21:30', waiting_list: true })).body.data[0]
  await restaurant.api('DELETE', `/reservations/${id}`)
  return other.api('DELETE', `/reservations/${id}?undo=true`, undefined, {
    property: String(restaurant.property),
  })
}

async function whileInUse(): Promise<Answer> {
  assert.equal((await book()).status, 201)
  return restaurant.api('DELETE', `/rooms/${restaurant.room}`)
}

/** The set-up is locked by somebody who does not let go. */
const whileLocked = () =>
  server.sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${String(BigInt(restaurant.property) * 2n ** 23n)}::bigint)`
    return restaurant.api('POST', '/rooms', { name: 'Late' })
  })

async function withoutTable(): Promise<Answer> {
  await server.sql`alter table rooms rename to rooms_away`
  const answer = await restaurant.api('GET', '/rooms')
  await server.sql`alter table rooms_away rename to rooms`
  return answer
}

const enableGoogle = () => restaurant.api('POST', '/reservations/google', { enable_google_engine: true })

async function reusedKey(): Promise<Answer> {
  const key = { 'idempotency-key': crypto.randomUUID() }
  assert.equal((await restaurant.api('POST', '/rooms', { name: 'Once' }, key)).status, 201)
  return restaurant.api('POST', '/rooms', { name: 'Twice' }, key)
}

const header = (property: string) => restaurant.api('GET', '/rooms', undefined, { property })
const typed = (type: string, body: string) => restaurant.api('POST', '/rooms', body, { 'content-type': type })

const CASES: [number, string, () => Promise<Answer>, string?][] = [
  [400, 'ValidationException', () => restaurant.api('POST', '/rooms', {}), 'name'],
  [400, 'InvalidChannelException', () => book({ channel: 'PHONE' }), 'channel'],
  [400, 'BadPhoneException', () => book({ customer: { first_name: 'A', phone: '12' } }), 'customer.phone'],
  [400, 'BadEmailException', () => book({ customer: { first_name: 'A', email: 'a' } }), 'customer.email'],
  [400, 'InvalidPasswordException', () => register({ password: 'short' }), 'sandbox_property.password'],
  [400, 'ClientCreationException', () => withServer({ CREATE_CLIENT: 'off' }, (url) => register({}, url))],
  [
    400,
    'UserCreationException',
    async () => (await register({ username: 'ada.1' })) && register({ username: 'ADA.1' }),
  ],
  [400, 'InvalidBookingTimeException', () => book({ start_hour: '05:00' })],
  [400, 'InvalidPartySizeException', () => book({ pax: 99 })],
  [400, 'PropertyHeaderException', () => header('mine')],
  [400, 'InvalidCursorException', () => restaurant.api('GET', '/reservations?next_cursor=abc.def')],
  [400, 'ApiAccountValidationException', enableGoogle, 'phone'],
  [
    401,
    'UnauthorizedException',
    () => restaurant.api('GET', '/rooms', undefined, { authorization: 'Bearer a' }),
  ],
  [403, 'PropertyForbiddenException', () => header(String(other.property))],
  [403, 'InsufficientScopeException', narrowToken],
  [403, 'ReservationForbiddenException', othersCancellation],
  [403, 'SandboxExpiredException', afterExpiry],
  [404, 'ResourceNotFoundException', () => restaurant.api('GET', '/rooms/1')],
  [405, 'MethodNotAllowedException', () => restaurant.api('PATCH', '/rooms')],
  [409, 'StateConflictException', whileInUse],
  [413, 'PayloadTooLargeException', () => typed('application/json', `{"name":"${'x'.repeat(600_000)}"}`)],
  [415, 'UnsupportedMediaTypeException', () => typed('text/plain', '{"name":"Sala"}')],
  [422, 'IdempotencyKeyReusedException', reusedKey],
  [
    429,
    'TooManyRequestsException',
    () =>
      withServer(
        { CREATE_CLIENT_PER_HOUR: '1' },
        async (url) => (await register({}, url)) && register({}, url),
      ),
  ],
  [500, 'InternalServerErrorException', withoutTable],
  [503, 'ServiceUnavailableException', whileLocked],
]
const HEADERS: Record<number, [string, RegExp]> = {
  401: ['www-authenticate', /^Bearer error="invalid_token"$/],
  405: ['allow', /^GET, HEAD, POST$/],
  429: ['retry-after', /^[1-9]\d*$/],
  503: ['retry-after', /^1$/],
}

for (const [status, className, ask, path] of CASES)
  test(`${className} · what causes it · is ${status} in the documented shape`, async () => {
    const answer = await ask()
    assertError(answer, status, className)
    const [name, value] = HEADERS[status] ?? ['x-request-id', /^[\w.-]+$/]
    assert.match(answer.headers.get(name) ?? '', value)
    const fields = answer.body.error.fields?.map((field: { path: string }) => field.path)
    assert.equal(fields?.includes(path), path && true)
  })

test('error classes · all that the server knows · have a case here', () => {
  const unreachable = ['PropertyCreationException']
  const covered = CASES.map(([status, className]) => `${status} ${className}`)
  const known = ERROR_CLASSES.filter(([, name]) => !unreachable.includes(name))
  assert.deepEqual(covered.sort(), known.map(([status, name]) => `${status} ${name}`).sort())
})

test('a refused booking · any · tells its reason beside the message', async () => {
  assert.equal((await book({ start_hour: '05:00' })).body.error.reason, 'outside_hours')
  assert.equal((await book({ pax: 99 })).body.error.reason, 'party_too_large')
})

/** Faults from the last one checked to the first: a request with all from a point on is refused for that one. */
test('order of checks · a request with many faults · is refused for the first of them', async () => {
  const text = { 'content-type': 'text/plain' }
  const stranger = { authorization: '' }
  const nameless = { property: 'x' }
  const foreign = { property: '1' }
  const large = `"${'x'.repeat(600_000)}`
  const steps: [string, string, string, Record<string, string>, number, string][] = [
    ['PATCH', '/nothing/x', '{', { ...text, ...stranger, ...nameless }, 404, 'ResourceNotFoundException'],
    ['POST', '/nothing', large, stranger, 404, 'ResourceNotFoundException'],
    ['PATCH', '/rooms/x', '{', { ...text, ...stranger, ...nameless }, 405, 'MethodNotAllowedException'],
    ['PATCH', '/rooms', large, stranger, 405, 'MethodNotAllowedException'],
    ['PUT', '/rooms/x', '{', { ...text, ...stranger, ...nameless }, 415, 'UnsupportedMediaTypeException'],
    ['PUT', '/rooms/x', large, { ...stranger, ...nameless }, 413, 'PayloadTooLargeException'],
    ['PUT', '/rooms/x', '{', { ...stranger, ...nameless }, 401, 'UnauthorizedException'],
    ['PUT', '/rooms/x', '{', nameless, 400, 'PropertyHeaderException'],
    ['PUT', '/rooms/x', '{', foreign, 403, 'PropertyForbiddenException'],
    ['PUT', '/properties/1', '{', nameless, 403, 'PropertyForbiddenException'],
    ['PUT', '/rooms/x', '{', {}, 400, 'ValidationException'],
    ['PUT', '/rooms/1', '{', {}, 400, 'ValidationException'],
    ['PUT', '/rooms/1', '{"name":1}', {}, 400, 'ValidationException'],
    ['PUT', '/rooms/1', '{"name":"Sala"}', {}, 404, 'ResourceNotFoundException'],
    ['DELETE', '/rooms/x', '', {}, 400, 'ValidationException'],
  ]
  for (const [method, path, body, headers, status, className] of steps)
    assertError(await restaurant.api(method, path, body, headers), status, className, `${method} ${path}`)
})

test('validation · many wrong fields · names all of them, and no more than fifty', async () => {
  const wrong = { name: 1, bookable: 'yes', auto_group: 1, sold_out: 'LATER', position: 'first' }
  for (const [method, path] of [
    ['POST', '/rooms'],
    ['PUT', `/rooms/${restaurant.room}`],
  ] as const) {
    const answer = await restaurant.api(method, path, wrong)
    for (const name of Object.keys(wrong)) assertField(answer, name, `${method} ${name}`)
  }
  const flood = await restaurant.api('POST', '/services', {
    orders_section: { all: Array(50_000).fill('\0') },
  })
  assertError(flood, 400, 'ValidationException')
  assert.equal(flood.body.error.fields.length, 50)
})

test('request id · given by the caller · is kept where it is one, in header and body', async () => {
  for (const [given, kept] of [
    ['abc-1.2_3', true],
    ['x'.repeat(64), true],
    ['x'.repeat(65), false],
    ['a b', false],
    ['<script>', false],
  ] as const) {
    const answer = await restaurant.api('GET', '/rooms/1', undefined, { 'x-request-id': given })
    assertError(answer, 404, 'ResourceNotFoundException')
    assert.equal(answer.body.error.request_id === given, kept, given)
  }
  const fine = await send(server.url, 'GET', `${PMS}/rooms`, undefined, { 'x-request-id': 'mine' })
  assert.equal(fine.headers.get('x-request-id'), 'mine')
})

test('the end of the calendar · booked, moved to and searched · is never a fault', async () => {
  const last = { start_date: '9999-12-31', start_hour: '22:30', stay: 1440 }
  assert.ok((await book(last)).status < 500)
  const { id } = (await book()).body.data[0]
  assert.ok((await restaurant.api('PUT', `/reservations/${id}`, last)).status < 500)
  const { status, body } = await restaurant.api('GET', '/bookings/slots?start_date=9999-12-31&days=2')
  assert.ok(status === 400 || body.data.every(({ day }: { day: string }) => /^\d{4}-/.test(day)))
})
