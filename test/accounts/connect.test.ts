/** Connecting a restaurant, over real HTTP, with an independent client of the standard. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import * as oauth from 'openid-client'
import { assertError } from '../support/assert-error.ts'
import {
  authorizePath,
  codeFor,
  createOwner,
  decide,
  exchange,
  RETURN,
  signedIn,
  toConsent,
  type Owner,
} from '../support/connect.ts'
import {
  AUTH,
  createAccount,
  PMS,
  send,
  startTestServer,
  type Account,
  type TestServer,
} from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

let server: TestServer
/** another node on the same database */
let other: TestServer
let app: Account
let owner: Owner
before(async () => {
  server = await startTestServer()
  other = await startTestServer({ PUBLIC_URL: server.url }, server.databaseUrl)
  app = await createAccount(server)
  owner = await createOwner(server)
})
after(async () => {
  await other.stop()
  await server.stop()
})

/** A call of a token at a property. */
const call = (
  token: string,
  property: number,
  path = '/rooms',
  method = 'GET',
  body?: unknown,
  at = server,
) => send(at.url, method, PMS + path, body, { authorization: `Bearer ${token}`, property: String(property) })

const configOf = (algorithm: 'oauth2' | 'oidc') =>
  oauth.discovery(new URL(server.url + AUTH), app.client_id, app.client_secret, undefined, {
    algorithm,
    execute: [oauth.allowInsecureRequests],
  })

test('connect · openid-client, from discovery to refresh and revocation · works at the chosen property only', async () => {
  const config = await configOf('oauth2')
  const pkceCodeVerifier = oauth.randomPKCECodeVerifier()
  const expectedState = oauth.randomState()
  const start = oauth.buildAuthorizationUrl(config, {
    redirect_uri: RETURN,
    scope: 'setup:read reservations:read',
    state: expectedState,
    code_challenge: await oauth.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
  })
  const visitor = await signedIn(server, owner)
  const back = await decide(visitor, await toConsent(visitor, start.pathname + start.search))
  assert.ok(back.href.startsWith(`${RETURN}?`))
  assert.equal(back.searchParams.get('iss'), server.url + AUTH)
  const tokens = await oauth.authorizationCodeGrant(config, back, { pkceCodeVerifier, expectedState })
  assert.equal(tokens['property_id'], owner.property)
  assert.equal(tokens.scope, 'reservations:read setup:read')
  assert.equal((await call(tokens.access_token, owner.property)).status, 200)
  assertError(await call(tokens.access_token, app.property), 403, 'PropertyForbiddenException')
  assertError(
    await call(tokens.access_token, owner.property, '/rooms', 'POST', {}),
    403,
    'InsufficientScopeException',
  )
  const again = await oauth.refreshTokenGrant(config, tokens.refresh_token ?? '')
  assert.notEqual(again.refresh_token, tokens.refresh_token)
  assert.equal((await call(again.access_token, owner.property)).status, 200)
  const told = await oauth.tokenIntrospection(config, again.access_token)
  assert.deepEqual([told.active, told['property_id']], [true, owner.property])
  await oauth.tokenRevocation(config, again.refresh_token ?? '')
  assert.equal((await call(again.access_token, owner.property)).status, 401)
  assert.equal((await oauth.tokenIntrospection(config, again.access_token)).active, false)
})

test('connect · the client itself · reaches the property with what was agreed to, and lists it', async () => {
  const house = await createOwner(server)
  assertError(await call(app.token, house.property), 403, 'PropertyForbiddenException')
  await codeFor(await signedIn(server, house), app.client_id)
  assert.equal((await call(app.token, house.property)).status, 200)
  assertError(await call(app.token, house.property, '/rooms', 'POST', {}), 403, 'InsufficientScopeException')
  const listed = (await call(app.token, house.property, '/properties')).body.data
  assert.ok(listed.some(({ id }: { id: number }) => id === house.property))
})

test('connect · not signed in · signs in first and comes back to the request', async () => {
  const visitor = new Visitor(server.url)
  const consent = await toConsent(visitor, authorizePath(app.client_id))
  const asked = await visitor.get(consent)
  assert.equal(asked.location, `/account/sign-in?${new URLSearchParams({ next: consent }).toString()}`)
  const signed = await visitor.signIn(owner.username, 'yourCompany123!', consent)
  assert.equal(signed.location, consent)
  const back = await decide(visitor, consent)
  assert.equal(back.searchParams.get('state'), 'the-state')
  assert.ok(back.searchParams.get('code'))
})

