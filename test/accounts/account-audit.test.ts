/** What the audit says of signing in, of sessions that end, and of invitations. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { tokensMailedTo } from '../support/outbox.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'
import { PASSWORD, signInStaff } from '../support/staff.ts'
import { Visitor } from '../support/visitor.ts'

let server: TestServer
before(async () => {
  server = await startTestServer({ TRUST_PROXY: 'true', SIGN_IN_TRIES_PER_ADDRESS: '30' })
})
after(() => server.stop())

interface Person {
  name: string
  username: string
  house: Restaurant
}

async function newUser(): Promise<Person> {
  const username = `Maria.${crypto.randomUUID()}`
  const house = await createRestaurant(server, [], { username })
  const [row] = await server.sql<{ id: number }[]>`select id from users where username = ${username}`
  return { username, house, name: `user:${row?.id}` }
}

const at = (address: string) => new Visitor(server.url, { 'x-forwarded-for': address })

interface Entry {
  action: string
  actor: string
  address: string | null
  detail: object
}

/** Of a subject, the oldest first. */
const about = async (subject: string, action: string): Promise<Entry[]> =>
  (
    await server.sql<Entry[]>`
      select action, actor, address, detail from audit
      where subject = ${subject} and action = ${action} order by id`
  ).map((row) => ({ ...row }))

test('sign in · throttled again and again, from many addresses · is recorded once for the account in a window', async () => {
  const { username, name } = await newUser()
  for (let n = 0; n < 40; n++) await at(`10.1.0.${n}`).signIn(username, 'wrongPassword1')
  assert.equal((await about(name, 'user.sign_in_failed')).length, 10)
  const once = [
    { action: 'user.sign_in_throttled', actor: 'anonymous', address: '10.1.0.10', detail: { by: 'ACCOUNT' } },
  ]
  assert.deepEqual(await about(name, 'user.sign_in_throttled'), once)
  // the next window
  await server.sql`update sign_in_tries set told_until = now() where kind = 'ACCOUNT'`
  for (let n = 40; n < 45; n++) await at(`10.1.0.${n}`).signIn(username, 'wrongPassword1')
  assert.equal((await about(name, 'user.sign_in_throttled')).length, 2)
})

test('sign in · throttled many at once · is recorded once', async () => {
  const { username, name } = await newUser()
  const visitors = Array.from({ length: 25 }, (_, n) => at(`10.2.0.${n}`))
  await Promise.all(visitors.map((visitor) => visitor.signIn(username, 'wrongPassword1')))
  assert.equal((await about(name, 'user.sign_in_throttled')).length, 1)
})

test('sign in · one address tries many names · is recorded once for the address, names or not', async () => {
  const visitor = at('10.3.0.1')
  for (let n = 0; n < 35; n++) await visitor.signIn(`nobody.${n}`, 'wrongPassword1')
  const rows = await server.sql<Entry[]>`
    select action, actor, address, detail from audit where address = '10.3.0.1' and action = 'user.sign_in_throttled'`
  assert.deepEqual(
    rows.map((row) => ({ ...row })),
    [
      {
        action: 'user.sign_in_throttled',
        actor: 'anonymous',
        address: '10.3.0.1',
        detail: { by: 'ADDRESS' },
      },
    ],
  )
})

