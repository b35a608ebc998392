/** The document itself: complete, with examples that are true, and with headers that do what it says. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { Compile } from 'typebox/compile'
import { assertError } from './support/assert-error.ts'
import { exampleOf, queryText } from './support/examples.ts'
import { operationsOf, pathWith, type Operation, type Schema } from './support/openapi.ts'
import { TINY } from './support/pictures.ts'
import { createParty, type Party } from './support/party.ts'
import { Receiver } from './support/receiver.ts'
import { AUTH, send, startTestServer, type Answer, type TestServer } from './support/server.ts'

const receiver = new Receiver()
let server: TestServer
let operations: Operation[]
let party: Party
// oxlint-disable-next-line typescript/no-explicit-any -- the wire as it came: tests look into it freely
let document: any
before(async () => {
  await receiver.start()
  server = await startTestServer({ WEBHOOK_ALLOW_PRIVATE: 'true' })
  operations = await operationsOf(server)
  document = (await send(server.url, 'GET', '/openapi.json')).body
  party = await createParty(server, { name: 'Prima', guest: { first_name: 'Ada' }, endpoint: receiver.url })
})
after(async () => {
  await server.stop()
  await receiver.stop()
})

interface Described {
  operationId: string
  summary: string
  description: string
  tags: string[]
  parameters?: { name: string; description?: string }[]
  requestBody?: object
  responses: Record<string, { description: string; headers?: object }>
}

const describedOperations = (): Described[] =>
  Object.values<Record<string, Described>>(document.paths).flatMap((methods) => Object.values(methods))

test('each operation · its words · are there, and unlike those of the others', () => {
  const described = describedOperations()
  const tags = document.tags.map(({ name }: { name: string }) => name)
  for (const { operationId, summary, description, parameters = [], responses, ...one } of described) {
    assert.match(summary, /^[A-Z].{5,60}$/, operationId)
    assert.match(description, /^[A-Z].{10,}\.$/, operationId)
    assert.ok(one.tags.length === 1 && tags.includes(one.tags[0]), operationId)
    for (const { name, description: words } of parameters) assert.ok(words, `${operationId} ${name}`)
    for (const [status, response] of Object.entries(responses)) {
      assert.ok(response.description.length > 3, `${operationId} ${status}`)
      assert.doesNotMatch(response.description, /Default Response|\bresult\b/, `${operationId} ${status}`)
    }
  }
  assert.equal(new Set(described.map(({ operationId }) => operationId)).size, described.length)
})

test('the document · references · lead somewhere, and every component is used', () => {
  const text = JSON.stringify(document)
  const used = new Set([...text.matchAll(/"\$ref":"#\/components\/([^"]+)"/g)].map((match) => match[1] ?? ''))
  const { securitySchemes: _schemes, ...components } = document.components
  const known = Object.entries<object>(components).flatMap(([kind, named]) =>
    Object.keys(named).map((name) => `${kind}/${name}`),
  )
  assert.deepEqual(used, new Set(known))
  assert.doesNotMatch(text, /"\$id"/)
})

test('each operation · errors · are those of its kind', () => {
  for (const { id, access, method, params, answers } of operations) {
    const statuses = Object.keys(answers)
    for (const status of ['500', '431']) assert.ok(statuses.includes(status), `${id} ${status}`)
    if (access !== 'none')
      for (const status of ['401', '429', '503']) assert.ok(statuses.includes(status), `${id} ${status}`)
    if (access === 'property') assert.ok(answers['400']?.classes.includes('PropertyHeaderException'), id)
    if (access === 'property') assert.ok(answers['403']?.classes.includes('SandboxExpiredException'), id)
    if (access === 'property' && params.length > 0) assert.ok(answers['404'], id)
    if (method !== 'GET') assert.ok(answers['413'], id)
    assert.equal('405' in answers || 'default' in answers, false, id)
  }
})

/** Every example beside the schema that it is of, references resolved. */
function examples(): [string, Schema, unknown][] {
  return describedOperations().flatMap(({ operationId, requestBody, responses }) => {
    const operation = operations.find(({ id }) => id === operationId) ?? assert.fail(operationId)
    const contents: [string, Schema | undefined, object | undefined][] = [
      ['body', operation.body, requestBody],
      ...Object.entries(responses).map(([status, response]): [string, Schema | undefined, object] => [
        status,
        operation.answers[status]?.schema,
        response,
      ]),
    ]
    return contents.flatMap(([what, schema, holder]) => {
      const [media] = Object.values<{ example?: unknown }>(Object(holder).content ?? {})
      return schema && media
        ? [[`${operationId} ${what}`, schema, media.example] as [string, Schema, unknown]]
        : []
    })
  })
}

