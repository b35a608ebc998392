/** Subscriptions over the wire, and what is recorded for them with each change. */
import { after, before, beforeEach, test } from 'node:test'
import assert from 'node:assert/strict'
import { SCOPES } from '../../src/kernel/scopes.ts'
import { setTimeout as delay } from 'node:timers/promises'
import { assertError, assertField } from '../support/assert-error.ts'
import { addDays, today } from '../support/days.ts'
import { until } from '../support/receiver.ts'
import {
  createRestaurant,
  PMS,
  send,
  startTestServer,
  type Answer,
  type Restaurant,
  type TestServer,
} from '../support/server.ts'

const SECRET = /^whsec_[A-Za-z0-9+/]{43}=$/
// nobody listens on port 1: what is delivered there fails, and waits for its next attempt
const NOWHERE = 'http://127.0.0.1:1/hooks'

let server: TestServer
let strict: TestServer
let house: Restaurant
let other: Restaurant
before(async () => {
  server = await startTestServer({ WEBHOOK_ALLOW_PRIVATE: 'true', PUBLIC_URL: 'http://octotable.test' })
  strict = await startTestServer({ PUBLIC_URL: 'http://octotable.test' }, server.databaseUrl)
  house = await createRestaurant(server, [2, 2, 2])
  other = await createRestaurant(server)
})
after(async () => {
  await strict.stop()
  await server.stop()
})
// back to nobody listening and nobody booked, without what an account costs
beforeEach(async () => {
  // the deliveries first, with their subscriptions: in this order deliveries under way lock them too
  const tables = ['webhook_subscriptions', 'webhook_messages', 'webhook_sequences', 'reservations']
  for (const table of tables) await server.sql`delete from ${server.sql(table)}`
  await server.sql`update properties set setup_version = setup_version + 1`
})

const subscribe = (over: object = {}, headers: Record<string, string> = {}) =>
  house.api(
    'POST',
    '/webhooks/subscription',
    { endpoint: NOWHERE, webhook_type: 'RESERVATION_CREATED', ...over },
    headers,
  )

async function subscribed(over: object = {}) {
  const { status, body } = await subscribe(over)
  assert.equal(status, 201, JSON.stringify(body))
  return body.data[0]
}

const bodyOf = (over: object = {}) => ({
  channel: 'OCTOTABLE_ADMIN',
  start_date: addDays(today(), 1),
  start_hour: '20:00:00',
  pax: 2,
  service_id: house.dinner,
  room_id: house.room,
  customer: { first_name: 'Ida', phone: '+393332211456' },
  ...over,
})
const book = (over: object = {}) => house.api('POST', '/reservations', bodyOf(over))

interface Recorded {
  type: string
  sequence: number | null
  reservation_id: number
  deliveries: number
  data: Record<string, unknown>
  previous: Record<string, unknown> | null
}

const recorded = async (): Promise<Recorded[]> => [
  ...(await server.sql<Recorded[]>`
  select m.type, m.sequence, m.reservation_id, m.data, m.previous,
    (select count(*) from webhook_deliveries d where d.property_id = m.property_id and d.message_id = m.id) as deliveries
  from webhook_messages m where m.property_id = ${house.property} order by m.id`),
]

/** The numbers of the messages, once all of them have one: whoever delivers gives them. */
const numbers = () =>
  until('numbers', async () => {
    const sequences = (await recorded()).map(({ sequence }) => sequence)
    return sequences.includes(null) ? undefined : sequences
  })

const typesOf = (rows: Recorded[]) => rows.map(({ type }) => type.replace('RESERVATION_', ''))

const fetchOn = (url: string, method: string, path: string, body: object): Promise<Answer> =>
  send(url, method, PMS + path, body, {
    authorization: `Bearer ${house.token}`,
    property: String(house.property),
  })

async function letInAgain(): Promise<void> {
  await server.sql`update grants set withdrawn_at = null where property_id = ${house.property}`
  for (const one of [server, strict]) one.ctx.access.forget()
}

/** Calls with both spellings of the path, in turn. */
async function withBoth(method: string, path: string, check: (answer: Answer) => void): Promise<void> {
  for (const base of ['/webhook/', '/webhooks/']) check(await house.api(method, base + path))
}

