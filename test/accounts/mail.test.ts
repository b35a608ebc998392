/** The outbox and a real SMTP server: written with a change, sent after it, and nothing in a header that is not ours. */
import { after, afterEach, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { readConfig } from '../../src/config.ts'
import { insertCustomer } from '../../src/customers/store.ts'
import { customerValues } from '../../src/customers/rules.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { makeLog } from '../../src/log.ts'
import { exportMails } from '../../src/mail/export.ts'
import { queueMail } from '../../src/mail/queue.ts'
import { startServer } from '../../src/start.ts'
import { createDatabase } from '../support/database.ts'
import { hurry, letter, queue, storedMails, userOf } from '../support/outbox.ts'
import { Postbox, refusal } from '../support/postbox.ts'
import { until } from '../support/receiver.ts'
import { createAccount, startTestServer, type Account, type TestServer } from '../support/server.ts'

const SECRET_KEY = 'a secret that is long enough for this'

let postbox: Postbox
let server: TestServer
let account: Account
let user: number
before(async () => {
  postbox = await new Postbox().start()
  server = await startTestServer({ ...postbox.env, SECRET_KEY })
  account = await createAccount(server)
  user = await userOf(server, account)
  // the one that the account got itself
  await postbox.have(1)
  await settled('SENT')
  await clear()
})
after(async () => {
  await server.stop()
  await postbox.stop()
})
afterEach(clear)

async function clear(): Promise<void> {
  postbox.posted.length = 0
  postbox.attempts = 0
  postbox.atRecipient = () => {}
  await server.sql`delete from mails`
  await server.sql`delete from account_mails`
}

/** The outbox, once all of it is as it is wanted. */
const settled = (status: string) =>
  until(`mails that are ${status}`, async () => {
    const all = await storedMails(server)
    return all.length > 0 && all.every((one) => one.status === status) ? all : undefined
  })

async function liveProperty(): Promise<number> {
  const { body } = await account.api('POST', '/properties', { name: 'Live', position: { country: 'IT' } })
  return body.data[0].id
}

test('a mail · after its commit · arrives once, in both forms, and is forgotten', async () => {
  const attachments = [
    { filename: 'stay.ics', content_type: 'text/calendar; method=REQUEST', content: 'BEGIN:VCALENDAR' },
  ]
  await queue(server, letter('ada@example.com', { attachments, language: 'de' }), { user })
  const [posted] = await postbox.have(1)
  assert.ok(posted)
  const { from, to, mail } = posted
  assert.deepEqual([from, to], ['post@octotable.example', ['ada@example.com']])
  assert.deepEqual(
    [mail.subject, mail.text?.trim(), mail.from?.text, mail.headers.get('auto-submitted')],
    ['Willkommen in der Küche', 'Grüße', '"OctoTable" <post@octotable.example>', 'auto-generated'],
  )
  assert.match(String(mail.html), /<p>Grüße<\/p>/)
  assert.match(mail.messageId ?? '', /^<[0-9a-f-]{36}@octotable\.example>$/)
  assert.match(posted.raw, /^Content-Language: de\r$/m)
  assert.deepEqual(
    mail.attachments.map(({ filename, contentType, content }) => [filename, contentType, content.toString()]),
    [['stay.ics', 'text/calendar', 'BEGIN:VCALENDAR']],
  )
  const [stored] = await settled('SENT')
  assert.deepEqual([stored?.recipient, stored?.content, stored?.attempts], [null, null, 1])
  assert.equal(postbox.posted.length, 1)
})

test('a mail · whose change is rolled back · is never sent', async () => {
  await assert.rejects(
    inTransaction(server.ctx, async (tx) => {
      await queueMail(tx, server.ctx, letter('ada@example.com'), { user })
      throw new Error('no')
    }),
    /^Error: no$/,
  )
  await queue(server, letter('bea@example.com'), { user })
  const [only] = await postbox.have(1)
  assert.deepEqual(only?.to, ['bea@example.com'])
  assert.equal((await storedMails(server)).length, 1)
})

test('a mail · refused for now · is tried again under the same Message-ID', async () => {
  const seen: (string | undefined)[] = []
  postbox.atRecipient = () => {
    if (postbox.attempts < 3) throw refusal(451, 'Greylisted, come back later')
  }
  await queue(server, letter('ada@example.com'), { user })
  const ids = async () =>
    (await server.sql<{ message_id: string }[]>`select message_id from account_mails`)[0]
  seen.push((await ids())?.message_id)
  const [posted] = await until('the mail', async () => {
    await hurry(server)
    return postbox.posted.length > 0 ? postbox.posted : undefined
  })
  assert.deepEqual([`<${seen[0]}>`, postbox.attempts], [posted?.mail.messageId, 3])
  assert.equal((await settled('SENT'))[0]?.attempts, 3)
})

test('a mail · to a recipient who is refused for good · is given up at once, with the reason', async () => {
  postbox.atRecipient = () => {
    throw refusal(550, 'No such user here')
  }
  await queue(server, letter('nobody@example.com'), { user })
  const [dropped] = await settled('DROPPED')
  assert.match(dropped?.error ?? '', /No such user here/)
  assert.equal(postbox.attempts, 1)
  // it stays to be exported
  assert.equal(dropped?.recipient, 'nobody@example.com')
})

test('a mail · that has no use any more · is given up and not sent', async () => {
  postbox.atRecipient = () => {
    throw refusal(451, 'Later')
  }
  await queue(server, letter('ada@example.com', { useful: 1800 }), { user })
  await until('an attempt', async () => (await storedMails(server))[0]?.error ?? undefined)
  await server.sql`update account_mails set give_up_at = now()`
  await hurry(server)
  const [dropped] = await settled('DROPPED')
  assert.match(dropped?.error ?? '', /Later/)
  assert.equal(postbox.attempts, 1)
})

test('headers · line breaks in subject and address · no header is added, no recipient either', async () => {
  const subject = 'Hi\r\nBcc: eve@example.com\r\n\r\n<b>body</b>'
  await queue(server, letter('ada@example.com', { subject }), { user })
  const [posted] = await postbox.have(1)
  assert.deepEqual(posted?.to, ['ada@example.com'])
  assert.equal(posted?.mail.subject, 'Hi Bcc: eve@example.com <b>body</b>')
  assert.equal(posted?.mail.headers.has('bcc'), false)
  for (const to of ['ada@example.com\r\nRCPT TO:<eve@example.com>', 'ada@example.com,eve@example.com'])
    await assert.rejects(queue(server, letter(to), { user }), { code: 'bad_email' })
  assert.equal((await storedMails(server)).length, 1)
})

test('a live property · its mails · are sent, and read by nobody else', async () => {
  const property = await liveProperty()
  await queue(server, letter('guest@example.com', { kind: 'INVITATION' }), { property })
  await postbox.have(1, 'guest@example.com')
  const { status, body } = await account.api('GET', '/mails', undefined, { property: String(property) })
  assert.deepEqual([status, body.error.class_name], [409, 'StateConflictException'])
})

test('a sandbox · its mails · are not sent, and its client reads them, sealed in the database', async () => {
  const { property } = account
  for (const to of ['one@example.com', 'two@example.com', 'owner@example.com'])
    await queue(server, letter(to, { kind: 'INVITATION', text: 'canary' }), { property })
  const [stored] = await settled('KEPT')
  assert.ok(!stored?.content?.includes('canary'), 'sealed')
  const first = await account.api('GET', '/mails?limit=2')
  assert.deepEqual(
    first.body.data.map(({ to, text, kind }: Record<string, string>) => [to, text, kind]),
    [
      ['owner@example.com', 'canary', 'INVITATION'],
      ['two@example.com', 'canary', 'INVITATION'],
    ],
  )
  const rest = await account.api('GET', `/mails?next_cursor=${first.body.next_cursor}`)
  assert.deepEqual([rest.body.data.length, rest.body.next_cursor], [1, undefined])
  // an account's are nobody's to read but their receiver's
  await queue(server, letter('own@example.com'), { user })
  await postbox.have(1)
  assert.equal((await account.api('GET', '/mails')).body.data.length, 3)
  assert.equal(postbox.posted.length, 1)
})

test('mails of a guest · when the guest is deleted · are gone with it', async () => {
  const { property } = account
  const { id } = await insertCustomer(server.sql, property, customerValues({ first_name: 'Ada' }, null))
  await queue(server, letter('ada@example.com'), { property, customer: id })
  assert.equal((await storedMails(server)).length, 1)
  await server.sql`delete from customers where property_id = ${property} and id = ${id}`
  assert.equal((await storedMails(server)).length, 0)
})

test('without SMTP · mails · stay, are told once without address and content, and are exported', async () => {
  const lines: string[] = []
  const folder = await mkdtemp(join(tmpdir(), 'mails-'))
  const database = await createDatabase()
  const log = makeLog({ LOG_LEVEL: 'info' }, { write: (line) => void lines.push(line) })
  const deaf = await startServer(readConfig({ PORT: '0', DATABASE_URL: database.url, SECRET_KEY }), log)
  const { ctx } = deaf
  const told = () => lines.filter((line) => line.includes('a mail waits in the outbox'))
  try {
    const { property } = await createAccount(deaf)
    await until('the line of its own mail', () => (told().length >= 1 ? true : undefined))
    await ctx.sql`delete from account_mails`
    lines.length = 0
    const [live] = await ctx.sql<{ id: number }[]>`
      insert into properties (name, status, sandbox, timezone) values ('Live', 'ACTIVE', false, 'UTC') returning id`
    const [owner] = await ctx.sql<{ user_id: number }[]>`select user_id from memberships`
    await inTransaction(ctx, async (tx) => {
      const canary = { subject: 'canary', text: 'canary', html: 'canary' }
      await queueMail(tx, ctx, letter('one@example.com', canary), { user: owner?.user_id ?? 0 })
      await queueMail(tx, ctx, letter('two@example.com', canary), { property: live?.id ?? 0 })
      await queueMail(tx, ctx, letter('kept@example.com', canary), { property })
    })
    await until('two lines', () => (told().length >= 2 ? true : undefined))
    // it looks again, and has nothing new to tell
    await ctx.sql`insert into account_mails (user_id, kind, message_id, recipient, content, sealed, give_up_at, status)
      select user_id, kind, 'third', recipient, content, sealed, give_up_at, status from account_mails`
    await until('the third line', () => (told().length >= 3 ? true : undefined))
    assert.equal(told().length, 3)
    assert.doesNotMatch(lines.join(''), /canary|@example/)
    await ctx.sql`delete from account_mails where message_id = 'third'`

    const names = await exportMails(ctx, join(folder, 'out'))
    assert.deepEqual(names.toSorted(), (await readdir(join(folder, 'out'))).toSorted())
    assert.deepEqual(names, await exportMails(ctx, join(folder, 'out')))
    const mails = await Promise.all(
      names.map(async (name) => simpleParser(await readFile(join(folder, 'out', name)))),
    )
    assert.deepEqual(
      mails.map(({ to, subject }) => [Array.isArray(to) ? '' : to?.text, subject]),
      [
        ['one@example.com', 'canary'],
        ['two@example.com', 'canary'],
      ],
    )
    assert.equal((await stat(join(folder, 'out', names[0] ?? ''))).mode & 0o077, 0)
  } finally {
    await deaf.stop()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
})

test('mails that waited for SMTP · when there is some · are sent', async () => {
  await server.sql.begin(async (tx) => {
    await queueMail(tx, server.ctx, letter('ada@example.com'), { user })
    await tx`update account_mails set due_at = 'infinity'`
  })
  await postbox.have(1)
  await settled('SENT')
})
