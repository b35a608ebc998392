/** The pages of an account: signing in and out, sessions, the password. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { createAccount, PMS, send, startTestServer, type TestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const PASSWORD = 'yourCompany123!'
const COOKIE = 'octotable_session'

let server: TestServer
let username: string
before(async () => {
  server = await startTestServer()
  username = await newUser()
})
after(() => server.stop())

async function newUser(): Promise<string> {
  const name = `Maria.${crypto.randomUUID()}`
  await createAccount(server, { username: name, name: 'Da <b>Maria</b>' })
  return name
}

async function signedIn(name = username, password = PASSWORD): Promise<Visitor> {
  const visitor = new Visitor(server.url)
  const { status, location } = await visitor.signIn(name, password)
  assert.deepEqual([status, location], [303, '/account'])
  return visitor
}

/** Whether its cookie is good for anything. */
const isIn = async (visitor: Visitor) => (await visitor.get('/account')).status === 200

test('account · without a session · asks to sign in and comes back', async () => {
  const visitor = new Visitor(server.url)
  const asked = await visitor.get('/account/sessions?x=1')
  assert.deepEqual(
    [asked.status, asked.location],
    [303, '/account/sign-in?next=%2Faccount%2Fsessions%3Fx%3D1'],
  )
  const done = await visitor.signIn(username, PASSWORD, '/account/sessions?x=1')
  assert.deepEqual([done.status, done.location], [303, '/account/sessions?x=1'])
})

