/** Invitations: a role comes by the mailed link only, to the user who uses it. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { tokensMailedTo } from '../support/outbox.ts'
import { createAccount, startTestServer, type Account, type TestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const PASSWORD = 'yourCompany123!'

let server: TestServer
before(async () => {
  server = await startTestServer({ SIGN_IN_TRIES_PER_ADDRESS: '10000' })
})
after(() => server.stop())

interface User extends Account {
  username: string
  email: string
  visitor: Visitor
}

async function newUser(email = `u.${crypto.randomUUID()}@example.com`): Promise<User> {
  const username = `Maria.${crypto.randomUUID()}`
  const account = await createAccount(server, { username, email })
  const visitor = new Visitor(server.url)
  await visitor.signIn(username, PASSWORD)
  return { ...account, username, email, visitor }
}

const invite = ({ visitor }: User, property: number, email: string, role: string) =>
  visitor.submit(`/account/members/${property}`, { email, role })

const accept = (visitor: Visitor, token: string) => visitor.submit(`/account/invitation?token=${token}`, {})

async function roleOf(user: string, property: number): Promise<string | undefined> {
  const [row] = await server.sql<{ role: string }[]>`
    select role from memberships m join users u on u.id = m.user_id
    where u.username = ${user} and property_id = ${property}`
  return row?.role
}

/** A live property whose owner was invited when it was made. */
async function liveFor(by: User, owner_email: string): Promise<{ property: number; token: string }> {
  const { body } = await by.api('POST', '/properties', { name: 'Da Live', owner_email })
  const property: number = body.data[0].id
  const [token = ''] = await tokensMailedTo(server, owner_email, 'INVITATION')
  return { property, token }
}

test('owner_email · of a created property · mails an invitation, and nobody with that address owns it before', async () => {
  const software = await newUser()
  const address = `owner.${crypto.randomUUID()}@example.com`
  // somebody registered the address first
  const attacker = await newUser(address)
  const { property, token } = await liveFor(software, address)
  assert.equal(await roleOf(attacker.username, property), undefined)
  const stranger = new Visitor(server.url)
  assert.match((await stranger.get(`/account/invitation?token=${token}`)).text, /Da Live/)
  const username = `real.${crypto.randomUUID()}`
  const form = await stranger.form(`/account/invitation?token=${token}`, '/account/invitation/join')
  const joined = await stranger.post('/account/invitation/join', {
    ...form,
    username,
    new_password: PASSWORD,
  })
  assert.equal(joined.status, 200, joined.text)
  assert.equal(await roleOf(username, property), 'OWNER')
  assert.equal(await roleOf(attacker.username, property), undefined)
  assert.equal((await stranger.get(`/account/invitation?token=${token}`)).status, 410)
  const verified = await server.sql`
    select from users where username = ${username} and email_verified_at is not null`
  assert.equal(verified.length, 1)
})

test('accepting at a live property · with an address that is not confirmed · waits for that', async () => {
  const { property, token } = await liveFor(await newUser(), `owner.${crypto.randomUUID()}@example.com`)
  const other = await newUser()
  assert.equal((await accept(other.visitor, token)).status, 409)
  assert.equal(await roleOf(other.username, property), undefined)
  const [link = ''] = await tokensMailedTo(server, other.email, 'VERIFY_ADDRESS')
  await new Visitor(server.url).submit(`/account/verify?token=${link}`, {})
  assert.equal((await accept(other.visitor, token)).location, '/account')
  assert.equal(await roleOf(other.username, property), 'OWNER')
})

test('a sandbox · its invitation · can be accepted, and shows nothing of the address', async () => {
  const owner = await newUser()
  const guest = await newUser()
  assert.equal(
    (await invite(owner, owner.property, guest.email, 'HOST')).location,
    `/account/members/${owner.property}?done=invited`,
  )
  // its client reads the mail
  const { body } = await owner.api('GET', '/mails')
  const token = /token=([\w-]{43})/.exec(body.data[0].text)?.[1] ?? ''
  assert.equal((await accept(guest.visitor, token)).location, '/account')
  assert.equal(await roleOf(guest.username, owner.property), 'HOST')
  const verified = await server.sql`
    select from users where username = ${guest.username} and email_verified_at is not null`
  assert.equal(verified.length, 0)
})

test('an invitation · used by two at once · lets one in', async () => {
  const owner = await newUser()
  const address = `two.${crypto.randomUUID()}@example.com`
  await invite(owner, owner.property, address, 'VIEWER')
  const [token = ''] = await tokensMailedTo(server, address, 'INVITATION')
  const users = await Promise.all([newUser(), newUser()])
  const forms = await Promise.all(
    users.map(({ visitor }) => visitor.form(`/account/invitation?token=${token}`)),
  )
  const answers = await Promise.all(
    users.map(({ visitor }, n) => visitor.post('/account/invitation', forms[n] ?? {})),
  )
  assert.deepEqual(
    answers.map(({ status }) => status).sort((a, b) => a - b),
    [303, 410],
  )
})

test('inviting · by somebody who is no owner, or to no address, or to no role · is refused', async () => {
  const owner = await newUser()
  const host = await newUser()
  assert.equal((await host.visitor.get(`/account/members/${owner.property}`)).status, 404)
  const own = await host.visitor.form(`/account/members/${host.property}`)
  const foreign = { ...own, email: 'x@example.com', role: 'OWNER' }
  assert.equal((await host.visitor.post(`/account/members/${owner.property}`, foreign)).status, 404)
  assert.equal((await invite(owner, owner.property, 'a@b.example\r\nBcc: c@d.example', 'HOST')).status, 400)
  assert.equal((await invite(owner, owner.property, 'a@example.com', 'KING')).status, 400)
})

test('an owner · who accepts a lower role · stays the owner', async () => {
  const owner = await newUser()
  await invite(owner, owner.property, owner.email, 'VIEWER')
  const [token = ''] = await tokensMailedTo(server, owner.email, 'INVITATION')
  await accept(owner.visitor, token)
  assert.equal(await roleOf(owner.username, owner.property), 'OWNER')
})
