/** Wall time and instants in three zones, on the days on which their clocks change. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { Temporal } from 'temporal-polyfill'
import { nextChange } from '../support/clock-changes.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startTestServer()
})
after(() => server.stop())

const zones: [string, string][] = [
  ['Europe/Rome', 'IT'],
  ['America/New_York', 'US'],
  ['Australia/Lord_Howe', 'AU'],
]

const positions: Record<string, object> = {
  'Europe/Rome': { latitude: 41.9, longitude: 12.5 },
  'America/New_York': { latitude: 40.71, longitude: -74 },
  'Australia/Lord_Howe': { latitude: -31.55, longitude: 159.08 },
}

async function openAllNight(zone: string, country: string): Promise<Restaurant & { night: number }> {
  const house = await createRestaurant(server, [2], { position: { country, ...positions[zone] } })
  const night = await house.api('POST', '/services', {
    name: 'Night',
    start_time: '22:00',
    end_time: '06:00',
    days_of_week: ['MON', 'TUE', 'WEN', 'THU', 'FRI', 'SAT', 'SUN'],
    max_advance: 400,
    slot_interval: 15,
  })
  return { ...house, night: night.body.data[0].id }
}

const hm = (time: Temporal.PlainTime) => time.toString({ smallestUnit: 'second' })

for (const [zone, country] of zones) {
  test(`${zone} · the skipped time · not offered, refused as clock_change, the time after it works`, async () => {
    const house = await openAllNight(zone, country)
    const { day, minutes, after } = nextChange(zone, 'forward')
    const skipped = hm(after.toPlainTime().subtract({ minutes }))
    const answer = await house.api(
      'GET',
      `/bookings/slots?start_date=${day.toString()}&service_id=${house.night}&reasons=true`,
    )
    const [night] = answer.body.data[0].available_services
    assert.ok(!night.available_slots.includes(skipped), `${skipped} in ${night.available_slots}`)
    assert.ok(
      night.refused_slots.some(
        (slot: { time: string; reason: string }) => slot.time === skipped && slot.reason === 'clock_change',
      ),
    )
    assert.equal(
      night.refused_slots.filter((slot: { reason: string }) => slot.reason === 'clock_change').length,
      minutes / 15,
    )
    const book = (start_hour: string) => bookAt(house, day, start_hour)
    const refused = await book(skipped)
    assert.equal(refused.body.error.reason, 'clock_change')
    const made = (await book(hm(after.toPlainTime()))).body.data[0]
    assert.equal(made.end_date, `${day.toString()}T${hm(after.toPlainTime().add({ minutes: 60 }))}`)
  })

  test(`${zone} · a stay over the skipped time · lasts 60 minutes by the clock on the table`, async () => {
    const house = await openAllNight(zone, country)
    const { minutes, after } = nextChange(zone, 'forward')
    const start = after.subtract({ minutes: 30 })
    const made = (await bookAt(house, start.toPlainDate(), hm(start.toPlainTime()))).body.data[0]
    assert.equal(
      made.end_date,
      start.add({ minutes: 60 }).toPlainDateTime().toString({ smallestUnit: 'second' }),
    )
    const [row] = await server.sql<{ seconds: number }[]>`
      select extract(epoch from upper(during) - lower(during))::int as seconds from occupations where reservation_id = ${made.id}`
    assert.equal(row?.seconds, 3600)
    assert.ok(minutes > 0)
  })

  test(`${zone} · a time that occurs twice · means the first`, async () => {
    const house = await openAllNight(zone, country)
    const { day, minutes, after } = nextChange(zone, 'back')
    const twice = after.toPlainTime()
    const made = (await bookAt(house, day, hm(twice))).body.data[0]
    const [row] = await server.sql<{ at: number }[]>`
      select extract(epoch from start_at)::int as at from reservations where id = ${made.id}`
    assert.equal(row?.at, after.epochMilliseconds / 1000 - minutes * 60)
    assert.equal(made.start_hour, hm(twice))
  })

  test(`${zone} · a service past midnight · after midnight is booked and listed with the next date`, async () => {
    const house = await openAllNight(zone, country)
    const day = Temporal.Now.plainDateISO(zone).add({ days: 10 })
    const weekday = ['MON', 'TUE', 'WEN', 'THU', 'FRI', 'SAT', 'SUN'][day.dayOfWeek - 1]
    await house.api('PUT', `/services/${house.night}`, { days_of_week: [weekday] })
    const next = day.add({ days: 1 })
    assert.equal(
      (await bookAt(house, day, '00:30')).body.error.reason,
      'closed_day',
      'that is the service of the day before',
    )
    const made = (await bookAt(house, next, '00:30')).body.data[0]
    assert.equal(made.start_date, next.toString())
    const listed = (
      await house.api('GET', `/reservations?start_date=${next.toString()}&end_date=${next.toString()}`)
    ).body.data
    assert.deepEqual(
      listed.map((one: { id: number }) => one.id),
      [made.id],
    )
    const late = (await bookAt(house, day, '23:30')).body.data[0]
    assert.equal(late.end_date, `${next.toString()}T00:30:00`)
  })
}

const bookAt = (house: Restaurant & { night: number }, day: Temporal.PlainDate, start_hour: string) =>
  house.api('POST', '/reservations', {
    channel: 'OCTOTABLE_BOOK',
    start_date: day.toString(),
    start_hour,
    pax: 2,
    service_id: house.night,
    room_id: house.room,
    customer: { first_name: 'Nina', email: 'nina@example.com' },
  })
