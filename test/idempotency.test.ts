import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { addDays, today } from './support/days.ts'
import {
  createRestaurant,
  startTestServer,
  type Answer,
  type Restaurant,
  type TestServer,
} from './support/server.ts'

let server: TestServer
let house: Restaurant
before(async () => {
  server = await startTestServer()
  house = await createRestaurant(server, [2, 2, 2, 2])
})
after(() => server.stop())

let dayCount = 1
const bodyOf = (over: Record<string, unknown> = {}) => ({
  channel: 'OCTOTABLE_ADMIN',
  start_date: addDays(today(), dayCount),
  start_hour: '20:00:00',
  pax: 2,
  service_id: house.dinner,
  room_id: house.room,
  customer: { first_name: 'Ida', phone: '+393332211456' },
  ...over,
})
const book = (key: string, body: unknown = bodyOf()) =>
  house.api('POST', '/reservations', body, { 'idempotency-key': key })
const count = async () => (await house.api('GET', '/reservations?limit=1000')).body.data.length

test('create · the same key and body again · the same answer, one reservation', async () => {
  const before = await count()
  const first = await book('again-1')
  assert.equal(first.status, 201)
  const body = bodyOf()
  const reordered = Object.fromEntries(Object.entries(body).toReversed())
  const second = await book('again-1', reordered)
  assert.equal(second.status, 201)
  assert.deepEqual(second.body, first.body)
  assert.equal(second.headers.get('idempotent-replayed'), 'true')
  assert.equal(first.headers.get('idempotent-replayed'), null)
  assert.equal(second.headers.get('etag'), first.headers.get('etag'))
  assert.equal(await count(), before + 1)
})

test('create · the same key, another body · 422 IdempotencyKeyReusedException', async () => {
  await book('other-body')
  const answer = await book('other-body', bodyOf({ pax: 1 }))
  assert.equal(answer.status, 422)
  assert.equal(answer.body.error.class_name, 'IdempotencyKeyReusedException')
})

test('create · a refusal · is not kept: the key works afterwards', async () => {
  dayCount++
  assert.equal((await book('refused', bodyOf({ pax: 99 }))).status, 400)
  assert.equal((await book('refused')).status, 201)
})

test('create · ten at once with one key · one reservation, the same answer for all', async () => {
  dayCount++
  const before = await count()
  const answers = await Promise.all(Array.from({ length: 10 }, () => book('at-once')))
  assert.equal(await count(), before + 1)
  const ids = new Set(answers.map((answer: Answer) => answer.body.data[0].id))
  assert.equal(ids.size, 1)
})

test('create · the first one still at work · 409 with Retry-After after a second', async () => {
  dayCount++
  const [{ id } = { id: 0 }] = await server.sql<
    { id: number }[]
  >`select id from clients where client_id = ${house.client_id}`
  let answer: Answer | undefined
  await server.sql.begin(async (tx) => {
    await tx`
      insert into idempotency_keys (property_id, actor, operation, key, body_hash)
      values (${house.property}, ${`client:${id}`}, 'createReservation {}', 'held', ${Buffer.alloc(32)})`
    answer = await book('held')
    await tx`delete from idempotency_keys where key = 'held'`
  })
  assert.equal(answer?.status, 409)
  assert.equal(answer?.headers.get('retry-after'), '1')
})

test('keys · of another client, property or operation · are other keys', async () => {
  dayCount++
  await book('scope')
  const room = await house.api('POST', '/rooms', { name: 'Annex' }, { 'idempotency-key': 'scope' })
  assert.equal(room.status, 201)
  const other = await createRestaurant(server)
  const foreign = await other.api('POST', '/rooms', { name: 'Annex' }, { 'idempotency-key': 'scope' })
  assert.equal(foreign.headers.get('idempotent-replayed'), null)
})

test('keys · an operation under another of its paths · is the same one; on something else, another', async () => {
  const table = (room: number, slash = '') =>
    house.api('POST', `/room/${room}/table${slash}`, { name: 'Paths' }, { 'idempotency-key': 'paths' })
  const first = await table(house.room)
  assert.deepEqual((await table(house.room, '/')).body, first.body)
  const annex = (await house.api('POST', '/rooms', { name: 'Annex' })).body.data[0].id
  assert.notEqual((await table(annex)).body.data[0].id, first.body.data[0].id)
})

test('keys · older than a day · are forgotten', async () => {
  dayCount++
  const first = await book('old')
  await server.sql`update idempotency_keys set created_at = now() - interval '25 hours' where key = 'old'`
  const second = await book('old')
  assert.notEqual(second.body.data[0].id, first.body.data[0].id)
})

test('keys · longer than 255 characters or not printable · 400', async () => {
  for (const key of ['x'.repeat(256), 'caf\u00e9']) assert.equal((await book(key)).status, 400, key)
  assert.equal((await book('x'.repeat(255), bodyOf({ start_hour: '21:30' }))).status, 201)
})

test('If-Match · of an earlier version · 409 and nothing changed; the current one or * passes', async () => {
  dayCount++
  const made = await house.api('POST', '/reservations', bodyOf())
  const { id, version } = made.body.data[0]
  assert.equal(made.headers.get('etag'), `"${version}"`)
  const path = `/reservations/${id}`
  const changed = await house.api('PUT', path, { notes: 'a' }, { 'if-match': `"${version}"` })
  assert.equal(changed.status, 200)
  assert.equal(changed.body.data[0].version, version + 1)
  assert.equal(changed.headers.get('etag'), `"${version + 1}"`)
  for (const [method, target] of [
    ['PUT', path],
    ['PATCH', `${path}/checkin`],
    ['PATCH', `${path}?status=CANCELLED`],
    ['DELETE', path],
  ] as const) {
    const stale = await house.api(method, target, method === 'PUT' ? { notes: 'b' } : undefined, {
      'if-match': `"${version}"`,
    })
    assert.equal(stale.status, 409, `${method} ${target}`)
    assert.equal(stale.body.error.class_name, 'StateConflictException')
  }
  assert.equal((await house.api('GET', path)).headers.get('etag'), `"${version + 1}"`)
  assert.equal((await house.api('PUT', path, { notes: 'c' }, { 'if-match': '*' })).status, 200)
  assert.equal((await house.api('PUT', path, { notes: 'd' }, { 'if-match': 'three' })).status, 400)
})

test('history · every change · who, when, what from and to', async () => {
  dayCount++
  const { id } = (await house.api('POST', '/reservations', bodyOf())).body.data[0]
  await house.api('PUT', `/reservations/${id}`, { notes: 'window', pax: 1 })
  await house.api('PATCH', `/reservations/${id}/checkin`)
  const entries = (await house.api('GET', `/reservations/${id}/history`)).body.data
  assert.deepEqual(
    entries.map((entry: { type: string; changes: { field: string }[] }) => [
      entry.type,
      entry.changes.map((change) => change.field),
    ]),
    [
      ['RESERVATION_CREATED', ['status']],
      ['RESERVATION_UPDATED', ['pax', 'notes']],
      ['RESERVATION_UPDATED', ['checkin_date']],
    ],
  )
  assert.deepEqual(entries[1].changes[1], { field: 'notes', from: '', to: 'window' })
  assert.equal(entries[2].changes[0].from, null)
  for (const entry of entries) {
    assert.match(entry.actor, /^client:\d+$/)
    assert.match(entry.at, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/)
  }
  assert.equal((await house.api('GET', '/reservations/1/history')).status, 404)
})
