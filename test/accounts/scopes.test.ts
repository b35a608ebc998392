/** What a token may do: each operation asks for the scope that the document names, and staff's acts for theirs. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { SCOPES, type Scope } from '../../src/kernel/scopes.ts'
import { assertError } from '../support/assert-error.ts'
import { bookingOf, day } from '../support/bookings.ts'
import { operationsOf, pathWith, type Operation } from '../support/openapi.ts'
import { createParty, type Party } from '../support/party.ts'
import { Receiver } from '../support/receiver.ts'
import {
  createAccount,
  createRestaurant,
  fetchToken,
  startTestServer,
  type Account,
  type Answer,
  type Restaurant,
  type TestServer,
} from '../support/server.ts'

const receiver = new Receiver()
let server: TestServer
let operations: Operation[]
/** for what a client does with itself: its whole token */
let whole: string[]
let party: Party
let house: Restaurant
before(async () => {
  await receiver.start()
  server = await startTestServer({ WEBHOOK_ALLOW_PRIVATE: 'true' })
  const guarded = (await operationsOf(server)).filter(({ access }) => access !== 'none')
  operations = guarded.filter(({ scopes }) => scopes.length > 0)
  whole = guarded.filter(({ scopes }) => scopes.length === 0).map(({ id }) => id)
  party = await createParty(server, { name: 'Prima', guest: { first_name: 'Ada' }, endpoint: receiver.url })
  house = await createRestaurant(server, [4, 4])
})
after(async () => {
  await server.stop()
  await receiver.stop()
})

const but = (missing: Scope) => SCOPES.filter((scope) => scope !== missing)

/** What the grant of an account allows from now on. */
async function allow({ property }: Account, scopes: readonly Scope[]): Promise<void> {
  await server.sql`update grants set scopes = ${[...scopes]} where property_id = ${property}`
  server.ctx.access.forget()
}

function assertMissing(answer: Answer, scope: Scope, what: string): void {
  assertError(answer, 403, 'InsufficientScopeException', what)
  assert.match(answer.body.message, new RegExp(`needs the scope ${scope}`), what)
  assert.equal(answer.body.error.scope, scope, what)
  assert.equal(
    answer.headers.get('www-authenticate'),
    `Bearer error="insufficient_scope", scope="${scope}"`,
    what,
  )
}

/** A body that nobody can read: what a scope refuses is refused before that. */
const call = (operation: Operation, headers: Record<string, string> = {}) =>
  party.api(
    operation.method,
    pathWith(operation, party.ids).replace('/octotable-pms/api/v2', ''),
    operation.method === 'GET' ? undefined : '{',
    headers,
  )

const needs = ({ scopes }: Operation): Scope =>
  SCOPES.find((scope) => scope === scopes[0]) ?? assert.fail('no scope')

test('every operation · its scope · is one, and each scope has operations', () => {
  for (const { id, scopes } of operations) assert.equal(scopes.length, 1, id)
  assert.deepEqual(whole.sort(), ['deleteClient', 'getClient', 'updateClient'])
  assert.deepEqual(new Set(operations.map(needs)), new Set(SCOPES))
})

test('every operation · a token without its scope · is 403 that names it; with any other missing it goes on', async () => {
  for (const missing of SCOPES) {
    const token = await fetchToken(server.url, party.client_id, party.client_secret, but(missing).join(' '))
    for (const operation of operations) {
      const what = `${operation.id} without ${missing}`
      // it would be done
      if (operation.method !== 'GET' && !operation.body && needs(operation) !== missing) continue
      const answer = await call(operation, { authorization: `Bearer ${token}` })
      if (needs(operation) === missing) assertMissing(answer, missing, what)
      else assert.ok(![401, 403].includes(answer.status), `${what}: ${JSON.stringify(answer.body)}`)
    }
  }
})

test('every operation at a property · a grant without its scope · is 403 that names it', async () => {
  for (const missing of SCOPES) {
    await allow(party, but(missing))
    for (const operation of operations.filter((one) => needs(one) === missing)) {
      const ofProperty = operation.access === 'property' || operation.params.length > 0
      const answer = await call(operation)
      if (ofProperty) assertMissing(answer, missing, operation.id)
      else assert.notEqual(answer.status, 403, operation.id)
    }
  }
  await allow(party, SCOPES)
})

test('scope · a property of somebody else · is refused for that first', async () => {
  const token = await fetchToken(server.url, party.client_id, party.client_secret, 'customers:read')
  const headers = { authorization: `Bearer ${token}`, property: String(house.property) }
  assertError(await party.api('GET', '/rooms', undefined, headers), 403, 'PropertyForbiddenException')
})

test('lists of properties and subscriptions · a grant without their scope · leave it out', async () => {
  await allow(party, but('setup:read'))
  assert.deepEqual((await party.api('GET', '/properties')).body.data, [])
  await allow(party, but('webhooks'))
  assert.deepEqual((await party.api('GET', '/webhooks/subscriptions')).body.data, [])
  await allow(party, SCOPES)
  assert.equal((await party.api('GET', '/webhooks/subscriptions')).body.data.length, 1)
})

