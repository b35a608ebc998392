import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { recordAudit } from '../../src/audit/record.ts'
import { auditProtection } from '../../src/db/server-role.ts'
import { connect } from '../../src/db/sql.ts'
import { assertRefused } from '../support/assert-refused.ts'
import { addDays, today } from '../support/days.ts'
import { runOperator } from '../support/operator.ts'
import { until } from '../support/receiver.ts'
import { SCOPES } from '../../src/kernel/scopes.ts'
import { codeFor, createOwner, exchange, signedIn } from '../support/connect.ts'
import {
  AUTH,
  createAccount,
  fetchToken,
  startTestServer,
  type Account,
  type TestServer,
} from '../support/server.ts'

let server: TestServer
let account: Account
let other: Account
before(async () => {
  server = await startTestServer({ WEBHOOK_ALLOW_PRIVATE: 'true', TRUST_PROXY: 'true' })
  account = await createAccount(server)
  other = await createAccount(server)
})
after(() => server.stop())

interface Entry {
  id: number
  at: string
  action: string
  actor: string
  subject?: string
  address?: string
  detail: Record<string, unknown>
}

async function entries(of: Account, query = ''): Promise<Entry[]> {
  const { status, body } = await of.api('GET', `/audit${query}`)
  assert.equal(status, 200, JSON.stringify(body))
  return body.data
}

/** The row id of a client, as actors and subjects name it. */
async function nameOf({ client_id }: Account): Promise<string> {
  const [row] = await server.sql<{ id: number }[]>`select id from clients where client_id = ${client_id}`
  return `client:${row?.id}`
}

async function refuseToken({ client_id }: Pick<Account, 'client_id'>, from: string): Promise<void> {
  const response = await fetch(`${server.url}${AUTH}/oauth2/token`, {
    method: 'POST',
    headers: { 'x-forwarded-for': from },
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret: 'wrong' }),
  })
  assert.equal(response.status, 401)
}

