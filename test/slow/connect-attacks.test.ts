/** Attacks on the connect flow, each refused. */
import { setTimeout as sleep } from 'node:timers/promises'
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { decodeJwt, decodeProtectedHeader, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose'
import * as oauth from 'openid-client'
import {
  authorizePath,
  codeFor,
  createOwner,
  decide,
  exchange,
  PKCE,
  refresh,
  returnOf,
  RETURN,
  signedIn,
  askToken,
  toConsent,
  type Owner,
  type TokenAnswer,
} from '../support/connect.ts'
import { PATH } from '../support/create-client.ts'
import {
  AUTH,
  createAccount,
  PMS,
  send,
  startTestServer,
  type Account,
  type TestServer,
} from '../support/server.ts'
import { Visitor, type PageAnswer } from '../support/visitor.ts'

let server: TestServer
let app: Account
let thief: Account
let owner: Owner
let visitor: Visitor
before(async () => {
  server = await startTestServer()
  app = await createAccount(server)
  thief = await createAccount(server)
  owner = await createOwner(server)
  visitor = await signedIn(server, owner)
})
after(() => server.stop())

const authorize = (fields: Record<string, string | undefined>, client = app) =>
  visitor.get(authorizePath(client.client_id, fields))

/** A page that leads nowhere. */
function assertPage({ status, location, headers, text }: PageAnswer, what: string): void {
  assert.equal(status, 400, `${what}: ${text}`)
  assert.equal(location, null, what)
  assert.match(headers.get('content-type') ?? '', /^text\/html/, what)
}

/** Back at the client with an error, the state and the issuer. */
function assertSentBack({ status, location }: PageAnswer, error: string): void {
  assert.equal(status, 303, error)
  const back = new URL(location ?? '')
  assert.ok(back.href.startsWith(RETURN))
  const { searchParams } = back
  assert.deepEqual(
    [searchParams.get('error'), searchParams.get('state'), searchParams.get('iss')],
    [error, 'the-state', server.url + AUTH],
  )
  assert.equal(searchParams.get('code'), null)
}

const rooms = async (token: string) => {
  const headers = { authorization: `Bearer ${token}`, property: String(owner.property) }
  return (await send(server.url, 'GET', `${PMS}/rooms`, undefined, headers)).status
}

const connected = async (): Promise<TokenAnswer['body']> => {
  const { status, body } = await exchange(server, app, await codeFor(visitor, app.client_id))
  assert.equal(status, 200, JSON.stringify(body))
  return body
}

function assertRefused({ status, body }: TokenAnswer, error = 'invalid_grant'): void {
  assert.deepEqual([status, body.error], [400, error], JSON.stringify(body))
  assert.equal(body.access_token, undefined)
}

/** Neither the tokens of a connection nor the next ones are good. */
async function assertDead({ access_token, refresh_token }: TokenAnswer['body']): Promise<void> {
  await sleep(1050)
  assert.equal(await rooms(access_token), 401)
  assertRefused(await refresh(server, app, refresh_token))
}

test('redirect_uri · anything but the registered one · leads nowhere', async () => {
  for (const redirect_uri of [
    'http://localhost:8183/main-page/',
    'http://localhost:8183/main-page/../evil',
    'http://localhost:8183/main-pag',
    'http://localhost:8183/main-page2',
    'http://localhost:8183/main-page?x=1',
    'http://localhost:8183/main-page#x',
    'http://localhost:8183/Main-Page',
    'HTTP://LOCALHOST:8183/main-page',
    'http://localhost:8184/main-page',
    'http://localhost/main-page',
    'https://localhost:8183/main-page',
    'http://localhost:8183/main%2Dpage',
    'http://localhost:8183/%6dain-page',
    'http://localhost:8183@evil.example/main-page',
    'http://localhost:8183.evil.example/main-page',
    'http://127.0.0.1:8183/main-page',
    'http://evil.example/?http://localhost:8183/main-page',
    '//localhost:8183/main-page',
    '/main-page',
    'javascript:alert(1)',
    ' http://localhost:8183/main-page',
    'http://localhost:8183/main-page\r\nLocation: http://evil.example',
  ])
    assertPage(await authorize({ redirect_uri }), redirect_uri)
  const twice = `${authorizePath(app.client_id)}&redirect_uri=http%3A%2F%2Fevil.example`
  assert.doesNotMatch((await visitor.get(twice)).location ?? '', /^http:\/\/evil/)
})

test('redirect_uri · registered, but by http to another machine · is not gone to', async () => {
  const client = await createAccount(server)
  const redirect_uri = 'http://10.0.0.7/back'
  const put = { authorization: `Bearer ${client.token}` }
  assert.equal((await send(server.url, 'PUT', AUTH + PATH, { redirect_uri }, put)).status, 200)
  assertPage(await authorize({ redirect_uri }, client), redirect_uri)
})

test('client · unknown, disabled, or a text that is none · leads nowhere, and tells no difference', async () => {
  const disabled = await createAccount(server)
  await server.sql`update clients set disabled_at = now() where client_id = ${disabled.client_id}`
  const pages = await Promise.all(
    ['public_nobody', disabled.client_id, '<script>alert(1)</script>', "' or 1=1", '\0'].map((client_id) =>
      visitor.get(authorizePath(client_id)),
    ),
  )
  for (const page of pages) {
    assertPage(page, 'client')
    assert.doesNotMatch(page.text, /<script/)
    assert.equal(page.text, pages[0]?.text)
  }
})

test('PKCE · missing, plain, too short · is sent back without a code', async () => {
  assertSentBack(
    await authorize({ code_challenge: undefined, code_challenge_method: undefined }),
    'invalid_request',
  )
  assertSentBack(
    await authorize({ code_challenge: PKCE.verifier, code_challenge_method: 'plain' }),
    'invalid_request',
  )
  assertSentBack(await authorize({ code_challenge_method: undefined }), 'invalid_request')
  assertSentBack(await authorize({ code_challenge: 'short' }), 'invalid_request')
})

test('PKCE · wrong or no verifier · gives no token', async () => {
  assertRefused(
    await exchange(server, app, await codeFor(visitor, app.client_id), { code_verifier: 'x'.repeat(43) }),
  )
  const code = await codeFor(visitor, app.client_id)
  const without = { grant_type: 'authorization_code', code, redirect_uri: RETURN }
  assertRefused(await askToken(server, app, without))
  const challenge = { code_verifier: PKCE.challenge }
  assertRefused(await exchange(server, app, await codeFor(visitor, app.client_id), challenge))
})

test('response types and modes, prompt, request objects · other than a code in the query · are refused', async () => {
  assertSentBack(await authorize({ prompt: 'none' }), 'login_required')
  for (const response_mode of ['fragment', 'form_post', 'web_message'])
    assertPage(await authorize({ response_mode }), response_mode)
  assertPage(await authorize({ scope: 'openid everything' }), 'scope')
  for (const fields of [
    { response_type: 'token' },
    { response_type: 'id_token' },
    { request: 'eyJhbGciOiJub25lIn0.e30.' },
    { request_uri: 'https://evil.example/x' },
  ]) {
    const { status, location, text } = await authorize(fields)
    const back = location === null ? undefined : new URL(location)
    assert.ok(status === 400 || status === 303, JSON.stringify(fields))
    assert.doesNotMatch(
      back?.href ?? '',
      /[?#&]code=|access_token|\/account\/consent/,
      JSON.stringify(fields),
    )
    assert.doesNotMatch(text, /<script/, JSON.stringify(fields))
  }
})

test('code · used again · gives nothing, and what it had given dies; it is recorded', async () => {
  const code = await codeFor(visitor, app.client_id)
  const { body } = await exchange(server, app, code)
  assert.equal(await rooms(body.access_token), 200)
  assertRefused(await exchange(server, app, code))
  await assertDead(body)
  const [entry] = await server.sql<{ detail: object }[]>`
    select detail from audit where property_id = ${owner.property} and action = 'token.revoked' order by id desc limit 1`
  assert.deepEqual(entry?.detail, { reason: 'reuse' })
})

test('code · many at once · gives one answer at most, and that dies', async () => {
  const code = await codeFor(visitor, app.client_id)
  const answers = await Promise.all(Array.from({ length: 8 }, () => exchange(server, app, code)))
  const given = answers.filter(({ status }) => status === 200)
  assert.ok(given.length <= 1)
  for (const answer of answers.filter(({ status }) => status !== 200)) assertRefused(answer)
  for (const { body } of given) await assertDead(body)
})

test('code · of another client, for another address, expired, made up · gives nothing', async () => {
  assertRefused(await exchange(server, thief, await codeFor(visitor, app.client_id)))
  const redirect_uri = 'http://localhost:8183/other'
  assertRefused(await exchange(server, app, await codeFor(visitor, app.client_id), { redirect_uri }))
  const code = await codeFor(visitor, app.client_id)
  await server.sql`update oauth_items set expires_at = now() where kind = 'AuthorizationCode'`
  assertRefused(await exchange(server, app, code))
  assertRefused(await exchange(server, app, 'x'.repeat(43)))
})

test('refresh token · used again · ends the family, and is recorded', async () => {
  const first = await connected()
  const second = await refresh(server, app, first.refresh_token)
  assert.equal(second.status, 200)
  assertRefused(await refresh(server, app, first.refresh_token))
  await assertDead(second.body)
  assert.equal(await rooms(first.access_token), 401)
})

test('refresh token · many at once · one answer at most, and the family is dead', async () => {
  const { refresh_token } = await connected()
  const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(server, app, refresh_token)))
  const given = answers.filter(({ status }) => status === 200)
  assert.ok(given.length <= 1)
  for (const { body } of given) await assertDead(body)
})

