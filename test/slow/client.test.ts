/** The client package against the real server, and against a network that fails. */
import { after, before, beforeEach, test } from 'node:test'
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import {
  createClient,
  OctoTable,
  OctoTableError,
  type CallOptions,
  type Reservation,
} from '../../client/src/index.ts'
import { addDays, today } from '../support/days.ts'
import { startFront, type Front } from '../support/front.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

let server: TestServer
let front: Front
let house: Restaurant
let api: OctoTable

before(async () => {
  server = await startTestServer()
  front = await startFront(server.url)
  house = await createRestaurant(server, [2, 4])
})
beforeEach(() => {
  api = clientAt(front.url)
  front.seen.length = 0
})
after(async () => {
  await front.stop()
  await server.stop()
})

const clientAt = (
  baseUrl: string,
  over: { clientSecret?: string; retries?: number; timeout?: number } = {},
) =>
  new OctoTable({
    baseUrl,
    clientId: house.client_id,
    clientSecret: house.client_secret,
    property: house.property,
    ...over,
  })

let days = 3
/** A booking on a day of its own, so that tests stay out of each other's way. */
const booking = () => ({
  channel: 'OCTOTABLE_ADMIN',
  start_date: addDays(today(), days++),
  start_hour: '20:00',
  pax: 2,
  service_id: house.dinner,
  room_id: house.room,
  customer: { first_name: 'Adam' },
})

const requestsTo = (part: string) => front.seen.filter(({ path }) => path.includes(part))
const isError = (status: number, code?: string) => (error: unknown) => {
  assert.ok(error instanceof OctoTableError, String(error))
  assert.equal(error.status, status, error.message)
  if (code) assert.equal(error.code, code)
  return true
}

test('client · from create-client to the cancellation · every step is typed and unwrapped', async () => {
  const account = await createClient(`${server.url}/`, {
    redirect_uri: 'http://localhost:8183/main-page',
    sandbox_property: {
      name: 'Trattoria',
      username: `user-${crypto.randomUUID()}`,
      password: 'yourCompany123!',
      email: 'owner@example.com',
    },
  })
  const [property] = account.properties
  assert.ok(property)
  const own = new OctoTable({
    baseUrl: server.url,
    clientId: account.client_id,
    clientSecret: account.client_secret,
    property: property.id,
  })
  const room = await own.rooms.create({ name: 'Garden' })
  const table = await own.tables.create(room.id, { name: 'T1', guests_max: 4 })
  const dinner = (await own.services.list()).find(({ name }) => name === 'Dinner')
  assert.ok(dinner)
  const start_date = addDays(today(), 2)
  const [day] = await own.bookings.slots({ start_date, pax: 2, service_id: dinner.id })
  assert.ok(day?.available_services[0]?.available_slots.includes('20:00:00'))
  const when = { start_date, start_hour: '20:00', pax: 2, service_id: dinner.id }
  const [free] = await own.bookings.rooms(when)
  assert.equal(free?.tables[0]?.id, table.id)
  const customer = { first_name: 'Adam', phone: '+39 333 221 1456' }
  const made = await own.reservations.create({ ...when, channel: 'OCTOTABLE_BOOK', customer })
  assert.equal(made.status, 'CONFIRMED')
  assert.equal((await own.properties.list()).length, 1)
})

test('client · a reservation through its life · every step answers it', async () => {
  const made = await api.reservations.create(booking())
  const moved = await api.reservations.update(made.id, { pax: 3 }, { version: made.version })
  assert.equal(moved.pax, 3)
  await assert.rejects(api.reservations.update(made.id, { pax: 4 }, { version: made.version }), isError(409))
  assert.ok((await api.reservations.checkIn(made.id)).checkin_date)
  assert.equal((await api.reservations.checkIn(made.id, { undo: true })).checkin_date, undefined)
  assert.equal(await api.reservations.cancel(made.id), made.id)
  assert.equal((await api.reservations.undoCancel(made.id)).status, 'CONFIRMED')
  assert.equal((await api.reservations.history(made.id))[0]?.type, 'RESERVATION_CREATED')
  const { start_date: date, service } = made
  assert.equal((await api.reservations.reassign({ date, service_id: service.id })).applied, false)
  assert.equal((await api.reservations.decide(made.id, 'CANCELLED')).status, 'CANCELLED')
})

