/** Secrets are shown once: the database holds none of them in clear, no log line and no error tells one. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { connect, type Sql } from '../../src/db/sql.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'
import { findEverywhere } from '../support/every-column.ts'
import { Processes, type ServerProcess } from '../support/process.ts'
import { AUTH, createAccount, fetchToken, send, type Account } from '../support/server.ts'

const SECRET_KEY = 'a canary of a key, long enough to seal with'
const PASSWORD = 'Canary-password-77'

const processes = new Processes()
let database: TestDatabase
let sql: Sql
const servers: ServerProcess[] = []
/** what was answered to mistakes */
const errors: string[] = []
before(async () => {
  database = await createDatabase()
  sql = connect({ target: database.url, max: 1 })
})
after(async () => {
  await processes.cleanUp()
  await sql.end()
  await database.drop()
})

async function start(env: Record<string, string> = {}): Promise<ServerProcess> {
  const all = { DATABASE_URL: database.url, LOG_LEVEL: 'trace', WEBHOOK_ALLOW_PRIVATE: 'true' }
  const server = await processes.start({ ...all, ...env })
  servers.push(server)
  return server
}

interface Secrets {
  texts: string[]
  bytes: Buffer[]
}

/** The secrets of a subscription, the former one too, and each as the bytes that it stands for. */
async function subscribe({ api }: { api: Account['api'] }): Promise<Secrets> {
  const key = { 'idempotency-key': 'a-subscription' }
  const body = { endpoint: 'http://127.0.0.1:9/nobody', webhook_type: 'RESERVATION_CREATED' }
  const made = await api('POST', '/webhooks/subscription', body, key)
  assert.equal((await api('POST', '/webhooks/subscription', body, key)).status, 201)
  const { id, secret } = made.body.data[0]
  const rotated = await api('POST', `/webhooks/subscription/${id}/rotate`, {})
  const texts = [secret, rotated.body.data[0].secret].map(String)
  for (const text of texts) assert.match(text, /^whsec_/)
  return { texts, bytes: texts.map((text) => Buffer.from(text.slice('whsec_'.length), 'base64')) }
}

async function makeMistakes(url: string, account: Account): Promise<void> {
  const { client_id, client_secret, token, property } = account
  const taken = { name: 'x', username: PASSWORD, password: client_secret, email: 'x' }
  const body = { redirect_uri: 'http://localhost/', sandbox_property: taken }
  const answers = [
    await send(url, 'POST', `${AUTH}/api-account/oauth2/client`, body),
    await send(url, 'POST', `${AUTH}/api-account/oauth2/client`, JSON.stringify(body).slice(0, -3)),
    await account.api('GET', '/rooms', undefined, { authorization: `Bearer ${token.slice(0, -9)}` }),
    await account.api('GET', '/rooms', undefined, { property: String(property + 1) }),
    await account.api('POST', '/reservations', { notes: client_secret, pax: token }),
  ]
  for (const { status, body: answer } of answers) {
    assert.ok(status >= 400 && status < 500, String(status))
    errors.push(JSON.stringify(answer))
  }
  for (const [id, secret] of [
    [client_id, `${client_secret}x`],
    [client_secret, client_id],
  ] as const)
    await assert.rejects(fetchToken(url, id, secret), (error) => {
      errors.push(String(error))
      return true
    })
}

test('secrets · with SECRET_KEY · stand in no column, no log line, no error', async () => {
  const open = await start()
  const account = await createAccount(open, { password: PASSWORD })
  const hook = await subscribe(account)
  const { client_secret, token } = account
  const shown = [PASSWORD, client_secret, token, token.split('.')[2] ?? '', ...hook.texts, SECRET_KEY]
  // what the server has to use again is in clear for as long as there is nothing to seal it with
  const usedAgain = (await findEverywhere(sql, [...hook.bytes, '"kty":"RSA"'])).map(
    (one) => one.split(' ')[0],
  )
  assert.deepEqual(
    new Set(usedAgain),
    new Set(['public.server_keys.material', 'public.webhook_secrets.material']),
  )
  assert.deepEqual(await findEverywhere(sql, shown), [])
  await open.end('SIGTERM')

  const sealed = await start({ SECRET_KEY })
  const again = { ...account, token: await fetchToken(sealed.url, account.client_id, client_secret) }
  again.api = (method, path, body, headers) =>
    send(sealed.url, method, `/octotable-pms/api/v2${path}`, body, {
      authorization: `Bearer ${again.token}`,
      property: String(account.property),
      ...headers,
    })
  const { body } = await again.api('GET', '/webhooks/subscriptions')
  const { id } = body.data[0]
  const { secret } = (await again.api('POST', `/webhooks/subscription/${id}/rotate`, {})).body.data[0]
  const bytes = [...hook.bytes, Buffer.from(String(secret).slice('whsec_'.length), 'base64')]
  await makeMistakes(sealed.url, again)
  await sealed.end('SIGTERM')

  const texts = [...shown, String(secret), again.token, again.token.split('.')[2] ?? '']
  assert.deepEqual(await findEverywhere(sql, [...texts, ...bytes, '"kty":"RSA"', '"d":"']), [])
  const said = [...servers.flatMap((one) => [one.stdout(), one.stderr()]), ...errors]
  for (const text of texts)
    assert.ok(!said.some((one) => one.includes(text)), `said somewhere: ${text.slice(0, 12)}…`)
})