test('refresh token · of another client, for more than was agreed to · gives nothing', async () => {
  const { refresh_token } = await connected()
  assertRefused(await refresh(server, thief, refresh_token))
  const more = { grant_type: 'refresh_token', refresh_token, scope: 'setup:write' }
  assertRefused(await askToken(server, app, more), 'invalid_scope')
})

test('access token · changed, signed by another key, for another issuer or audience, alg confused · is 401', async () => {
  const { access_token } = await connected()
  const claims = decodeJwt(access_token)
  const header = { ...decodeProtectedHeader(access_token), alg: 'RS256' }
  const own = await importJWK(server.ctx.keys.signing[0] ?? {}, 'RS256')
  const sign = (changed: object, key: Parameters<SignJWT['sign']>[0] = own, alg = 'RS256') =>
    new SignJWT({ ...claims, ...changed }).setProtectedHeader({ ...header, alg }).sign(key)
  assert.equal(await rooms(await sign({})), 200)
  const [head, , signature] = access_token.split('.')
  const wider = Buffer.from(JSON.stringify({ ...claims, scope: undefined, property: undefined })).toString(
    'base64url',
  )
  const modulus = Buffer.from(server.ctx.keys.published.keys[0]?.n ?? '', 'base64url')
  for (const token of [
    `${head}.${wider}.${signature}`,
    await sign({}, (await generateKeyPair('RS256')).privateKey),
    await sign({ iss: 'https://evil.example' }),
    await sign({ aud: 'https://evil.example' }),
    await sign({ connection: 'x'.repeat(43), jti: 'another' }),
    await sign({}, modulus, 'HS256'),
    new UnsecuredJWT(claims).encode(),
  ])
    assert.equal(await rooms(token), 401, token)
})

