/** Four servers on one database: what they see of each other, and what happens when the database goes away. */
import assert from 'node:assert/strict'
import { after, before, test, type TestContext } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { connect, type Sql } from '../../src/db/sql.ts'
import { BookingStream, untilReady } from '../support/booking-stream.ts'
import { addDays, today } from '../support/days.ts'
import { startLink, type Link } from '../support/link.ts'
import { killPostgres, Processes, targetIn, untilCleared, type ServerProcess } from '../support/process.ts'
import { createRestaurant, PMS, send, type Restaurant } from '../support/server.ts'

const SERVERS = 4

const processes = new Processes()
let dataDir: string
let keeper: ServerProcess
let servers: ServerProcess[]
let link: Link
let sql: Sql
before(async () => {
  dataDir = await processes.dataFolder()
  // it keeps PostgreSQL running, as an operator's own would be kept, and takes no requests here
  keeper = await processes.start({ DATA_DIR: dataDir, LOG_LEVEL: 'fatal' })
  link = await startLink(targetIn(dataDir))
  const env = {
    DATABASE_URL: `postgres://postgres@127.0.0.1:${link.port}/octotable`,
    PUBLIC_URL: 'http://octotable.test',
    DATABASE_POOL: '8',
    LOG_LEVEL: 'fatal',
  }
  servers = await Promise.all(Array.from({ length: SERVERS }, () => processes.start(env)))
  sql = connect({ target: targetIn(dataDir), max: 1 })
})
after(async () => {
  await sql.end({ timeout: 1 })
  await link.stop()
  await processes.cleanUp()
})

const urlOf = (n: number) => servers[n % SERVERS]?.url ?? keeper.url

const allReady = (status: number) =>
  Promise.all(servers.map(({ url }) => untilReady(() => url, status, processes.backWithinMs())))

/** Bookings at all servers before, during and after what happens. */
async function whileBooking(t: TestContext, happen: () => Promise<void>): Promise<void> {
  const restaurant = await createRestaurant({ url: urlOf(0) }, [2, 2, 2, 2, 2, 2, 2, 2])
  let turn = 0
  const stream = new BookingStream(restaurant, () => urlOf(turn++), 2 * SERVERS)
  try {
    await stream.during(happen)
  } finally {
    link.mend()
  }
  t.diagnostic(stream.summary())
  const checking = connect({ target: targetIn(dataDir), max: 1 })
  try {
    await stream.assertSound(checking)
  } finally {
    await checking.end({ timeout: 1 })
  }
  assert.ok(stream.count(503) > 0, 'the fault was felt')
  assert.equal(stream.unanswered, 0)
}

test('four servers · PostgreSQL killed under load · 503 meanwhile, all back by themselves, nothing lost or doubled', async (t) => {
  await whileBooking(t, async () => {
    await untilCleared(dataDir, await killPostgres(dataDir))
    await untilReady(() => keeper.url, 200, processes.backWithinMs())
    await allReady(200)
  })
})

test('four servers · the network to PostgreSQL cut under load · the same', async (t) => {
  await whileBooking(t, async () => {
    link.cut()
    await allReady(503)
    await delay(1500)
    link.mend()
    await allReady(200)
  })
})

test('four servers · the network to PostgreSQL silent under load · the same', async (t) => {
  await whileBooking(t, async () => {
    link.silence()
    await allReady(503)
    await delay(3000)
    link.mend()
    await allReady(200)
  })
})

const callOn = (url: string, { token, property }: Restaurant, method: string, path: string, body?: unknown) =>
  send(url, method, PMS + path, body, { authorization: `Bearer ${token}`, property: String(property) })

async function isOffered(url: string, restaurant: Restaurant, day: string): Promise<boolean | undefined> {
  const { status, body } = await callOn(url, restaurant, 'GET', `/bookings/slots?start_date=${day}&pax=2`)
  if (status !== 200) return undefined
  const services: { available_slots: string[] }[] = body.data[0].available_services
  return services.some((service) => service.available_slots.includes('20:00:00'))
}

function bookingOn(url: string, restaurant: Restaurant, day: string) {
  const { dinner: service_id, room: room_id } = restaurant
  const when = { start_date: day, start_hour: '20:00:00', pax: 2 }
  const body = { channel: 'OCTOTABLE_ADMIN', ...when, service_id, room_id, customer: { first_name: 'Ada' } }
  return callOn(url, restaurant, 'POST', '/reservations', body)
}

test('four servers · a booking at one, connections cut every second · shown by the others within one second', async (t) => {
  const restaurant = await createRestaurant({ url: urlOf(0) }, [2])
  const times: number[] = []
  const cutting = setInterval(() => {
    link.cut()
    link.mend()
  }, 1000)
  try {
    for (let n = 1; n <= 8; n++) {
      const day = addDays(today(), n)
      // remembered at the other one
      await isOffered(urlOf(n + 1), restaurant, day)
      const booked = await bookingOn(urlOf(n), restaurant, day)
      if (booked.status === 503) continue
      assert.equal(booked.status, 201, JSON.stringify(booked.body))
      const committed = performance.now()
      for (let offered: boolean | undefined = true; offered !== false; await delay(10)) {
        const asked = performance.now()
        offered = await isOffered(urlOf(n + 1), restaurant, day)
        // an answer that was asked for a second later is never an old one
        assert.ok(offered !== true || asked - committed < 1000, 'older than a second')
      }
      times.push(performance.now() - committed)
    }
  } finally {
    clearInterval(cutting)
    await allReady(200)
  }
  assert.ok(times.length > 0)
  t.diagnostic(`seen after ${times.map((ms) => `${Math.round(ms)} ms`).join(', ')}`)
})

test('four servers · fifty callers for one table · one gets it, nobody meets an error', async () => {
  const restaurant = await createRestaurant({ url: urlOf(0) }, [2])
  const day = addDays(today(), 2)
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, n) => bookingOn(urlOf(n), restaurant, day)),
  )
  const statuses = answers.map(({ status }) => status).sort((a, b) => a - b)
  assert.deepEqual(statuses, [201, ...Array.from({ length: 49 }, () => 400)])
})