test('create · a valid body, under both spellings · 201 with a secret that is never shown again', async () => {
  for (const base of ['/webhook', '/webhooks']) {
    const { status, body } = await house.api('POST', `${base}/subscription`, {
      endpoint: NOWHERE,
      webhook_type: 'RESERVATION_UPDATED',
    })
    assert.equal(status, 201, JSON.stringify(body))
    const { id, secret, ...rest } = body.data[0]
    assert.match(secret, SECRET)
    const object = {
      endpoint: NOWHERE,
      webhook_type: 'RESERVATION_UPDATED',
      property_id: house.property,
      enabled: true,
    }
    assert.deepEqual(rest, object)
    await withBoth('GET', `subscription/${id}`, (answer) => {
      assert.deepEqual([answer.status, answer.body], [200, { data: [{ id, ...object }] }])
    })
  }
})

test('create · a body that is not of the form · 400 naming the field', async () => {
  for (const [field, body] of Object.entries({
    endpoint: { endpoint: 'x' },
    webhook_type: { webhook_type: 'ROOM_CREATED' },
  }))
    assertField(await subscribe(body), field)
  assertField(await subscribe({ endpoint: `http://127.0.0.1/${'x'.repeat(2000)}` }), 'endpoint')
  assertField(await subscribe({ endpoint: 'https://ada:secret@example.com/' }), 'endpoint')
  assertField(await subscribe({ endpoint: undefined }), 'endpoint')
})

test('create · without the Property header · 400; of a foreign property · 403', async () => {
  assertError(await subscribe({}, { property: 'x' }), 400, 'PropertyHeaderException')
  assertError(await subscribe({}, { property: String(other.property) }), 403, 'PropertyForbiddenException')
})

test('create and change · http or a private address, where it is not allowed · 400 naming the field', async () => {
  const { id } = await subscribed()
  const onStrict = (method: string, path: string, endpoint: string) =>
    fetchOn(strict.url, method, path, { endpoint, webhook_type: 'RESERVATION_CREATED' })
  for (const endpoint of [
    'http://example.com/hooks',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::ffff:10.0.0.1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://localhost/',
  ]) {
    assertField(await onStrict('POST', '/webhooks/subscription', endpoint), 'endpoint', endpoint)
    assertField(await onStrict('PUT', `/webhook/subscription/${id}`, endpoint), 'endpoint', endpoint)
  }
  const fine = await onStrict('POST', '/webhooks/subscription', 'https://hooks.example.com/a?b=c')
  assert.equal(fine.status, 201, JSON.stringify(fine.body))
})

test('create · with an Idempotency-Key · once, and the repetition shows no secret', async () => {
  const key = { 'idempotency-key': 'hook-1' }
  const first = await subscribe({}, key)
  assert.match(first.body.data[0].secret, SECRET)
  const second = await subscribe({}, key)
  assert.equal(second.headers.get('idempotent-replayed'), 'true')
  const { secret: _secret, ...shown } = first.body.data[0]
  assert.deepEqual([second.status, second.body], [201, { data: [shown] }])
  assert.equal((await house.api('GET', '/webhooks/subscriptions')).body.data.length, 1)
})

test('create, rotate, test, redeliver · the other spelling with the same key · is a repetition', async () => {
  const key = { 'idempotency-key': 'spelling' }
  const body = { endpoint: NOWHERE, webhook_type: 'RESERVATION_CREATED' }
  const both = async (path: string, sent?: object) => {
    const first = await house.api('POST', `/webhook/${path}`, sent, key)
    const second = await house.api('POST', `/webhooks/${path}`, sent, key)
    assert.equal(second.headers.get('idempotent-replayed'), 'true', path)
    assert.equal(second.status, first.status)
    const { secret: _secret, ...shown } = first.body.data[0]
    assert.deepEqual(second.body, { data: [shown] }, path)
    return first.body.data[0]
  }
  const { id } = await both('subscription', body)
  const { secret } = await both(`subscription/${id}/rotate`, { overlap_minutes: 5 })
  assert.match(secret, SECRET)
  const delivery = (await both(`subscription/${id}/test`)).id
  await both(`subscription/${id}/deliveries/${delivery}/redeliver`)
  const [row] = await server.sql<{ secrets: number; deliveries: number }[]>`
    select (select count(*) from webhook_secrets where property_id = ${house.property}) as secrets,
      (select count(*) from webhook_deliveries where property_id = ${house.property}) as deliveries`
  assert.deepEqual(row, { secrets: 2, deliveries: 1 })
  const otherBody = await house.api('POST', `/webhooks/subscription/${id}/rotate`, {}, key)
  assertError(otherBody, 422, 'IdempotencyKeyReusedException')
})