test('sessions · ended one by one, all others, by a new password · are recorded with how many and why', async () => {
  const { username, name, house } = await newUser()
  const visitors = [at('10.4.0.1'), at('10.4.0.2'), at('10.4.0.3')]
  for (const visitor of visitors) await visitor.signIn(username, PASSWORD)
  const [here = assert.fail()] = visitors
  const { text } = await here.get('/account/sessions')
  const ids = [...text.matchAll(/name="session_id" value="(\d+)"/g)].map(([, id]) => Number(id))
  const form = await here.form('/account/sessions')
  const { session_id: _one, ...others } = form
  await here.post('/account/sessions', { ...form, session_id: String(Math.max(...ids)) })
  await here.post('/account/sessions', others)
  // there are no others any more: nothing has happened
  await here.post('/account/sessions', others)
  const there = await signInStaff(server, house.property, username)
  await at('10.4.0.4').signIn(username, PASSWORD)
  await there.api('PUT', '/password', { current_password: PASSWORD, new_password: 'anotherSecret9' })
  const ended = await about(name, 'user.sessions_ended')
  assert.deepEqual(
    ended.map(({ actor, address, detail }) => [actor, address, detail]),
    [
      [name, '10.4.0.1', { reason: 'revoked', sessions: 1 }],
      [name, '10.4.0.1', { reason: 'revoked', sessions: 1 }],
      [name, '127.0.0.1', { reason: 'password_changed', sessions: 2 }],
    ],
  )
})

test('sessions · ended by JSON, and by a mailed link · are recorded too; signing out has an entry of its own', async () => {
  const { username, name, house } = await newUser()
  const [one, two] = [
    await signInStaff(server, house.property, username),
    await signInStaff(server, house.property, username),
  ]
  const list: { id: number; current: boolean }[] = (await one.api('GET', '/sessions')).body.data
  const other = list.find(({ current }) => !current)?.id
  assert.equal((await one.api('DELETE', `/sessions/${other}`)).status, 200)
  assert.equal((await one.api('DELETE', `/sessions/${other}`)).status, 404)
  assert.equal((await two.api('GET', '/session')).status, 401)
  await at('10.5.0.1').submit('/account/forgot', { username })
  const [token = ''] = await tokensMailedTo(server, 'owner@example.com', 'RESET_PASSWORD')
  await at('10.5.0.2').submit(`/account/reset?token=${token}`, { new_password: 'anotherSecret9' })
  const last = await signInStaff(server, house.property, username, 'anotherSecret9')
  await last.api('DELETE', '/session')
  assert.deepEqual(
    (await about(name, 'user.sessions_ended')).map(({ address, detail }) => [address, detail]),
    [
      ['127.0.0.1', { reason: 'revoked', sessions: 1 }],
      ['10.5.0.2', { reason: 'password_reset', sessions: 1 }],
    ],
  )
  const out = await server.sql`select from audit where actor = ${name} and action = 'user.signed_out'`
  assert.equal(out.length, 1)
})

test('invitations · sent and accepted · are recorded at the property, without the address that was invited', async () => {
  const { username, name, house } = await newUser()
  const email = `guest.${crypto.randomUUID()}@example.com`
  const owner = await signInStaff(server, house.property, username)
  assert.equal((await owner.api('POST', '/members', { email, role: 'HOST' })).status, 202)
  const [token = ''] = await tokensMailedTo(server, email, 'INVITATION')
  const stranger = at('10.6.0.1')
  const form = await stranger.form(`/account/invitation?token=${token}`, '/account/invitation/join')
  const joined = `cook.${crypto.randomUUID()}`
  const fields = { ...form, username: joined, new_password: 'yourCompany123!' }
  assert.equal((await stranger.post('/account/invitation/join', fields)).status, 200)
  const [cook] = await server.sql<{ id: number }[]>`select id from users where username = ${joined}`
  const rows = await server.sql<Entry[]>`
    select action, actor, address, detail from audit
    where property_id = ${house.property} and action like 'user.invit%' order by id`
  assert.deepEqual(
    rows.map((row) => ({ ...row })),
    [
      { action: 'user.invited', actor: name, address: '127.0.0.1', detail: { role: 'HOST' } },
      {
        action: 'user.invitation_accepted',
        actor: `user:${cook?.id}`,
        address: '10.6.0.1',
        detail: { role: 'HOST' },
      },
    ],
  )
  const listed = (await owner.api('GET', '/audit?action=user.invited')).body.data
  assert.equal(listed.length, 1)
})
