/** Attacks on signing in, each of them refused. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { AT_ONCE } from '../../src/users/passwords.ts'
import { canBeToldApart } from '../support/distributions.ts'
import { createAccount, startTestServer, type TestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const PASSWORD = 'yourCompany123!'
const COOKIE = 'octotable_session'

let server: TestServer
before(async () => {
  // as behind a proxy: an attacker has many addresses
  server = await startTestServer({ TRUST_PROXY: 'true' })
})
after(() => server.stop())

async function newUser(): Promise<string> {
  const username = `victim.${crypto.randomUUID()}`
  await createAccount(server, { username })
  return username
}

const addressOf = (n: number) => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`

/** A way to guess: one page opened once, its form sent from address after address. */
async function guesser(): Promise<
  (username: string, password: string, n: number) => Promise<{ status: number; text: string; ms: number }>
> {
  const visitor = new Visitor(server.url)
  const form = await visitor.form('/account/sign-in')
  return async (username, password, n) => {
    const begun = performance.now()
    const from = { 'x-forwarded-for': addressOf(n) }
    const { status, text } = await visitor.post('/account/sign-in', { ...form, username, password }, from)
    return { status, text, ms: performance.now() - begun }
  }
}

test('10,000 guesses at one account · from as many addresses · cost ten hashes, a few at once, and do not get in', async () => {
  const username = await newUser()
  const guess = await guesser()
  const before = server.ctx.passwords.work.hashes
  const statuses = new Map<number, number>()
  const guesses = Array.from({ length: 10_000 }, (_, n) => n)
  const next = guesses.values()
  await Promise.all(
    Array.from({ length: 50 }, async () => {
      for (const n of next) {
        const { status } = await guess(username, n === 9000 ? PASSWORD : `wrongPassword${n}`, n)
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }
    }),
  )
  const { hashes, atOnceMost } = server.ctx.passwords.work
  const [row] = await server.sql<{ seconds: number }[]>`
    select extract(epoch from now() - min(at))::float8 as seconds from audit where action = 'user.sign_in_failed'`
  // one more try every ninety seconds that it took
  const allowed = 10 + Math.ceil((row?.seconds ?? 0) / 90)
  assert.ok(hashes - before <= allowed, `${hashes - before} of ${allowed}`)
  assert.ok(atOnceMost <= AT_ONCE, String(atOnceMost))
  assert.deepEqual([...statuses], [[401, 10_000]])
})

test('many accounts at once · from as many addresses · are hashed a few at a time, and the rest told to wait', async () => {
  const guess = await guesser()
  const answers = await Promise.all(
    Array.from({ length: 300 }, (_, n) =>
      guess(`nobody.${crypto.randomUUID()}`, 'wrongPassword1', 100_000 + n),
    ),
  )
  const statuses = new Set(answers.map(({ status }) => status))
  assert.ok(statuses.isSubsetOf(new Set([401, 503])) && statuses.has(401), [...statuses].join())
  assert.ok(server.ctx.passwords.work.atOnceMost <= AT_ONCE)
})

test('guesses from one address · at many accounts · are told to wait; who was in before from there is not', async () => {
  const guess = await guesser()
  const username = await newUser()
  const owner = new Visitor(server.url, { 'x-forwarded-for': addressOf(999_999) })
  await owner.signIn(username, PASSWORD)
  await owner.post('/account/sign-out', await owner.form('/account', '/account/sign-out'))
  const statuses: number[] = []
  for (let n = 0; n < 110; n++) statuses.push((await guess(`nobody.${n}`, 'wrongPassword1', 999_999)).status)
  assert.equal(statuses.at(-1), 429)
  assert.ok(statuses.filter((status) => status === 401).length >= 100)
  assert.equal((await owner.signIn(username, PASSWORD)).status, 303)
})

const PAIRS = 120