test('listAudit · a new client · shows its creation, in the documented shape', async () => {
  const [entry, ...rest] = await entries(account)
  assert.deepEqual(rest, [])
  const { id, at, detail, ...plain } = entry ?? assert.fail()
  assert.deepEqual(plain, {
    action: 'client.created',
    actor: 'anonymous',
    subject: await nameOf(account),
    address: '127.0.0.1',
  })
  assert.ok(Number.isSafeInteger(id))
  assert.match(at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
  assert.match(String(detail['user']), /^user:\d+$/)
})

test('rotateWebhookSecret · once, and again with the same key · is recorded once, by whom and from where', async () => {
  const made = await account.api('POST', '/webhooks/subscription', {
    endpoint: 'http://127.0.0.1:9/x',
    webhook_type: 'RESERVATION_CREATED',
  })
  const { id } = made.body.data[0]
  const headers = { 'idempotency-key': 'rotate-1', 'x-forwarded-for': '203.0.113.7' }
  for (let n = 0; n < 2; n++) {
    const path = `/webhooks/subscription/${id}/rotate`
    assert.equal((await account.api('POST', path, { overlap_minutes: 60 }, headers)).status, 200)
  }
  const found = await entries(account, '?action=webhook.secret_rotated')
  assert.equal(found.length, 1)
  const { actor, subject, address, detail } = found[0] ?? assert.fail()
  assert.deepEqual(
    { actor, subject, address, detail },
    {
      actor: await nameOf(account),
      subject: `webhook:${id}`,
      address: '203.0.113.7',
      detail: { overlap_minutes: 60 },
    },
  )
})

test('createToken · wrong secret again and again · is recorded once a minute for each address, for that client alone', async () => {
  for (let n = 0; n < 3; n++) await refuseToken(account, '203.0.113.8')
  await refuseToken(account, '203.0.113.9')
  await refuseToken({ client_id: 'public_unknown' }, '203.0.113.8')
  const found = await until('both entries', async () => {
    const list = await entries(account, '?action[]=token.refused')
    return list.length >= 2 ? list : undefined
  })
  assert.equal(found.length, 2)
  assert.deepEqual(
    new Set(found.map(({ actor, address, detail }) => `${actor} ${address} ${JSON.stringify(detail)}`)),
    new Set(['8', '9'].map((end) => `anonymous 203.0.113.${end} {"reason":"invalid_client"}`)),
  )
  assert.deepEqual(await entries(other, '?action=token.refused'), [])
})

test('listAudit · of another property · is refused; what is there is not shown', async () => {
  const answer = await other.api('GET', '/audit', undefined, { property: String(account.property) })
  assertRefused(answer, 403, 'PROPERTY_FORBIDDEN', /no access/)
  const subjects = (await entries(other)).map(({ subject }) => subject)
  assert.deepEqual(subjects, [await nameOf(other)])
})

test('listAudit · software that the owner let in with every scope · is refused; the own client with a code token too', async () => {
  const owner = await createOwner(server)
  const visitor = await signedIn(server, owner)
  const ask = (token: string) =>
    owner.account.api('GET', '/audit', undefined, { authorization: `Bearer ${token}` })
  for (const client of [other, owner.account]) {
    const code = await codeFor(visitor, client.client_id, { scope: SCOPES.join(' ') })
    const { status, body } = await exchange(server, client, code)
    assert.equal(status, 200, JSON.stringify(body))
    assert.equal(body.property_id, owner.property)
    assertRefused(await ask(body.access_token), 403, 'INSUFFICIENT_SCOPE', /right "audit"/)
  }
  assertRefused(await ask(other.token), 403, 'INSUFFICIENT_SCOPE', /right "audit"/)
  const { client_id, client_secret, token } = owner.account
  const less = await fetchToken(server.url, client_id, client_secret, 'setup:read')
  assertRefused(await ask(less), 403, 'INSUFFICIENT_SCOPE', /setup:write/)
  assert.equal((await ask(token)).status, 200)
})

test('deleteProperty · software that the owner let in with every scope · is refused; its own client is not, and that is recorded', async () => {
  const owner = await createOwner(server)
  const code = await codeFor(await signedIn(server, owner), other.client_id, { scope: SCOPES.join(' ') })
  const { body } = await exchange(server, other, code)
  const path = `/properties/${owner.property}`
  for (const token of [body.access_token, other.token]) {
    const headers = { authorization: `Bearer ${token}` }
    const answer = await owner.account.api('DELETE', path, undefined, headers)
    assertRefused(answer, 403, 'INSUFFICIENT_SCOPE', /right "property"/)
    const renamed = await owner.account.api('PUT', path, { name: 'Locanda' }, headers)
    assert.equal(renamed.status, 200, JSON.stringify(renamed.body))
  }
  assert.equal((await owner.account.api('DELETE', path)).status, 200)
  const rows = await server.sql`
    select actor, address from audit where property_id = ${owner.property} and action = 'property.disabled'`
  assert.deepEqual([...rows], [{ actor: await nameOf(owner.account), address: '127.0.0.1' }])
})

test('listAudit · pages and filters · cover everything once, newest first; a foreign cursor is refused', async () => {
  const own = await createAccount(server)
  const actor = await nameOf(own)
  for (let n = 0; n < 5; n++)
    await recordAudit(server.ctx.sql, {
      action: 'webhook.secret_rotated',
      actor,
      subject: `webhook:${n + 1}`,
      ...(n % 2 ? { property: own.property } : { subject: actor }),
    })
  const all = await entries(own)
  assert.equal(all.length, 6)
  assert.deepEqual(
    all.map(({ id }) => id),
    all.map(({ id }) => id).toSorted((a, b) => b - a),
  )
  const paged: Entry[] = []
  let next: string | undefined = ''
  while (next !== undefined) {
    const { body } = await own.api('GET', `/audit?limit=2${next ? `&next_cursor=${next}` : ''}`)
    paged.push(...body.data)
    next = body.next_cursor
  }
  assert.deepEqual(paged, all)
  const { next_cursor } = (await own.api('GET', '/audit?limit=2')).body
  for (const path of [`/audit?action=client.created&next_cursor=${next_cursor}`, '/audit?next_cursor=x'])
    assertRefused(await own.api('GET', path), 400, 'INVALID_CURSOR', /next_cursor/)
  const foreign = await other.api('GET', `/audit?next_cursor=${next_cursor}`)
  assertRefused(foreign, 400, 'INVALID_CURSOR', /next_cursor/)
  assertRefused(await own.api('GET', '/audit?action=lunch.eaten'), 400, 'VALIDATION', /action/)
  for (const [query, count] of [
    ['?action=client.created', 1],
    ['?action=client.created,webhook.secret_rotated', 6],
    [`?start_date=${addDays(today(), -1)}&end_date=${addDays(today(), 1)}`, 6],
    [`?start_date=${addDays(today(), 2)}`, 0],
    [`?end_date=${addDays(today(), -2)}`, 0],
  ] as const)
    assert.equal((await entries(own, query)).length, count, query)
})

test('recordAudit · a text that is no word of ours · is not kept', async () => {
  const by = { actor: 'system', address: '1'.repeat(80) }
  const detail = { name: 'Anna Rossi', mail: 'anna@example.com', role: 'OWNER', roles: ['HOST', 'a b'], n: 3 }
  await recordAudit(server.ctx.sql, { action: 'client.created', ...by, subject: 'user:1', detail })
  const [row] = await server.sql`select address, detail from audit where subject = 'user:1'`
  assert.deepEqual(
    { ...row },
    {
      address: '1'.repeat(64),
      detail: { name: '…', mail: '…', role: 'OWNER', roles: ['HOST', '…'], n: 3 },
    },
  )
})

test('recordAudit · in a transaction that is undone · leaves nothing', async () => {
  await assert.rejects(
    server.ctx.sql.begin(async (tx) => {
      await recordAudit(tx, { action: 'client.created', actor: 'system', subject: 'user:2' })
      throw new Error('undone')
    }),
    /undone/,
  )
  assert.equal((await server.sql`select from audit where subject = 'user:2'`).length, 0)
})

for (const text of [
  'update audit set actor = actor',
  'update audit set address = null',
  'delete from audit',
  'truncate audit',
  'drop table audit',
  'alter table audit drop constraint audit_actor_check',
  'update events set changes = changes',
  'delete from events',
  'truncate events cascade',
  'create table mine (id int)',
])
  test(`the server's role · ${text} · is refused by the database`, async () => {
    await assert.rejects(server.ctx.sql.unsafe(text), (error) => {
      assert.ok(error instanceof Error && 'code' in error)
      assert.equal(error.code, '42501', error.message)
      return true
    })
  })

test('auditProtection · the server in a database that it may make roles in · is protected, and says how it could be left', async () => {
  const { protected: kept, weaknesses } = await auditProtection(server.ctx.sql)
  assert.equal(kept, true)
  assert.equal(weaknesses.length, 1)
  assert.match(weaknesses[0] ?? '', /logs in as \w+ and works as octotable_server/)
  const owner = await auditProtection(server.sql)
  assert.equal(owner.protected, false)
  assert.match(owner.weaknesses.join(' '), /superuser/)
})

test('operator · any command, also one that only looks or is refused · is recorded by its name alone', async () => {
  const env = { DATABASE_URL: server.databaseUrl }
  const known = await server.sql<{ id: string }[]>`select coalesce(max(id), 0) as id from audit`
  const commands = [['client', 'list'], ['client', 'disable', 'public_nobody'], ['doctor']]
  for (const command of commands) await runOperator(command, { env })
  const rows = await server.sql`
    select actor, property_id::int, subject, detail from audit
    where action = 'operator.command' and id > ${known[0]?.id ?? 0} order by id`
  assert.deepEqual(
    [...rows],
    ['client.list', 'client.disable', 'doctor'].map((command) => ({
      actor: 'operator',
      property_id: 0,
      subject: null,
      detail: { command },
    })),
  )
})

for (const { situation, member, role, weakness } of [
  {
    situation: 'an owner who may not make roles',
    member: false,
    role: (owner: string) => owner,
    weakness: /owns the audit and could give itself rights/,
  },
  {
    situation: "an owner who may work as the server's role",
    member: true,
    role: () => 'octotable_server',
    weakness: /logs in as \w+ and works as octotable_server/,
  },
])
  test(`admitServer · ${situation} · keeps the audit from the server, which works`, async () => {
    const name = `plain_${member}_${process.pid}`
    await server.sql.unsafe(`create role ${name} login`)
    if (member) await server.sql.unsafe(`grant octotable_server to ${name}`)
    await server.sql.unsafe(`create database ${name} owner ${name}`)
    try {
      const own = await startTestServer({}, await emptyDatabase(name))
      try {
        const { protected: kept, weaknesses } = await auditProtection(own.ctx.sql)
        assert.equal(kept, true, weaknesses.join(' '))
        assert.match(weaknesses.join(' '), weakness)
        const [row] = await own.ctx.sql`select current_user as role`
        assert.equal(row?.['role'], role(name))
        const plain = await createAccount(own)
        assert.equal((await plain.api('GET', '/audit')).body.data.length, 1)
        for (const text of ['update audit set actor = actor', 'delete from audit', 'truncate audit'])
          await assert.rejects(own.ctx.sql.unsafe(text), /permission denied/)
      } finally {
        await own.stop()
      }
    } finally {
      await server.sql.unsafe(`drop database ${name} with (force)`)
      await server.sql.unsafe(`drop role ${name}`)
    }
  })

test('a login of the server’s own · after its owner has made the schema · works, and could go back to nobody', async () => {
  const name = `login_${process.pid}`
  await server.sql.unsafe(`create database ${name}`)
  const url = new URL(server.databaseUrl)
  url.pathname = name
  const ofOwner = url.toString()
  url.username = 'octotable_server'
  try {
    await server.sql.unsafe('alter role octotable_server login')
    const env = { DATABASE_URL: ofOwner }
    assert.equal((await runOperator(['client', 'list'], { env })).code, 0)
    const own = await startTestServer({}, url.toString())
    try {
      assert.deepEqual(await auditProtection(own.ctx.sql), { protected: true, weaknesses: [] })
      const plain = await createAccount(own)
      assert.equal((await plain.api('POST', '/rooms', { name: 'Sala' })).status, 201)
    } finally {
      await own.stop()
    }
    const doctor = await runOperator(['doctor', '--json'], { env: { DATABASE_URL: url.toString() } })
    const findings: { check: string; ok: boolean; says: string }[] = JSON.parse(doctor.stdout)
    const audit = findings.find(({ check }) => check === 'audit')
    assert.deepEqual([doctor.code, audit?.says], [0, 'the server can only add to it'])
    // a later version: the owner has to come first
    const owner = connect({ target: ofOwner, max: 1 })
    await owner`delete from schema_migrations where name = '0024_told.sql'`
    await owner.end()
    await assert.rejects(startTestServer({}, url.toString()), /lacks 0024_told\.sql.*Run the doctor once/)
  } finally {
    await server.sql.unsafe(`drop database ${name} with (force)`)
  }
})

/** The address of a database for its owner, with what only a superuser may put into it. */
async function emptyDatabase(name: string): Promise<string> {
  const url = new URL(server.databaseUrl)
  url.pathname = name
  const admin = connect({ target: url.toString(), max: 1 })
  for (const extension of ['btree_gist', 'btree_gin', 'pg_trgm'])
    await admin.unsafe(`create extension ${extension}`)
  await admin.end()
  url.username = name
  return url.toString()
}

test('blank_person · arguments that name nobody · are refused', async () => {
  for (const [property, person] of [
    [0, 'customer:1'],
    [1, 'user:1'],
    [1, 'customer:'],
    [1, 'customer:1 or true'],
    [1, 'client:1'],
    [null, 'customer:1'],
    [1, null],
  ])
    await assert.rejects(
      server.ctx.sql`select blank_person(${property ?? null}::bigint, ${person ?? null}::text)`,
      /blank_person takes/,
    )
})

test('blank_person · a user · takes the addresses out of the audit, and nothing else', async () => {
  const rows = () =>
    server.sql`select actor, subject, address from audit where subject = 'user:77' order by id`
  for (const actor of ['user:77', 'user:78'])
    await recordAudit(server.ctx.sql, {
      action: 'client.created',
      actor,
      address: '203.0.113.1',
      subject: 'user:77',
    })
  await recordAudit(server.ctx.sql, { action: 'client.created', actor: 'user:79', address: '203.0.113.2' })
  const [row] = await server.ctx.sql`select blank_person(0, 'user:77') as changed`
  assert.equal(row?.['changed'], 2)
  assert.deepEqual(
    (await rows()).map((one) => ({ ...one })),
    ['user:77', 'user:78'].map((actor) => ({ actor, subject: 'user:77', address: null })),
  )
  const [kept] = await server.sql`select address from audit where actor = 'user:79'`
  assert.equal(kept?.['address'], '203.0.113.2')
})
