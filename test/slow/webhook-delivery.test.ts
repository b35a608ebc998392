/** Deliveries to a real receiver: signed, at least once, in order for each reservation, whatever breaks on the way. */
import { after, afterEach, before, beforeEach, test } from 'node:test'
import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { createDatabase, type TestDatabase } from '../support/database.ts'
import { addDays, today } from '../support/days.ts'
import { Receiver, status, until, verify, type Received } from '../support/receiver.ts'
import {
  createRestaurant,
  PMS,
  send,
  startTestServer,
  type Restaurant,
  type TestServer,
} from '../support/server.ts'

const ENV = {
  WEBHOOK_ALLOW_PRIVATE: 'true',
  PUBLIC_URL: 'http://octotable.test',
  SECRET_KEY: 'a secret that is long enough for this',
}

let database: TestDatabase
let server: TestServer
let house: Restaurant
let receiver: Receiver
const receivers: Receiver[] = []
before(async () => {
  database = await createDatabase()
  server = await startTestServer(ENV, database.url)
  house = await createRestaurant(server, [4, 4, 4, 4])
})
after(async () => {
  await server.stop()
  await database.drop()
})
beforeEach(async () => {
  receiver = await listen()
  for (const table of ['webhook_messages', 'webhook_subscriptions', 'webhook_sequences', 'reservations'])
    await server.sql`delete from ${server.sql(table)}`
  await server.sql`update properties set setup_version = setup_version + 1`
})
afterEach(async () => {
  for (const one of receivers.splice(0)) await one.stop()
})

async function listen(): Promise<Receiver> {
  const one = await new Receiver().start()
  receivers.push(one)
  return one
}

interface Subscribed {
  id: number
  secret: string
  webhook_type: string
}

async function subscribe(type: string, endpoint = receiver.url): Promise<Subscribed> {
  const body = { endpoint, webhook_type: `RESERVATION_${type}` }
  const answer = await house.api('POST', '/webhooks/subscription', body)
  assert.equal(answer.status, 201, JSON.stringify(answer.body))
  return answer.body.data[0]
}

let booked = 0
/** A reservation on a day of its own, and not on the next one, which a change locks too: none waits for another. */
async function book(url = server.url): Promise<number> {
  const body = {
    channel: 'OCTOTABLE_ADMIN',
    start_date: addDays(today(), 2 * ++booked),
    start_hour: '20:00',
    pax: 2,
    service_id: house.dinner,
    room_id: house.room,
    customer: { first_name: 'Ida', phone: '+393332211456' },
  }
  const headers = { authorization: `Bearer ${house.token}`, property: String(house.property) }
  const answer = await send(url, 'POST', `${PMS}/reservations`, body, headers)
  assert.equal(answer.status, 201, JSON.stringify(answer.body))
  return answer.body.data[0].id
}
async function change(id: number, notes: string): Promise<void> {
  const answer = await house.api('PUT', `/reservations/${id}`, { notes })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
}

interface Listed {
  id: number
  status: string
  attempts: number
  http_status?: number
  error?: string
  duration_ms?: number
  next_attempt?: string
}

/** The deliveries of a subscription, the oldest first. */
const deliveriesOf = async ({ id }: Subscribed): Promise<Listed[]> =>
  (await house.api('GET', `/webhooks/subscription/${id}/deliveries`)).body.data.toReversed()

/** The deliveries, where all of them are as they are wanted. */
async function those(hook: Subscribed, holds: (one: Listed) => boolean): Promise<Listed[] | undefined> {
  const all = await deliveriesOf(hook)
  return all.length > 0 && all.every(holds) ? all : undefined
}
const delivered = (hook: Subscribed) => () => those(hook, (one) => one.status === 'DELIVERED')
const failed = (hook: Subscribed) => () => those(hook, (one) => one.error !== undefined)

/** What is under way is left alone, and so are those that are done. */
const waiting = () => server.sql`status = 'PENDING' and claimed_until is null`

/** Asks until there is an answer, with every attempt made at once instead of after its pause. */
const hurried = <T>(what: string, ask: () => Promise<T | undefined> | T | undefined): Promise<T> =>
  until(what, async () => {
    await server.sql`update webhook_deliveries set due_at = now() where ${waiting()}`
    server.ctx.bell.ring()
    return ask()
  })

/** The same, as if three days of attempts were over. */
const aged = <T>(what: string, ask: () => Promise<T | undefined> | T | undefined): Promise<T> =>
  hurried(what, async () => {
    await server.sql`update webhook_deliveries set queued_at = now() - interval '3 days' where ${waiting()}`
    return ask()
  })

const isAbout = (id: number) => (one: Received) => one.body.data.id === id