test('client · a blocked guest · is found and refused; staff get warnings with the reservation', async () => {
  const customer = { first_name: 'Bruno', phone: '+393337770001' }
  const made = await api.reservations.create({ ...booking(), customer })
  assert.equal('warnings' in made, false)
  const [guest] = (await api.customers.page({ phone: customer.phone })).data
  assert.equal(guest?.id, made.customer.id)
  const blocked = await api.customers.update(made.customer.id, { blocked: true })
  assert.deepEqual(await api.customers.get(made.customer.id), blocked)
  for await (const one of api.customers.all({ blocked: true })) assert.equal(one.id, made.customer.id)
  await assert.rejects(
    api.reservations.create({ ...booking(), channel: 'OCTOTABLE_BOOK', customer }),
    (error: unknown) => isError(400)(error) && Object(error).reason === 'blocked',
  )
  const warned = await api.reservations.create({ ...booking(), customer })
  assert.deepEqual(
    warned.warnings?.map(({ reason }) => reason),
    ['blocked'],
  )
  const moved = await api.reservations.update(warned.id, { start_hour: '21:00' })
  assert.deepEqual(
    moved.warnings?.map(({ reason }) => reason),
    ['blocked'],
  )
  await assert.rejects(api.reservations.noShow(warned.id), isError(409))
})

test('client · every operation that has a token · has a method that calls it', async () => {
  const document = JSON.parse(await readFile(new URL('../../openapi.json', import.meta.url), 'utf8'))
  const paths: Record<string, Record<string, { security?: object[] }>> = document.paths
  const wanted = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { security = [] }]) =>
      security.length > 0 ? [`${method.toUpperCase()} ${path.replaceAll(/\{\w+\}/g, '7')}`] : [],
    ),
  )
  const called = new Set<string>()
  const recording: typeof fetch = async (input, init) => {
    const { method, url } = new Request(input, init)
    called.add(`${method} ${new URL(url).pathname}`)
    return Response.json({ data: [7], access_token: 'x', expires_in: 60 })
  }
  const every = new OctoTable({ baseUrl: 'http://x.test', clientId: '', clientSecret: '', fetch: recording })
  for (const group of Object.values(every))
    for (const method of Object.values<(...args: number[]) => unknown>(group)) {
      const result = method(7, 7, 7)
      if (result instanceof Promise) await result.catch(() => {})
      else if (Object(result)[Symbol.asyncIterator]) await Object(result).next()
    }
  assert.deepEqual(
    wanted.filter((one) => !called.has(one)),
    [],
  )
})

test('calls at once · nothing known yet · one token for all', async () => {
  await Promise.all([api.rooms.list(), api.services.list(), api.tables.list()])
  await api.rooms.list()
  assert.equal(requestsTo('/oauth2/token').length, 1)
})

test('call · its token about to expire · has a new one first', async () => {
  const short = await startTestServer({ TOKEN_MINUTES: '1' }, server.databaseUrl)
  const before = await startFront(short.url)
  const own = clientAt(before.url)
  await own.rooms.list()
  await new Promise((resolve) => setTimeout(resolve, 1000))
  await own.rooms.list()
  const tokens = before.seen.filter(({ path }) => path.includes('/oauth2/token'))
  await before.stop()
  await short.stop()
  assert.equal(tokens.length, 2)
  assert.equal(before.seen.length, 4, 'no call was refused')
})

test('call · 401 · tries once more with a new token', async () => {
  front.fail('/rooms', { answer: 401 })
  await api.rooms.list()
  assert.equal(requestsTo('/oauth2/token').length, 2)
  const used = requestsTo('/rooms').map(({ headers }) => headers.authorization)
  assert.equal(new Set(used).size, 2)
})

