/**
 * The server keeps to its own document: requests made from `/openapi.json`, right ones and wrong ones, get answers
 * that it describes, and never a fault. `CONTRACT_SEED` repeats a run, `CONTRACT_COUNT` sets how many are random. Of what
 * can be listed in full, thirteen thousand requests, a run takes a part: another seed takes another one.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { requestOf, type GeneratedRequest } from '../support/arbitrary.ts'
import { assertDocumented } from '../support/assert-documented.ts'
import { envelopesOf } from '../support/envelopes.ts'
import { KnownIds } from '../support/known-ids.ts'
import { mutationsOf } from '../support/mutations.ts'
import { operationsOf, pathWith, type Operation } from '../support/openapi.ts'
import { TINY } from '../support/pictures.ts'
import { render, sendPatiently, textOf, type Sent } from '../support/render.ts'
import {
  createAccount,
  createRestaurant,
  startTestServer,
  type Restaurant,
  type TestServer,
} from '../support/server.ts'

const SEED = Number(process.env['CONTRACT_SEED'] ?? 20_260_515)
const COUNT = Number(process.env['CONTRACT_COUNT'] ?? 1000)
const AT_LEAST = 5000
/** One in so many of the requests that are wrong in one place, and of those in odd envelopes. */
const WRONG = 2
const ENVELOPES = 3
/** Argon2 is slow by design; reservations are what there is most to say about. */
const WEIGHTS: Record<string, number> = { createClient: 4, createReservation: 60, updateReservation: 40 }
const SHOWN_FAULTS = 20
const WEEK = ['MON', 'TUE', 'WEN', 'THU', 'FRI', 'SAT', 'SUN']

let server: TestServer
let restaurant: Restaurant
let operations: Operation[]
let ids: KnownIds
/** How often each operation answered with each status. */
const outcomes = new Map<string, number>()

before(async () => {
  server = await startTestServer({ WEBHOOK_ALLOW_PRIVATE: 'true' })
  restaurant = await createRestaurant(server, [2, 2, 4, 4, 6])
  // a sandbox may hold little
  await server.sql`update properties set sandbox = false where id = ${restaurant.property}`
  // those end the tokens of the caller: `own-client.test.ts` is about them
  const ending = ['updateClient', 'deleteClient']
  operations = (await operationsOf(server)).filter(({ id }) => !ending.includes(id))
  const another = await createAccount(server)
  const start = {
    id: [restaurant.property],
    service_id: [restaurant.dinner, restaurant.lunch],
    client_id: [another.client_id],
    client_secret: [another.client_secret],
  }
  ids = new KnownIds(start, restaurant)
  await createSome()
})
after(() => server.stop())

/** One and a spare one of everything. */
async function createSome(): Promise<void> {
  const creating = operations.filter(({ access, answers }) => access !== 'none' && '201' in answers)
  for (const operation of [...creating, ...creating]) {
    const [valid] = mutationsOf(operation)
    if (valid) ids.learn(operation, await sendPatiently(server.url, render(valid.request, ids, restaurant)))
  }
}

/** What came of the requests of one test. */
class Run {
  readonly faults = new Map<string, string>()

  async send(operation: Operation, what: string, sent: Sent): Promise<void> {
    let status = 0
    try {
      const answer = await sendPatiently(server.url, sent)
      status = answer.status
      ids.learn(operation, answer)
      assertDocumented(operation, answer)
      if (sent.headers['authorization'] === `Bearer ${restaurant.token}`)
        assert.notEqual(status, 401, 'the token is good')
    } catch (error) {
      const why = (error instanceof Error ? error.message : String(error)).slice(0, 300)
      const key = `${operation.id}: ${why.replace(/"request_id":"[^"]*"?|\d{3,}/g, '…')}`
      if (!this.faults.has(key)) this.faults.set(key, `${what}\n${key}\n  ${textOf(sent)}`)
    }
    const outcome = `${operation.id} ${status}`
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  }

  finish(): void {
    assert.equal(this.faults.size, 0, [...this.faults.values()].slice(0, SHOWN_FAULTS).join('\n\n'))
  }
}

test('every operation · each field missing, of another type, out of bounds or odd · is answered as documented', async () => {
  const run = new Run()
  for (const [nth, operation] of operations.entries())
    for (const [n, { what, request }] of mutationsOf(operation).entries())
      if (n === 0 || isTaken(nth + n, WRONG))
        await run.send(operation, what, render(request, ids, restaurant))
  run.finish()
})

/** Each operation gets its part, and of each kind there are some. */
const isTaken = (n: number, oneIn: number): boolean => (n + SEED) % oneIn === 0

