import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { assertRefused } from './support/assert-refused.ts'
import { bodyOf, createCalls, PATH } from './support/create-client.ts'
import { AUTH, fetchToken, PMS, send, startTestServer, type TestServer } from './support/server.ts'

let server: TestServer
before(async () => {
  server = await startTestServer()
})
after(() => server.stop())

const { create, raw } = createCalls(() => server.url)

test('createClient · array of none or two · is 400', async () => {
  assertRefused(await create([]), 400, 'VALIDATION', /exactly one; it holds 0/)
  assertRefused(await create([bodyOf(), bodyOf()]), 400, 'VALIDATION', /exactly one; it holds 2/)
})

test('createClient · no body, broken JSON, a real form, another type · is 400', async () => {
  assertRefused(await raw('', {}), 400, 'VALIDATION', /body/)
  assertRefused(await raw('{"redirect_uri":', {}), 400, 'VALIDATION', /not valid JSON/)
  assertRefused(
    await raw('redirect_uri=x&name=y', { 'content-type': 'application/x-www-form-urlencoded' }),
    400,
    'VALIDATION',
    /not valid JSON/,
  )
  assertRefused(await create('"text"'), 400, 'VALIDATION', /body must be/)
  assertRefused(await create('null'), 400, 'VALIDATION', /body must be/)
})

test('createClient · more than 64 KiB · is 413', async () => {
  assertRefused(await create(bodyOf({ description: 'x'.repeat(70_000) })), 413, 'PAYLOAD_TOO_LARGE', /larger/)
})

test('createClient · nothing given · names every required field', async () => {
  const answer = await create({})
  assertRefused(answer, 400, 'VALIDATION', /redirect_uri/)
  assert.deepEqual(
    answer.body.error.fields.map((field: { path: string }) => field.path).sort(),
    [
      'redirect_uri',
      ...['email', 'name', 'password', 'username'].map((name) => `sandbox_property.${name}`),
    ].sort(),
  )
})

test('createClient · fields of a wrong form · are 400 with the field', async () => {
  const cases: [object, RegExp][] = [
    [{ name: '' }, /sandbox_property\.name/],
    [{ name: '   ' }, /sandbox_property\.name/],
    [{ name: 'x'.repeat(121) }, /sandbox_property\.name/],
    [{ name: 'a\u0000b' }, /sandbox_property\.name.*U\+0000/],
    [{ username: 'ab' }, /sandbox_property\.username/],
    [{ username: 'a b c' }, /sandbox_property\.username/],
    [{ password: 12345678 }, /sandbox_property\.password/],
    [{ email: 7 }, /sandbox_property\.email/],
    [{ description: 'x'.repeat(2001) }, /sandbox_property\.description/],
    [{ website: 'javascript:alert(1)' }, /sandbox_property\.website/],
    [{ position: 'Milan' }, /sandbox_property\.position/],
    [{ position: { latitude: 91 } }, /sandbox_property\.position\.latitude/],
    [{ position: { longitude: -181 } }, /sandbox_property\.position\.longitude/],
    [{ position: { latitude: '45' } }, /sandbox_property\.position\.latitude/],
    [{ position: { country: 'Italy' } }, /sandbox_property\.position\.country must be a country code/],
    [{ position: { country: 'XX' } }, /sandbox_property\.position\.country/],
  ]
  for (const [fields, message] of cases)
    assertRefused(await create(bodyOf(fields)), 400, 'VALIDATION', message)
})

test('createClient · redirect_uri that cannot be one · is 400', async () => {
  for (const redirect_uri of [
    '',
    '/main-page',
    'ftp://a.example',
    'https://a.example/#x',
    'https://me:pw@a.example',
    7,
  ])
    assertRefused(await create({ ...bodyOf(), redirect_uri }), 400, 'VALIDATION', /redirect_uri/)
  assert.equal((await create({ ...bodyOf(), redirect_uri: 'http://somewhere.example:8183/x' })).status, 201)
})