test('a delivery · signed, with the reservation and what it was before · is done with 2xx', async () => {
  const created = await subscribe('CREATED')
  const updated = await subscribe('UPDATED')
  const id = await book()
  await change(id, 'window')
  const [first, second] = await receiver.have(2)
  assert.ok(first && second)
  const { type, timestamp, property_id, sequence, data, ...rest } = first.body
  assert.deepEqual([type, property_id, sequence, rest], ['RESERVATION_CREATED', house.property, 1, {}])
  assert.match(timestamp, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/)
  assert.equal(data.id, id)
  verify(created.secret, first)
  assert.throws(() => verify(updated.secret, first))
  assert.match(first.headers['webhook-id'] ?? '', new RegExp(`^msg_${house.property}_\\d+_${created.id}$`))
  assert.match(first.headers['user-agent'] ?? '', /^OctoTable/)
  assert.equal(first.headers['content-type'], 'application/json')
  assert.deepEqual([second.body.type, second.body.sequence], ['RESERVATION_UPDATED', 2])
  assert.deepEqual(second.body.previous, { notes: '' })
  verify(updated.secret, second)
  const [listed] = await until('deliveries', delivered(created))
  assert.ok(listed)
  assert.deepEqual([listed.attempts, listed.http_status, listed.error], [1, 204, undefined])
  assert.equal(listed.next_attempt, undefined)
  assert.ok(listed.duration_ms !== undefined && listed.duration_ms >= 0)
})

test('a delivery · that fails at first · comes again as the same message, until it arrives', async () => {
  const hook = await subscribe('CREATED')
  receiver.answer = status(500)
  await book()
  for (const code of [500, 410]) {
    receiver.answer = status(code)
    const [one] = await hurried(`${code}`, () => those(hook, ({ http_status }) => http_status === code))
    assert.equal(one?.status, 'PENDING')
    assert.match(one?.error ?? '', new RegExp(`answered ${code}`))
    assert.match(one?.next_attempt ?? '', /Z$/)
  }
  receiver.answer = status(204)
  const [one] = await hurried('a delivery', delivered(hook))
  assert.ok(one && one.attempts >= 3)
  const [first, ...again] = receiver.received
  assert.ok(again.length >= 2)
  for (const other of again) {
    assert.equal(other.headers['webhook-id'], first?.headers['webhook-id'])
    assert.equal(other.text, first?.text)
    verify(hook.secret, other)
  }
})

test('a delivery · redirected · fails, and nothing is followed', async () => {
  const hook = await subscribe('CREATED')
  const elsewhere = await listen()
  receiver.answer = status(307, { location: elsewhere.url })
  await book()
  const [one] = await until('failures', failed(hook))
  assert.deepEqual([one?.http_status, elsewhere.received.length], [307, 0])
  assert.match(one?.error ?? '', /redirects are not followed/)
})

test('a delivery · the endpoint answers more than is read, or never ends its answer · is done', async () => {
  const hook = await subscribe('CREATED')
  receiver.answer = (reply) => {
    const pour = () => {
      while (!reply.destroyed && reply.write('x'.repeat(16_384)));
      reply.once('drain', pour)
    }
    pour()
  }
  await book()
  await until('deliveries', delivered(hook))
})

test('a delivery · cut off, not HTTP, refused · fails, and says why; the endpoint comes back · arrives', async () => {
  const hook = await subscribe('CREATED')
  const failing = (reason: RegExp) => () => those(hook, ({ error = '' }) => reason.test(error))
  receiver.answer = (_reply, _received, request) => request.socket.destroy()
  await book()
  await hurried('a reason', failing(/closed before an answer/))
  receiver.answer = (_reply, _received, request) => request.socket.end('SSH-2.0-OpenSSH_9.6\r\n')
  await hurried('another reason', failing(/not HTTP/))
  await receiver.stop()
  await hurried('another reason', failing(/refused/))
  receiver.answer = status(204)
  await receiver.start()
  await hurried('a delivery', delivered(hook))
})

test('events of one reservation · the first one fails · wait for it, and those of others do not', async () => {
  const hooks = [await subscribe('CREATED'), await subscribe('UPDATED')]
  const updates = hooks[1]
  assert.ok(updates)
  const stuck = await book()
  const other = await book()
  receiver.answer = (reply, { body }) =>
    status(body.data.id === stuck && body.type.endsWith('UPDATED') ? 503 : 204)(
      reply,
      { body, text: '', headers: {} },
      reply.req,
    )
  for (const notes of ['1', '2', '3']) {
    await change(stuck, notes)
    await change(other, notes)
  }
  const notesOf = (id: number) =>
    receiver.received
      .filter(({ body }) => body.data.id === id && body.type.endsWith('UPDATED'))
      .map(({ body }) => body.data.notes)
  await until('the other one', () => (notesOf(other).length === 3 ? true : undefined))
  assert.deepEqual(notesOf(other), ['1', '2', '3'])
  await until('a failure', async () => (await deliveriesOf(updates))[0]?.error)
  assert.deepEqual(new Set(notesOf(stuck)), new Set(['1']))
  receiver.answer = status(204)
  await hurried('deliveries', delivered(updates))
  assert.deepEqual([...new Set(notesOf(stuck))], ['1', '2', '3'])
  assert.equal(notesOf(stuck).length - notesOf(stuck).filter((one) => one === '1').length, 2)
})