test('calls at once · all refused with 401 · share the new token', async () => {
  await api.rooms.list()
  front.fail('/rooms', { answer: 401 }, { answer: 401 }, { answer: 401 })
  await Promise.all([api.rooms.list(), api.rooms.list(), api.rooms.list()])
  assert.equal(requestsTo('/oauth2/token').length, 2)
})

test('call · 401 again · gives up', async () => {
  front.fail('/rooms', { answer: 401 }, { answer: 401 })
  await assert.rejects(api.rooms.list(), isError(401))
  assert.equal(requestsTo('/rooms').length, 2)
})

test('call · wrong secret · says what the token endpoint says', async () => {
  const wrong = clientAt(front.url, { clientSecret: crypto.randomUUID() })
  await assert.rejects(wrong.rooms.list(), isError(401, 'invalid_client'))
  await assert.rejects(wrong.rooms.list(), isError(401, 'invalid_client'))
  assert.equal(requestsTo('/oauth2/token').length, 2, 'the next call asks again')
})

test('call · 503 with Retry-After · waits that long and succeeds', async () => {
  await api.rooms.list()
  front.fail('/rooms', { answer: 503, headers: { 'retry-after': '1' } })
  const began = performance.now()
  await api.rooms.list()
  assert.ok(performance.now() - began >= 1000)
  assert.equal(requestsTo('/rooms').length, 3)
})

test('call · 429 for longer than a minute · is refused at once and says when', async () => {
  front.fail('/rooms', { answer: 429, headers: { 'retry-after': '3600' } })
  await assert.rejects(api.rooms.list(), (error) => {
    isError(429)(error)
    assert.equal(Object(error).retry_after, 3600)
    return true
  })
})

test('creating call · the answer is lost · happens once', async () => {
  front.fail('/reservations', 'lose the answer')
  const body = booking()
  const made = await api.reservations.create(body)
  const keys = requestsTo('/reservations').map(({ headers }) => headers['idempotency-key'])
  assert.equal(keys.length, 2)
  assert.equal(keys[0], keys[1])
  const { data } = await api.reservations.page({ start_date: body.start_date, end_date: body.start_date })
  assert.deepEqual(
    data.map(({ id }) => id),
    [made.id],
  )
})

test('creating call · a key of its own · is sent as it is', async () => {
  const body = booking()
  const key: CallOptions = { idempotencyKey: crypto.randomUUID() }
  const [one, two] = [await api.reservations.create(body, key), await api.reservations.create(body, key)]
  assert.equal(one.id, two.id)
  await assert.rejects(
    api.reservations.create({ ...body, pax: 1 }, key),
    isError(422, 'IDEMPOTENCY_KEY_REUSED'),
  )
})

test('creating call · 409 because its first try is still at work · is repeated', async () => {
  front.fail('/reservations', { answer: 409, headers: { 'retry-after': '0' } })
  await api.reservations.create(booking())
  front.fail('/reservations', { answer: 409 })
  await assert.rejects(api.reservations.create(booking()), isError(409))
})

test('two creating calls · the same body · have keys of their own', async () => {
  const body = booking()
  const [one, two] = [await api.reservations.create(body), await api.reservations.create(body)]
  assert.notEqual(one.id, two.id)
})

for (const [verb, run] of [
  ['PUT', (id: number) => api.reservations.update(id, { notes: 'window' })],
  ['PATCH', (id: number) => api.reservations.checkIn(id)],
  ['DELETE', (id: number) => api.reservations.cancel(id)],
] as const)
  test(`${verb} · connections break · is repeated`, async () => {
    const { id } = await api.reservations.create(booking())
    front.seen.length = 0
    front.fail(`/reservations/${id}`, 'lose the request', 'lose the answer')
    await run(id)
    assert.equal(front.seen.length, 3)
  })

test('create-client · the connection breaks · is not repeated', async () => {
  front.fail('/oauth2/client', 'lose the request')
  const body = {
    redirect_uri: 'http://localhost',
    sandbox_property: { name: '', username: '', password: '', email: '' },
  }
  await assert.rejects(createClient(front.url, body), TypeError)
  assert.equal(front.seen.length, 1)
})