test('create · more than twenty at a property · 409', async () => {
  for (let n = 0; n < 20; n++) await subscribed()
  assertError(await subscribe(), 409, 'StateConflictException')
})

test('list · in pages · each once, and a cursor of another client is refused', async () => {
  const ids: number[] = []
  for (let n = 0; n < 5; n++) ids.push((await subscribed()).id)
  const seen: number[] = []
  let cursor = ''
  await withBoth('GET', 'subscriptions', (answer) => assert.equal(answer.body.data.length, 5))
  do {
    const { body } = await house.api('GET', `/webhooks/subscriptions?limit=2${cursor}`)
    seen.push(...body.data.map((one: { id: number }) => one.id))
    cursor = body.next_cursor ? `&next_cursor=${encodeURIComponent(body.next_cursor)}` : ''
    if (seen.length === 2) {
      const stolen = await other.api('GET', `/webhooks/subscriptions?limit=2${cursor}`)
      assertError(stolen, 400, 'InvalidCursorException')
    }
  } while (cursor)
  assert.deepEqual(seen, ids)
})

test('update · under both spellings · changes what is sent', async () => {
  const { id } = await subscribed()
  for (const [base, body] of [
    ['webhook', { endpoint: `${NOWHERE}?2` }],
    ['webhooks', { webhook_type: 'RESERVATION_DELETED' }],
  ] as const) {
    const { status, body: answer } = await house.api('PUT', `/${base}/subscription/${id}`, body)
    assert.equal(status, 200)
    assert.equal(answer.data[0].secret, undefined)
  }
  const { body } = await house.api('GET', `/webhooks/subscription/${id}`)
  assert.deepEqual(
    [body.data[0].endpoint, body.data[0].webhook_type],
    [`${NOWHERE}?2`, 'RESERVATION_DELETED'],
  )
  assertField(await house.api('PUT', `/webhook/subscription/${id}`, { endpoint: '' }), 'endpoint')
})

test('delete · under both spellings · the id, then 404', async () => {
  for (const base of ['/webhook', '/webhooks']) {
    const path = `${base}/subscription/${(await subscribed()).id}`
    const { status, body } = await house.api('DELETE', path)
    assert.deepEqual([status, body], [200, { data: [Number(path.split('/').at(-1))] }])
    assertError(await house.api('DELETE', path), 404, 'ResourceNotFoundException')
  }
})

test('every operation on one · of another client, or of nobody · 404', async () => {
  const { id } = await subscribed()
  await book()
  const delivery = (await house.api('GET', `/webhooks/subscription/${id}/deliveries`)).body.data[0].id
  const own = await other.api('POST', '/webhooks/subscription', {
    endpoint: NOWHERE,
    webhook_type: 'RESERVATION_CREATED',
  })
  const calls = (subscription: number): [string, string][] =>
    [
      ['GET', ''],
      ['PUT', ''],
      ['POST', '/rotate'],
      ['POST', '/test'],
      ['GET', '/deliveries'],
      ['POST', `/deliveries/${delivery}/redeliver`],
      ['DELETE', ''],
    ].map(([method = '', path = '']) => [method, `/webhooks/subscription/${subscription}${path}`])
  for (const subscription of [id, 4_000_000_000])
    for (const [method, path] of calls(subscription)) {
      const answer = await other.api(method, path, method === 'GET' ? undefined : {})
      assertError(answer, 404, 'ResourceNotFoundException', `${method} ${path}`)
    }
  const mixed = `/webhooks/subscription/${own.body.data[0].id}/deliveries/${delivery}/redeliver`
  assertError(await other.api('POST', mixed), 404, 'ResourceNotFoundException')
  assert.equal((await house.api('GET', `/webhooks/subscription/${id}`)).status, 200)
  assert.equal((await other.api('GET', '/webhooks/subscriptions')).body.data.length, 1)
})

test('operations on one · the grant withdrawn, the property disabled · 403 within a second, and not listed', async () => {
  const { id } = await subscribed()
  await server.sql`update grants set withdrawn_at = now() where property_id = ${house.property}`
  await delay(1050)
  assertError(await house.api('GET', `/webhooks/subscription/${id}`), 403, 'PropertyForbiddenException')
  assert.deepEqual((await house.api('GET', '/webhooks/subscriptions')).body, { data: [] })
  await letInAgain()
})

