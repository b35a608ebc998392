/** What can go wrong on the way to the SMTP server: each mail arrives, and nothing waits for a slow one. */
import { after, afterEach, before, beforeEach, test } from 'node:test'
import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { createDatabase, type TestDatabase } from '../support/database.ts'
import { hurry, letter, queue, storedMails, userOf } from '../support/outbox.ts'
import { Postbox, refusal } from '../support/postbox.ts'
import { Processes } from '../support/process.ts'
import { until } from '../support/receiver.ts'
import { createAccount, startTestServer, type TestServer } from '../support/server.ts'

let database: TestDatabase
/** writes mails, and has no way to send them */
let writer: TestServer
let user: number
let postbox: Postbox
const processes = new Processes()
const senders: TestServer[] = []
before(async () => {
  database = await createDatabase()
  writer = await startTestServer({}, database.url)
  user = await userOf(writer, await createAccount(writer))
  await writer.sql`delete from account_mails`
})
after(async () => {
  await processes.cleanUp()
  await writer.stop()
  await database.drop()
})
beforeEach(async () => {
  postbox = await new Postbox().start()
})
afterEach(async () => {
  await Promise.all(senders.splice(0).map((sender) => sender.stop()))
  await postbox.stop()
  await writer.sql`delete from account_mails`
})

async function sender(env: Record<string, string> = {}): Promise<TestServer> {
  const one = await startTestServer({ ...postbox.env, ...env }, database.url)
  senders.push(one)
  return one
}

const write = (to: string) => queue(writer, letter(to), { user })

const allSent = () =>
  until('every mail sent', async () =>
    (await storedMails(writer)).every(({ status }) => status === 'SENT') ? true : undefined,
  )

test('two servers · sixty mails · share the work, and each mail arrives once', async () => {
  for (let n = 0; n < 60; n++) await write(`guest${n}@example.com`)
  await Promise.all([sender(), sender()])
  await allSent()
  const to = postbox.posted.map((one) => one.to.join())
  assert.deepEqual([to.length, new Set(to).size], [60, 60])
  assert.ok((await storedMails(writer)).every(({ attempts }) => attempts === 1))
})

test('a server that is killed in the middle · its mail · is sent by another one under the same Message-ID', async () => {
  const reached = Promise.withResolvers<void>()
  let taken = false
  postbox.atEnd = () => {
    if (taken) return undefined
    taken = true
    reached.resolve()
    // the mail has come in full, and the server never learns it
    return new Promise<never>(() => {})
  }
  await write('ada@example.com')
  const doomed = await processes.start({ DATABASE_URL: database.url, ...postbox.env })
  await reached.promise
  await doomed.end('SIGKILL')
  await sender()
  // nobody takes it over before the lease of the dead has run out
  await delay(1500)
  assert.equal(postbox.posted.length, 0)
  const [before] = await writer.sql<{ message_id: string }[]>`
    update account_mails set claimed_until = now() returning message_id`
  const [posted] = await postbox.have(1)
  assert.equal(posted?.mail.messageId, `<${before?.message_id}>`)
  await allSent()
  assert.equal((await storedMails(writer))[0]?.attempts, 2)
})

test('a server that is stopped · what is under way · comes to its end first', async () => {
  const reached = Promise.withResolvers<void>()
  postbox.atEnd = async () => {
    reached.resolve()
    await delay(300)
  }
  await write('ada@example.com')
  const one = await sender()
  await reached.promise
  await one.stop()
  senders.length = 0
  assert.deepEqual(
    (await storedMails(writer)).map(({ status, attempts }) => [status, attempts]),
    [['SENT', 1]],
  )
})

test('a mail server that hangs · at the greeting or at the end · is left in time, and the mail tried again', async () => {
  postbox.atEnd = (attempt) => (attempt === 1 ? new Promise<never>(() => {}) : undefined)
  await write('ada@example.com')
  await sender({ SMTP_TIMEOUT: '1' })
  const error = await until('a failure', async () => (await storedMails(writer))[0]?.error ?? undefined)
  assert.match(error, /within 1 seconds/)
  await hurry(writer)
  await postbox.have(1)
  await allSent()
})

test('slow mails of one account · others · are not held up for long', async () => {
  postbox.atEnd = async () => delay(200)
  for (let n = 0; n < 12; n++) await write(`slow${n}@example.com`)
  const [live] = await writer.sql<{ id: number }[]>`
    insert into properties (name, status, sandbox, timezone) values ('Live', 'ACTIVE', false, 'UTC') returning id`
  await queue(writer, letter('guest@example.com'), { property: live?.id ?? 0 })
  await sender()
  await postbox.have(1, 'guest@example.com')
  assert.ok(postbox.posted.length < 12)
  await allSent()
  await writer.sql`delete from properties where id = ${live?.id ?? 0}`
})

test('no mail server there · the mail · waits, and goes when there is one', async () => {
  const { port } = postbox
  await postbox.stop()
  await write('ada@example.com')
  await sender()
  await until('a failure', async () => (await storedMails(writer))[0]?.error ?? undefined)
  postbox = await new Postbox().start(port)
  await hurry(writer)
  await postbox.have(1)
  await allSent()
})

test('a login that is wrong · the mail · is not lost to it', async () => {
  const guarded = await new Postbox({
    disabledCommands: ['STARTTLS'],
    authMethods: ['PLAIN'],
    onAuth: ({ password }, _session, callback) =>
      password === 'right' ? callback(null, { user: 'me' }) : callback(refusal(535, 'Wrong password')),
  }).start()
  try {
    await write('ada@example.com')
    const SMTP_URL = (password: string) => `smtp://me:${password}@127.0.0.1:${guarded.port}?tls=off`
    const wrong = await sender({ SMTP_URL: SMTP_URL('wrong') })
    const error = await until('a failure', async () => (await storedMails(writer))[0]?.error ?? undefined)
    assert.match(error, /Wrong password/)
    assert.ok(!error.includes('wrong@'))
    await wrong.stop()
    senders.length = 0
    await hurry(writer)
    await sender({ SMTP_URL: SMTP_URL('right') })
    await guarded.have(1)
    await allSent()
  } finally {
    await guarded.stop()
  }
})

test('TLS · required, and the certificate is nobody’s · nothing is sent; offered: it is, encrypted', async () => {
  const open = await new Postbox({ disabledCommands: ['AUTH'] }).start()
  try {
    await write('ada@example.com')
    const strict = await sender({ SMTP_URL: `smtp://127.0.0.1:${open.port}?tls=required` })
    await until('a failure', async () => (await storedMails(writer))[0]?.error ?? undefined)
    await strict.stop()
    senders.length = 0
    assert.equal(open.posted.length, 0)
    await hurry(writer)
    await sender({ SMTP_URL: `smtp://127.0.0.1:${open.port}` })
    const [posted] = await open.have(1)
    assert.match(posted?.raw ?? '', /Subject:/)
    await allSent()
  } finally {
    await open.stop()
  }
})