test('createClient · password, e-mail, phone · have classes of their own', async () => {
  for (const password of ['short1A', 'alllower1', 'ALLUPPER1', 'NoDigits!', ''])
    assertRefused(await create(bodyOf({ password })), 400, 'INVALID_PASSWORD', /8 to 128 characters/)
  for (const email of ['nobody', 'a@b', ''])
    assertRefused(await create(bodyOf({ email })), 400, 'BAD_EMAIL', /e-mail address/)
  for (const phone of ['1234', 'call me', '1234567890123456'])
    assertRefused(await create(bodyOf({ phone })), 400, 'BAD_PHONE', /5 to 15 digits/)
})

test('createClient · from a page of another site · is refused', async () => {
  for (const origin of ['https://evil.example', 'null'])
    assertRefused(await create(bodyOf(), { origin }), 400, 'VALIDATION', /may not register clients/)
  assert.equal((await create(bodyOf(), { origin: server.url })).status, 201)
})

test('createClient · GET · is 401 and shows the POST', async () => {
  for (const prefix of [AUTH, PMS]) {
    const answer = await send(server.url, 'GET', prefix + PATH)
    assertRefused(
      answer,
      401,
      'UNAUTHORIZED',
      /send a POST: curl --location 'http.*oauth2\/client' --data-raw/,
    )
    assert.equal(answer.headers.get('cache-control'), 'no-store')
  }
})

test('createClient · another method · is 405 with Allow', async () => {
  const answer = await send(server.url, 'PATCH', AUTH + PATH)
  assertRefused(answer, 405, 'METHOD_NOT_ALLOWED', /Allowed: DELETE, GET, HEAD, POST, PUT/)
  assert.equal(answer.headers.get('allow'), 'DELETE, GET, HEAD, POST, PUT')
})

test('createClient · with CREATE_CLIENT=token · needs the invitation token', async (t) => {
  const INVITATION_TOKEN = 'an-invitation-of-16'
  const closed = await startTestServer({ CREATE_CLIENT: 'token', INVITATION_TOKEN })
  t.after(() => closed.stop())
  const post = (headers: Record<string, string>) => send(closed.url, 'POST', AUTH + PATH, bodyOf(), headers)
  assertRefused(await post({}), 401, 'UNAUTHORIZED', /invitation token/)
  assertRefused(await post({ authorization: 'Bearer wrong' }), 401, 'UNAUTHORIZED', /invitation token/)
  assert.equal((await post({ authorization: `Bearer ${INVITATION_TOKEN}` })).status, 201)
})

test('createClient · with CREATE_CLIENT=off · is closed', async (t) => {
  const closed = await startTestServer({ CREATE_CLIENT: 'off' })
  t.after(() => closed.stop())
  assertRefused(await send(closed.url, 'POST', AUTH + PATH, bodyOf()), 400, 'CLIENT_CREATION', /closed/)
})

test('createClient · more than an address may in an hour · is 429 on both prefixes, and only here', async (t) => {
  const strict = await startTestServer({ CREATE_CLIENT_PER_HOUR: '2' })
  t.after(() => strict.stop())
  const post = (prefix: string, body: unknown = bodyOf()) => send(strict.url, 'POST', prefix + PATH, body)
  assert.equal((await post(AUTH, {})).status, 400)
  const first = await post(AUTH)
  assert.equal(first.status, 201)
  assert.equal((await post(PMS)).status, 201)
  for (const prefix of [AUTH, PMS]) {
    const refused = await post(prefix)
    assertRefused(refused, 429, 'TOO_MANY_REQUESTS', /Try again in \d+ seconds/)
    const seconds = Number(refused.headers.get('retry-after'))
    assert.ok(seconds > 3500 && seconds <= 3600)
  }
  const { client_id, client_secret } = first.body.data[0]
  assert.ok(await fetchToken(strict.url, client_id, client_secret))
})