test('consent page · what it says · is who asks, unverified, for what and which restaurant', async () => {
  const visitor = await signedIn(server, owner)
  const { text } = await visitor.get(await toConsent(visitor, authorizePath(app.client_id)))
  for (const words of [
    /localhost:8183/,
    /not verified/,
    new RegExp(app.client_id),
    /Osteria/,
    /see reservations/,
  ])
    assert.match(text, words)
  assert.doesNotMatch(text, /change the guests/)
})

test('consent · refused · goes back with access_denied and state, and nothing is allowed', async () => {
  const house = await createOwner(server)
  const visitor = await signedIn(server, house)
  const consent = await toConsent(visitor, authorizePath(app.client_id))
  const back = await decide(visitor, consent, { decision: 'refuse' })
  assert.equal(back.searchParams.get('error'), 'access_denied')
  assert.equal(back.searchParams.get('state'), 'the-state')
  assert.equal((await call(app.token, house.property)).status, 403)
})

test('consent · several restaurants · one has to be chosen, and only an own one', async () => {
  const house = await createOwner(server, 'Prima')
  const made = await house.account.api('POST', '/properties', { name: 'Seconda' })
  const second: number = made.body.data[0].id
  const visitor = await signedIn(server, house)
  const consent = await toConsent(visitor, authorizePath(app.client_id))
  const { text } = await visitor.get(consent)
  assert.match(text, /Prima/)
  assert.match(text, /Seconda/)
  const none = await visitor.submit(consent, { decision: 'agree' })
  assert.equal(none.status, 400)
  assert.match(none.text, /Choose the restaurant/)
  const foreign = await visitor.submit(consent, { decision: 'agree', property: String(owner.property) })
  assert.equal(foreign.status, 403)
  const back = await decide(visitor, consent, { decision: 'agree', property: String(second) })
  const tokens = await exchange(server, app, back.searchParams.get('code') ?? '')
  assert.equal(tokens.body.property_id, second)
})

test('consent · a form without its token, or of another browser · is refused', async () => {
  const visitor = await signedIn(server, owner)
  const consent = await toConsent(visitor, authorizePath(app.client_id))
  assert.equal(
    (await visitor.post(consent, { decision: 'agree', property: String(owner.property) })).status,
    403,
  )
  const stranger = await signedIn(server, owner)
  assert.equal((await stranger.get(consent)).status, 404)
})

test('connections · withdrawn · end within a second on every server, with codes and tokens', async () => {
  const house = await createOwner(server)
  const visitor = await signedIn(server, house)
  const { body } = await exchange(server, app, await codeFor(visitor, app.client_id))
  assert.equal((await call(body.access_token, house.property, '/rooms', 'GET', undefined, other)).status, 200)
  assert.equal((await call(app.token, house.property, '/rooms', 'GET', undefined, other)).status, 200)
  const page = await visitor.get('/account/connections')
  assert.match(page.text, /localhost:8183/)
  const [client] = await server.sql<
    { id: number }[]
  >`select id from clients where client_id = ${app.client_id}`
  const form = await visitor.form('/account/connections')
  const done = await visitor.post('/account/connections', {
    ...form,
    client: String(client?.id),
    property: String(house.property),
  })
  assert.equal(done.status, 303)
  await new Promise((resolve) => setTimeout(resolve, 1050))
  for (const at of [server, other]) {
    assert.equal((await call(body.access_token, house.property, '/rooms', 'GET', undefined, at)).status, 401)
    assert.equal((await call(app.token, house.property, '/rooms', 'GET', undefined, at)).status, 403)
  }
  const config = await configOf('oidc')
  await assert.rejects(oauth.refreshTokenGrant(config, body.refresh_token), { error: 'invalid_grant' })
  const recorded = await server.sql<{ action: string }[]>`
    select action from audit where property_id = ${house.property} and action like 'consent.%' order by id`
  assert.deepEqual(
    recorded.map(({ action }) => action),
    ['consent.given', 'consent.withdrawn'],
  )
})

test('what is stored · codes, refresh tokens, interactions · are nowhere in clear', async () => {
  const house = await createOwner(server)
  const visitor = await signedIn(server, house)
  const waiting = await toConsent(visitor, authorizePath(app.client_id))
  const code = await codeFor(visitor, app.client_id)
  const { body } = await exchange(server, app, await codeFor(visitor, app.client_id))
  const [row] = await server.sql<{ all: string }[]>`
    select jsonb_agg(to_jsonb(i))::text as all from oauth_items i`
  for (const secret of [code, body.refresh_token, body.access_token, waiting.split('/').at(-1) ?? ''])
    assert.ok(secret.length > 20 && !row?.all.includes(secret))
})