test('which accounts there are · by text, status, headers, work and time · is not told', async () => {
  const guess = await guesser()
  const throttled = await newUser()
  for (let n = 0; n < 12; n++) await guess(throttled, 'wrongPassword1', 200_000 + n)
  // eight tries at each: none of them is throttled
  const known = await Promise.all(Array.from({ length: PAIRS / 8 }, newUser))
  const texts = new Set<string>()
  const times = { known: new Array<number>(), unknown: new Array<number>(), throttled: new Array<number>() }
  const kinds = ['known', 'unknown', 'throttled'] as const
  for (let n = 0; n < PAIRS; n++) {
    const names = {
      known: known[n % known.length] ?? '',
      unknown: `victim.${crypto.randomUUID()}`,
      throttled,
    }
    // each of them comes first as often as the others
    for (const kind of kinds.map((_, place) => kinds[(n + place) % 3] ?? 'known')) {
      const before = server.ctx.passwords.work.hashes
      const { status, text, ms } = await guess(names[kind], 'wrongPassword1', 300_000 + n * 3)
      texts.add(`${status} ${text.replaceAll(names[kind], '')}`)
      times[kind].push(ms)
      assert.equal(server.ctx.passwords.work.hashes - before, kind === 'throttled' ? 0 : 1, kind)
    }
  }
  assert.equal(texts.size, 1)
  for (const [one, other] of [
    ['known', 'unknown'],
    ['known', 'throttled'],
    ['unknown', 'throttled'],
  ] as const) {
    const { told, says } = canBeToldApart(times[one].map((ms, n) => [ms, times[other][n] ?? 0]))
    assert.equal(told, false, `${one}, ${other}: ${says}`)
  }
})

test('whose password is forgotten · by text and time · is not told', async () => {
  const visitor = new Visitor(server.url)
  const form = await visitor.form('/account/forgot')
  const ask = async (username: string, n: number) => {
    const begun = performance.now()
    const from = { 'x-forwarded-for': addressOf(400_000 + n) }
    const { status, text } = await visitor.post('/account/forgot', { ...form, username }, from)
    return { shown: `${status} ${text.replaceAll(username, '')}`, ms: performance.now() - begun }
  }
  const known = await Promise.all(Array.from({ length: PAIRS / 8 }, newUser))
  const pairs: [number, number][] = []
  const shown = new Set<string>()
  const ns = Array.from({ length: PAIRS }, (_, n) => n).values()
  // some at once: each answer takes its time, and a pair is asked at the same moment
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (const n of ns) {
        const names = [known[n % known.length] ?? '', `victim.${crypto.randomUUID()}`]
        // either of them is asked first as often
        const asked = n % 2 ? names : names.toReversed()
        const answers = await Promise.all(asked.map((name, m) => ask(name, 2 * n + m)))
        const [one = assert.fail(), other = assert.fail()] = n % 2 ? answers : answers.toReversed()
        shown.add(one.shown).add(other.shown)
        pairs.push([one.ms, other.ms])
      }
    }),
  )
  assert.equal(shown.size, 1)
  const { told, says } = canBeToldApart(pairs)
  assert.equal(told, false, says)
  const [row] = await server.sql<{ mailed: number }[]>`
    select count(*) as mailed from user_links where purpose = 'RESET_PASSWORD'`
  assert.equal(row?.mailed, PAIRS)
})

test('the test of times · ways that differ, and that do not · tells them apart, and does not', () => {
  const jitter = () => 20 + 30 * Math.random() ** 3
  const pairsOf = (more: number): [number, number][] =>
    Array.from({ length: PAIRS }, () => [jitter() + more, jitter()])
  // without the work of a hash, on a machine on which it takes twenty milliseconds and up
  assert.equal(canBeToldApart(pairsOf(20)).told, true)
  assert.equal(canBeToldApart(pairsOf(0)).told, false)
})

