import { request as httpRequest } from 'node:http'
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { decodeProtectedHeader, importJWK, SignJWT, UnsecuredJWT } from 'jose'
import {
  AUTH,
  createAccount,
  PMS,
  send,
  startTestServer,
  type Account,
  type TestServer,
} from './support/server.ts'
import { SCOPES } from '../src/kernel/scopes.ts'

let server: TestServer
let account: Account
before(async () => {
  server = await startTestServer()
  account = await createAccount(server)
})
after(() => server.stop())

/** A request with a Host header of the caller's choosing, which `fetch` does not allow. */
function getAs(host: string, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      server.url + path,
      { headers: { host, 'x-forwarded-host': host } },
      (response) => {
        response.setEncoding('utf8')
        let text = ''
        response.on('data', (part: string) => (text += part))
        response.on('end', () => resolve(text))
      },
    )
    request.on('error', reject)
    request.end()
  })
}

test('metadata · both documents · name what exists, whatever Host says', async () => {
  const issuer = server.url + AUTH
  const methods = ['client_secret_post', 'client_secret_basic']
  for (const name of ['oauth-authorization-server', 'openid-configuration'])
    assert.deepEqual(JSON.parse(await getAs('evil.example', `${AUTH}/.well-known/${name}`)), {
      issuer,
      authorization_endpoint: `${issuer}/oauth2/authorize`,
      token_endpoint: `${issuer}/oauth2/token`,
      revocation_endpoint: `${issuer}/oauth2/revoke`,
      introspection_endpoint: `${issuer}/oauth2/introspect`,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      scopes_supported: [...SCOPES],
      grant_types_supported: ['client_credentials', 'authorization_code', 'refresh_token'],
      response_types_supported: ['code'],
      response_modes_supported: ['query'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
      token_endpoint_auth_methods_supported: methods,
      revocation_endpoint_auth_methods_supported: methods,
      introspection_endpoint_auth_methods_supported: methods,
    })
})

test('metadata · behind a public address with a path · has it in every address', async (t) => {
  const PUBLIC_URL = 'https://book.example/base/'
  const proxied = await startTestServer({ PUBLIC_URL })
  t.after(() => proxied.stop())
  const { body } = await send(proxied.url, 'GET', `${AUTH}/.well-known/openid-configuration`)
  assert.equal(body.issuer, `https://book.example/base${AUTH}`)
  assert.equal(body.token_endpoint, `https://book.example/base${AUTH}/oauth2/token`)
  const account = await createAccount(proxied)
  assert.equal((await account.api('GET', '/properties')).status, 200)
})

test('keys · published · hold no private part', async () => {
  const { headers, body } = await send(server.url, 'GET', `${AUTH}/.well-known/jwks.json`)
  assert.match(headers.get('content-type') ?? '', /^application\/jwk-set\+json/)
  const keys: ({ kid: string } & object)[] = body.keys
  assert.deepEqual(
    keys.map((key) => Object.keys(key).sort()),
    [['alg', 'e', 'kid', 'kty', 'n', 'use']],
  )
  assert.equal(keys[0]?.kid, decodeProtectedHeader(account.token).kid)
})

test('metadata · under the pms prefix · does not exist', async () => {
  assert.equal((await fetch(`${server.url}${PMS}/.well-known/jwks.json`)).status, 404)
})

const withToken = (authorization?: string) =>
  send(
    server.url,
    'GET',
    `${PMS}/properties`,
    undefined,
    authorization === undefined ? {} : { authorization },
  )

test('a call · without a token, or with one that is none of ours · is 401 and says why', async () => {
  const issuer = server.url + AUTH
  const claims = { iss: issuer, aud: issuer, sub: account.client_id, client_id: account.client_id, jti: 'j1' }
  const header = { alg: 'HS256', typ: 'at+jwt', kid: decodeProtectedHeader(account.token).kid ?? '' }
  const modulus = Buffer.from(server.ctx.keys.published.keys[0]?.n ?? '', 'base64url')
  const hmac = await new SignJWT(claims).setProtectedHeader(header).setExpirationTime('1h').sign(modulus)
  const cases: [string | undefined, RegExp][] = [
    [undefined, /Send an access token/],
    ['Basic abc', /Send an access token/],
    ['Bearer abc', /malformed/],
    [`Bearer ${new UnsecuredJWT(claims).setExpirationTime('1h').encode()}`, /not issued by this server/],
    [`Bearer ${hmac}`, /not issued by this server/],
    [`Bearer ${account.token.slice(0, -8)}AAAAAAAA`, /not issued by this server/],
  ]
  for (const [authorization, message] of cases) {
    const { status, headers, body } = await withToken(authorization)
    assert.equal(status, 401)
    assert.equal(body.error.class_name, 'UnauthorizedException')
    assert.match(body.message, message)
    assert.equal(headers.get('www-authenticate'), 'Bearer error="invalid_token"')
  }
})

test('a call · with an expired token · is 401 and says so', async () => {
  const issuer = server.url + AUTH
  const expired = await new SignJWT({
    iss: issuer,
    aud: issuer,
    sub: account.client_id,
    client_id: account.client_id,
    jti: 'j1',
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: decodeProtectedHeader(account.token).kid ?? '' })
    .setExpirationTime('-1m')
    .sign(await importJWK(server.ctx.keys.signing[0] ?? {}, 'RS256'))
  const { status, body } = await withToken(`Bearer ${expired}`)
  assert.equal(status, 401)
  assert.match(body.message, /expired/)
})

test('a call · with the token of a client disabled since · is 401 within a second', async () => {
  const off = await createAccount(server)
  assert.equal((await off.api('GET', '/properties')).status, 200)
  await server.sql`update clients set disabled_at = now() where client_id = ${off.client_id}`
  await new Promise((resolve) => setTimeout(resolve, 1050))
  const { status, body } = await off.api('GET', '/properties')
  assert.equal(status, 401)
  assert.match(body.message, /no longer exists or is disabled/)
})