test('webhooks · the scope is taken back · are told nothing more', async () => {
  const sent = receiver.received.length
  await allow(party, but('webhooks'))
  const { room_id, service_id } = party.ids
  const booked = await party.api('POST', '/reservations', {
    ...bookingOf(house),
    service_id,
    room_id,
    start_hour: '21:00',
  })
  assert.equal(booked.status, 201, JSON.stringify(booked.body))
  const [waiting] = await server.sql`
    select from webhook_deliveries where property_id = ${party.property} and status = 'PENDING'`
  assert.equal(waiting, undefined)
  assert.equal(receiver.received.length, sent)
  await allow(party, SCOPES)
})

const ONLINE: readonly Scope[] = ['setup:read', 'reservations:read', 'reservations:write']
const online = (fields: object = {}) => ({
  ...bookingOf(house),
  channel: 'OCTOTABLE_BOOK',
  customer: { first_name: 'Ada', email: 'ada@example.com' },
  ...fields,
})

const book = async (body: object): Promise<number> => {
  const answer = await house.api('POST', '/reservations', body)
  assert.equal(answer.status, 201, JSON.stringify(answer.body))
  return answer.body.data[0].id
}

test('online scopes · channel of staff · is refused for bookings and holds, and for changes to or of it', async () => {
  const own = await book({ ...bookingOf(house), start_hour: '19:00' })
  await allow(house, ONLINE)
  const id = await book(online({ start_hour: '19:00' }))
  const staff = { channel: 'OCTOTABLE_ADMIN' }
  for (const [method, path, body] of [
    ['POST', '/reservations', { ...online(), ...staff }],
    ['POST', '/reservations', { ...staff, walk_in: true, pax: 2, service_id: house.dinner }],
    ['POST', '/bookings/holds', { ...online(), ...staff }],
    ['PUT', `/reservations/${id}`, { ...staff, pax: 3 }],
    ['PUT', `/reservations/${own}`, { notes: 'x' }],
    ['PUT', `/reservations/${own}`, { channel: 'OCTOTABLE_BOOK', pax: 3 }],
    ['DELETE', `/reservations/${own}`, undefined],
    ['PATCH', `/reservations/${own}?status=CANCELLED`, undefined],
  ] as const)
    assertMissing(await house.api(method, path, body), 'reservations:staff', `${method} ${path}`)
  await allow(house, SCOPES)
  assert.equal((await house.api('DELETE', `/reservations/${own}`)).status, 200)
  await allow(house, ONLINE)
  const undo = await house.api('DELETE', `/reservations/${own}?undo=true`)
  assertMissing(undo, 'reservations:staff', 'undo')
  assert.equal((await house.api('PUT', `/reservations/${id}`, { pax: 3 })).status, 200)
  assert.equal((await house.api('DELETE', `/reservations/${id}`)).status, 200)
  assert.equal((await house.api('DELETE', `/reservations/${id}?undo=true`)).status, 200)
  await allow(house, SCOPES)
})

test('online scopes · decisions · those of a guest only', async () => {
  await house.api('PUT', `/services/${house.lunch}`, { confirmation_mode: 'WAITING_LIST' })
  const at = { service_id: house.lunch, start_hour: '13:00', start_date: day }
  const [first, second] = [await book(online(at)), await book(online(at))]
  const queued = await book(online({ ...at, waiting_list: true }))
  const decide = (id: number, status: string) => house.api('PATCH', `/reservations/${id}?status=${status}`)
  await allow(house, ONLINE)
  for (const status of ['ACCEPTED', 'CONFIRMED', 'REJECTED'])
    assertMissing(await decide(first, status), 'reservations:staff', status)
  const unqueued = await house.api('PUT', `/reservations/${queued}`, { waiting_list: false })
  assertMissing(unqueued, 'reservations:staff', 'waiting_list')
  assert.equal((await decide(second, 'CANCELLED')).status, 200)
  await allow(house, SCOPES)
  assert.equal((await decide(first, 'ACCEPTED')).status, 200)
  await allow(house, ONLINE)
  assert.equal((await decide(first, 'CONFIRMED')).body.data?.[0]?.status, 'CONFIRMED')
  await allow(house, SCOPES)
})

test('online scopes · a guest by id · is refused without customers:write, but for the one of the reservation', async () => {
  const at = { start_hour: '21:30' }
  const id = await book(online(at))
  const { customer } = (await house.api('GET', `/reservations/${id}`)).body.data[0]
  const other = (await house.api('GET', '/customers')).body.data.find(
    (one: { id: number }) => one.id !== customer.id,
  )
  await allow(house, ONLINE)
  const named = await house.api('POST', '/reservations', online({ ...at, customer: { id: customer.id } }))
  assertMissing(named, 'customers:write', 'create')
  const changed = await house.api('PUT', `/reservations/${id}`, { customer: { id: other.id } })
  assertMissing(changed, 'customers:write', 'change')
  const same = await house.api('PUT', `/reservations/${id}`, { notes: 'x', customer: { id: customer.id } })
  assert.equal(same.status, 200, JSON.stringify(same.body))
  await allow(house, SCOPES)
})

test('token · scopes asked for · are those it has, and told; unknown ones are none', async () => {
  const account = await createAccount(server)
  const ask = async (scope: string) => {
    const { client_id, client_secret } = account
    const response = await fetch(`${server.url}/octotable-auth/api/v2/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret, scope }),
    })
    return { status: response.status, body: JSON.parse(await response.text()) }
  }
  const narrow = await ask('setup:read webhooks')
  assert.deepEqual([narrow.status, narrow.body.scope], [200, 'setup:read webhooks'])
  assert.equal((await ask('setup:read everything')).body.scope, 'setup:read')
})
