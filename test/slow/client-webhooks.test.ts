/** Webhooks with the client package: subscriptions, and what a receiver makes of deliveries. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { Temporal } from 'temporal-polyfill'
import { OctoTable, verifyWebhook, WebhookError, type WebhookHeaders } from '../../client/src/index.ts'
import { newSecret, presentSecret, signedHeaders } from '../../src/webhooks/sign.ts'
import { addDays, today } from '../support/days.ts'
import { createRestaurant, startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startTestServer({ WEBHOOK_ALLOW_PRIVATE: 'true' })
})
after(() => server.stop())

/** The endpoint of a partner, which gives each delivery to `take`. */
async function startReceiver(take: (body: string, headers: IncomingHttpHeaders) => void) {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    take(await text(request), request.headers)
    response.end()
  }
  const receiver = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const address = receiver.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return { url: `http://127.0.0.1:${port}/hook`, stop: () => receiver.close() }
}

test('webhooks · subscribed, booked, secret replaced, tried · each delivery is verified', async (t) => {
  const house = await createRestaurant(server)
  const api = new OctoTable({
    baseUrl: server.url,
    clientId: house.client_id,
    clientSecret: house.client_secret,
    property: house.property,
  })
  const { promise: delivered, resolve } = Promise.withResolvers<[string, IncomingHttpHeaders]>()
  const { promise: again, resolve: resolveAgain } = Promise.withResolvers<[string, IncomingHttpHeaders]>()
  let deliveries = 0
  const receiver = await startReceiver((body, headers) =>
    deliveries++ === 0 ? resolve([body, headers]) : resolveAgain([body, headers]),
  )
  t.after(receiver.stop)
  const made = await api.webhooks.create({ endpoint: receiver.url, webhook_type: 'RESERVATION_CREATED' })
  const reservation = await api.reservations.create({
    channel: 'OCTOTABLE_ADMIN',
    start_date: addDays(today(), 3),
    start_hour: '20:00',
    pax: 2,
    service_id: house.dinner,
    room_id: house.room,
    customer: { first_name: 'Zoë' },
  })
  const event = await verifyWebhook(...(await delivered), made.secret ?? '')
  assert.equal(event.type, 'RESERVATION_CREATED')
  assert.equal(event.property_id, house.property)
  assert.deepEqual(event.data, reservation)

  const replaced = await api.webhooks.rotateSecret(made.id)
  assert.notEqual(replaced.secret, made.secret)
  await api.webhooks.test(made.id)
  const [body, headers] = await again
  for (const secret of [made.secret, replaced.secret])
    assert.equal((await verifyWebhook(body, headers, secret ?? '')).test, true)

  const found = await Array.fromAsync(api.webhooks.deliveries(made.id, { limit: 1 }))
  assert.equal(found.length, 2)
  const subscriptions = await Array.fromAsync(api.webhooks.all())
  assert.deepEqual(
    subscriptions.map(({ id, secret }) => [id, secret]),
    [[made.id, undefined]],
  )
  assert.equal(await api.webhooks.delete(made.id), made.id)
})

const secret = newSecret()
const body =
  '{"type":"RESERVATION_UPDATED","timestamp":"2026-05-15T17:30:00Z","property_id":1,"data":{"notes":"Żółć"}}'
const now = Temporal.Now.instant().epochMilliseconds / 1000
const signed = signedHeaders([secret], 'msg_1', now, body)
const read = (headers: WebhookHeaders, text: string | Uint8Array = body) =>
  verifyWebhook(text, headers, presentSecret(secret))

const inCapitals = (headers: object) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), String(value)]))

for (const [situation, headers] of [
  ['headers of Node', signed],
  ['headers of fetch', new Headers(signed)],
  ['headers in capitals', inCapitals(signed)],
  ['a secret being replaced', signedHeaders([newSecret(), secret], 'msg_1', now, body)],
  [
    'a signature of another kind beside',
    { ...signed, 'webhook-signature': `v1a,x ${signed['webhook-signature']}` },
  ],
  ['four minutes old', signedHeaders([secret], 'msg_1', now - 240, body)],
] as const)
  test(`verifyWebhook · ${situation} · gives the event`, async () => {
    assert.equal((await read(headers)).data.notes, 'Żółć')
    assert.deepEqual(await read(headers, Buffer.from(body)), JSON.parse(body))
  })

for (const [situation, headers, text] of [
  ['another secret', signedHeaders([newSecret()], 'msg_1', now, body)],
  ['another body', signed, `${body} `],
  ['another id', { ...signed, 'webhook-id': 'msg_2' }],
  ['another time', { ...signed, 'webhook-timestamp': String(Math.floor(now) - 1) }],
  ['six minutes old', signedHeaders([secret], 'msg_1', now - 360, body)],
  ['of the future', signedHeaders([secret], 'msg_1', now + 360, body)],
  ['no number as time', { ...signed, 'webhook-timestamp': 'now' }],
  ['no signature', { ...signed, 'webhook-signature': undefined }],
  ['no base64', { ...signed, 'webhook-signature': 'v1,***' }],
  ['half of a signature', { ...signed, 'webhook-signature': signed['webhook-signature'].slice(0, 20) }],
  ['no headers', {}],
] as const)
  test(`verifyWebhook · ${situation} · WebhookError`, () => assert.rejects(read(headers, text), WebhookError))

test('verifyWebhook · a secret that is none · says so', () =>
  assert.rejects(verifyWebhook(body, signed, 'whsec_'), /whsec_/))
