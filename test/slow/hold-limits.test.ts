/** Limits of guests' holds, at the verb that the booking pages call: by session, address, seats and time. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { guestHolder } from '../../src/holds/rules.ts'
import { takeHold } from '../../src/holds/take.ts'
import { book } from '../../src/reservations/book.ts'
import { Refusal } from '../../src/kernel/refusal.ts'
import { addDays, today } from '../support/days.ts'
import { assertOccupations } from '../support/occupations.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startTestServer()
})
after(() => server.stop())

const LARGE = Array.from({ length: 12 }, () => 4)
let sessions = 0
const newSession = () => `session-${sessions++}`

interface Guest {
  session: string
  address: string
}
const newGuest = (over: Partial<Guest> = {}): Guest => ({
  session: newSession(),
  address: `192.0.2.${sessions}`,
  ...over,
})

const wishOf = (
  at: Restaurant,
  day: number,
  over: { pax?: number; start_hour?: string; ttl?: number } = {},
) => ({
  channel: 'OCTOTABLE_BOOK',
  start_date: addDays(today(), day),
  start_hour: '20:00:00',
  pax: 2,
  service_id: at.dinner,
  room_id: at.room,
  ...over,
})

const take = (at: Restaurant, { session, address }: Guest, wish: ReturnType<typeof wishOf>) =>
  takeHold(server.ctx, at.property, guestHolder(session, address), wish)

const isTooMany = (message: RegExp) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error))
  assert.equal(error.code, 'too_many_requests', error.message)
  assert.match(error.message, message)
  assert.ok((error.detail.retryAfter ?? 0) >= 1)
  return true
}

/** Moves a guest's holds and their chain into the past. */
async function age(at: Restaurant, seconds: number): Promise<void> {
  await server.sql`
    update holds set expires_at = expires_at - make_interval(secs => ${seconds}) where property_id = ${at.property}`
  await server.sql`
    update hold_chains set started_at = started_at - make_interval(secs => ${seconds}),
      until = until - make_interval(secs => ${seconds}) where property_id = ${at.property}`
}

const expiryIn = async (expires_at: string): Promise<number> => {
  const [row] = await server.sql<{ secs: number }[]>`
    select date_part('epoch', ${expires_at}::timestamptz - now()) as secs`
  return row?.secs ?? 0
}

test('session · a third live hold · 429; given back or expired ones do not count', async () => {
  const at = await createRestaurant(server, LARGE)
  const guest = newGuest()
  await take(at, guest, wishOf(at, 1))
  await take(at, guest, wishOf(at, 2, { ttl: 60 }))
  await assert.rejects(take(at, guest, wishOf(at, 3)), isTooMany(/At most 2 holds/))
  await take(at, newGuest(), wishOf(at, 3))
  await server.sql`
    update holds set expires_at = now() where property_id = ${at.property} and service_day = ${addDays(today(), 2)}`
  await take(at, guest, wishOf(at, 4))
  await assertOccupations(server.sql, at.property)
})

test('session · what is stored · is a hash of it', async () => {
  const at = await createRestaurant(server, LARGE)
  const guest = newGuest()
  await take(at, guest, wishOf(at, 1))
  const rows = await server.sql`select holder from holds where property_id = ${at.property}`
  assert.match(rows[0]?.['holder'], /^guest:[\w-]{43}$/)
  assert.ok(!rows[0]?.['holder'].includes(guest.session))
})

test('address · a sixth live hold from it · 429, at this property only', async () => {
  const [at, elsewhere] = [await createRestaurant(server, LARGE), await createRestaurant(server, LARGE)]
  const from = () => newGuest({ address: '198.51.100.7' })
  for (let day = 1; day <= 5; day++) await take(at, from(), wishOf(at, day))
  await assert.rejects(take(at, from(), wishOf(at, 6)), isTooMany(/At most 5 holds.*one address/))
  await take(elsewhere, from(), wishOf(elsewhere, 6))
})

