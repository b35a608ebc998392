/** What a client does with itself, and how its tokens end: on every server within a second. */
import { setTimeout as sleep } from 'node:timers/promises'
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { decodeProtectedHeader } from 'jose'
import { rotateKeys } from '../../src/oauth/keys.ts'
import { deleteExpired } from '../../src/oauth/store.ts'
import { assertError, assertField } from '../support/assert-error.ts'
import { askToken } from '../support/connect.ts'
import { PATH } from '../support/create-client.ts'
import {
  AUTH,
  createAccount,
  fetchToken,
  PMS,
  send,
  startTestServer,
  type Account,
  type Answer,
  type TestServer,
} from '../support/server.ts'

let server: TestServer
/** another node on the same database, under the same address */
let other: TestServer
before(async () => {
  const PUBLIC_URL = 'http://octotable.test'
  server = await startTestServer({ PUBLIC_URL })
  other = await startTestServer({ PUBLIC_URL }, server.databaseUrl)
})
after(async () => {
  await other.stop()
  await server.stop()
})

const own = (account: Account, method: string, body?: object, prefix = AUTH) =>
  send(server.url, method, prefix + PATH, body, { authorization: `Bearer ${account.token}` })

const rooms = ({ url }: TestServer, { property }: Account, token: string): Promise<Answer> =>
  send(url, 'GET', `${PMS}/rooms`, undefined, {
    authorization: `Bearer ${token}`,
    property: String(property),
  })

/** Good on both before, refused on both a second after. */
async function endsEverywhere(account: Account, end: () => Promise<unknown>): Promise<void> {
  for (const at of [server, other]) assert.equal((await rooms(at, account, account.token)).status, 200)
  await end()
  await sleep(1050)
  for (const at of [server, other])
    assertError(await rooms(at, account, account.token), 401, 'UnauthorizedException')
}

test('getClient · its own token, under both prefixes · is the client without its secret', async () => {
  const account = await createAccount(server)
  for (const prefix of [AUTH, PMS]) {
    const { status, body } = await own(account, 'GET', undefined, prefix)
    assert.equal(status, 200)
    const { id, ...shown } = body.data[0]
    assert.ok(id > 0)
    const uri = 'http://localhost:8183/main-page'
    assert.deepEqual(shown, { client_id: account.client_id, redirect_uri: uri, redirect_uris: [uri] })
  }
})

test('getClient · no token · is 401 that shows how to register; a narrow token is 403', async () => {
  const account = await createAccount(server)
  assert.match((await send(server.url, 'GET', AUTH + PATH)).body.message, /send a POST/)
  const narrow = await fetchToken(server.url, account.client_id, account.client_secret, 'setup:read')
  for (const method of ['GET', 'PUT', 'DELETE'])
    assertError(await own({ ...account, token: narrow }, method), 403, 'InsufficientScopeException')
})

test('updateClient · addresses · one or a list, each checked, the rest untouched', async () => {
  const account = await createAccount(server)
  const uris = ['https://a.example/back', 'http://localhost:1/back']
  const list = await own(account, 'PUT', { redirect_uri: uris })
  assert.deepEqual(list.body.data[0].redirect_uris, uris)
  const one = await own(account, 'PUT', { redirect_uri: 'https://b.example/' })
  assert.deepEqual(one.body.data[0].redirect_uris, ['https://b.example/'])
  for (const wrong of [['ftp://a.example'], 'https://a.example/#x', [], ''])
    assert.equal((await own(account, 'PUT', { redirect_uri: wrong })).status, 400, JSON.stringify(wrong))
  assert.deepEqual((await own(account, 'GET')).body.data[0].redirect_uris, ['https://b.example/'])
})

test('updateClient · rotate · both secrets are good for the overlap, then the new one only', async () => {
  const account = await createAccount(server)
  const { client_secret, former_secret_until } = (
    await own(account, 'PUT', { rotate: true, overlap_minutes: 5 })
  ).body.data[0]
  assert.notEqual(client_secret, account.client_secret)
  assert.match(former_secret_until, /Z$/)
  const get = (secret: string) =>
    askToken(other, { ...account, client_secret: secret }, { grant_type: 'client_credentials' })
  assert.equal((await get(account.client_secret)).status, 200)
  assert.equal((await get(client_secret)).status, 200)
  await server.sql`update clients set former_secret_until = now() where client_id = ${account.client_id}`
  assert.equal((await get(account.client_secret)).body.error, 'invalid_client')
  assert.equal((await get(client_secret)).status, 200)
  assert.equal((await own(account, 'GET')).body.data[0].former_secret_until, undefined)
  const [entry] = await server.sql<{ detail: object }[]>`
    select detail from audit where action = 'client.secret_rotated' order by id desc limit 1`
  assert.deepEqual(entry?.detail, { overlap_minutes: 5, revoke_now: false })
})

test('updateClient · rotate with revoke_now · ends the secret and all tokens, not the new ones', async () => {
  const account = await createAccount(server)
  let secret = ''
  await endsEverywhere(account, async () => {
    const { body } = await own(account, 'PUT', { rotate: true, revoke_now: true })
    secret = body.data[0].client_secret
  })
  const old = await askToken(server, account, { grant_type: 'client_credentials' })
  assert.equal(old.body.error, 'invalid_client')
  const token = await fetchToken(server.url, account.client_id, secret)
  for (const at of [server, other]) assert.equal((await rooms(at, account, token)).status, 200)
})

