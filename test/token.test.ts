import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { AUTH, createAccount, PMS, startTestServer, type Account, type TestServer } from './support/server.ts'

const PATH = '/oauth2/token'
const FORM = 'application/x-www-form-urlencoded'

let server: TestServer
let account: Account
before(async () => {
  server = await startTestServer()
  account = await createAccount(server)
})
after(() => server.stop())

interface TokenAnswer {
  status: number
  headers: Headers
  body: Record<string, unknown> & { access_token: string; error: { class_name: string } }
}

const answerOf = async (response: Response): Promise<TokenAnswer> => ({
  status: response.status,
  headers: response.headers,
  body: JSON.parse(await response.text()),
})

async function post(
  body: string | Record<string, string>,
  headers: Record<string, string> = {},
  to = server.url + AUTH,
): Promise<TokenAnswer> {
  const form = typeof body === 'string' ? body : new URLSearchParams(body).toString()
  return answerOf(
    await fetch(to + PATH, { method: 'POST', headers: { 'content-type': FORM, ...headers }, body: form }),
  )
}

const credentials = (fields: Record<string, string> = {}, { client_id, client_secret } = account) => ({
  grant_type: 'client_credentials',
  client_id,
  client_secret,
  ...fields,
})

const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
})

/** The form of RFC 6749 and ours in one body. */
function assertTokenError(
  { status, headers, body }: TokenAnswer,
  expected: number,
  error: string,
  description: RegExp,
): void {
  assert.equal(status, expected, JSON.stringify(body))
  assert.equal(body.error, error)
  assert.equal(body['success'], false)
  assert.equal(body['message'], body['error_description'])
  assert.match(String(body['message']), description)
  assert.deepEqual(Object.keys(body).sort(), ['error', 'error_description', 'message', 'success'])
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.match(headers.get('content-type') ?? '', /^application\/json/)
}

test('createToken · id and secret in the form · is 200 with both names of the type', async () => {
  const { status, headers, body } = await post(credentials(), { 'x-request-id': 'my-id' })
  assert.equal(status, 200)
  const { access_token, ...rest } = body
  assert.ok(access_token)
  assert.deepEqual(rest, { expires_in: 1440, type: 'Bearer', token_type: 'Bearer' })
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.equal(headers.get('x-request-id'), 'my-id')
})

test('createToken · HTTP Basic, a charset in the type, unknown fields · is 200', async () => {
  const { client_id, client_secret } = account
  assert.equal(
    (await post({ grant_type: 'client_credentials' }, basic(client_id, client_secret))).status,
    200,
  )
  assert.equal((await post(credentials(), { 'content-type': `${FORM}; charset=UTF-8` })).status, 200)
  assert.equal((await post(credentials({ audience: 'x', color: 'red' }))).status, 200)
})

test('createToken · under the pms prefix · is the same token of the same issuer', async () => {
  const { status, body } = await post(credentials(), {}, server.url + PMS)
  assert.equal(status, 200)
  const { payload } = await jwtVerify(
    body.access_token,
    createRemoteJWKSet(new URL(`${server.url}${AUTH}/.well-known/jwks.json`)),
  )
  assert.equal(payload.iss, server.url + AUTH)
})

test('createToken · the token · is RS256 by a published key, with the documented claims, for 1440 minutes', async () => {
  const { body } = await post(credentials())
  const keys = createRemoteJWKSet(new URL(`${server.url}${AUTH}/.well-known/jwks.json`))
  const issuer = server.url + AUTH
  const { payload, protectedHeader } = await jwtVerify(body.access_token, keys, { issuer, audience: issuer })
  assert.equal(protectedHeader.alg, 'RS256')
  assert.equal(payload.sub, account.client_id)
  assert.equal((payload.exp ?? 0) - (payload.iat ?? 0), 1440 * 60)
  assert.deepEqual(payload['groups'], ['client'])
  assert.ok(payload.jti)
  assert.notEqual((await post(credentials())).body.access_token, body.access_token)
})

test('createToken · another life configured · is reported and kept', async (t) => {
  const short = await startTestServer({ TOKEN_MINUTES: '5' })
  t.after(() => short.stop())
  const { body } = await post(credentials({}, await createAccount(short)), {}, short.url + AUTH)
  assert.equal(body['expires_in'], 5)
  const [, claims = ''] = body.access_token.split('.')
  const { exp, iat } = JSON.parse(Buffer.from(claims, 'base64url').toString())
  assert.equal(exp - iat, 300)
})

test('createToken · a JSON body, another type, none · is 415 in our form', async () => {
  const json = await post(JSON.stringify(credentials()), { 'content-type': 'application/json' })
  const other = await post('x', { 'content-type': 'text/plain' })
  const bytes = Buffer.from(new URLSearchParams(credentials()).toString())
  const none = await answerOf(await fetch(server.url + AUTH + PATH, { method: 'POST', body: bytes }))
  for (const { status, headers, body } of [json, other, none]) {
    assert.equal(status, 415)
    assert.equal(body.error.class_name, 'UnsupportedMediaTypeException')
    assert.match(String(body['message']), /application\/x-www-form-urlencoded/)
    assert.ok(headers.get('x-request-id'))
  }
})

