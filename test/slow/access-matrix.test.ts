/** Who may call what: every operation with every kind of token, and with a property in every state. */
import { setTimeout as sleep } from 'node:timers/promises'
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { decodeProtectedHeader, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose'
import { assertError } from '../support/assert-error.ts'
import { exampleOf } from '../support/examples.ts'
import { operationsOf, pathWith, type Operation } from '../support/openapi.ts'
import { createParty, type Party } from '../support/party.ts'
import { Receiver } from '../support/receiver.ts'
import { AUTH, send, startTestServer, type TestServer } from '../support/server.ts'

/** How an operation is about a property. */
const KINDS = ['open', 'client', 'path', 'subscription', 'header'] as const
type Kind = (typeof KINDS)[number]

function kindOf({ access, params }: Operation): Kind {
  if (access === 'none') return 'open'
  if (access === 'property') return 'header'
  if (params.includes('subscription_id')) return 'subscription'
  return params.includes('id') ? 'path' : 'client'
}

/** Rows of a name and a cell for each kind, at least two spaces apart. */
const table = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', ...cells] = line.trim().split(/ {2,}/)
      assert.equal(cells.length, KINDS.length, line)
      return { name, expected: (operation: Operation) => cells[KINDS.indexOf(kindOf(operation))] ?? '' }
    })

// `in`: let in; a number: the status of the refusal
const TOKENS = table(`
  no token                     in    401     401          401           401
  a malformed one              in    401     401          401           401
  an expired one               in    401     401          401           401
  one of another key           in    401     401          401           401
  one with alg none            in    401     401          401           401
  one of another type          in    401     401          401           401
  one of a disabled client     in    401     401          401           401
`)
const PROPERTIES = table(`
  one of its own               in    in      in           in            in
  one of another client        in    in      403          404           403
  one of nobody                in    in      403          404           403
  a disabled one               in    in      403          403           403
  an expired sandbox           in    in      403 expired  403 expired   403 expired
  one that waits for approval  in    in      in           403           403
  one with a withdrawn grant   in    in      403          403           403
`)

const receiver = new Receiver()
let server: TestServer
let operations: Operation[]
before(async () => {
  await receiver.start()
  server = await startTestServer({ WEBHOOK_ALLOW_PRIVATE: 'true' })
  operations = await operationsOf(server)
})
after(async () => {
  await server.stop()
  await receiver.stop()
})

const makeParty = (name: string) =>
  createParty(server, { name, guest: { first_name: 'Ada' }, endpoint: receiver.url })

const CLASSES: Record<string, string> = {
  401: 'UnauthorizedException',
  403: 'PropertyForbiddenException',
  '403 expired': 'SandboxExpiredException',
  404: 'ResourceNotFoundException',
}

/**
 * A call with a body that cannot be read: who is refused for access is refused before. What there is not shows only
 * when it is looked for, which comes after.
 */
async function check(
  operation: Operation,
  expected: string,
  { ids }: Pick<Party, 'ids'>,
  headers: Record<string, string>,
  what: string,
): Promise<void> {
  // it would pass, and do its work
  if (expected === 'in' && operation.method === 'DELETE') return
  const readable = expected === '404'
  const body = readable
    ? operation.body && exampleOf(operation.body, ids)
    : operation.method === 'GET'
      ? undefined
      : '{'
  const answer = await send(server.url, operation.method, pathWith(operation, ids), body, headers)
  const where = `${operation.id}, ${what}`
  if (expected === 'in')
    assert.ok(![401, 403].includes(answer.status), `${where}: ${JSON.stringify(answer.body)}`)
  else assertError(answer, Number.parseInt(expected), CLASSES[expected] ?? '', where)
  if (expected === '401') assert.equal(answer.headers.get('www-authenticate'), 'Bearer error="invalid_token"')
}

