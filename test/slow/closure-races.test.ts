/** Closures and special days against bookings at the same moment: whoever commits second knows of the first. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createClosure } from '../../src/closures/create.ts'
import type { Ctx } from '../../src/context.ts'
import { book } from '../../src/reservations/book.ts'
import { createSpecialDay } from '../../src/special-days/create.ts'
import { bookingOf, day } from '../support/bookings.ts'
import { assertOccupations } from '../support/occupations.ts'
import {
  createRestaurant,
  PMS,
  send,
  startTestServer,
  type Answer,
  type Restaurant,
  type TestServer,
} from '../support/server.ts'
import { whileOpen } from '../support/while-open.ts'

const PUBLIC_URL = 'http://octotable.test'
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

/** The first change is made on the other node. */
const whileOtherOpen = <T>(change: (ctx: Ctx) => Promise<T>, call: () => Promise<Answer>) =>
  whileOpen(other.ctx, change, call)

test('book · a closure of that time is about to be committed · waits, and is refused by it', async () => {
  const house = await createRestaurant(server, [4])
  const { answer } = await whileOtherOpen(
    (ctx) => createClosure(ctx, house.property, 'client:1', { start_date: day }),
    () => house.api('POST', '/reservations', bookingOf(house)),
  )
  assert.deepEqual([answer.status, answer.body.error?.reason], [400, 'out_of_order'])
  assert.deepEqual((await house.api('GET', '/reservations')).body.data, [])
})

test('book · a special day without the service is about to be committed · waits, and is refused by it', async () => {
  const house = await createRestaurant(server, [4])
  const { answer } = await whileOtherOpen(
    (ctx) => createSpecialDay(ctx, house.property, { service_id: house.dinner, date: day, closed: true }),
    () => house.api('POST', '/reservations', bookingOf(house)),
  )
  assert.deepEqual([answer.status, answer.body.error?.reason], [400, 'closed_day'])
})

test('createClosure · a booking of that time is about to be committed · waits, and lists it', async () => {
  const house = await createRestaurant(server, [4])
  const { changed, answer } = await whileOtherOpen(
    (ctx) => book(ctx, house.property, 'client:1', bookingOf(house)),
    () => house.api('POST', '/closures', { start_date: day }),
  )
  assert.equal(answer.status, 201, JSON.stringify(answer.body))
  assert.deepEqual(answer.body.data[0].affected, [{ id: changed.id }])
})

test('book and close · at once, on two servers · the booking is refused, or listed by the closure', async () => {
  const callOn = (url: string, { token, property }: Restaurant, path: string, body: object) =>
    send(url, 'POST', PMS + path, body, { authorization: `Bearer ${token}`, property: String(property) })
  for (let n = 0; n < 8; n++) {
    const house = await createRestaurant(server, [4])
    const [booked, closed] = await Promise.all([
      callOn(n % 2 ? other.url : server.url, house, '/reservations', bookingOf(house)),
      callOn(server.url, house, '/closures', { start_date: day, table_ids: house.tables }),
    ])
    assert.equal(closed.status, 201, JSON.stringify(closed.body))
    const { affected } = closed.body.data[0]
    if (booked.status === 201) assert.deepEqual(affected, [{ id: booked.body.data[0].id }])
    else assert.deepEqual([booked.body.error.reason, affected], ['out_of_order', []])
    await assertOccupations(server.sql, house.property)
  }
})