test('createToken · wrong secret, unknown client, disabled client · cannot be told apart', async () => {
  const off = await createAccount(server)
  await server.sql`update clients set disabled_at = now() where client_id = ${off.client_id}`
  const wrong = await post(credentials({ client_secret: crypto.randomUUID() }))
  assertTokenError(wrong, 401, 'invalid_client', /client_id or the client_secret is wrong/)
  assert.equal(wrong.headers.get('www-authenticate'), `Basic realm="${server.url}${AUTH}"`)
  const ids = ['public_unknown', 'x', 'ünknown', 'a\u0000b', 'x'.repeat(5000)]
  const others = [
    await post(credentials({}, off)),
    ...(await Promise.all(ids.map((client_id) => post(credentials({ client_id }))))),
    await post({ grant_type: 'client_credentials' }, basic('public_unknown', 'secret')),
    await post({ grant_type: 'client_credentials' }, basic(account.client_id, 'secret')),
    await post({ grant_type: 'client_credentials', client_id: account.client_id }),
    await post({ grant_type: 'client_credentials', client_id: 'public_unknown' }),
    await post(credentials({ client_secret: 'x' }), { origin: 'https://page.example' }),
    await post(credentials({ client_id: 'x' }), { origin: 'https://page.example' }),
  ]
  const visible = ({ status, headers, body }: TokenAnswer) => ({
    status,
    body,
    basic: headers.get('www-authenticate'),
  })
  for (const answer of others) assert.deepEqual(visible(answer), visible(wrong))
})

test('createToken · grant_type missing or another · is 400', async () => {
  const { client_id, client_secret } = account
  assertTokenError(await post({ client_id, client_secret }), 400, 'invalid_request', /grant_type/)
  for (const grant_type of ['password', 'urn:ietf:params:oauth:grant-type:device_code', 'implicit'])
    assertTokenError(
      await post(credentials({ grant_type })),
      400,
      'unsupported_grant_type',
      /must be client_credentials/,
    )
})

test('createToken · no client, two ways to authenticate, broken Basic, a field twice · is 400', async () => {
  const { client_id, client_secret } = account
  const grant = { grant_type: 'client_credentials' }
  const form = new URLSearchParams(credentials()).toString()
  assertTokenError(await post(grant), 400, 'invalid_request', /client authentication/)
  assertTokenError(await post(''), 400, 'invalid_request', /./)
  assertTokenError(
    await post(credentials(), basic(client_id, client_secret)),
    400,
    'invalid_request',
    /one mechanism/,
  )
  for (const authorization of ['Basic', 'Basic !!!', 'Bearer abc', 'Basic YWJj'])
    assertTokenError(await post(grant, { authorization }), 400, 'invalid_request', /authorization header/)
  assertTokenError(await post(`${form}&client_id=x`), 400, 'invalid_request', /client_id/)
  assertTokenError(await post(`${form}&grant_type=x`), 400, 'invalid_request', /grant_type/)
})

test('createToken · a resource that is not this API · is 400', async () => {
  assertTokenError(
    await post(credentials({ resource: 'https://other.example' })),
    400,
    'invalid_target',
    /resource/,
  )
  assert.equal((await post(credentials({ resource: server.url + AUTH }))).status, 200)
})

test('createToken · a scope · is ignored', async () => {
  const { status, body } = await post(credentials({ scope: 'admin' }))
  assert.equal(status, 200)
  assert.equal(body['scope'], undefined)
})

test('createToken · more than 64 KiB, announced or not · is 413', async () => {
  const form = new URLSearchParams(credentials({ more: 'x'.repeat(70_000) })).toString()
  assertTokenError(await post(form), 413, 'invalid_request', /larger/)
  const chunked = await fetch(server.url + AUTH + PATH, {
    method: 'POST',
    headers: { 'content-type': FORM },
    body: new Blob([form]).stream(),
    duplex: 'half',
  })
  assert.equal(chunked.status, 413)
  assert.equal((await post(credentials())).status, 200)
})

test('createToken · Accept: text/html · is JSON all the same', async () => {
  assertTokenError(
    await post(credentials({ client_secret: 'x' }), { accept: 'text/html' }),
    401,
    'invalid_client',
    /wrong/,
  )
})

test('createToken · GET · is 405 with Allow', async () => {
  for (const prefix of [AUTH, PMS]) {
    const response = await fetch(server.url + prefix + PATH)
    assert.equal(response.status, 405)
    assert.equal(response.headers.get('allow'), 'POST')
  }
})

test('createToken · a slash at the end · is the same path', async () => {
  const response = await fetch(`${server.url}${AUTH}${PATH}/?x=1`, {
    method: 'POST',
    body: new URLSearchParams(credentials()),
  })
  assert.equal(response.status, 200)
})

test('createToken · the database is out of order · is 500 without a word of why', async (t) => {
  const broken = await startTestServer()
  t.after(() => broken.stop())
  const account = await createAccount(broken)
  await broken.sql`alter table clients rename column secret_hash to secret_hash_gone`
  const answer = await post(credentials({}, account), {}, broken.url + AUTH)
  assertTokenError(answer, 500, 'server_error', /went wrong on the server/)
  assert.doesNotMatch(JSON.stringify(answer.body), /column|secret_hash/)
})

test('createToken · many at once, good and bad · prints nothing', async (t) => {
  const printed = (['log', 'info', 'warn', 'error'] as const).map((name) => t.mock.method(console, name))
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) => post(credentials(n % 2 ? {} : { client_secret: 'x' }))),
  )
  assert.equal(answers.filter(({ status }) => status === 200).length, 20)
  assert.deepEqual(
    printed.flatMap((method) => method.mock.calls.map((call) => call.arguments)),
    [],
  )
})
