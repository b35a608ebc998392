import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { AUTH, createAccount, send, startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startTestServer({
    CREATE_CLIENT_PER_HOUR: '3',
    TOKENS_PER_MINUTE: '3',
    CALLS_PER_MINUTE: '5',
  })
})
after(() => server.stop())

const limits = (headers: Headers) =>
  ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'].map((name) => headers.get(name))

test('calls · of one client · told by headers, then 429 in the one shape; another client goes on', async () => {
  const first = await createAccount(server)
  const second = await createAccount(server)
  for (let left = 4; left >= 0; left--) {
    const answer = await first.api('GET', '/rooms')
    assert.equal(answer.status, 200)
    const [limit, remaining, reset] = limits(answer.headers)
    assert.deepEqual([limit, remaining], ['5', String(left)])
    assert.match(reset ?? '', /^\d+$/)
  }
  const refused = await first.api('GET', '/rooms')
  assert.equal(refused.status, 429)
  assert.equal(refused.body.error.class_name, 'TooManyRequestsException')
  assert.match(refused.headers.get('retry-after') ?? '', /^[1-9]\d*$/)
  assert.equal((await second.api('GET', '/rooms')).status, 200)
})

test('token · more than an address may ask for · 429 in the one shape', async () => {
  const ask = () =>
    fetch(`${server.url}${AUTH}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: 'nobody',
        client_secret: 'x',
      }),
    })
  const told = await ask()
  assert.equal(told.status, 401)
  assert.deepEqual(limits(told.headers).slice(0, 2), ['3', '0'], 'also beside the provider’s own answer')
  const refused = await ask()
  assert.equal(refused.status, 429)
  assert.match(refused.headers.get('retry-after') ?? '', /^[1-9]\d*$/)
})

for (const endpoint of ['revoke', 'introspect'])
  test(`${endpoint} · more than an address may ask for · 429 in the one shape, whatever token it is about`, async () => {
    // an address that has asked for nothing yet
    const own = await startTestServer({ TOKENS_PER_MINUTE: '3' }, server.databaseUrl)
    try {
      const account = await createAccount(own)
      const { client_id, client_secret, token } = account
      const ask = (about: string) =>
        fetch(`${own.url}${AUTH}/oauth2/${endpoint}`, {
          method: 'POST',
          body: new URLSearchParams({ client_id, client_secret, token: about }),
        })
      // the token itself was the first
      for (const left of ['1', '0']) {
        const told = await ask('unknown')
        assert.equal(told.status, 200)
        assert.deepEqual(limits(told.headers).slice(0, 2), ['3', left])
      }
      const refused = await ask(token)
      assert.equal(refused.status, 429)
      assert.match(refused.headers.get('retry-after') ?? '', /^[1-9]\d*$/)
      assert.match(await refused.text(), /TooManyRequestsException/)
      // not done either: the token is good still
      assert.equal((await account.api('GET', '/rooms')).status, 200)
    } finally {
      await own.stop()
    }
  })

test('create-client · more than an address may register · 429', async () => {
  const path = `${AUTH}/api-account/oauth2/client`
  const body = (username: string) => ({
    redirect_uri: 'http://localhost/',
    sandbox_property: { name: 'T', username, password: 'yourCompany123!', email: 'a@example.com' },
  })
  const third = await send(server.url, 'POST', path, body('third-user'))
  assert.deepEqual([third.status, third.headers.get('ratelimit-remaining')], [201, '0'])
  assert.equal((await send(server.url, 'POST', path, body('fourth-user'))).status, 429)
})