test('an endpoint that does not answer · holds up neither others nor more than four calls', async () => {
  await subscribe('CREATED')
  const fast = await listen()
  // another name of the same machine: what is limited is a host
  const quick = await subscribe('CREATED', fast.url.replace('127.0.0.1', 'localhost'))
  receiver.answer = () => {}
  for (let n = 0; n < 8; n++) await book()
  await fast.have(8)
  await until('deliveries', delivered(quick))
  await receiver.have(4)
  await delay(100)
  assert.equal(receiver.received.length, 4)
})

test('rotation · until the overlap is over · both signatures, then the new one', async () => {
  const hook = await subscribe('CREATED')
  const rotate = async (body: object): Promise<string> =>
    (await house.api('POST', `/webhooks/subscription/${hook.id}/rotate`, body)).body.data[0].secret
  const second = await rotate({})
  await book()
  const [first] = await receiver.have(1)
  assert.ok(first)
  for (const secret of [hook.secret, second]) verify(secret, first)
  const third = await rotate({ overlap_minutes: 0 })
  await server.sql`update webhook_secrets set valid_until = now() where valid_until is not null`
  await book()
  const last = (await receiver.have(2)).at(-1)
  assert.ok(last)
  verify(third, last)
  for (const secret of [hook.secret, second]) assert.throws(() => verify(secret, last))
})

test('a test delivery · is like any other, and says that it is one', async () => {
  const hook = await subscribe('DELETED')
  await house.api('POST', `/webhooks/subscription/${hook.id}/test`)
  const [one] = await receiver.have(1)
  assert.ok(one)
  verify(hook.secret, one)
  assert.deepEqual(
    [one.body.type, one.body.test, one.body.sequence],
    ['RESERVATION_DELETED', true, undefined],
  )
  const { status: code, body } = await house.api('POST', '/webhooks/subscription', {
    endpoint: receiver.url,
    webhook_type: 'RESERVATION_CREATED',
  })
  assert.equal(code, 201)
  const real = await book()
  await receiver.have(2)
  const like = receiver.received.find(isAbout(real))
  assert.deepEqual(Object.keys(one.body.data).sort(), Object.keys(like?.body.data).sort())
  assert.ok(body.data[0].id > hook.id)
})

test('three days of failures · the event is dropped, and the next of its reservation goes on', async () => {
  const hook = await subscribe('UPDATED')
  const id = await book()
  receiver.answer = (reply, received, request) =>
    status(received.body.data.notes === '1' ? 500 : 204)(reply, received, request)
  await change(id, '1')
  await change(id, '2')
  await until('a failure', async () => (await deliveriesOf(hook))[0]?.error)
  const [first, next] = await aged('an end', () => those(hook, (one) => one.status !== 'PENDING'))
  assert.deepEqual([first?.status, next?.status], ['DROPPED', 'DELIVERED'])
  assert.equal(first?.next_attempt, undefined)
})

test('five dropped in a row · disable, and its owner sees why; a redelivery enables', async () => {
  const hook = await subscribe('CREATED')
  receiver.answer = status(500)
  const ids: number[] = []
  for (let n = 0; n < 4; n++) ids.push(await book())
  await aged('drops', () => those(hook, (one) => one.status === 'DROPPED'))
  // one that arrives begins the row again
  receiver.answer = status(204)
  await book()
  await until('one delivered', async () =>
    (await deliveriesOf(hook)).find((one) => one.status === 'DELIVERED'),
  )
  receiver.answer = status(500)
  for (let n = 0; n < 5; n++) {
    assert.equal((await subscription(hook)).enabled, true)
    ids.push(await book())
  }
  await until(
    'failures',
    async () => (await deliveriesOf(hook)).slice(5).every((one) => one.error) || undefined,
  )
  const disabled = await aged('disabled', async () => {
    const one = await subscription(hook)
    return one.enabled ? undefined : one
  })
  assert.match(disabled.disabled_reason, /5 events in a row were dropped.*3 days.*answered 500/)
  const before = (await deliveriesOf(hook)).length
  await book()
  assert.equal((await deliveriesOf(hook)).length, before)
  assert.equal((await house.api('POST', `/webhooks/subscription/${hook.id}/test`)).status, 409)

  receiver.answer = status(204)
  const [first] = await deliveriesOf(hook)
  const path = `/webhook/subscription/${hook.id}/deliveries/${first?.id}/redeliver`
  const again = await house.api('POST', path)
  assert.deepEqual([again.status, again.body.data[0].status], [200, 'PENDING'])
  await until('redelivered', async () =>
    (await deliveriesOf(hook))[0]?.status === 'DELIVERED' ? true : undefined,
  )
  assert.equal(receiver.received.filter(isAbout(ids[0] ?? 0)).length >= 2, true)
  assert.deepEqual(
    await subscription(hook).then(({ enabled, disabled_reason }) => [enabled, disabled_reason]),
    [true, undefined],
  )
  const last = await book()
  await receiver.have(1, isAbout(last))
})

