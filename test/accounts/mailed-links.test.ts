/** What is mailed to users: links that work once, for the address and for a forgotten password. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { storedMails, tokensMailedTo } from '../support/outbox.ts'
import { createAccount, startTestServer, type TestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const PASSWORD = 'yourCompany123!'
const OTHER = 'anotherCompany123!'

let server: TestServer
before(async () => {
  server = await startTestServer({ SIGN_IN_TRIES: '4', SIGN_IN_TRIES_PER_ADDRESS: '10000' })
})
after(() => server.stop())

interface User {
  username: string
  email: string
}

async function newUser(): Promise<User> {
  const unique = crypto.randomUUID()
  const user = { username: `Maria.${unique}`, email: `maria.${unique}@example.com` }
  await createAccount(server, user)
  return user
}

const visitor = () => new Visitor(server.url)

const isVerified = async ({ email }: User): Promise<boolean> => {
  const [row] = await server.sql<{ verified: boolean }[]>`
    select email_verified_at is not null as verified from users where email = ${email}`
  return row?.verified === true
}

async function forget(text: string): Promise<string> {
  const { status, text: page } = await visitor().submit('/account/forgot', { username: text })
  assert.equal(status, 200)
  return page
}

/** The token in the mail that the newest request brought. */
async function resetToken(user: User): Promise<string> {
  await forget(user.username)
  const [token = ''] = await tokensMailedTo(server, user.email, 'RESET_PASSWORD')
  assert.match(token, /^[\w-]{43}$/)
  return token
}

const reset = (token: string, new_password: string) =>
  visitor().submit(`/account/reset?token=${token}`, { new_password })

const audited = async (action: string): Promise<number> =>
  (await server.sql`select from audit where action = ${action}`).length

test('verification · the link of the first mail · opening it only shows, a form confirms, once', async () => {
  const user = await newUser()
  const [token = ''] = await tokensMailedTo(server, user.email, 'VERIFY_ADDRESS')
  const opened = await visitor().get(`/account/verify?token=${token}`)
  assert.equal(opened.status, 200)
  assert.ok(opened.text.includes(user.email))
  assert.equal(await isVerified(user), false)
  const before = await audited('user.address_verified')
  const one = visitor()
  const fields = await one.form(`/account/verify?token=${token}`)
  assert.equal((await one.post('/account/verify', fields)).status, 200)
  assert.equal(await isVerified(user), true)
  assert.equal((await one.post('/account/verify', fields)).status, 410)
  assert.equal((await visitor().get(`/account/verify?token=${token}`)).status, 410)
  assert.equal(await audited('user.address_verified'), before + 1)
})

test('verification · asked for again · mails another link, until the address is known', async () => {
  const user = await newUser()
  const one = visitor()
  await one.signIn(user.username, PASSWORD)
  const again = async () =>
    one.post('/account/verify/mail', await one.form('/account', '/account/verify/mail'))
  assert.equal((await again()).location, '/account?done=verification')
  const [newest = '', first] = await tokensMailedTo(server, user.email, 'VERIFY_ADDRESS')
  assert.ok(newest && first && newest !== first)
  await visitor().submit(`/account/verify?token=${newest}`, {})
  assert.equal(await isVerified(user), true)
  assert.ok(!(await one.get('/account')).text.includes('/account/verify/mail'))
})

test('a forgotten password · the link of the mail · changes it, once, and ends every session', async () => {
  const user = await newUser()
  const old = visitor()
  await old.signIn(user.username, PASSWORD)
  const [token, other] = [await resetToken(user), await resetToken(user)]
  const weak = await reset(token, 'weak')
  assert.equal(weak.status, 400)
  assert.match(weak.text, /The new password must have 8 to 128 characters/)
  const before = await audited('user.password_reset')
  assert.equal((await reset(token, OTHER)).status, 200)
  assert.equal((await old.get('/account')).location?.startsWith('/account/sign-in'), true)
  assert.equal((await visitor().signIn(user.username, PASSWORD)).status, 401)
  assert.equal((await visitor().signIn(user.username, OTHER)).location, '/account')
  for (const used of [token, other])
    assert.equal((await visitor().get(`/account/reset?token=${used}`)).status, 410)
  assert.equal(await isVerified(user), true, 'who reads its mail has the address')
  assert.equal(await audited('user.password_reset'), before + 1)
})

test('a forgotten password · one link used twice at once · works once', async () => {
  const user = await newUser()
  const token = await resetToken(user)
  const visitors = await Promise.all(
    [1, 2, 3].map(async (n) => {
      const one = visitor()
      return {
        one,
        fields: { ...(await one.form(`/account/reset?token=${token}`)), new_password: `Racing123!${n}` },
      }
    }),
  )
  const answers = await Promise.all(visitors.map(({ one, fields }) => one.post('/account/reset', fields)))
  assert.deepEqual(
    answers.map(({ status }) => status).sort((a, b) => a - b),
    [200, 410, 410],
  )
})

test('a link · after half an hour, of another kind, or made up · does nothing', async () => {
  const user = await newUser()
  const late = await resetToken(user)
  const [verification = ''] = await tokensMailedTo(server, user.email, 'VERIFY_ADDRESS')
  assert.equal((await visitor().get(`/account/reset?token=${verification}`)).status, 410)
  const fields = await visitor().form(`/account/reset?token=${late}`)
  assert.ok(fields['token'])
  await server.sql`update user_links set expires_at = now() where email = ${user.email}`
  for (const token of [late, 'x'.repeat(43), '', "' or 1=1"])
    assert.equal(
      (await visitor().get(`/account/reset?${new URLSearchParams({ token }).toString()}`)).status,
      410,
    )
  const one = visitor()
  const form = await one.form('/account/forgot')
  const answer = await one.post('/account/reset', { ...form, token: late, new_password: OTHER })
  assert.equal(answer.status, 410)
  assert.equal((await visitor().signIn(user.username, PASSWORD)).status, 303)
})

test('a forgotten password · of nobody, of somebody, and asked for too often · the same answer', async () => {
  const user = await newUser()
  const known = await forget(user.username)
  const byAddress = await forget(user.email.toUpperCase())
  const unknown = await forget(`nobody.${crypto.randomUUID()}`)
  const plain = (page: string) => page.replace(/value="[^"]*"/g, '')
  assert.deepEqual([plain(byAddress), plain(unknown)], [plain(known), plain(known)])
  for (let n = 0; n < 5; n++) assert.equal(plain(await forget(user.username)), plain(known))
  // four for the name, one for the address
  assert.equal((await tokensMailedTo(server, user.email, 'RESET_PASSWORD')).length, 5)
})

test('links · in the database · are hashes, and the mails of accounts are nobody’s to read', async () => {
  const user = await newUser()
  const token = await resetToken(user)
  const [row] = await server.sql<
    { dump: string }[]
  >`select string_agg(l::text, ' ') as dump from user_links l`
  assert.ok(row && !row.dump.includes(token))
  assert.ok((await storedMails(server)).length > 0)
})
