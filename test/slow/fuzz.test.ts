/**
 * Generated requests of every operation, valid ones and spoiled ones: never a fault, never a hang, every answer in a
 * documented shape. `FUZZ_SEED` repeats a run, `FUZZ_COUNT` sets its length.
 */
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { Ref, requestOf, type GeneratedRequest } from '../support/arbitrary.ts'
import { assertErrorShape } from '../support/assert-error.ts'
import { queryText } from '../support/examples.ts'
import { operationsOf, pathWith, type Operation } from '../support/openapi.ts'
import {
  createAccount,
  createRestaurant,
  startTestServer,
  type Answer,
  type Restaurant,
  type TestServer,
} from '../support/server.ts'

const SEED = Number(process.env['FUZZ_SEED'] ?? 20_260_515)
const COUNT = Number(process.env['FUZZ_COUNT'] ?? 3000)
const WITHIN_MS = 10_000
/** Argon2 is slow by design; reservations are what there is most to say about. */
const WEIGHTS: Record<string, number> = { createClient: 4, createReservation: 60, updateReservation: 40 }

let server: TestServer
let restaurant: Restaurant
before(async () => {
  server = await startTestServer({ WEBHOOK_ALLOW_PRIVATE: 'true' })
  restaurant = await createRestaurant(server, [2, 2, 4, 4, 6])
  // a sandbox may hold little
  await server.sql`update properties set sandbox = false where id = ${restaurant.property}`
})
after(() => server.stop())

/** Ids to fill in by name. The first of each stays what it is, so that bookings go on being possible. */
const known = new Map<string, (number | string)[]>()

/** What the last segment of a path creates. */
const CREATES: Record<string, string> = {
  rooms: 'room_id',
  table: 'table_id',
  services: 'service_id',
  reservations: 'reservation_id',
  properties: 'id',
  subscription: 'subscription_id',
  test: 'delivery_id',
}
const KEPT = 5
/** The room in which a table stands. */
const roomOf = new Map<unknown, number>()

function remember(name: string, id: number): void {
  const [first, ...rest] = known.get(name) ?? []
  known.set(
    name,
    first === undefined ? [id] : [first, ...rest, id].slice(0, 1).concat([...rest, id].slice(-KEPT)),
  )
}

function learn({ operation }: GeneratedRequest, { status, body }: Answer): void {
  if (operation.method !== 'POST' || status !== 201) return
  const name = CREATES[operation.path.split('/').at(-1) ?? '']
  if (name) remember(name, body.data[0].id)
  if (name === 'table_id') roomOf.set(body.data[0].id, body.data[0].room_id)
  if (name === 'reservation_id') remember('customer_id', body.data[0].customer.id)
}

/** Fills in ids; what changes the set-up never gets the first ones, most of the others do. */
function fill(value: unknown, changes: boolean): unknown {
  if (value instanceof Ref) {
    const [first, ...others] = known.get(value.name) ?? []
    const spare = changes && value.name !== 'reservation_id'
    if (others.length === 0) return spare ? 1 : (first ?? 1)
    return spare || value.nth % 3 === 0 ? others[value.nth % others.length] : first
  }
  if (Array.isArray(value)) return value.map((item) => fill(item, changes))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, changes)]))
}

const asText = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed()

interface Sent {
  method: string
  url: string
  headers: Record<string, string>
  body: string | undefined
}

function render({ operation, params, query, body, cut, property }: GeneratedRequest): Sent {
  const { method, type } = operation
  const filled = Object(fill(params, method === 'PUT' || method === 'DELETE'))
  const room = params['table_id'] instanceof Ref ? roomOf.get(filled.table_id) : undefined
  if (room !== undefined && params['room_id'] instanceof Ref && params['room_id'].nth > 0)
    filled.room_id = room
  const path = pathWith(
    operation,
    Object.fromEntries(
      Object.entries(filled).map(([name, value]) => [name, encodeURIComponent(asText(value))]),
    ),
  )
  const search = queryText(
    Object.fromEntries(
      Object.entries(Object(fill(query, false))).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.map(asText) : asText(value),
      ]),
    ),
  )
  const form = type === 'application/x-www-form-urlencoded'
  const content = fill(body, false)
  const text =
    content === undefined ? undefined : form ? queryText(content).slice(1) : JSON.stringify(content)
  const header =
    property === undefined
      ? restaurant.property
      : asText(property)
          .replace(/[^\x20-\x7e]/g, '?')
          .slice(0, 200)
  return {
    method,
    // headers are tried elsewhere: here what is in them has to get through
    url: (path + search).slice(0, 8000),
    headers: {
      ...(operation.access === 'none' ? {} : { authorization: `Bearer ${restaurant.token}` }),
      property: String(header),
      'content-type': form ? type : 'application/json',
    },
    body: cut === undefined ? text : text?.slice(0, cut),
  }
}