test('operations on one · a body that cannot be read · 403 before it, 404 after it', async () => {
  const { id } = await subscribed()
  const put = (subscription: number) => house.api('PUT', `/webhook/subscription/${subscription}`, '{')
  assertError(await put(id), 400, 'ValidationException')
  assertError(await put(4_000_000_000), 400, 'ValidationException')
  assertField(await house.api('PUT', '/webhook/subscription/x', {}), 'subscription_id')
  await server.sql`update grants set withdrawn_at = now() where property_id = ${house.property}`
  server.ctx.access.forget()
  assertError(await put(id), 403, 'PropertyForbiddenException')
  assertError(await put(4_000_000_000), 400, 'ValidationException')
  await letInAgain()
})

test('rotate · with and without a body · another secret each time', async () => {
  const { id, secret } = await subscribed()
  const secrets = [secret]
  for (const body of [undefined, {}, { overlap_minutes: 5 }, { overlap_minutes: '0' }]) {
    const answer = await house.api('POST', `/webhook/subscription/${id}/rotate`, body)
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
    secrets.push(answer.body.data[0].secret)
  }
  assert.equal(new Set(secrets).size, 5)
  for (const one of secrets) assert.match(one, SECRET)
  const refused = await house.api('POST', `/webhook/subscription/${id}/rotate`, { overlap_minutes: -1 })
  assertField(refused, 'overlap_minutes')
  const [row] = await server.sql<{ count: number }[]>`
    select count(*) from webhook_secrets where property_id = ${house.property} and valid_until is null`
  assert.equal(row?.count, 1)
})

test('test · queues a delivery that says so · listed as such', async () => {
  const { id } = await subscribed({ webhook_type: 'RESERVATION_DELETED' })
  const { status, body } = await house.api('POST', `/webhook/subscription/${id}/test`)
  assert.equal(status, 201, JSON.stringify(body))
  const { id: delivery, created, next_attempt, ...rest } = body.data[0]
  assert.match(created, /^\d{4}-.*Z$/)
  assert.match(next_attempt, /^\d{4}-.*Z$/)
  assert.match(rest.webhook_id, new RegExp(`^msg_${house.property}_\\d+_${id}$`))
  delete rest.webhook_id
  assert.deepEqual(rest, { type: 'RESERVATION_DELETED', test: true, status: 'PENDING', attempts: 0 })
  const listed = (await house.api('GET', `/webhook/subscription/${id}/deliveries`)).body.data
  assert.deepEqual(
    listed.map((one: { id: number }) => one.id),
    [delivery],
  )
})

test('deliveries · newest first, in pages', async () => {
  const { id } = await subscribed()
  for (const start_hour of ['19:00', '20:00', '21:00']) await book({ start_hour })
  await numbers()
  const path = `/webhooks/subscription/${id}/deliveries`
  const first = (await house.api('GET', `${path}?limit=2`)).body
  const cursor = encodeURIComponent(first.next_cursor)
  const second = (await house.api('GET', `${path}?limit=2&next_cursor=${cursor}`)).body
  const sequences = [...first.data, ...second.data].map((one: { sequence: number }) => one.sequence)
  assert.deepEqual(sequences, [3, 2, 1])
  assert.equal(second.next_cursor, undefined)
})

test('recorded · created, changed, cancelled through either door · one message each, nothing for no-ops', async () => {
  for (const type of ['CREATED', 'UPDATED', 'DELETED'])
    await subscribed({ webhook_type: `RESERVATION_${type}` })
  const { id } = (await book()).body.data[0]
  await house.api('PUT', `/reservations/${id}`, { notes: 'window' })
  await house.api('PUT', `/reservations/${id}`, { notes: 'window' })
  await house.api('PATCH', `/reservations/${id}/checkin`)
  await house.api('PATCH', `/reservations/${id}/checkin`)
  await house.api('PATCH', `/reservations/${id}/checkin?undo=true`)
  await house.api('PATCH', `/reservations/${id}?status=CANCELLED`)
  await house.api('DELETE', `/reservations/${id}`)
  await house.api('DELETE', `/reservations/${id}?undo=true`)
  await house.api('DELETE', `/reservations/${id}`)
  const rows = await recorded()
  assert.deepEqual(typesOf(rows), [
    'CREATED',
    'UPDATED',
    'UPDATED',
    'UPDATED',
    'DELETED',
    'UPDATED',
    'DELETED',
  ])
  assert.deepEqual(await numbers(), [1, 2, 3, 4, 5, 6, 7])
  assert.ok(rows.every(({ deliveries }) => deliveries === 1))
})