test('call · every try fails · stops after the number asked for', async () => {
  const patient = clientAt(front.url, { retries: 2 })
  await patient.services.list()
  front.fail('/rooms', ...Array<'lose the request'>(3).fill('lose the request'))
  await assert.rejects(patient.rooms.list(), TypeError)
  assert.equal(requestsTo('/rooms').length, 3)
})

test('call · no answer in time · is repeated', async () => {
  const hasty = clientAt(front.url, { timeout: 300 })
  front.fail('/rooms', 'say nothing')
  assert.equal((await hasty.rooms.list()).length, 1)
  front.fail('/rooms', 'say nothing')
  await assert.rejects(clientAt(front.url, { timeout: 300, retries: 0 }).rooms.list(), {
    name: 'TimeoutError',
  })
})

test('call · aborted while it waits · ends at once with the reason', async () => {
  await api.rooms.list()
  front.fail('/rooms', { answer: 503, headers: { 'retry-after': '30' } })
  const began = performance.now()
  const signal = AbortSignal.timeout(200)
  await assert.rejects(api.rooms.list({ signal }), { name: 'TimeoutError' })
  assert.ok(performance.now() - began < 30_000)
})

test('call · refused for good · is not repeated', async () => {
  await assert.rejects(api.rooms.get(1), isError(404, 'RESOURCE_NOT_FOUND'))
  assert.equal(requestsTo('/rooms').length, 1)
})

const refusalOf = async (work: Promise<unknown>): Promise<OctoTableError> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof OctoTableError)
  return error
}

test('booking · full · carries the reason', async () => {
  const body = { ...booking(), pax: 4 }
  await api.reservations.create(body)
  const error = await refusalOf(api.reservations.create(body))
  assert.equal(error.status, 400)
  assert.equal(error.class_name, 'InvalidBookingTimeException')
  assert.equal(error.reason, 'full')
  assert.match(error.message, /no table/)
  assert.ok(error.request_id)
  assert.ok(Array.isArray(error.alternatives))
})

test('booking · a field is wrong · names it', async () => {
  const error = await refusalOf(api.reservations.create({ ...booking(), start_hour: '25:00' }))
  assert.equal(error.code, 'VALIDATION')
  assert.deepEqual(
    error.fields.map(({ path }) => path),
    ['start_hour'],
  )
})

test('call · a property of somebody else · 403', async () => {
  assert.equal((await api.rooms.list({ property: undefined })).length, 1)
  const error = await refusalOf(api.rooms.list({ property: 1 }))
  assert.equal(error.class_name, 'PropertyForbiddenException')
})

for (const body of ['<h1>Bad gateway</h1>', 'null', ''])
  test(`call · a proxy answers ${body || 'nothing'} · is an error all the same`, async () => {
    front.fail('/rooms', { answer: 418, body, headers: { 'x-request-id': 'r1' } })
    const error = await refusalOf(api.rooms.list())
    assert.equal(error.status, 418)
    assert.equal(error.request_id, 'r1')
    assert.match(error.message, /418/)
  })

test('all · more rows than a page · gives each once, in order', async () => {
  const made: Reservation[] = []
  for (let n = 0; n < 5; n++) made.push(await api.reservations.create(booking()))
  const start_date = made[0]?.start_date ?? ''
  const found: number[] = []
  front.seen.length = 0
  for await (const { id } of api.reservations.all({ start_date, limit: 2 })) found.push(id)
  assert.deepEqual(
    found,
    made.map(({ id }) => id),
  )
  assert.equal(requestsTo('/reservations').length, 3)
})

test('page · lists and switches in the query · arrive as the server reads them', async () => {
  const { id, start_date } = await api.reservations.create(booking())
  await api.reservations.cancel(id)
  const query = { start_date, end_date: start_date, room_ids: [house.room, 1] }
  const found = await api.reservations.page({ ...query, status: ['CANCELLED', 'REJECTED'] })
  assert.deepEqual(
    found.data.map((one) => one.id),
    [id],
  )
  assert.equal(found.next_cursor, undefined)
  assert.deepEqual((await api.reservations.page({ ...query, incoming: true })).data, [])
})