test('updateClient · words that do not fit together · are 400 that name the field', async () => {
  const account = await createAccount(server)
  assertField(await own(account, 'PUT', { revoke_now: true }), 'rotate')
  assertField(await own(account, 'PUT', { overlap_minutes: 5 }), 'rotate')
  assertField(
    await own(account, 'PUT', { rotate: true, revoke_now: true, overlap_minutes: 5 }),
    'overlap_minutes',
  )
})

test('deleteClient · its token · is refused everywhere; the restaurant stays', async () => {
  const account = await createAccount(server)
  await endsEverywhere(account, async () => {
    const { status, body } = await own(account, 'DELETE')
    assert.equal(status, 200)
    assert.equal(body.data.length, 1)
  })
  const again = await askToken(server, account, { grant_type: 'client_credentials' })
  assert.equal(again.body.error, 'invalid_client')
  const [left] = await server.sql`select from properties where id = ${account.property} and status = 'ACTIVE'`
  assert.ok(left)
})

test('a disabled client · its token · is refused everywhere', async () => {
  const account = await createAccount(server)
  await endsEverywhere(
    account,
    () => server.sql`update clients set disabled_at = now() where client_id = ${account.client_id}`,
  )
})

test('revokeToken · an access token · is refused everywhere, other tokens are not; again is 200', async () => {
  const account = await createAccount(server)
  const second = await fetchToken(server.url, account.client_id, account.client_secret)
  const revoke = () => askToken(server, account, { token: account.token }, 'revoke')
  await endsEverywhere(account, async () => assert.equal((await revoke()).status, 200))
  assert.equal((await revoke()).status, 200)
  assert.equal((await rooms(server, account, second)).status, 200)
})

test('revokeToken, introspectToken · of another client, no token, wrong secret · as the standards say', async () => {
  const [account, stranger] = [await createAccount(server), await createAccount(server)]
  const foreign = await askToken(server, stranger, { token: account.token }, 'revoke')
  assert.deepEqual([foreign.status, foreign.body.error], [400, 'invalid_request'])
  assert.equal((await rooms(server, account, account.token)).status, 200)
  assert.deepEqual((await askToken(server, stranger, { token: account.token }, 'introspect')).body, {
    active: false,
  })
  for (const endpoint of ['revoke', 'introspect']) {
    const missing = await askToken(server, account, {}, endpoint)
    assert.deepEqual([missing.status, missing.body.error], [400, 'invalid_request'])
    const wrong = { ...account, client_secret: 'x' }
    const refused = await askToken(server, wrong, { token: account.token }, endpoint)
    assert.deepEqual([refused.status, refused.body.error], [401, 'invalid_client'])
    const unknown = { ...account, client_id: 'public_nobody' }
    assert.deepEqual(await askToken(server, unknown, { token: account.token }, endpoint), refused)
  }
  for (const token of ['rubbish', 'a.b.c'])
    assert.deepEqual((await askToken(server, account, { token }, 'introspect')).body, { active: false })
  const { body } = await askToken(server, account, { token: account.token }, 'introspect')
  assert.equal(Object(body).active, true)
  assert.equal(Object(body).client_id, account.client_id)
})

test('rotateKeys · the operator replaces the key · old tokens stay good, new ones are good everywhere at once', async () => {
  const account = await createAccount(server)
  const kidOf = (token: string) => decodeProtectedHeader(token).kid
  const kid = await rotateKeys(server.sql, { TOKEN_MINUTES: 1440 }, { actor: 'operator' })
  assert.notEqual(kid, kidOf(account.token))
  await server.ctx.keys.refresh()
  const token = await fetchToken(server.url, account.client_id, account.client_secret)
  assert.equal(kidOf(token), kid)
  // the other server has not looked yet: the unknown key makes it
  for (const at of [other, server])
    for (const one of [account.token, token]) assert.equal((await rooms(at, account, one)).status, 200)
  const published = async () => {
    const { body } = await send(other.url, 'GET', `${AUTH}/.well-known/jwks.json`)
    return body.keys.map((key: { kid: string }) => key.kid)
  }
  assert.deepEqual((await published()).slice(0, 2), [kid, kidOf(account.token)])
  await server.sql`update server_keys set published_until = now() where published_until is not null`
  await sleep(1050)
  await other.ctx.keys.refresh()
  assert.deepEqual(await published(), [kid])
})

test('what has expired · codes, tokens taken back, former keys · is forgotten, the rest is kept', async () => {
  const { sql } = server
  await sql`insert into revoked_tokens (jti, expires_at) values ('over', now()), ('not over', now() + interval '1 hour')`
  for (const [kind, until] of [
    ['Over', '0 s'],
    ['NotOver', '1 hour'],
  ])
    await sql`
      insert into oauth_items (kind, id_hash, payload, expires_at)
      values (${kind ?? ''}, ${Buffer.alloc(32)}, '{}', now() + ${until ?? ''}::interval)`
  await deleteExpired(sql)
  const jtis = await sql<{ jti: string }[]>`select jti from revoked_tokens where jti like '%over'`
  assert.deepEqual(
    jtis.map(({ jti }) => jti),
    ['not over'],
  )
  const kinds = await sql<{ kind: string }[]>`select kind from oauth_items where kind like '%Over'`
  assert.deepEqual(
    kinds.map(({ kind }) => kind),
    ['NotOver'],
  )
})