test('recorded · the reservation as the answer had it, and what it was before', async () => {
  await subscribed()
  await subscribed({ webhook_type: 'RESERVATION_UPDATED' })
  const made = (await book({ pax: 1 })).body.data[0]
  const changed = (await house.api('PUT', `/reservations/${made.id}`, { pax: 2, notes: 'window' })).body
    .data[0]
  const [created, updated] = await recorded()
  assert.deepEqual(created?.data, made)
  assert.equal(created?.previous, null)
  assert.deepEqual(updated?.data, changed)
  assert.deepEqual(updated?.previous, { pax: 1, notes: '' })
})

test('recorded · nobody listens to that type, or at all · nothing', async () => {
  await book()
  assert.deepEqual(await recorded(), [])
  await subscribed({ webhook_type: 'RESERVATION_DELETED' })
  const { id } = (await book()).body.data[0]
  await house.api('PUT', `/reservations/${id}`, { notes: 'a' })
  assert.deepEqual(await recorded(), [])
  await house.api('DELETE', `/reservations/${id}`)
  assert.deepEqual(typesOf(await recorded()), ['DELETED'])
})

test('recorded · a refused booking, a change that fails · nothing, and no number is lost', async () => {
  await subscribed()
  assert.equal((await book({ pax: 99 })).status, 400)
  assert.equal((await book({ customer: { id: 4_000_000_000 } })).status, 404)
  assert.deepEqual(await recorded(), [])
  await book()
  assert.deepEqual(await numbers(), [1])
})

test('recorded · bookings at once, on two servers · every number once, none left out', async () => {
  await subscribed()
  const days = Array.from({ length: 30 }, (_, n) => addDays(today(), n + 1))
  const answers = await Promise.all(
    days.map((start_date, n) =>
      fetchOn(n % 2 ? server.url : strict.url, 'POST', '/reservations', bodyOf({ start_date })),
    ),
  )
  assert.ok(answers.every(({ status }) => status === 201))
  const sequences = (await numbers()).map(Number).sort((one, two) => one - two)
  assert.deepEqual(
    sequences,
    days.map((_, n) => n + 1),
  )
})

test('recorded · as soon as the subscription is answered, and no more after its end · on another server too', async () => {
  const bookOn = (start_hour: string) => fetchOn(strict.url, 'POST', '/reservations', bodyOf({ start_hour }))
  await bookOn('19:00')
  const { id } = await subscribed()
  await bookOn('20:00')
  assert.equal((await recorded()).length, 1)
  await house.api('DELETE', `/webhook/subscription/${id}`)
  await bookOn('21:00')
  assert.equal((await recorded()).length, 1)
})

test('recorded · the grant of one client withdrawn · nothing more for its subscription', async () => {
  const { id } = await subscribed()
  await server.sql`
    insert into grants (property_id, client_id, scopes)
    select ${house.property}, c.id, ${[...SCOPES]}::text[] from clients c where c.client_id = ${other.client_id}`
  await server.sql`
    update grants g set withdrawn_at = now() from clients c
    where g.property_id = ${house.property} and c.id = g.client_id and c.client_id = ${house.client_id}`
  server.ctx.access.forget()
  const answer = await other.api('POST', '/reservations', bodyOf(), { property: String(house.property) })
  assert.equal(answer.status, 201, JSON.stringify(answer.body))
  const [row] = await server.sql<{ count: number }[]>`
    select count(*) from webhook_deliveries where subscription_id = ${id}`
  assert.equal(row?.count, 0)
  await letInAgain()
})

test('secrets · a SECRET_KEY that comes later · seals what is stored', async () => {
  const { id } = await subscribed()
  const sealedOnes = () => server.sql<{ sealed: boolean; length: number }[]>`
    select sealed, length(material) as length from webhook_secrets where subscription_id = ${id}`
  assert.deepEqual([...(await sealedOnes())], [{ sealed: false, length: 32 }])
  const keyed = await startTestServer(
    { SECRET_KEY: 'a secret that is long enough for this' },
    server.databaseUrl,
  )
  try {
    assert.deepEqual([...(await sealedOnes())], [{ sealed: true, length: 60 }])
  } finally {
    await keyed.stop()
  }
})
