/** The second factor: set up, asked for, used once, and taken away by its owner only. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { Secret } from 'otpauth'
import { codeOf, earlyInAStep } from '../support/second-factor.ts'
import { assertRefused } from '../support/assert-refused.ts'
import { createAccount, send as call, startTestServer, type TestServer } from '../support/server.ts'
import { STAFF } from '../support/staff.ts'
import { Visitor } from '../support/visitor.ts'

const PASSWORD = 'yourCompany123!'
const PATH = '/account/second-factor'
const CODE_PAGE = /Enter your code/

let server: TestServer
before(async () => {
  server = await startTestServer({
    SECRET_KEY: 'a secret that is long enough for this',
    SIGN_IN_TRIES_PER_ADDRESS: '10000',
  })
})
after(() => server.stop())

interface Enrolled {
  username: string
  visitor: Visitor
  secret: string
  recovery: string[]
}

async function newUser(): Promise<{ username: string; visitor: Visitor }> {
  const username = `Maria.${crypto.randomUUID()}`
  await createAccount(server, { username })
  const visitor = new Visitor(server.url)
  assert.equal((await visitor.signIn(username, PASSWORD)).location, '/account')
  return { username, visitor }
}

async function begin(visitor: Visitor, password = PASSWORD) {
  return visitor.post(`${PATH}/begin`, { ...(await visitor.form(PATH, `${PATH}/begin`)), password })
}

const send = async (visitor: Visitor, what: 'confirm' | 'off', fields: Record<string, string>) =>
  visitor.post(`${PATH}/${what}`, { ...(await visitor.form(PATH, `${PATH}/${what}`)), ...fields })

/** With the code of a step, so that those after it are left. */
async function enrol(step = 0): Promise<Enrolled> {
  const { username, visitor } = await newUser()
  assert.equal((await begin(visitor)).location, PATH)
  const { text } = await visitor.get(PATH)
  const secret = (/Secret: <code>([A-Z2-7 ]+)<\/code>/.exec(text)?.[1] ?? '').replaceAll(' ', '')
  assert.equal(secret.length, 32)
  assert.match(text, /<img src="data:image\/svg\+xml;base64,/)
  const done = await send(visitor, 'confirm', { code: codeOf(secret, step) })
  assert.equal(done.status, 200, done.text)
  const recovery = [...done.text.matchAll(/<code>([a-z0-9-]{19})<\/code>/g)].map((match) => match[1] ?? '')
  return { username, visitor, secret, recovery }
}

/** With the right password, and then a code. */
async function pass(username: string, code: string) {
  const visitor = new Visitor(server.url)
  assert.equal((await visitor.signIn(username, PASSWORD)).location, PATH)
  return { visitor, answer: await visitor.submit(PATH, { code }) }
}

const audited = async (action: string): Promise<number> =>
  (await server.sql`select from audit where action = ${action}`).length

test('setting up · with password and code · ends other sessions, shows ten codes once, and is recorded', async () => {
  const before = await audited('user.second_factor_on')
  const { visitor, recovery } = await enrol()
  assert.equal(new Set(recovery).size, 10)
  assert.equal(await audited('user.second_factor_on'), before + 1)
  const { text } = await visitor.get(PATH)
  assert.match(text, /10 recovery codes left/)
  assert.ok(!recovery.some((code) => text.includes(code)))
})

test('setting up · a wrong password or code · is refused, and signing in asks for nothing more', async () => {
  const { username, visitor } = await newUser()
  assert.equal((await begin(visitor, 'wrong')).status, 400)
  await begin(visitor)
  for (const code of ['000000', '', 'abcdef', '12345678901234567890'])
    assert.equal((await send(visitor, 'confirm', { code })).status, 400)
  assert.equal((await new Visitor(server.url).signIn(username, PASSWORD)).location, '/account')
})

test('signing in · with password and code · gives a new session; the half one opens nothing', async () => {
  const { username, secret } = await enrol()
  const visitor = new Visitor(server.url)
  assert.equal(
    (await visitor.signIn(username, PASSWORD, '/account/sessions')).location?.startsWith(PATH),
    true,
  )
  const half = visitor.cookie
  for (const path of ['/account', '/account/sessions', '/account/password'])
    assert.equal((await visitor.get(path)).status, 303, path)
  assert.match((await visitor.get(PATH)).text, CODE_PAGE)
  const done = await visitor.submit(`${PATH}?next=/account/sessions`, { code: codeOf(secret, 1) })
  assert.deepEqual([done.status, done.location], [303, '/account/sessions'])
  assert.equal((await visitor.get('/account')).status, 200)
  assert.notEqual(visitor.cookie, half)
  const left = await new Visitor(server.url, { cookie: half }).get('/account')
  assert.equal(left.status, 303)
})

test('a code · used a second time, or an older one after it · is refused', async () => {
  await earlyInAStep()
  const { username, secret } = await enrol(-1)
  const code = codeOf(secret)
  assert.equal((await pass(username, code)).answer.status, 303)
  assert.equal((await pass(username, code)).answer.status, 401)
  assert.equal((await pass(username, codeOf(secret, -1))).answer.status, 401)
  assert.equal((await pass(username, codeOf(secret, 1))).answer.status, 303)
})

test('a code · used twice at once · signs in once', async () => {
  const { username, secret } = await enrol()
  const visitors = await Promise.all(
    [1, 2, 3].map(async () => {
      const visitor = new Visitor(server.url)
      await visitor.signIn(username, PASSWORD)
      return { visitor, fields: { ...(await visitor.form(PATH)), code: codeOf(secret, 1) } }
    }),
  )
  const answers = await Promise.all(visitors.map(({ visitor, fields }) => visitor.post(PATH, fields)))
  assert.deepEqual(
    answers.map(({ status }) => status).sort((a, b) => a - b),
    [303, 401, 401],
  )
})

test('a browser that was in before · strangers guess the password · is asked for the code all the same', async () => {
  await earlyInAStep()
  const { username, secret } = await enrol(-1)
  const { visitor, answer } = await pass(username, codeOf(secret))
  assert.equal(answer.status, 303)
  for (let n = 0; n < 12; n++) await new Visitor(server.url).signIn(username, 'wrongPassword1')
  assert.equal((await new Visitor(server.url).signIn(username, PASSWORD)).status, 401)
  await visitor.post('/account/sign-out', await visitor.form('/account', '/account/sign-out'))
  assert.equal((await visitor.signIn(username, PASSWORD)).location, PATH)
  assert.equal((await visitor.get('/account')).status, 303)
  assert.equal((await visitor.submit(PATH, { code: codeOf(secret, 1) })).status, 303)
})

test('a recovery code · however it is written · signs in once, and is recorded', async () => {
  const { username, recovery } = await enrol()
  const before = await audited('user.recovery_code_used')
  const [code = ''] = recovery
  assert.equal((await pass(username, ` ${code.toUpperCase().replaceAll('-', ' ')} `)).answer.status, 303)
  assert.equal((await pass(username, code)).answer.status, 401)
  assert.equal(await audited('user.recovery_code_used'), before + 1)
})

test('codes · tried without end · are not looked at any more, and the answer is the same', async () => {
  const { username, secret } = await enrol()
  const visitor = new Visitor(server.url)
  await visitor.signIn(username, PASSWORD)
  let last = ''
  for (let n = 0; n < server.ctx.config.SIGN_IN_TRIES; n++)
    last = (await visitor.submit(PATH, { code: '000000' })).text
  const right = await visitor.submit(PATH, { code: codeOf(secret, 1) })
  const plain = (text: string) => text.replace(/value="[^"]*"/g, '')
  assert.deepEqual([right.status, plain(right.text)], [401, plain(last)])
})

test('turning it off · needs both the password and a code · and is recorded', async () => {
  const { username, visitor, secret } = await enrol()
  const before = await audited('user.second_factor_off')
  assert.equal((await send(visitor, 'off', { password: 'wrong', code: codeOf(secret, 1) })).status, 400)
  assert.equal((await send(visitor, 'off', { password: PASSWORD, code: '000000' })).status, 400)
  assert.equal((await beginAgain(visitor)).status, 409)
  assert.equal((await send(visitor, 'off', { password: PASSWORD, code: codeOf(secret, 1) })).status, 303)
  assert.equal((await new Visitor(server.url).signIn(username, PASSWORD)).location, '/account')
  assert.equal(await audited('user.second_factor_off'), before + 1)
})

/** A secret in use is not replaced by whoever sits at the session. */
const beginAgain = async (visitor: Visitor) =>
  visitor.post(`${PATH}/begin`, { ...(await visitor.form(PATH, `${PATH}/off`)), password: PASSWORD })

test('secrets and codes · in the database · are sealed and hashed', async () => {
  const { secret, recovery } = await enrol()
  const bytes = Buffer.from(Secret.fromBase32(secret).bytes).toString('hex')
  const [row] = await server.sql<{ dump: string }[]>`
    select (select string_agg(f::text, ' ') from second_factors f)
      || (select string_agg(c::text, ' ') from recovery_codes c) as dump`
  assert.ok(row && row.dump.length > 100)
  for (const canary of [secret, bytes, recovery[0] ?? '']) assert.ok(!row.dump.includes(canary), canary)
})

/** At the staff door, as far as the password leads. */
async function halfStaff(username: string) {
  const answer = await call(server.url, 'POST', `${STAFF}/session`, { username, password: PASSWORD })
  assert.deepEqual([answer.status, answer.body.data[0].status], [200, 'NEEDS_SECOND_FACTOR'])
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const always = { cookie, 'x-csrf-token': answer.body.data[0].csrf }
  return (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    call(server.url, method, STAFF + path, body, { ...always, ...headers })
}

for (const kind of ['of the authenticator', 'for recovery'] as const)
  test(`staff door · a code ${kind} after the password · signs in with another cookie; before it nothing opens`, async () => {
    const { username, secret, recovery } = await enrol()
    const code = kind === 'for recovery' ? (recovery[0] ?? '') : codeOf(secret, 1)
    const half = await halfStaff(username)
    assert.equal((await half('GET', '/session')).status, 401)
    const wrong = await half('POST', '/session/second-factor', { code: '000000' })
    assertRefused(wrong, 401, 'UNAUTHORIZED', /code is not right/)
    for (const headers of [{ 'x-csrf-token': '' }, { origin: 'https://evil.example' }])
      assertRefused(
        await half('POST', '/session/second-factor', { code }, headers),
        403,
        'CSRF',
        /X-CSRF-Token|another site/,
      )
    const done = await half('POST', '/session/second-factor', { code })
    assert.deepEqual([done.status, done.body.data[0].status], [200, 'SIGNED_IN'])
    assert.equal(done.body.data[0].user.username, username)
    const cookie = done.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const whole = await call(server.url, 'GET', `${STAFF}/session`, undefined, { cookie })
    assert.deepEqual([whole.status, whole.body.data[0].csrf], [200, done.body.data[0].csrf])
    assert.equal((await half('POST', '/session/second-factor', { code })).status, 401)
    const again = await call(
      server.url,
      'POST',
      `${STAFF}/session/second-factor`,
      { code },
      { cookie, 'x-csrf-token': done.body.data[0].csrf },
    )
    assertRefused(again, 409, 'STATE_CONFLICT', /signed in already/)
    const actions = await server.sql<{ action: string }[]>`
      select a.action from audit a join users u on a.actor = 'user:' || u.id
      where u.username = ${username} and a.action in ('user.second_factor_asked', 'user.signed_in') order by a.id`
    assert.deepEqual(
      actions.map(({ action }) => action),
      ['user.signed_in', 'user.second_factor_asked', 'user.signed_in'],
    )
  })

test('staff door · codes tried without end · the right one is not looked at any more', async () => {
  const { username, secret } = await enrol()
  const half = await halfStaff(username)
  const path = '/session/second-factor'
  let last = ''
  for (let n = 0; n < server.ctx.config.SIGN_IN_TRIES; n++)
    last = (await half('POST', path, { code: '000000' })).body.message
  const right = await half('POST', path, { code: codeOf(secret, 1) })
  assert.deepEqual([right.status, right.body.message], [401, last])
  const nobody = await call(server.url, 'POST', STAFF + path, { code: codeOf(secret, 1) })
  assertRefused(nobody, 401, 'UNAUTHORIZED', /Sign in first/)
})
