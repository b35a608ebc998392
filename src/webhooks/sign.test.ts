import { test } from 'node:test'
import assert from 'node:assert/strict'
import { Webhook } from 'standardwebhooks'
import { Temporal } from 'temporal-polyfill'
import { newSecret, presentSecret, signedHeaders } from './sign.ts'

const now = Temporal.Now.instant().epochMilliseconds / 1000
const body = '{"type":"RESERVATION_CREATED","data":{"first_name":"Żółć"}}'

test('signedHeaders · read by the reference library · verified', () => {
  const secret = newSecret()
  const headers = signedHeaders([secret], 'msg_1_2_3', now, body)
  assert.deepEqual(new Webhook(presentSecret(secret)).verify(body, headers), JSON.parse(body))
})

test('signedHeaders · two secrets · verified with either of them', () => {
  const secrets = [newSecret(), newSecret()]
  const headers = signedHeaders(secrets, 'msg_1_2_3', now, body)
  for (const secret of secrets) new Webhook(presentSecret(secret)).verify(body, headers)
})

test('signedHeaders · another secret, body, id or time · refused', () => {
  const secret = newSecret()
  const headers = signedHeaders([secret], 'msg_1_2_3', now, body)
  const webhook = new Webhook(presentSecret(secret))
  assert.throws(() => new Webhook(presentSecret(newSecret())).verify(body, headers))
  assert.throws(() => webhook.verify(`${body} `, headers))
  assert.throws(() => webhook.verify(body, { ...headers, 'webhook-id': 'msg_1_2_4' }))
  assert.throws(() => webhook.verify(body, { ...headers, 'webhook-timestamp': String(Math.floor(now) - 1) }))
  assert.throws(() => webhook.verify(body, signedHeaders([secret], 'msg_1_2_3', now - 600, body)))
})

test('presentSecret · 32 bytes, new each time · whsec_ and base64', () => {
  assert.match(presentSecret(newSecret()), /^whsec_[A-Za-z0-9+/]{43}=$/)
  assert.notEqual(presentSecret(newSecret()), presentSecret(newSecret()))
})