test('each body and each success answer · its example · is there and fits its schema', () => {
  const all = examples()
  assert.ok(all.length > operations.length)
  for (const [what, schema, example] of all) {
    assert.ok(example !== undefined, `${what} has an example`)
    assert.deepEqual(Compile(schema).Errors(example).slice(0, 2), [], what)
  }
})

test('each error · its examples · are the classes of that status, and fit the schema', () => {
  const check = Compile(operations[0]?.answers['431']?.schema ?? assert.fail())
  const responses: Record<string, { description: string; content: Record<string, { examples: object }> }> =
    document.components.responses
  for (const [name, { description, content }] of Object.entries(responses)) {
    const shown = Object.entries<{ value: unknown }>(Object(content['application/json']?.examples))
    assert.ok(shown.length > 0, name)
    for (const [className, { value }] of shown) {
      assert.match(description, new RegExp(`\`${className}\`: `), name)
      assert.deepEqual(check.Errors(value), [], `${name} ${className}`)
    }
  }
})

/** What rules ask for beside the schema. */
const USUAL: Record<string, () => object> = {
  createReservation: () => ({ room_id: party.room }),
  takeHold: () => ({ room_id: party.room }),
}

/** A valid request of the operation, the same each time. */
function prepare(operation: Operation): (headers: Record<string, string>) => Promise<Answer> {
  const { id, method, query } = operation
  const json = operation.body && { ...Object(exampleOf(operation.body, party.ids)), ...USUAL[id]?.() }
  const body = operation.type?.startsWith('image/') ? TINY : json
  const path = pathWith(operation, party.ids) + queryText(exampleOf(query, party.ids))
  const always = { authorization: `Bearer ${party.token}`, property: String(party.property) }
  return (headers) => send(server.url, method, path, body, { ...always, ...headers })
}

/** Without what is shown only once. */
function withoutSecrets(body: { data?: { secret?: string }[] }): object {
  return body.data ? { data: body.data.map(({ secret: _secret, ...shown }) => shown) } : body
}

test('If-Match · where it is documented · refuses a change of another version, and lets that of this one in', async () => {
  const taking = operations.filter(({ headers }) => headers.includes('if-match'))
  assert.ok(taking.length >= 4)
  const read = operations.find(({ id }) => id === 'getReservation') ?? assert.fail()
  for (const operation of taking) {
    const ask = prepare(operation)
    assertError(await ask({ 'if-match': '"99"' }), 409, 'StateConflictException', operation.id)
    assertError(await ask({ 'if-match': 'x' }), 400, 'ValidationException', operation.id)
    const tag = (await prepare(read)({})).headers.get('etag') ?? ''
    const answer = await ask({ 'if-match': tag })
    // cancelling comes before check-in here, so a transition may be refused; never for the version
    assert.doesNotMatch(JSON.stringify(answer.body), /If-Match/, operation.id)
  }
})

test('Idempotency-Key · at every POST with a token · makes a repetition safe, and shows no secret again', async () => {
  // what Google asks of a restaurant, but for being a real one
  await server.sql`
    update properties set phone = '+390212345', address = 'Via Roma 1', city = 'Milan',
      zip = '20100', latitude = 45, longitude = 9 where id = ${party.property}`
  const posts = operations.filter(({ method, access }) => method === 'POST' && access !== 'none')
  const taking = operations.filter(({ headers }) => headers.includes('idempotency-key'))
  assert.deepEqual(taking, posts)
  assert.ok(taking.length >= 9)
  // what empties and furnishes a sandbox comes last: the others need what there is
  const isOfSandboxes = ({ id }: Operation) => id.endsWith('Sandbox')
  for (const operation of taking.toSorted((a, b) => Number(isOfSandboxes(a)) - Number(isOfSandboxes(b)))) {
    await server.sql`
      update properties set sandbox = ${isOfSandboxes(operation)} where id = ${party.property}`
    const ask = prepare(operation)
    const key = { 'idempotency-key': crypto.randomUUID() }
    const [first, second] = [await ask(key), await ask(key)]
    assert.ok(first.status < 300, `${operation.id}: ${JSON.stringify(first.body)}`)
    assert.equal(first.headers.get('idempotent-replayed'), null, operation.id)
    assert.equal(second.headers.get('idempotent-replayed'), 'true', operation.id)
    assert.deepEqual([second.status, second.body], [first.status, withoutSecrets(first.body)], operation.id)
  }
})

test('the example of create-client · sent as it is, then its token · works', async () => {
  const { requestBody } =
    describedOperations().find(({ operationId }) => operationId === 'createClient') ?? {}
  const { example } = Object(requestBody).content['application/json']
  const created = await send(server.url, 'POST', `${AUTH}/api-account/oauth2/client`, example)
  assert.equal(created.status, 201)
  const { client_id, client_secret } = created.body.data[0]
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  assert.equal((await send(server.url, 'POST', `${AUTH}/oauth2/token`, form, headers)).status, 200)
})