async function tokensOf({ client_id, token }: Party): Promise<Record<string, string>> {
  const issuer = server.url + AUTH
  const claims = { iss: issuer, aud: issuer, sub: client_id, client_id, jti: 'j1' }
  const header = { alg: 'RS256', kid: decodeProtectedHeader(token).kid ?? '' }
  const signed = (until: string, typ = 'at+jwt') =>
    new SignJWT(claims).setProtectedHeader({ ...header, typ }).setExpirationTime(until)
  const own = await importJWK(server.ctx.keys.signing[0] ?? {}, 'RS256')
  const disabled = await makeParty('Chiusa')
  await server.sql`update clients set disabled_at = now() where client_id = ${disabled.client_id}`
  await sleep(1050)
  const all = {
    'no token': '',
    'a malformed one': 'abc.def',
    'an expired one': await signed('-1s').sign(own),
    'one of another key': await signed('1h').sign((await generateKeyPair('RS256')).privateKey),
    'one with alg none': new UnsecuredJWT(claims).setExpirationTime('1h').encode(),
    'one of another type': await signed('1h', 'JWT').sign(own),
    'one of a disabled client': disabled.token,
  }
  return Object.fromEntries(Object.entries(all).map(([name, text]) => [name, text && `Bearer ${text}`]))
}

test('every operation · each kind of token that is no good · is 401 where one is needed', async () => {
  const party = await makeParty('Prima')
  const tokens = await tokensOf(party)
  for (const { name, expected } of TOKENS)
    for (const operation of operations) {
      const headers = { authorization: tokens[name] ?? assert.fail(name), property: String(party.property) }
      await check(operation, expected(operation), party, headers, name)
    }
})

test('every operation · Basic credentials, a token in the address · are no token', async () => {
  const party = await makeParty('Seconda')
  const basic = `Basic ${btoa(`${party.client_id}:${party.client_secret}`)}`
  for (const operation of operations.filter(({ access }) => access !== 'none')) {
    await check(operation, '401', party, { authorization: basic, property: String(party.property) }, 'Basic')
    const inAddress = { ...operation, path: `${operation.path}?access_token=${party.token}` }
    await check(inAddress, '401', party, { property: String(party.property) }, 'a token in the address')
  }
})

/** Each state: the token of one party, the ids of one whose property is in that state. */
async function stateOf(name: string): Promise<{ token: string; property: number; ids: Party['ids'] }> {
  const party = await makeParty(name)
  const { token, property, ids } = party
  const nowhere = Object.fromEntries(Object.keys(ids).map((key) => [key, 4_000_000_000]))
  const { sql } = server
  switch (name) {
    case 'one of another client':
      return { token: (await makeParty('Altra')).token, property, ids }
    case 'one of nobody':
      return { token, property: 4_000_000_000, ids: nowhere }
    case 'a disabled one':
      await sql`update properties set status = 'DISABLED' where id = ${property}`
      break
    case 'an expired sandbox':
      await sql`update properties set expires_at = now() where id = ${property}`
      break
    case 'one that waits for approval':
      await sql`update properties set status = 'PENDING' where id = ${property}`
      break
    case 'one with a withdrawn grant':
      await sql`update grants set withdrawn_at = now() where property_id = ${property}`
      break
    default:
      break
  }
  return { token, property, ids }
}

for (const { name, expected } of PROPERTIES)
  test(`every operation · a right token and ${name} · is let in or refused within a second, by what it is about`, async () => {
    const { token, property, ids } = await stateOf(name)
    await sleep(1050)
    for (const operation of operations) {
      const headers = { authorization: `Bearer ${token}`, property: String(property) }
      // what gives an expired one more time
      const lets = name === 'an expired sandbox' && operation.id === 'extendSandbox'
      await check(operation, lets ? 'in' : expected(operation), { ids }, headers, name)
    }
  })

test('listProperties · a property that is disabled or whose grant is withdrawn · is not in the list', async () => {
  const [disabled, withdrawn] = [await makeParty('Terza'), await makeParty('Quarta')]
  await server.sql`update properties set status = 'DISABLED' where id = ${disabled.property}`
  await server.sql`update grants set withdrawn_at = now() where property_id = ${withdrawn.property}`
  for (const party of [disabled, withdrawn])
    assert.deepEqual((await party.api('GET', '/properties')).body, { data: [] })
})

test('the matrix · operations of each kind · are there', () => {
  assert.deepEqual([...new Set(operations.map(kindOf))].sort(), [...KINDS].sort())
})
