/** Whoever comes second waits for the first to commit, and decides on what is true then. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { Ctx } from '../../src/context.ts'
import { ALL_SCOPES } from '../../src/kernel/scopes.ts'
import { book } from '../../src/reservations/book.ts'
import { cancelReservation } from '../../src/reservations/cancel.ts'
import { reassign } from '../../src/reservations/reassign.ts'
import { reschedule } from '../../src/reservations/reschedule.ts'
import { bookingOf, day } from '../support/bookings.ts'
import { assertOccupations } from '../support/occupations.ts'
import {
  createRestaurant,
  startTestServer,
  type Answer,
  type Restaurant,
  type TestServer,
} from '../support/server.ts'
import { whileOpen } from '../support/while-open.ts'

const PUBLIC_URL = 'http://octotable.test'
const ACTOR = 'client:1'
let server: TestServer
/** another node on the same database */
let other: TestServer
let house: Restaurant
before(async () => {
  server = await startTestServer({ PUBLIC_URL })
  other = await startTestServer({ PUBLIC_URL }, server.databaseUrl)
})
after(async () => {
  await other.stop()
  await server.stop()
})
beforeEach(async () => {
  house = await createRestaurant(server, [2, 4])
})

const whileOtherOpen = async <T>(change: (ctx: Ctx) => Promise<T>, call: () => Promise<Answer>) => {
  const outcome = await whileOpen(other.ctx, change, call)
  await assertOccupations(server.sql, house.property)
  return outcome
}
const post = (fields: object = {}) => house.api('POST', '/reservations', bookingOf(house, fields))
const bookIn =
  (fields: object = {}) =>
  (ctx: Ctx) =>
    book(ctx, house.property, ACTOR, { ...bookingOf(house), ...fields })
const callOf = (id: number) => ({ property: house.property, actor: ACTOR, scopes: ALL_SCOPES, id })
const told = ({ status, body }: Answer) => [status, body.error?.reason ?? body.error?.code]

async function booked(fields: object = {}): Promise<number> {
  const { status, body } = await post(fields)
  assert.equal(status, 201, JSON.stringify(body))
  return body.data[0].id
}

test('book · the last table is about to be booked · is full', async () => {
  await booked({ table_ids: [house.tables[1]] })
  const { answer } = await whileOtherOpen(bookIn(), () => post())
  assert.deepEqual(told(answer), [400, 'full'])
})

test('book · the first one moves to the time that is wanted · is full; to another time · is had', async () => {
  const [two = 0, four = 0] = house.tables
  const id = await booked({ table_ids: [two], start_hour: '19:00:00' })
  const there = await whileOtherOpen(
    (ctx) => reschedule(ctx, callOf(id), { start_hour: '20:00:00' }),
    () => post({ table_ids: [two] }),
  )
  assert.deepEqual(told(there.answer), [400, 'full'])
  const away = await whileOtherOpen(
    (ctx) => reschedule(ctx, callOf(id), { start_hour: '21:30:00' }),
    () => post({ table_ids: [two] }),
  )
  assert.equal(away.answer.status, 201)
  assert.ok(four)
})

test('cancel · a move of the same reservation is about to be committed · cancels it where it is then', async () => {
  const id = await booked()
  const { answer } = await whileOtherOpen(
    (ctx) => reschedule(ctx, callOf(id), { start_hour: '21:00:00' }),
    () => house.api('DELETE', `/reservations/${id}`),
  )
  assert.equal(answer.status, 200)
  const [row] = (await house.api('GET', `/reservations/${id}`)).body.data
  assert.deepEqual([row.status, row.start_hour], ['CANCELLED', '21:00:00'])
})

test('move · the cancellation of the same reservation is about to be committed · is refused', async () => {
  const id = await booked()
  const { answer } = await whileOtherOpen(
    (ctx) => cancelReservation(ctx, callOf(id)),
    () => house.api('PUT', `/reservations/${id}`, { start_hour: '21:00:00' }),
  )
  assert.deepEqual(told(answer), [409, 'STATE_CONFLICT'])
})

test('book · a cancellation is about to free the table · gets it', async () => {
  const [two] = house.tables
  const id = await booked({ table_ids: [two] })
  const { answer } = await whileOtherOpen(
    (ctx) => cancelReservation(ctx, callOf(id)),
    () => post({ table_ids: [two] }),
  )
  assert.equal(answer.status, 201, JSON.stringify(answer.body))
})

async function makeGroup(): Promise<number> {
  const group = { name: 'Both', guests_max: 6, group: true, table_ids: house.tables }
  const { status, body } = await house.api('POST', `/room/${house.room}/table`, group)
  assert.equal(status, 201, JSON.stringify(body))
  return body.data[0].id
}

test('book a group · a member is about to be booked · is full, and the other way round', async () => {
  const group = await makeGroup()
  const [two] = house.tables
  const first = await whileOtherOpen(bookIn({ table_ids: [two] }), () => post({ table_ids: [group], pax: 6 }))
  assert.deepEqual(told(first.answer), [400, 'full'])
  await house.api('DELETE', `/reservations/${first.changed.id}`)
  const second = await whileOtherOpen(bookIn({ table_ids: [group], pax: 6 }), () =>
    post({ table_ids: [two] }),
  )
  assert.deepEqual(told(second.answer), [400, 'full'])
})

/** Two guests at the table for four, the one for two is free. */
async function seatedTooWell(): Promise<number> {
  const id = await booked({ pax: 4 })
  await house.api('PUT', `/reservations/${id}`, { pax: 2 })
  return id
}

const better = (apply: boolean) => ({ date: day, service_id: house.dinner, apply })

test('book · a better seating is about to free the table · gets it', async () => {
  await seatedTooWell()
  const { changed, answer } = await whileOtherOpen(
    (ctx) => reassign(ctx, house.property, ACTOR, better(true)),
    () => post({ pax: 4 }),
  )
  assert.equal(changed.moves.length, 1)
  assert.equal(answer.status, 201, JSON.stringify(answer.body))
})

test('reassign · the better table is about to be booked · leaves everybody where they are', async () => {
  await seatedTooWell()
  const { answer } = await whileOtherOpen(bookIn({ table_ids: [house.tables[0] ?? 0] }), () =>
    house.api('POST', `/reservations/reassign?date=${day}&service_id=${house.dinner}&apply=true`),
  )
  assert.equal(answer.status, 200)
  assert.deepEqual(answer.body.data[0].moves, [])
})