const subscription = async ({ id }: Subscribed) =>
  (await house.api('GET', `/webhook/subscription/${id}`)).body.data[0]

test('pending deliveries · grant withdrawn, client or property disabled, subscription deleted · stop at once', async () => {
  const stops: [stop: string, go: string][] = [
    ['update grants set withdrawn_at = now()', 'update grants set withdrawn_at = null'],
    ['update clients set disabled_at = now()', 'update clients set disabled_at = null'],
    [`update properties set status = 'DISABLED'`, `update properties set status = 'ACTIVE'`],
    [`update properties set expires_at = now()`, `update properties set expires_at = null`],
  ]
  const hook = await subscribe('CREATED')
  receiver.answer = status(500)
  await book()
  await until('failures', failed(hook))
  const dueLater = async () => {
    const [row] = await server.sql<{ later: boolean }[]>`
      select due_at > now() + interval '1 minute' as later from webhook_deliveries where ${waiting()}`
    return row?.later || undefined
  }
  for (const [stop, go] of stops) {
    await server.sql.unsafe(stop)
    await until('what is under way', async () => {
      const { count } = await server.sql`select from webhook_deliveries where ${waiting()}`
      return count === 1 || undefined
    })
    const before = receiver.received.length
    await server.sql`update webhook_deliveries set due_at = now()`
    server.ctx.bell.ring()
    await until('it is put off', dueLater)
    assert.equal(receiver.received.length, before, stop)
    await server.sql.unsafe(go)
  }
  const before = receiver.received.length
  await house.api('DELETE', `/webhook/subscription/${hook.id}`)
  server.ctx.bell.ring()
  await delay(100)
  assert.equal(receiver.received.length, before)
})

test('two servers on one database · every event arrives, once and in order', async () => {
  const second = await startTestServer(ENV, server.databaseUrl)
  try {
    const hook = await subscribe('CREATED')
    await subscribe('UPDATED')
    const ids = await Promise.all(
      Array.from({ length: 20 }, (_, n) => book(n % 2 === 0 ? server.url : second.url)),
    )
    await Promise.all(
      ids.map(async (id) => {
        for (const notes of ['1', '2']) await change(id, notes)
      }),
    )
    await receiver.have(60)
    await until('deliveries', delivered(hook))
    assert.equal(receiver.received.length, 60)
    const all = receiver.received.map(({ body }) => body.sequence).sort((a, b) => a - b)
    assert.deepEqual(
      all,
      Array.from({ length: 60 }, (_, n) => n + 1),
    )
    for (const id of ids) {
      const updates = receiver.received.filter(
        (one) => isAbout(id)(one) && one.body.type === 'RESERVATION_UPDATED',
      )
      assert.deepEqual(
        updates.map(({ body }) => body.data.notes),
        ['1', '2'],
      )
    }
  } finally {
    await second.stop()
  }
})

test('a claim of a server that died · runs out, and the delivery is made', async () => {
  const hook = await subscribe('CREATED')
  const claim = (seconds: number) => server.sql`
    update webhook_deliveries set due_at = now(), claimed_until = now() + make_interval(secs => ${seconds})`
  receiver.answer = status(500)
  await book()
  await until('failures', failed(hook))
  await claim(60)
  receiver.answer = status(204)
  server.ctx.bell.ring()
  await delay(100)
  assert.equal(receiver.received.length, 1)
  await claim(0)
  await until('a delivery', delivered(hook))
})

test('a server that stops · soon, and what was under way comes again from the next one', async () => {
  const hook = await subscribe('CREATED')
  receiver.answer = () => {}
  const id = await book()
  await receiver.have(1)
  const began = performance.now()
  await server.stop()
  // the attempt alone would be given up after ten seconds
  assert.ok(performance.now() - began < 10_000)
  receiver.answer = status(204)
  server = await startTestServer(ENV, database.url)
  const [one, again] = await receiver.have(2, isAbout(id))
  assert.ok(one && again)
  verify(hook.secret, again)
  assert.equal(one.headers['webhook-id'], again.headers['webhook-id'])
})
