/** Signing in while what it needs is being changed: the change is about to end all sessions, and none slips through. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { Secret } from 'otpauth'
import type { Ctx } from '../../src/context.ts'
import { beginEnrolment, confirmEnrolment } from '../../src/second-factor/enrol.ts'
import { openFactor } from '../../src/second-factor/pass.ts'
import { findFactor } from '../../src/second-factor/store.ts'
import { changePassword } from '../../src/users/change-password.ts'
import { findUserByName } from '../../src/users/store.ts'
import { codeOf } from '../support/second-factor.ts'
import { createAccount, startTestServer, type TestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'
import { whileOpen } from '../support/while-open.ts'

const PUBLIC_URL = 'http://octotable.test'
const PASSWORD = 'yourCompany123!'
const address = '127.0.0.1'
let server: TestServer
/** another node on the same database */
let other: TestServer
before(async () => {
  server = await startTestServer({ PUBLIC_URL })
  other = await startTestServer({ PUBLIC_URL }, server.databaseUrl)
})
after(async () => {
  await other.stop()
  await server.stop()
})

interface Person {
  user: number
  username: string
  address: string
}

async function newUser(): Promise<Person> {
  const username = `Maria.${crypto.randomUUID()}`
  await createAccount(server, { username })
  const row = await findUserByName(server.sql, username)
  return { user: row?.id ?? assert.fail(), username, address }
}

/** Makes the secret of a second factor, which is not asked for yet. */
async function secretOf(person: Person): Promise<string> {
  await beginEnrolment(server.ctx, person, PASSWORD)
  const factor = (await findFactor(server.sql, person.user)) ?? assert.fail()
  const bytes = openFactor(server.ctx, person.user, factor)
  return new Secret({ buffer: new Uint8Array(bytes).buffer }).base32
}

const sessionsOf = async ({ user }: Person) =>
  (await server.sql`select from sessions where user_id = ${user} and not half`).length

const NOBODY = { id: 0, half: false }
const newPassword =
  ({ user, username }: Person) =>
  (ctx: Ctx) =>
    changePassword(ctx, { ...NOBODY, user, username }, address, { current: PASSWORD, next: 'anotherSecret9' })

test('sign in · the second factor is about to be turned on · gets no session without it', async () => {
  const person = await newUser()
  const secret = await secretOf(person)
  const { answer } = await whileOpen(
    other.ctx,
    (ctx) => confirmEnrolment(ctx, person, 0, codeOf(secret)),
    () => new Visitor(server.url).signIn(person.username, PASSWORD),
  )
  assert.equal(answer.status, 401)
  assert.equal(await sessionsOf(person), 0)
  const again = await new Visitor(server.url).signIn(person.username, PASSWORD)
  assert.equal(again.location, '/account/second-factor')
})

test('sign in · the password is about to be changed · gets no session by the former one', async () => {
  const person = await newUser()
  const { answer } = await whileOpen(other.ctx, newPassword(person), () =>
    new Visitor(server.url).signIn(person.username, PASSWORD),
  )
  assert.equal(answer.status, 401)
  assert.equal(await sessionsOf(person), 0)
})

test('the code of a sign-in · the password is about to be changed · makes no session of the half one', async () => {
  const person = await newUser()
  const secret = await secretOf(person)
  await confirmEnrolment(server.ctx, person, 0, codeOf(secret))
  const visitor = new Visitor(server.url)
  assert.equal((await visitor.signIn(person.username, PASSWORD)).location, '/account/second-factor')
  const form = await visitor.form('/account/second-factor')
  const { answer } = await whileOpen(other.ctx, newPassword(person), () =>
    visitor.post('/account/second-factor', { ...form, code: codeOf(secret, 1) }),
  )
  assert.deepEqual([answer.status, answer.location], [303, '/account/sign-in'])
  assert.equal(await sessionsOf(person), 0)
  assert.equal((await visitor.get('/account')).status, 303)
})

test('the code of a sign-in · the password was changed on another node a moment ago · makes no session', async () => {
  const person = await newUser()
  const secret = await secretOf(person)
  await confirmEnrolment(server.ctx, person, 0, codeOf(secret))
  const visitor = new Visitor(server.url)
  await visitor.signIn(person.username, PASSWORD)
  // this node remembers the half session for a second
  const form = await visitor.form('/account/second-factor')
  await newPassword(person)(other.ctx)
  const answer = await visitor.post('/account/second-factor', { ...form, code: codeOf(secret, 1) })
  assert.deepEqual([answer.status, answer.location], [303, '/account/sign-in'])
  assert.equal(await sessionsOf(person), 0)
})