/** What the client found wrong with an answer. */
const about = (words: RegExp) => (error: unknown) =>
  error instanceof Error && error.cause instanceof Error && words.test(error.cause.message)

test('state and issuer · another than was begun with · are seen by a client of the standard', async () => {
  const config = await oauth.discovery(
    new URL(server.url + AUTH),
    app.client_id,
    app.client_secret,
    undefined,
    {
      algorithm: 'oauth2',
      execute: [oauth.allowInsecureRequests],
    },
  )
  const back = await decide(visitor, await toConsent(visitor, authorizePath(app.client_id)))
  const checks = { pkceCodeVerifier: PKCE.verifier, expectedState: 'the-state' }
  await assert.rejects(
    oauth.authorizationCodeGrant(config, back, { ...checks, expectedState: 'mine' }),
    about(/"state"/),
  )
  const mixed = new URL(back)
  mixed.searchParams.set('iss', 'https://evil.example')
  await assert.rejects(oauth.authorizationCodeGrant(config, mixed, checks), about(/"iss"/))
  const bare = new URL(back)
  bare.searchParams.delete('iss')
  await assert.rejects(oauth.authorizationCodeGrant(config, bare, checks), about(/"iss"/))
})

test('state · line breaks and markup · stay in it', async () => {
  const state = 'a\r\nSet-Cookie: stolen=1\r\n\r\n<script>alert(1)</script>"'
  const consent = await toConsent(visitor, authorizePath(app.client_id, { state }))
  const back = await visitor.get(returnOf(await visitor.submit(consent, { decision: 'agree' })))
  assert.equal(new URL(back.location ?? '').searchParams.get('state'), state)
  assert.equal(visitor.cookies.get('stolen'), undefined)
  assert.doesNotMatch(back.text, /<script>alert/)
})

