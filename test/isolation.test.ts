/** A client can neither read nor change nor guess anything of another one, with any operation there is. */
import { setTimeout as sleep } from 'node:timers/promises'
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { decodeProtectedHeader, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose'
import { addDays, today } from './support/days.ts'
import { exampleOf, idFields, idName, queryText, type FieldPath, type Ids } from './support/examples.ts'
import { operationsOf, pathWith, type Operation } from './support/openapi.ts'
import {
  AUTH,
  createRestaurant,
  send,
  startTestServer,
  type Answer,
  type Restaurant,
  type TestServer,
} from './support/server.ts'

interface Party extends Restaurant {
  ids: Ids
  group: number
}

/** Ids that exist nowhere. */
const NOWHERE = 4_000_000_000
const GUEST = {
  first_name: 'Segreta',
  last_name: 'Ospite',
  phone: '+393339999001',
  email: 'segreta@example.com',
}

let server: TestServer
let operations: Operation[]
let first: Party
let second: Party
let untouched: string

async function createParty(
  name: string,
  guest: object = { first_name: 'Ada', phone: '+39055123456' },
): Promise<Party> {
  const restaurant = await createRestaurant(server, [4, 4, 4, 4], { name })
  const { api, property, room, tables, dinner } = restaurant
  const pair = { name: `${name} pair`, group: true, table_ids: tables.slice(0, 2) }
  const group = (await api('POST', `/room/${room}/table`, pair)).body.data[0].id
  const booked = await api('POST', '/reservations', {
    channel: 'OCTOTABLE_ADMIN',
    start_date: addDays(today(), 1),
    start_hour: '20:00',
    pax: 2,
    service_id: dinner,
    room_id: room,
    customer: guest,
    table_ids: [tables[3]],
  })
  const { id: reservation_id, customer } = booked.body.data[0]
  const ids = { id: property, room_id: room, table_id: tables[2] ?? 0, service_id: dinner, reservation_id }
  return { ...restaurant, group, ids: { ...ids, customer_id: customer.id } }
}

/** Every row of a property, of whichever table: what nobody else may change. */
async function rowsOf({ property, client_id }: Party): Promise<string> {
  const tables = await server.sql<{ name: string; key: string }[]>`
    select table_name as name, column_name as key from information_schema.columns
    where table_schema = 'public'
      and (column_name = 'property_id' or (table_name, column_name) in (('properties', 'id'), ('clients', 'client_id')))
    order by 1`
  const rows = await Promise.all(
    tables.map(({ name, key }) => {
      const value = key === 'client_id' ? client_id : property
      return server.sql`
        select ${name} as name, coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text), '[]')::text as rows
        from ${server.sql(name)} t where ${server.sql(key)} = ${value}`
    }),
  )
  assert.ok(rows.length >= 8)
  return JSON.stringify(rows)
}

before(async () => {
  server = await startTestServer()
  operations = await operationsOf(server)
  first = await createParty(GUEST.first_name, GUEST)
  second = await createParty('Seconda')
  untouched = await rowsOf(first)
})
after(() => server.stop())

const guarded = () => operations.filter(({ access }) => access !== 'none')
/** Operations on one property: named by the header, or by the path. */
const ofProperty = () =>
  guarded().filter(({ access, params }) => access === 'property' || params.includes('id'))

interface Given {
  ids?: Ids
  property?: number
  query?: unknown
  body?: unknown
  token?: string
}

/** The operation as the second client calls it, all valid but for what is given. */
function call(operation: Operation, given: Given = {}): Promise<Answer> {
  const ids = { ...second.ids, ...given.ids }
  const valid = (schema: Schema) => ({ ...asked[operation.id]?.(), ...Object(exampleOf(schema, ids)) })
  const { query = operation.query.properties && valid(operation.query) } = given
  const { body = operation.body && valid(operation.body) } = given
  return send(server.url, operation.method, pathWith(operation, ids) + queryText(query), body, {
    authorization: `Bearer ${given.token ?? second.token}`,
    property: String(given.property ?? second.property),
  })
}

/** An answer without what differs between any two of them, and without the id that was asked for. */
function anonymous({ status, headers, body }: Answer, id: number) {
  const kept = [...headers].filter(([name]) => !['date', 'x-request-id', 'content-length'].includes(name))
  const text = JSON.stringify(body, (key, value: unknown) => (key === 'request_id' ? '…' : value))
  return { status, headers: kept, text: text.replaceAll(String(id), '…') }
}

function assertAlike(foreign: Answer, mine: number, unknown: Answer, nowhere: number, what: string): void {
  assert.deepEqual(anonymous(foreign, mine), anonymous(unknown, nowhere), what)
}

function assertClass(answer: Answer, status: number, className: string, what: string): void {
  assert.equal(answer.status, status, `${what}: ${JSON.stringify(answer.body)}`)
  assert.equal(answer.body.error.class_name, className, what)
}

test('every operation · no token, a broken, expired, foreign or unsigned one · is 401, before the body is read', async () => {
  const issuer = server.url + AUTH
  const claims = { iss: issuer, aud: issuer, sub: second.client_id }
  const header = { alg: 'RS256', kid: decodeProtectedHeader(second.token).kid ?? '' }
  const signed = (until: string, typ = 'at+jwt') =>
    new SignJWT(claims).setProtectedHeader({ ...header, typ }).setExpirationTime(until)
  const own = await importJWK(server.ctx.keys.signing[0] ?? {}, 'RS256')
  const tokens = {
    none: '',
    malformed: 'Bearer abc.def',
    expired: `Bearer ${await signed('-1s').sign(own)}`,
    'of another key': `Bearer ${await signed('1h').sign((await generateKeyPair('RS256')).privateKey)}`,
    unsigned: `Bearer ${new UnsecuredJWT(claims).setExpirationTime('1h').encode()}`,
    'of another type': `Bearer ${await signed('1h', 'JWT').sign(own)}`,
    'Basic credentials': `Basic ${btoa(`${second.client_id}:${second.client_secret}`)}`,
  }
  for (const operation of guarded())
    for (const [name, authorization] of Object.entries(tokens)) {
      const path = pathWith(operation, second.ids)
      const body = operation.method === 'GET' ? undefined : '{'
      const answer = await send(server.url, operation.method, path, body, { authorization, property: '1' })
      assertClass(answer, 401, 'UnauthorizedException', `${operation.id}, ${name}`)
      assert.equal(answer.headers.get('www-authenticate'), 'Bearer error="invalid_token"')
    }
})

test('every operation · a property of another client, or of nobody · is 403 alike, before the body is read', async () => {
  for (const operation of ofProperty()) {
    const broken = operation.method === 'GET' ? undefined : '{'
    const at = (property: number) =>
      call(operation, { property, ids: { id: property }, ...(broken ? { body: broken } : {}) })
    const foreign = await at(first.property)
    assertClass(foreign, 403, 'PropertyForbiddenException', operation.id)
    assertAlike(foreign, first.property, await at(NOWHERE), NOWHERE, operation.id)
  }
})

test('every operation · an id of another client in the path · is 404, as one of nobody', async () => {
  for (const operation of guarded())
    for (const param of operation.params.filter((name) => name !== 'id')) {
      const what = `${operation.id}, ${param}`
      const mine = first.ids[param] ?? assert.fail(`an id for ${param}`)
      const foreign = await call(operation, { ids: { [param]: mine } })
      assertClass(foreign, 404, 'ResourceNotFoundException', what)
      assertAlike(foreign, mine, await call(operation, { ids: { [param]: NOWHERE } }), NOWHERE, what)
      const both = await call(operation, {
        ids: Object.fromEntries(operation.params.map((name) => [name, first.ids[name] ?? 0])),
      })
      assertClass(both, 404, 'ResourceNotFoundException', what)
    }
})

/** What the rules ask for beside the schema, for an operation or for one of its fields. */
const asked: Record<string, () => object> = {
  createReservation: () => ({ room_id: second.room }),
  findFreeRooms: () => ({ start_hour: '20:00' }),
  'createTable table_ids.[]': () => ({ group: true }),
}
/** Only a group has members. */
const inPath: Record<string, () => Ids> = { 'updateTable table_ids.[]': () => ({ table_id: second.group }) }

/** An example with the id in the place of `path`; a group gets one of the second client's before it. */
function withId(schema: Schema, path: FieldPath, id: number): object {
  const example = Object(exampleOf(schema, { ...second.ids, [idName(path)]: id }, path))
  return path[0] === 'table_ids' ? { ...example, table_ids: [second.tables[1], id] } : example
}
type Schema = Operation['query']

/** Each field of bodies or queries that takes an id, and a caller that fills it. */
function fieldCalls(part: 'body' | 'query') {
  return guarded().flatMap((operation) => {
    const schema = operation[part]
    return (schema ? idFields(schema) : []).map((path) => {
      const what = `${operation.id} ${path.join('.')}`
      const extra = () => ({ ...asked[operation.id]?.(), ...asked[what]?.() })
      const callWith = (id: number) =>
        call(operation, {
          ids: inPath[what]?.() ?? {},
          [part]: { ...extra(), ...withId(schema ?? {}, path, id) },
        })
      return { what, path, callWith }
    })
  })
}

test('every id in a body · one of another client · is 400 or 404, as one of nobody', async () => {
  const calls = fieldCalls('body')
  assert.ok(calls.length >= 8)
  for (const { what, path, callWith } of calls) {
    const own = second.ids[idName(path)] ?? assert.fail(`an id for ${what}`)
    const mine = first.ids[idName(path)] ?? assert.fail(`an id for ${what}`)
    const valid = await callWith(own)
    assert.ok(valid.status < 300, `${what}, an own id: ${JSON.stringify(valid.body)}`)
    const foreign = await callWith(mine)
    assert.ok([400, 404].includes(foreign.status), `${what}: ${JSON.stringify(foreign.body)}`)
    assertAlike(foreign, mine, await callWith(NOWHERE), NOWHERE, what)
  }
})

test('every id in a query · one of another client · is answered as one of nobody', async () => {
  for (const { what, path, callWith } of fieldCalls('query')) {
    const mine = first.ids[idName(path)] ?? assert.fail(`an id for ${what}`)
    const foreign = await callWith(mine)
    assertAlike(foreign, mine, await callWith(NOWHERE), NOWHERE, what)
    if (foreign.status === 200) assert.doesNotMatch(JSON.stringify(foreign.body), /Segreta/, what)
  }
})

test('every read · of the second client · shows nothing of the first', async () => {
  const reads = guarded().filter(({ method }) => method === 'GET')
  for (const operation of reads) {
    const { status, body } = await call(operation)
    assert.equal(status, 200, `${operation.id}: ${JSON.stringify(body)}`)
    const text = JSON.stringify(body)
    assert.doesNotMatch(text, new RegExp(`Segreta|"(property_)?id":${first.property}`), operation.id)
    for (const id of [
      first.room,
      first.dinner,
      first.group,
      first.ids['reservation_id'],
      first.ids['customer_id'],
    ])
      assert.doesNotMatch(text, new RegExp(`\\b${id}\\b`), operation.id)
  }
})

test('listReservations · searches and cursors of another client · find nothing', async () => {
  for (const text of [GUEST.first_name, `${first.ids['reservation_id']}`, `${first.ids['customer_id']}`])
    assert.deepEqual((await second.api('GET', `/reservations?text_search=${text}`)).body, { data: [] }, text)
  await call(operations.find(({ id }) => id === 'createReservation') ?? assert.fail())
  const page = await second.api('GET', '/reservations?limit=1')
  const cursor = encodeURIComponent(page.body.next_cursor)
  assert.equal((await second.api('GET', `/reservations?limit=1&next_cursor=${cursor}`)).status, 200)
  const stolen = await first.api('GET', `/reservations?limit=1&next_cursor=${cursor}`)
  assertClass(stolen, 400, 'InvalidCursorException', 'a cursor of another property')
})

test('createReservation · a guest with the name and the phone of another client’s · is a guest of its own', async () => {
  const operation = operations.find(({ id }) => id === 'createReservation') ?? assert.fail()
  const example = exampleOf(operation.body ?? {}, second.ids, ['room_id'])
  const { status, body } = await call(operation, { body: { ...Object(example), customer: GUEST } })
  assert.equal(status, 201, JSON.stringify(body))
  assert.notEqual(body.data[0].customer.id, first.ids['customer_id'])
})

describe('a property out of use', () => {
  test('every operation · a disabled property, an expired sandbox · is 403 within a second', async () => {
    const [disabled, expired] = [await createParty('Terza'), await createParty('Quarta')]
    await server.sql`update properties set status = 'DISABLED' where id = ${disabled.property}`
    await server.sql`update properties set expires_at = now() where id = ${expired.property}`
    await sleep(1050)
    for (const operation of ofProperty()) {
      const callAs = ({ property, token, ids }: Party) => call(operation, { property, token, ids })
      assertClass(await callAs(disabled), 403, 'PropertyForbiddenException', operation.id)
      assertClass(await callAs(expired), 403, 'SandboxExpiredException', operation.id)
    }
    const listed = await disabled.api('GET', '/properties')
    assert.deepEqual(listed.body, { data: [] })
  })
})

test('after all of this · the rows of the first client · are what they were', async () => {
  assert.equal(await rowsOf(first), untouched)
  const { data } = (await first.api('GET', '/reservations')).body
  assert.equal(data.length, 1)
})