test('session fixation · a cookie that the attacker knows · is another after signing in', async () => {
  const username = await newUser()
  const planted = 'A'.repeat(43)
  const victim = new Visitor(server.url)
  victim.cookies.set(COOKIE, planted)
  assert.equal((await victim.signIn(username, PASSWORD)).status, 303)
  assert.notEqual(victim.cookies.get(COOKIE), planted)
  const attacker = new Visitor(server.url, { cookie: `${COOKIE}=${planted}` })
  assert.equal((await attacker.get('/account')).status, 303)
  // also one that was real: that of the attacker's own session
  const own = new Visitor(server.url)
  await own.signIn(await newUser(), PASSWORD)
  const real = own.cookies.get(COOKIE) ?? ''
  const form = await own.form('/account', '/account/sign-out')
  const second = await own.post('/account/sign-in', { ...form, username, password: PASSWORD })
  assert.equal(second.status, 303)
  assert.notEqual(own.cookies.get(COOKIE), real)
  assert.equal((await new Visitor(server.url, { cookie: `${COOKIE}=${real}` }).get('/account')).status, 303)
})

test('open redirect · next that leads elsewhere · leads to the account', async () => {
  const username = await newUser()
  for (const next of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/\t/evil.example',
    '/x/..//evil.example',
    'javascript:alert(1)',
    '/account\r\nSet-Cookie: a=b',
  ]) {
    const { status, location, headers } = await new Visitor(server.url).signIn(username, PASSWORD, next)
    assert.equal(status, 303)
    assert.equal(new URL(location ?? '', server.url).origin, server.url, next)
    assert.doesNotMatch(location ?? '', /^\/\//)
    assert.ok(!headers.getSetCookie().some((line) => line.startsWith('a=')), next)
  }
})

test('login CSRF · a form of another site, or with a token of the attacker · signs nobody in', async () => {
  const username = await newUser()
  const attacker = await new Visitor(server.url).form('/account/sign-in')
  const victim = new Visitor(server.url)
  const own = await victim.form('/account/sign-in')
  const fields = { username, password: PASSWORD }
  for (const [form, headers] of [
    [attacker, {}],
    [{}, {}],
    [own, { origin: 'https://evil.example' }],
    [own, { 'sec-fetch-site': 'cross-site' }],
  ] as const)
    assert.equal((await victim.post('/account/sign-in', { ...form, ...fields }, { ...headers })).status, 403)
  assert.equal(victim.cookies.has(COOKIE), false)
})

test('header injection · line breaks in names and browsers · go nowhere', async () => {
  const name = 'x\r\nSet-Cookie: stolen=1'
  const { status, headers } = await new Visitor(server.url).signIn(name, 'wrongPassword1')
  assert.equal(status, 401)
  assert.ok(!headers.getSetCookie().some((line) => line.startsWith('stolen')))
})

test('clickjacking · every page, also errors · may not be framed', async () => {
  const visitor = new Visitor(server.url)
  await visitor.signIn(await newUser(), PASSWORD)
  for (const path of [
    '/account',
    '/account/sessions',
    '/account/password',
    `/account?done=${'x'.repeat(3000)}`,
  ]) {
    const { headers } = await visitor.get(path)
    assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/, path)
    assert.equal(headers.get('x-frame-options'), 'DENY', path)
  }
  const refused = await visitor.post('/account/password', {})
  assert.equal(refused.status, 403)
  assert.match(refused.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
})

test('stolen cookie · after signing out, on another server too · is worth nothing', async () => {
  const other = await startTestServer({}, server.databaseUrl)
  try {
    const visitor = new Visitor(server.url)
    await visitor.signIn(await newUser(), PASSWORD)
    const stolen = visitor.cookie
    const thief = new Visitor(other.url, { cookie: stolen })
    assert.equal((await thief.get('/account')).status, 200)
    await visitor.post('/account/sign-out', await visitor.form('/account', '/account/sign-out'))
    const here = new Visitor(server.url, { cookie: stolen })
    assert.equal((await here.get('/account')).status, 303)
    // what the other one remembers is a second old at most
    await new Promise((resolve) => setTimeout(resolve, 1100))
    assert.equal((await thief.get('/account')).status, 303)
  } finally {
    await other.stop()
  }
})