async function send({ method, url, headers, body }: Sent): Promise<Answer> {
  const response = await fetch(server.url + url, {
    method,
    headers,
    signal: AbortSignal.timeout(WITHIN_MS),
    ...(body === undefined ? {} : { body }),
  })
  return { status: response.status, headers: response.headers, body: await response.json() }
}

/** A loaded machine may be unavailable for a moment; a request that makes the server so is so again. */
async function sendPatiently(sent: Sent): Promise<Answer> {
  const answer = await send(sent)
  if (answer.status !== 503) return answer
  await delay(1000)
  return send(sent)
}

/** A check of a documented answer, made once for each. */
const checks = new Map<string, (body: unknown) => unknown[]>()

function errorsOf(operation: Operation, status: number, body: unknown): unknown[] {
  const key = `${operation.id} ${status}`
  const schema = operation.answers[status]?.schema
  assert.ok(schema, `${status} is not documented`)
  const check = checks.get(key) ?? checkOf(schema)
  checks.set(key, check)
  return check(body)
}

function checkOf(schema: object): (body: unknown) => unknown[] {
  const compiled = Compile(schema)
  return (body) => (compiled.Check(body) ? [] : compiled.Errors(body).slice(0, 3))
}

function judge({ operation }: GeneratedRequest, answer: Answer): void {
  const { status, body } = answer
  assert.ok(status < 500, `a fault: ${status}`)
  // the token endpoint answers in the form of its standard
  if (status >= 400 && typeof body.error === 'string') {
    assert.equal(operation.id, 'createToken')
    assert.deepEqual(errorsOf(operation, 400, body), [])
  } else if (status >= 400) {
    assertErrorShape(answer)
    assert.notEqual(status, 401, 'the token is good')
  } else assert.deepEqual(errorsOf(operation, status, body), [])
}

const textOf = ({ method, url, headers, body }: Sent) =>
  `${method} ${url}\n  Property: ${headers['property']}\n  ${body?.slice(0, 1500) ?? ''}`

/** What there is before the first request. */
async function startKnown(): Promise<void> {
  const another = await createAccount(server)
  const start = {
    id: [restaurant.property],
    room_id: [restaurant.room],
    table_id: restaurant.tables,
    service_id: [restaurant.dinner, restaurant.lunch],
    client_id: [another.client_id],
    client_secret: [another.client_secret],
  }
  for (const [name, ids] of Object.entries(start)) known.set(name, ids)
}

function generate(operations: Operation[]): GeneratedRequest[] {
  const weighted = operations.map((operation) => ({
    weight: WEIGHTS[operation.id] ?? (operation.body ? 20 : 8),
    arbitrary: requestOf(operation),
  }))
  return fc.sample(fc.oneof(...weighted), { seed: SEED, numRuns: COUNT })
}

/** Sends it; answers what came of it, and what is wrong with that. */
async function attempt(request: GeneratedRequest, sent: Sent): Promise<{ status?: number; fault?: string }> {
  let status
  try {
    const answer = await sendPatiently(sent)
    status = answer.status
    learn(request, answer)
    judge(request, answer)
    return { status }
  } catch (error) {
    const fault = (error instanceof Error ? error.message : String(error)).slice(0, 300)
    return status === undefined ? { fault } : { status, fault }
  }
}

test('every operation · generated requests · are answered as documented, never with a fault', async (t) => {
  const operations = await operationsOf(server)
  await startKnown()
  const failures = new Map<string, string>()
  const seen = new Map<string, number>()
  for (const [n, request] of generate(operations).entries()) {
    const { id } = request.operation
    const sent = render(request)
    const { status, fault } = await attempt(request, sent)
    seen.set(`${id} ${status}`, (seen.get(`${id} ${status}`) ?? 0) + 1)
    const key = `${id}: ${fault}`
    if (fault !== undefined && !failures.has(key)) failures.set(key, `#${n} ${key}\n  ${textOf(sent)}`)
  }
  const counts = [...seen].map(([what, times]) => `${what} ×${times}`).join(', ')
  t.diagnostic(`FUZZ_SEED=${SEED} FUZZ_COUNT=${COUNT}: ${counts}`)
  assert.equal(failures.size, 0, [...failures.values()].slice(0, 20).join('\n'))
  const never = operations.filter(({ id }) => ![...seen.keys()].some((what) => what.startsWith(`${id} 2`)))
  const names = never.map(({ id }) => id)
  if (COUNT >= 3000) assert.deepEqual(names, [], 'each operation succeeded at least once')
  assert.equal((await restaurant.api('GET', '/reservations')).status, 200)
})
