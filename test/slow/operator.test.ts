/** The operator's command as it is called, beside a server that runs and without one. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { runOperator } from '../support/operator.ts'
import { Processes, type Environment, type ServerProcess } from '../support/process.ts'
import { createAccount, PMS, send, type Account } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const processes = new Processes()
let folder: string
let server: ServerProcess
let env: Environment
before(async () => {
  folder = await processes.dataFolder()
  env = { DATA_DIR: folder }
  server = await processes.start({ ...env, PROPERTY_APPROVAL: 'manual' })
})
after(() => processes.cleanUp())

const run = (args: string[], { input = '', more = {} }: { input?: string; more?: Environment } = {}) =>
  runOperator(args, { input, env: { ...env, ...more } })

/** What it answers to programs, where it did its work. */
async function answer(...args: string[]) {
  const { code, stdout, stderr } = await run([...args, '--json'])
  assert.equal(code, 0, `${args.join(' ')}: ${stdout}${stderr}`)
  return JSON.parse(stdout)
}

/** Running servers know of a change within a second. */
const known = () => delay(1100)

const status = async (account: Account, path = '/rooms') => (await account.api('GET', path)).status

test('help · of all and of each · is shown and ends with 0; anything unknown ends with 2', async () => {
  const { code, stdout } = await run(['--help'])
  assert.equal(code, 0)
  for (const group of ['client', 'property', 'user', 'keys', 'sandbox', 'mail', 'doctor'])
    assert.match(stdout, new RegExp(`^  ${group}`, 'm'))
  assert.match((await run(['client', 'disable', '--help'])).stdout, /within a second/)
  for (const args of [['nothing'], ['client', 'disable'], ['user', 'create', 'ada'], ['doctor', '--fast']]) {
    const wrong = await run(args)
    assert.deepEqual([wrong.code, wrong.stdout], [2, ''], args.join(' '))
    assert.match(wrong.stderr, /error: /)
  }
})

test('client · listed, then disabled · its token stops working within a second', async () => {
  const account = await createAccount(server)
  assert.equal(await status(account), 200)
  const [first] = await answer('client', 'list')
  assert.equal(first.client_id, account.client_id)
  assert.match((await run(['client', 'list'])).stdout, new RegExp(`${account.client_id} .* enabled `))
  await answer('client', 'disable', account.client_id)
  await known()
  assert.equal(await status(account), 401)
  const again = await run(['client', 'disable', account.client_id])
  assert.deepEqual([again.code, again.stdout], [1, ''])
  assert.match(again.stderr, /not found/)
})

test('property · waits, is approved, is disabled · 403, 200, 403', async () => {
  const account = await createAccount(server)
  const made = await account.api('POST', '/properties', { name: 'Bottega' })
  const { id, status: state } = made.body.data[0]
  assert.equal(state, 'PENDING')
  const own = {
    ...account,
    api: (method: string, path: string) => account.api(method, path, undefined, { property: String(id) }),
  }
  assert.equal(await status(own), 403)
  const pending = await answer('property', 'list', '--pending')
  assert.deepEqual(
    pending.map((one: { id: number }) => one.id),
    [id],
  )
  await answer('property', 'approve', String(id))
  await known()
  assert.equal(await status(own), 200)
  assert.equal((await run(['property', 'approve', String(id)])).code, 1)
  await answer('property', 'disable', String(id))
  await known()
  assert.equal(await status(own), 403)
})

test('user · made with a password, then given another · signs in with the last one only', async () => {
  const username = `cook-${crypto.randomUUID()}`
  const made = await answer('user', 'create', username, '--email', 'cook@example.com')
  assert.match(made.password, /^.{20,}$/)
  const signIn = async (password: string) => (await new Visitor(server.url).signIn(username, password)).status
  assert.equal(await signIn(made.password), 303)
  const reset = await run(['user', 'reset-password', username, '--password-stdin'], {
    input: 'anOther1Password\n',
  })
  assert.equal(reset.code, 0)
  assert.doesNotMatch(reset.stdout, /anOther1Password/)
  assert.notEqual(await signIn(made.password), 303)
  assert.equal(await signIn('anOther1Password'), 303)
  const short = await run(['user', 'reset-password', username, '--password-stdin'], { input: 'short\n' })
  assert.deepEqual([short.code, short.stdout], [1, ''])
  assert.equal((await run(['user', 'reset-password', 'nobody-at-all'])).code, 1)
})

test('keys · rotated · old tokens stay good, and both keys are published', async () => {
  const account = await createAccount(server)
  const { kid } = await answer('keys', 'rotate')
  assert.equal(await status(account), 200)
  const later = await createAccount(server)
  assert.equal(await status(later), 200)
  const published = async () =>
    (await send(server.url, 'GET', '/octotable-auth/api/v2/.well-known/jwks.json')).body.keys
  for (let tries = 0; !(await published()).some((key: { kid: string }) => key.kid === kid); tries++) {
    assert.ok(tries < 40, 'the new key is never published')
    await delay(1000)
  }
  assert.equal((await published()).length, 2)
})

test('sandbox purge · nothing has expired · says so', async () => {
  assert.deepEqual(await answer('sandbox', 'purge'), { deleted: [], failed: [] })
  assert.match((await run(['sandbox', 'purge'])).stdout, /none to delete/)
})

test('mail export · what waits without SMTP · is written as files that only their owner reads', async () => {
  await createAccount(server)
  const into = join(await processes.folder(), 'mails')
  const { files } = await answer('mail', 'export', into)
  assert.ok(files.length > 0)
  assert.deepEqual((await readdir(into)).sort(), files.toSorted())
  assert.match(await readFile(join(into, files[0]), 'utf8'), /^Subject: Confirm your e-mail address/m)
})

test('doctor · in order, and with a mail server that is not there · 0, and 1 with what is wrong', async () => {
  const findings: { check: string; ok: boolean }[] = await answer('doctor')
  assert.deepEqual(
    findings.map(({ check, ok }) => [check, ok]),
    ['configuration', 'disk', 'database', 'schema', 'clock', 'audit', 'mail'].map((check) => [check, true]),
  )
  const more = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'post@octotable.example' }
  const ill = await run(['doctor'], { more })
  assert.equal(ill.code, 1)
  assert.match(ill.stdout, /WRONG +mail +.*ECONNREFUSED/)
  const wrong = await run(['doctor'], { more: { PORT: 'x' } })
  assert.equal(wrong.code, 1)
  assert.match(wrong.stdout, /WRONG +configuration +.*PORT/)
})

test('no server runs · a command · starts the database for itself, and its work is there afterwards', async () => {
  const account = await createAccount(server)
  await server.end('SIGTERM')
  await answer('client', 'disable', account.client_id)
  server = await processes.start({ ...env, PROPERTY_APPROVAL: 'manual' })
  const { status: refused } = await send(server.url, 'GET', `${PMS}/properties`, undefined, {
    authorization: `Bearer ${account.token}`,
  })
  assert.equal(refused, 401)
})