test('sign in · the user of create-client, however it is written · is its owner', async () => {
  const visitor = await signedIn(username.toUpperCase())
  const { text } = await visitor.get('/account')
  assert.match(text, new RegExp(`signed in as <strong>${username}</strong>`))
  assert.match(text, /Da &#60;b&#62;Maria&#60;\/b&#62;/)
  assert.match(text, /Owner/)
})

test('sign in · the cookie · is opaque, stored as a hash, and out of reach of scripts and other sites', async () => {
  const visitor = new Visitor(server.url)
  const { headers } = await visitor.signIn(username, PASSWORD)
  const line = headers.getSetCookie().find((one) => one.startsWith(COOKIE)) ?? ''
  assert.match(line, /^octotable_session=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/)
  const token = visitor.cookies.get(COOKIE) ?? ''
  const [row] = await server.sql<{ found: boolean; dump: string }[]>`
    select bool_or(token_hash = sha256(${token}::bytea)) as found, string_agg(sessions::text, ' ') as dump from sessions`
  assert.equal(row?.found, true)
  assert.ok(!row?.dump.includes(token))
})

test('pages · headers · keep other sites and caches out', async () => {
  const { headers } = await new Visitor(server.url).get('/account/sign-in')
  const policy = headers.get('content-security-policy') ?? ''
  for (const part of [
    "default-src 'none'",
    "style-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ])
    assert.ok(policy.split('; ').includes(part), part)
  assert.doesNotMatch(policy, /unsafe|script-src/)
  assert.equal(headers.get('x-frame-options'), 'DENY')
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.equal(headers.get('referrer-policy'), 'same-origin')
  assert.equal(headers.get('access-control-allow-origin'), null)
})

test('sign in · wrong password, unknown name, nothing · is refused in the same words', async () => {
  const visitor = new Visitor(server.url)
  const wrong = await visitor.signIn(username, 'wrongPassword1')
  const unknown = await visitor.signIn('nobody.at.all', 'wrongPassword1')
  assert.deepEqual([wrong.status, unknown.status], [401, 401])
  assert.equal(wrong.text.replaceAll(username, ''), unknown.text.replaceAll('nobody.at.all', ''))
  assert.match(wrong.text, /role="alert"/)
  assert.equal(visitor.cookies.has(COOKIE), false)
  const empty = await visitor.signIn('', '')
  assert.equal(empty.status, 400)
  assert.match(empty.text, /Enter your username and your password/)
  const odd = await visitor.signIn('a\0b', 'x')
  assert.equal(odd.status, 400)
})

test('sign in · as often as one account may, in vain · is refused with the right password too, and told nothing', async () => {
  const name = await newUser()
  const visitor = new Visitor(server.url)
  const before = server.ctx.passwords.work.hashes
  const texts = new Set<string>()
  for (let n = 0; n < 12; n++) {
    const { status, text } = await visitor.signIn(name, 'wrongPassword1')
    assert.equal(status, 401)
    texts.add(text)
  }
  const right = await visitor.signIn(name, PASSWORD)
  assert.equal(right.status, 401)
  texts.add(right.text)
  assert.equal(texts.size, 1)
  assert.equal(server.ctx.passwords.work.hashes - before, 10)
  // it wears off: as if all of it had been a while ago
  await server.sql`update sign_in_tries set until = until - interval '2 minutes' where kind = 'ACCOUNT'`
  assert.equal((await visitor.signIn(name, PASSWORD)).status, 303)
})

const DEVICE = /^octotable_device_[0-9a-f]{8}$/
const deviceIn = ({ cookies }: Visitor) => [...cookies].find(([name]) => DEVICE.test(name)) ?? assert.fail()

test('sign in · strangers guess without end · the browser that was in before gets in, others do not', async () => {
  const name = await newUser()
  const owner = await signedIn(name)
  const [cookie, value] = deviceIn(owner)
  await owner.post('/account/sign-out', await owner.form('/account', '/account/sign-out'))
  for (let n = 0; n < 12; n++) await new Visitor(server.url).signIn(name, 'wrongPassword1')
  assert.equal((await new Visitor(server.url).signIn(name, PASSWORD)).status, 401)
  // that of another account, or made up, is none
  const [, foreign] = deviceIn(await signedIn())
  for (const made of [foreign, value.replace(/^.{8}/, 'AAAAAAAA'), `${value.split('.')[0]}.`]) {
    const attacker = new Visitor(server.url)
    attacker.cookies.set(cookie, made)
    assert.equal((await attacker.signIn(name, PASSWORD)).status, 401, made)
  }
  assert.equal((await owner.signIn(name.toUpperCase(), PASSWORD)).status, 303)
  assert.equal(deviceIn(owner)[1], value)
})

test('sign in · a browser that was in before guesses itself · has as many tries as a stranger', async () => {
  const name = await newUser()
  const owner = await signedIn(name)
  const thief = new Visitor(server.url)
  thief.cookies.set(...deviceIn(owner))
  const before = server.ctx.passwords.work.hashes
  for (let n = 0; n < 12; n++) assert.equal((await thief.signIn(name, 'wrongPassword1')).status, 401)
  assert.equal((await thief.signIn(name, PASSWORD)).status, 401)
  assert.equal(server.ctx.passwords.work.hashes - before, 10)
  // which nobody else has used up
  await signedIn(name)
})

test('sign in · the cookie of the browser · is out of reach of scripts and other sites, and kept nowhere', async () => {
  const visitor = new Visitor(server.url)
  const { headers } = await visitor.signIn(username, PASSWORD)
  const line = headers.getSetCookie().find((one) => one.startsWith('octotable_device')) ?? ''
  assert.match(line, /; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/)
  assert.ok(!line.includes(username))
  const refused = await new Visitor(server.url).signIn(username, 'wrongPassword1')
  assert.ok(!refused.headers.getSetCookie().some((one) => one.startsWith('octotable_device')))
})

test('account · strangers use up the tries of a user · who is signed in changes the password all the same', async () => {
  const name = await newUser()
  const owner = await signedIn(name)
  for (let n = 0; n < 12; n++) await new Visitor(server.url).signIn(name, 'wrongPassword1')
  const fields = { current_password: PASSWORD, new_password: 'anotherSecret9' }
  assert.equal((await owner.submit('/account/password', fields)).status, 303)
})

test('sign in · with a second factor set up · opens nothing but the way to it', async () => {
  const name = await newUser()
  await server.sql`update users set second_factor_at = now() where username = ${name}`
  const visitor = new Visitor(server.url)
  const { status, location } = await visitor.signIn(name, PASSWORD, '/account/password')
  assert.deepEqual([status, location], [303, '/account/second-factor?next=%2Faccount%2Fpassword'])
  assert.equal(visitor.cookies.has(COOKIE), true)
  for (const path of ['/account', '/account/sessions', '/account/password'])
    assert.match((await visitor.get(path)).location ?? '', /^\/account\/sign-in/)
  assert.match(
    (await visitor.post('/account/sign-out', await visitor.form('/account/sign-in'))).location ?? '',
    /^\/account\/sign-in/,
  )
})

test('sign out · by its form · ends the session, also for a copy of the cookie', async () => {
  const visitor = await signedIn()
  const copy = new Visitor(server.url, { cookie: visitor.cookie })
  assert.equal((await copy.get('/account')).status, 200)
  const { status, location } = await visitor.post(
    '/account/sign-out',
    await visitor.form('/account', '/account/sign-out'),
  )
  assert.deepEqual([status, location], [303, '/account/sign-in'])
  assert.equal(visitor.cookies.has(COOKIE), false)
  assert.equal((await copy.get('/account')).status, 303)
})

test('sessions · several · are listed, and end one by one or all but this one', async () => {
  const name = await newUser()
  const [here, there, elsewhere] = [await signedIn(name), await signedIn(name), await signedIn(name)]
  const { text } = await here.get('/account/sessions')
  assert.equal(text.match(/aria-label="End the session/g)?.length, 3)
  assert.equal(text.match(/this one/g)?.length, 1)
  const ids = [...text.matchAll(/name="session_id" value="(\d+)"/g)].map(([, id]) => id ?? '')
  const form = await here.form('/account/sessions')
  // the latest used is first, and the first signed in is the one that looks
  const oldest = ids.toSorted((a, b) => Number(a) - Number(b))
  const ended = await here.post('/account/sessions', { ...form, session_id: oldest[1] ?? '' })
  assert.equal(ended.status, 303)
  assert.deepEqual(await Promise.all([here, there, elsewhere].map(isIn)), [true, false, true])
  const { session_id: _one, ...others } = form
  assert.equal((await here.post('/account/sessions', others)).location, '/account/sessions?done=others')
  assert.deepEqual(await Promise.all([here, elsewhere].map(isIn)), [true, false])
  const stranger = await signedIn()
  const foreign = { ...(await stranger.form('/account/sessions')), session_id: oldest[0] ?? '' }
  assert.equal((await stranger.post('/account/sessions', foreign)).status, 404)
  assert.equal(await isIn(here), true)
})

test('sessions · unused for too long, or too old · are over', async () => {
  for (const change of [
    server.sql`used_at = now() - interval '13 hours'`,
    server.sql`expires_at = now() - interval '1 second'`,
  ]) {
    const visitor = await signedIn()
    await server.sql`update sessions set ${change} where token_hash = sha256(${visitor.cookies.get(COOKIE) ?? ''}::bytea)`
    server.ctx.sessions.forget()
    assert.equal(await isIn(visitor), false)
  }
})

test('sessions · one that is used · stays: its use is written down', async () => {
  const visitor = await signedIn()
  const token = visitor.cookies.get(COOKIE) ?? ''
  await server.sql`update sessions set used_at = now() - interval '11 hours' where token_hash = sha256(${token}::bytea)`
  server.ctx.sessions.forget()
  assert.equal(await isIn(visitor), true)
  const [row] = await server.sql<{ fresh: boolean }[]>`
    select used_at > now() - interval '1 minute' as fresh from sessions where token_hash = sha256(${token}::bytea)`
  assert.equal(row?.fresh, true)
})

test('change password · the old one is right · ends other sessions and gives this one another cookie', async () => {
  const name = await newUser()
  const [here, there] = [await signedIn(name), await signedIn(name)]
  const copy = new Visitor(server.url, { cookie: here.cookie })
  const before = here.cookies.get(COOKIE)
  const fields = { current_password: PASSWORD, new_password: 'anotherSecret9' }
  const { status, location } = await here.submit('/account/password', fields)
  assert.deepEqual([status, location], [303, '/account?done=password'])
  assert.match((await here.get('/account?done=password')).text, /Your password was changed/)
  assert.notEqual(here.cookies.get(COOKIE), before)
  assert.deepEqual(await Promise.all([here, there, copy].map(isIn)), [true, false, false])
  assert.equal((await new Visitor(server.url).signIn(name, PASSWORD)).status, 401)
  await signedIn(name, 'anotherSecret9')
})

test('change password · the old one is wrong, the new one too weak · says which, and changes nothing', async () => {
  const visitor = await signedIn()
  const change = (current_password: string, new_password: string) =>
    visitor.submit('/account/password', { current_password, new_password })
  const wrong = await change('wrongPassword1', 'anotherSecret9')
  assert.equal(wrong.status, 400)
  assert.match(wrong.text, /present password is not your present password/)
  const weak = await change(PASSWORD, 'weak')
  assert.equal(weak.status, 400)
  assert.match(weak.text, /new password must have 8 to 128 characters/)
  assert.equal((await change(PASSWORD, '')).status, 400)
  await signedIn()
})

test('forms · without a token, with that of another, from another site · are not taken', async () => {
  const visitor = await signedIn()
  const fields = { current_password: PASSWORD, new_password: 'anotherSecret9' }
  const form = await visitor.form('/account/password')
  const other = await (await signedIn()).form('/account/password')
  const unsigned = await new Visitor(server.url).form('/account/sign-in')
  for (const [token, headers] of [
    [undefined, {}],
    ['', {}],
    ['x'.repeat(43), {}],
    [other['form_token'], {}],
    [unsigned['form_token'], {}],
    [form['form_token'], { origin: 'https://evil.example' }],
    [form['form_token'], { origin: 'null' }],
    [form['form_token'], { 'sec-fetch-site': 'cross-site' }],
    [form['form_token'], { 'sec-fetch-site': 'same-site' }],
  ] as const) {
    const sent = { ...fields, ...(token === undefined ? {} : { form_token: token }) }
    const { status, text } = await visitor.post('/account/password', sent, { ...headers })
    assert.equal(status, 403, JSON.stringify([token, headers]))
    assert.match(text, /Open the page again/)
  }
  const own = { 'sec-fetch-site': 'same-origin', origin: server.url }
  assert.equal(
    (await visitor.post('/account/password', { ...form, ...fields, new_password: '' }, own)).status,
    400,
  )
})

test('partner door · a session cookie · says nothing there', async () => {
  const visitor = await signedIn()
  const answer = await send(server.url, 'GET', `${PMS}/properties`, undefined, { cookie: visitor.cookie })
  assert.equal(answer.status, 401)
})

test('pages · the wrong type, a body too large, a form field that cannot be · are a page that says so', async () => {
  const visitor = await signedIn()
  const form = await visitor.form('/account/sessions')
  const json = await visitor.ask('/account/sessions', {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  })
  assert.equal(json.status, 415)
  assert.match(json.headers.get('content-type') ?? '', /text\/html/)
  assert.equal((await visitor.post('/account/sessions', { ...form, session_id: 'x' })).status, 400)
  assert.equal((await visitor.post('/account/sessions', { ...form, more: 'x'.repeat(40_000) })).status, 413)
  assert.equal((await visitor.get(`/account/sign-in?next=${'x'.repeat(3000)}`)).status, 400)
})