/** A party that should have come an hour ago, at a service that runs all day; who else is known comes later. */
async function partyThatIsLate(): Promise<number> {
  const make = async (path: string, body: object): Promise<number> => {
    const { status, body: answer } = await restaurant.api('POST', path, body)
    assert.equal(status, 201, JSON.stringify(answer))
    return answer.data[0].id
  }
  const hours = { start_time: '00:00', end_time: '00:00', days_of_week: WEEK }
  const service_id = await make('/services', { name: 'All day', ...hours })
  const room_id = await make('/rooms', { name: 'Veranda' })
  await make(`/room/${room_id}/table`, { name: 'V1', guests_max: 2 })
  const start = Temporal.Now.zonedDateTimeISO('Europe/Rome').subtract({ hours: 1 })
  return make('/reservations', {
    channel: 'OCTOTABLE_ADMIN',
    start_date: start.toPlainDate().toString(),
    start_hour: start.toPlainTime().toString().slice(0, 5),
    pax: 2,
    service_id,
    room_id,
    customer: { first_name: 'Ada' },
  })
}

test('no-show · a party that is late · is answered as documented', async () => {
  const operation = operations.find(({ id }) => id === 'markNoShow')
  assert.ok(operation)
  const [valid] = mutationsOf(operation)
  assert.ok(valid)
  const url = pathWith(operation, { reservation_id: String(await partyThatIsLate()) })
  const run = new Run()
  await run.send(operation, 'late', { ...render(valid.request, ids, restaurant), url })
  run.finish()
})

test('operations of sandboxes · at one · are answered as documented', async () => {
  const house = await createAccount(server)
  const caller = { ...restaurant, ...house }
  const run = new Run()
  for (const operation of operations.filter(({ id }) => /Sandbox|listMails/.test(id))) {
    const [valid] = mutationsOf(operation)
    assert.ok(valid)
    const { url, ...sent } = render(valid.request, ids, caller)
    await run.send(operation, 'at a sandbox', {
      ...sent,
      url: url.replace(/(?<=\/properties\/)\d+/, String(house.property)),
    })
  }
  run.finish()
})

test('pictures · of one property, from the first to the last · are answered as documented', async () => {
  const run = new Run()
  const added = await restaurant.api('POST', `/properties/${restaurant.property}/photos`, TINY)
  const params = { id: restaurant.property, photo_id: added.body.data[0].id }
  for (const id of ['setLogo', 'getLogo', 'updatePhoto', 'listPhotos', 'deletePhoto', 'deleteLogo']) {
    const operation = operations.find((one) => one.id === id) ?? assert.fail(id)
    const [valid] = mutationsOf(operation)
    assert.ok(valid)
    await run.send(operation, 'in turn', {
      ...render(valid.request, ids, restaurant),
      url: pathWith(operation, params),
    })
  }
  run.finish()
})

test('every operation · other headers, media types and bodies · is answered as documented', async () => {
  const run = new Run()
  for (const [nth, operation] of operations.entries()) {
    const [valid] = mutationsOf(operation)
    assert.ok(valid)
    const sent = render(valid.request, ids, restaurant)
    for (const [n, { what, sent: odd }] of envelopesOf(sent).entries())
      if (isTaken(nth + n, ENVELOPES)) await run.send(operation, what, odd)
  }
  run.finish()
})

function generate(): GeneratedRequest[] {
  const weighted = operations.map((operation) => ({
    weight: WEIGHTS[operation.id] ?? (operation.body ? 20 : 8),
    arbitrary: requestOf(operation),
  }))
  return fc.sample(fc.oneof(...weighted), { seed: SEED, numRuns: COUNT })
}

test('every operation · random requests · are answered as documented', async (t) => {
  const run = new Run()
  for (const [n, request] of generate().entries())
    await run.send(request.operation, `#${n}`, render(request, ids, restaurant))
  t.diagnostic(`CONTRACT_SEED=${SEED} CONTRACT_COUNT=${COUNT}`)
  run.finish()
})

test('after all of this · every operation · succeeded at least once, and the server answers', async (t) => {
  const seen = [...outcomes].sort(([a], [b]) => (a < b ? -1 : 1))
  const sent = seen.reduce((sum, [, times]) => sum + times, 0)
  t.diagnostic(`${sent} requests: ${seen.map(([what, times]) => `${what} ×${times}`).join(', ')}`)
  assert.ok(sent >= AT_LEAST)
  const never = operations.filter(({ id }) => !seen.some(([what]) => what.startsWith(`${id} 2`)))
  assert.deepEqual(
    never.map(({ id }) => id),
    [],
  )
  assert.equal((await restaurant.api('GET', '/reservations')).status, 200)
})