test('seats · more than a fifth of a service day’s by guests · 429; clients and bookings are not counted', async () => {
  // 48 seats: nine may be held
  const at = await createRestaurant(server, LARGE)
  const staff = { ...wishOf(at, 1), channel: 'OCTOTABLE_ADMIN' }
  assert.equal((await at.api('POST', '/bookings/holds', staff)).status, 201)
  const customer = { first_name: 'Ada' }
  assert.equal((await at.api('POST', '/reservations', { ...staff, customer })).status, 201)
  await take(at, newGuest(), wishOf(at, 1, { pax: 4 }))
  await take(at, newGuest(), wishOf(at, 1, { pax: 4, start_hour: '21:00:00' }))
  await assert.rejects(take(at, newGuest(), wishOf(at, 1)), isTooMany(/as many seats/))
  await take(at, newGuest(), wishOf(at, 1, { pax: 1 }))
  await take(at, newGuest(), wishOf(at, 2, { pax: 4 }))
  await take(at, newGuest(), { ...wishOf(at, 1), service_id: at.lunch, start_hour: '12:00:00' })
})

test('seats · a small house · one party is always let in', async () => {
  const at = await createRestaurant(server, [4, 4])
  await take(at, newGuest(), wishOf(at, 1, { pax: 4 }))
  await assert.rejects(take(at, newGuest(), wishOf(at, 1, { pax: 1 })), isTooMany(/as many seats/))
})

test('chain · one hold after the other · ends 15 minutes after the first, and may begin again 15 minutes later', async () => {
  const at = await createRestaurant(server, LARGE)
  const guest = newGuest()
  await take(at, guest, wishOf(at, 1, { ttl: 300 }))
  await age(at, 301)
  await take(at, guest, wishOf(at, 1, { ttl: 300 }))
  await age(at, 301)
  // 602 s have passed: what is left of 900
  const { expires_at } = await take(at, guest, wishOf(at, 1, { ttl: 600 }))
  const left = await expiryIn(expires_at)
  assert.ok(left > 280 && left <= 298, String(left))
  await age(at, 299)
  await assert.rejects(take(at, guest, wishOf(at, 1)), isTooMany(/15 minutes/))
  await take(at, newGuest(), wishOf(at, 1))
  await age(at, 900)
  const again = await take(at, guest, wishOf(at, 1, { ttl: 600 }))
  assert.ok((await expiryIn(again.expires_at)) > 580)
})

test('chain · the guest books · it is over, and the next may last as long', async () => {
  const at = await createRestaurant(server, LARGE)
  const guest = newGuest()
  const holder = guestHolder(guest.session, guest.address)
  await take(at, guest, wishOf(at, 1))
  await age(at, 301)
  const { id } = await take(at, guest, wishOf(at, 1))
  const body = { ...wishOf(at, 1), hold_id: id, customer: { first_name: 'Ada', email: 'ada@example.com' } }
  await assert.rejects(
    book(server.ctx, at.property, 'guest', body, guestHolder('other', guest.address).name),
    {
      code: 'booking_time',
    },
  )
  const booked = await book(server.ctx, at.property, 'guest', body, holder.name)
  assert.equal(booked.status, 'CONFIRMED')
  const { expires_at } = await take(at, guest, wishOf(at, 2, { ttl: 900 }))
  assert.ok((await expiryIn(expires_at)) > 880)
})

test('limits · many at once, on different days · are kept exactly', async () => {
  const at = await createRestaurant(server, LARGE)
  const guest = newGuest()
  const outcomes = await Promise.allSettled(
    Array.from({ length: 8 }, (_, n) => take(at, guest, wishOf(at, n + 1))),
  )
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 2)
  const other = await createRestaurant(server, LARGE)
  const ofAddress = await Promise.allSettled(
    Array.from({ length: 12 }, (_, n) =>
      take(other, newGuest({ address: '203.0.113.9' }), wishOf(other, n + 1)),
    ),
  )
  assert.equal(ofAddress.filter(({ status }) => status === 'fulfilled').length, 5)
  for (const outcome of [...outcomes, ...ofAddress])
    if (outcome.status === 'rejected') isTooMany(/At most/)(outcome.reason)
})
