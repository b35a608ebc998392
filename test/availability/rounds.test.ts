/** Bookings that arrive together are decided together: each as if it were alone, none waits for somebody else's property. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { lockSetup } from '../../src/db/transaction.ts'
import { bookingOf, day, onlineOf } from '../support/bookings.ts'
import { tally, times } from '../support/crowd.ts'
import { addDays } from '../support/days.ts'
import { assertOccupations } from '../support/occupations.ts'
import {
  createRestaurant,
  startTestServer,
  type Answer,
  type Restaurant,
  type TestServer,
} from '../support/server.ts'

let server: TestServer
let houses: Restaurant[]
before(async () => {
  server = await startTestServer()
  houses = [await createRestaurant(server, [2, 2, 4, 4]), await createRestaurant(server, [2, 2, 4, 4])]
})
after(() => server.stop())

const post = (house: Restaurant, fields: object = {}) =>
  house.api('POST', '/reservations', bookingOf(house, fields))
const [one, other] = [() => houses[0] ?? assert.fail(), () => houses[1] ?? assert.fail()]

/** In which transaction each reservation was made. */
async function transactionsOf(house: Restaurant): Promise<string[]> {
  const rows = await server.sql<{ xmin: string }[]>`
    select xmin::text from reservations where property_id = ${house.property} order by id`
  return rows.map(({ xmin }) => xmin)
}

test('bookings at once · of two properties and several days · share transactions, and are answered each', async () => {
  const dates = [0, 1, 2, 3].map((more) => addDays(day, more))
  const guests = Array.from({ length: 16 }, (_, n) => `Guest ${n}`)
  let answering: Promise<Answer[]> = Promise.resolve([])
  // the first ones are still being written when the others arrive
  await server.sql.begin(async (tx) => {
    await tx`lock table reservations in exclusive mode`
    answering = times(guests.length, (n) =>
      post(n % 2 ? one() : other(), { start_date: dates[n % 4], customer: { first_name: guests[n] } }),
    )
    await sleep(300)
  })
  const answers = await answering
  assert.deepEqual(tally(answers), { '201': 16 })
  assert.deepEqual(
    answers.map(({ body }) => body.data[0].customer.first_name),
    guests,
  )
  const made = [...(await transactionsOf(one())), ...(await transactionsOf(other()))]
  assert.equal(made.length, 16)
  assert.ok(new Set(made).size < 16, 'some of them share one')
  await assertOccupations(server.sql, one().property)
})

test('bookings at once · a day that is nearly full · as many as fit, the others with their reason', async () => {
  const start_date = addDays(day, 10)
  const answers = await times(10, (n) => post(one(), { start_date, customer: { first_name: `Late ${n}` } }))
  assert.deepEqual(tally(answers), { '201': 4, '400 full': 6 })
  await assertOccupations(server.sql, one().property)
})

test('bookings at once · of the same guest · are reservations of one guest', async () => {
  const answers = await times(4, (n) =>
    fromGrace(n, { customer: { first_name: 'Grace', last_name: 'Hopper', email: 'grace@example.com' } }),
  )
  assert.deepEqual(tally(answers), { '201': 4 })
  assert.equal(new Set(answers.map(({ body }) => body.data[0].customer.id)).size, 1)
})
const fromGrace = (n: number, fields: object) =>
  one().api('POST', '/reservations', onlineOf(one(), { start_date: addDays(day, 11 + n), ...fields }))

test('bookings at once · limits on covers · hold for all of them together', async () => {
  const house = await createRestaurant(server, [2, 2, 2, 2, 2, 2])
  await house.api('PUT', `/services/${house.dinner}`, { max_covers: 8 })
  const answers = await times(6, (n) =>
    house.api(
      'POST',
      '/reservations',
      onlineOf(house, { customer: { first_name: 'P', email: `p${n}@example.com` } }),
    ),
  )
  assert.deepEqual(tally(answers), { '201': 4, '400 pacing': 2 })
})

test('bookings at once · one property is being changed · the others do not wait for it', async () => {
  const start_date = addDays(day, 20)
  let waiting: Promise<{ status: number }> | undefined
  await server.sql.begin(async (tx) => {
    await lockSetup(tx, one().property)
    const [slow, ...rest] = [one(), other(), other()].map((house, n) =>
      post(house, { start_date, customer: { first_name: `Apart ${n}` } }),
    )
    waiting = slow
    assert.deepEqual(tally(await Promise.all(rest)), { '201': 2 })
    assert.equal(await Promise.race([slow, Promise.resolve('still waiting')]), 'still waiting')
  })
  assert.equal((await waiting)?.status, 201)
})

test('bookings at once · the database refuses one of them · the others are made all the same', async () => {
  const start_date = addDays(day, 21)
  const { property, tables } = one()
  const [table] = tables
  // as nobody does it who takes the lock: written, not committed, and so seen by no load
  const { answers } = await server.sql.begin(async (tx) => {
    await tx`
      insert into occupations (property_id, hold_id, reservation_id, table_id, during)
      select ${property}, null, r.id, ${table ?? 0}, tstzrange(${`${start_date}T12:00Z`}, ${`${start_date}T23:59Z`})
      from reservations r where r.property_id = ${property}
        and not exists (select from occupations o where o.reservation_id = r.id and o.table_id = ${table ?? 0})
      order by r.id limit 1`
    const answers = times(3, (n) =>
      post(one(), {
        start_date,
        table_ids: [tables[n] ?? 0],
        customer: { first_name: `Unlucky ${n}` },
      }),
    )
    await untilSomebodyWaits()
    return { answers }
  })
  assert.deepEqual(tally(await answers), { '201': 2, '400 full': 1 })
})

async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const rows = await server.sql`
      select from pg_locks l join pg_database d on d.oid = l.database or l.database is null
      where not l.granted and d.datname = current_database() and l.locktype in ('transactionid', 'speculative token')`
    if (rows.length > 0) return
  }
}

test('bookings at once · the last places of a sandbox · no more than that', async () => {
  const house = await createRestaurant(server, [2, 2, 2, 2, 2, 2])
  // apart from others, so that nothing is remembered yet of how many there are
  const first = await house.api('POST', '/reservations', bookingOf(house), { 'idempotency-key': 'first' })
  const [made] = first.body.data
  // the sandbox nearly full: rows of the same guest, long ago, in nobody's way
  await server.sql`
    insert into reservations (property_id, customer_id, service_id, room_id, channel, status, waiting_list, pax, start_date,
      start_hour, service_day, start_at, end_at, stay, stay_given, pinned, notes, special_request)
    select property_id, customer_id, service_id, room_id, channel, 'CANCELLED', false, 2, date '2020-01-01', start_hour,
      date '2020-01-01', timestamptz '2020-01-01 20:00Z', timestamptz '2020-01-01 21:00Z', 60, false, false, '', ''
    from reservations, generate_series(1, 9996) where property_id = ${house.property} and id = ${made.id}`
  const answers = await times(5, (n) => post(house, { customer: { first_name: `Last ${n}` } }))
  assert.deepEqual(tally(answers), { '201': 3, '403': 2 })
})
