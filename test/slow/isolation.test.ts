/** A client can neither read nor change nor guess anything of another one, with any operation there is. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { exampleOf, idFields, idName, queryText, type FieldPath, type Ids } from '../support/examples.ts'
import { operationsOf, pathWith, type Operation } from '../support/openapi.ts'
import { createParty, rowsOf, type Party } from '../support/party.ts'
import { Receiver } from '../support/receiver.ts'
import { send, startTestServer, type Answer, type TestServer } from '../support/server.ts'

type Id = Ids[string]

/** Ids that exist nowhere. */
const NOWHERE = 4_000_000_000
const GUEST = {
  first_name: 'Segreta',
  last_name: 'Ospite',
  phone: '+393339999001',
  email: 'segreta@example.com',
}

const receiver = new Receiver()
let server: TestServer
let operations: Operation[]
let first: Party
let second: Party
let untouched: string

const makeParty = (name: string, guest: object = { first_name: 'Ada', phone: '+39055123456' }) =>
  createParty(server, { name, guest, endpoint: receiver.url })

before(async () => {
  await receiver.start()
  server = await startTestServer({ WEBHOOK_ALLOW_PRIVATE: 'true' })
  // those change the client of the caller: `own-client.test.ts` is about them
  const own = ['updateClient', 'deleteClient']
  operations = (await operationsOf(server)).filter(({ id }) => !own.includes(id))
  first = await makeParty(GUEST.first_name, GUEST)
  second = await makeParty('Seconda')
  untouched = await rowsOf(server, first)
})
after(async () => {
  await server.stop()
  await receiver.stop()
})

const guarded = () => operations.filter(({ access }) => access !== 'none')
/** Operations whose request names a property: in the header, or in the path. */
const namingProperty = () =>
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
function anonymous({ status, headers, body }: Answer, id: Id) {
  const kept = [...headers].filter(
    ([name]) => !/^(date|x-request-id|content-length|ratelimit-.*)$/.test(name),
  )
  const text = JSON.stringify(body, (key, value: unknown) => (key === 'request_id' ? '…' : value))
  return { status, headers: kept, text: text.replaceAll(String(id), '…') }
}

function assertAlike(foreign: Answer, mine: Id, unknown: Answer, nowhere: Id, what: string): void {
  assert.deepEqual(anonymous(foreign, mine), anonymous(unknown, nowhere), what)
}

function assertClass(answer: Answer, status: number, className: string, what: string): void {
  assert.equal(answer.status, status, `${what}: ${JSON.stringify(answer.body)}`)
  assert.equal(answer.body.error.class_name, className, what)
}

test('every operation · a property of another client, or of nobody · is 403 alike, before the body is read', async () => {
  for (const operation of namingProperty()) {
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
      const mine = first.ids[param] ?? assert.fail(`createParty has to make a ${param}`)
      const foreign = await call(operation, { ids: { [param]: mine } })
      assertClass(foreign, 404, 'ResourceNotFoundException', what)
      assertAlike(foreign, mine, await call(operation, { ids: { [param]: NOWHERE } }), NOWHERE, what)
      const both = await call(operation, {
        ids: Object.fromEntries(
          operation.params.filter((name) => name !== 'id').map((name) => [name, first.ids[name] ?? 0]),
        ),
      })
      assertClass(both, 404, 'ResourceNotFoundException', what)
    }
})

/** What the rules ask for beside the schema, for an operation or for one of its fields. */
const asked: Record<string, () => object> = {
  createReservation: () => ({ room_id: second.room }),
  takeHold: () => ({ room_id: second.room }),
  findFreeRooms: () => ({ start_hour: '20:00' }),
  'createTable table_ids.[]': () => ({ group: true }),
}
/** Only a group has members. */
const inPath: Record<string, () => Ids> = { 'updateTable table_ids.[]': () => ({ table_id: second.group }) }

/** An example with the id in the place of `path`; a group gets one of the second client's before it. */
function withId(schema: Schema, path: FieldPath, id: Id): object {
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
      const callWith = (id: Id) =>
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
    const own = second.ids[idName(path)] ?? assert.fail(`createParty has to make what ${what} takes`)
    const mine = first.ids[idName(path)] ?? assert.fail(`createParty has to make what ${what} takes`)
    const valid = await callWith(own)
    assert.ok(valid.status < 300, `${what}, an own id: ${JSON.stringify(valid.body)}`)
    const foreign = await callWith(mine)
    assert.ok([400, 404].includes(foreign.status), `${what}: ${JSON.stringify(foreign.body)}`)
    assertAlike(foreign, mine, await callWith(NOWHERE), NOWHERE, what)
  }
})

test('every id in a query · one of another client · is answered as one of nobody', async () => {
  for (const { what, path, callWith } of fieldCalls('query')) {
    const mine = first.ids[idName(path)] ?? assert.fail(`createParty has to make what ${what} takes`)
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
    assert.doesNotMatch(text, /Segreta/, operation.id)
    for (const id of [first.group, ...Object.values(first.ids)])
      assert.doesNotMatch(text, new RegExp(`"(\\w+_)?id":${id}\\b`), operation.id)
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

test('after all of this · the rows of the first client · are what they were', async () => {
  assert.equal(await rowsOf(server, first), untouched)
  const { data } = (await first.api('GET', '/reservations')).body
  assert.equal(data.length, 1)
})