test('pages · of the flow · can be neither framed nor kept, and run no script', async () => {
  const consent = await toConsent(visitor, authorizePath(app.client_id))
  const done = await visitor.submit(consent, { decision: 'refuse' })
  for (const page of [
    await visitor.get(await toConsent(visitor, authorizePath(app.client_id))),
    done,
    await visitor.get(authorizePath('public_nobody')),
    await visitor.get('/account/connections'),
  ]) {
    assert.equal(page.headers.get('x-frame-options'), 'DENY')
    assert.equal(page.headers.get('cache-control'), 'no-store')
    const policy = page.headers.get('content-security-policy') ?? ''
    for (const word of [
      "default-src 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ])
      assert.ok(policy.includes(word), policy)
    assert.doesNotMatch(policy, /script-src|unsafe/)
    assert.doesNotMatch(page.text, /<script/)
  }
})

test('consent · sent from another site, by another browser, twice, by somebody who is no owner · is refused', async () => {
  const consent = await toConsent(visitor, authorizePath(app.client_id))
  const form = { ...(await visitor.form(consent)), decision: 'agree' }
  for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }])
    assert.equal((await visitor.post(consent, form, headers)).status, 403)
  const stranger = await signedIn(server, await createOwner(server))
  assert.equal((await stranger.get(consent)).status, 404)
  const resume = returnOf(await visitor.post(consent, form))
  const elsewhere = await stranger.get(resume)
  assert.deepEqual([elsewhere.status, elsewhere.location], [400, null])
  assert.equal((await visitor.get(resume)).status, 303)
  assert.equal((await visitor.get(resume)).status, 400)
  assert.equal((await visitor.post(consent, form)).status, 404)
  const manager = await createOwner(server)
  await server.sql`update memberships set role = 'MANAGER' where property_id = ${manager.property}`
  const helper = await signedIn(server, manager)
  const asked = await toConsent(helper, authorizePath(app.client_id))
  assert.doesNotMatch((await helper.get(asked)).text, /value="agree"/)
  const own = await helper.submit(asked, { decision: 'agree', property: String(manager.property) })
  assert.equal(own.status, 403)
})

test('connections · of a restaurant of others · can be neither seen nor ended', async () => {
  await connected()
  const other = await signedIn(server, await createOwner(server))
  assert.doesNotMatch((await other.get('/account/connections')).text, new RegExp(app.client_id))
  const [client] = await server.sql<
    { id: number }[]
  >`select id from clients where client_id = ${app.client_id}`
  const form = await other.form('/account/connections')
  const fields = { ...form, property: String(owner.property), client: String(client?.id) }
  assert.equal((await other.post('/account/connections', fields)).status, 403)
  assert.equal((await visitor.post('/account/connections', { property: '1', client: '1' })).status, 403)
})

test('sign-in · on the way to consent · leads to no other site', async () => {
  for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', '/.//evil.example']) {
    const { location } = await new Visitor(server.url).signIn(owner.username, 'yourCompany123!', next)
    assert.equal(location, '/account', next)
  }
})
