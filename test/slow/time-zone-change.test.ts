/** Another time zone for a restaurant: the wall keeps its times, and the tables are taken for other instants. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { Temporal } from 'temporal-polyfill'
import { updateProperty } from '../../src/properties/update.ts'
import { book } from '../../src/reservations/book.ts'
import { assertRefused } from '../support/assert-refused.ts'
import { setClock } from '../support/clock.ts'
import { nextChange } from '../support/clock-changes.ts'
import { addDays, today } from '../support/days.ts'
import { assertOccupations } from '../support/occupations.ts'
import { until } from '../support/receiver.ts'
import { insertReservationRow, type ReservationRow } from '../support/reservation-row.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

const ROME = 'Europe/Rome'
const NEW_YORK = 'America/New_York'
const day = addDays(today(), 20)

let server: TestServer
/** another server on the same database, whose transactions are held open */
let other: TestServer
before(async () => {
  server = await startTestServer()
  other = await startTestServer({}, server.databaseUrl)
})
after(async () => {
  await other.stop()
  await server.stop()
})

const moveTo = (house: Restaurant, timezone: string, fields: object = {}) =>
  house.api('PUT', `/properties/${house.property}`, { timezone, ...fields })

const bodyOf = (house: Restaurant, over: object = {}) => ({
  channel: 'OCTOTABLE_ADMIN',
  start_date: day,
  start_hour: '20:00:00',
  pax: 2,
  service_id: house.dinner,
  room_id: house.room,
  customer: { first_name: 'Ada' },
  ...over,
})

async function reserve(house: Restaurant, over: object = {}) {
  const { status, body } = await house.api('POST', '/reservations', bodyOf(house, over))
  assert.equal(status, 201, JSON.stringify(body))
  return body.data[0]
}

const read = async (house: Restaurant, id: number) =>
  (await house.api('GET', `/reservations/${id}`)).body.data[0]

const historyOf = async (house: Restaurant, id: number) =>
  (await house.api('GET', `/reservations/${id}/history`)).body.data

/** A service from the evening to the morning, so that clocks change while guests sit. */
async function openAtNight(house: Restaurant): Promise<Restaurant> {
  const days_of_week = ['MON', 'TUE', 'WEN', 'THU', 'FRI', 'SAT', 'SUN']
  const { body } = await house.api('POST', '/services', {
    name: 'Night',
    start_time: '22:00',
    end_time: '06:00',
    days_of_week,
    max_advance: 400,
  })
  return { ...house, dinner: body.data[0].id }
}

/** Start and end of reservations by id, as the database holds them. */
async function instantsOf({ property }: Restaurant): Promise<Map<number, [number, number]>> {
  const rows = await server.sql<{ id: number; start: number; end: number }[]>`
    select id, extract(epoch from start_at)::int as start, extract(epoch from end_at)::int as end
    from reservations where property_id = ${property}`
  return new Map(rows.map(({ id, start, end }) => [id, [start, end]]))
}

const instantAt = (zone: string, date: string, hour: string) =>
  Temporal.PlainDateTime.from(`${date}T${hour}`).toZonedDateTime(zone).epochMilliseconds / 1000

/** Everything of a property that a refused change must leave alone. */
const stateOf = async ({ property }: Restaurant) =>
  server.sql`
    select p.name, p.timezone, p.setup_version,
      (select json_agg(to_json(r) order by r.id) from reservations r where r.property_id = p.id) as reservations,
      (select json_agg(to_json(o) order by o.reservation_id, o.table_id) from occupations o where o.property_id = p.id) as occupations,
      (select count(*) from events e where e.property_id = p.id) as events
    from properties p where p.id = ${property}`

async function assertNotMoved(house: Restaurant, zone: string, ids: number[], why: RegExp): Promise<void> {
  const before = await stateOf(house)
  const refused = await moveTo(house, zone, { name: 'Another name' })
  assertRefused(refused, 409, 'STATE_CONFLICT', why)
  assert.deepEqual(
    [...refused.body.message.matchAll(/\d+/g)].map(([id]) => Number(id)),
    ids.toSorted((a, b) => a - b),
  )
  assert.deepEqual(await stateOf(house), before)
}

test('another zone · seated, queued, asked for, at a group · keep wall times, take their tables at other instants', async () => {
  const house = await createRestaurant(server, [2, 2, 2])
  const [one, two, three] = house.tables
  const path = `/room/${house.room}/table`
  const group = (
    await house.api('POST', path, { name: 'Both', group: true, table_ids: [two, three], guests_max: 6 })
  ).body.data[0].id
  const made = [
    await reserve(house, { table_ids: [one], stay: 95 }),
    await reserve(house, { table_ids: [group], pax: 5 }),
    await reserve(house, { waiting_list: true }),
    await reserve(house, { table_ids: [one], start_hour: '19:00:00', stay: 60 }),
  ]
  const neighbour = await createRestaurant(server)
  const far = await reserve(neighbour)
  assert.equal((await moveTo(house, NEW_YORK)).body.data[0].timezone, NEW_YORK)

  const instants = await instantsOf(house)
  for (const former of made) {
    const start = instantAt(NEW_YORK, day, former.start_hour)
    const minutes =
      (instantAt('UTC', day, former.end_date.slice(11)) - instantAt('UTC', day, former.start_hour)) / 60
    assert.deepEqual(instants.get(former.id), [start, start + minutes * 60])
    const now = await read(house, former.id)
    assert.deepEqual(now, { ...former, last_status_change: now.last_status_change, version: 2 })
    const [, { type, actor, changes }] = await historyOf(house, former.id)
    assert.equal(type, 'RESERVATION_UPDATED')
    assert.match(actor, /^client:\d+$/)
    assert.deepEqual(changes, [{ field: 'timezone', from: ROME, to: NEW_YORK }])
  }
  await assertOccupations(server.sql, house.property)
  const again = await house.api('POST', '/reservations', bodyOf(house, { table_ids: [one] }))
  assert.equal(again.body.error.reason, 'full')
  assert.deepEqual(await read(neighbour, far.id), far)
})

test('another zone · a full evening moved by one stay, and back · takes each table after all are free', async () => {
  const house = await createRestaurant(server, [2])
  for (const hour of [19, 20, 21, 22]) await reserve(house, { start_hour: `${hour}:00:00`, stay: 60 })
  const before = await instantsOf(house)
  for (const [zone, shift] of [
    ['Europe/London', 3600],
    ['Europe/Athens', -3600],
    [ROME, 0],
  ] as const) {
    const moved = await moveTo(house, zone)
    assert.equal(moved.status, 200, JSON.stringify(moved.body))
    await assertOccupations(server.sql, house.property)
    for (const [id, [start, end]] of await instantsOf(house))
      assert.deepEqual([start - shift, end - shift], before.get(id))
  }
})

test('another zone · with the same time · touches no reservation', async () => {
  const house = await createRestaurant(server)
  const made = await reserve(house)
  assert.equal((await moveTo(house, 'Europe/Berlin')).status, 200)
  assert.deepEqual(await read(house, made.id), made)
  assert.equal((await historyOf(house, made.id)).length, 1)
})

test('another zone · a start that its clocks skip · 409 naming it, nothing changed; cancelled, it is in no way', async () => {
  for (const zone of [NEW_YORK, 'Australia/Lord_Howe']) {
    const house = await openAtNight(await createRestaurant(server, [2, 2]))
    const { day: change, minutes, after } = nextChange(zone, 'forward')
    const night = (time: Temporal.PlainTime) =>
      reserve(house, { start_date: change.toString(), start_hour: time.toString({ smallestUnit: 'second' }) })
    const skipped = await night(after.toPlainTime().subtract({ minutes }))
    await night(after.toPlainTime())
    await assertNotMoved(
      house,
      zone,
      [skipped.id],
      /clocks skip the start of reservations \d+\. Move or cancel/,
    )
    await house.api('DELETE', `/reservations/${skipped.id}`)
    assert.equal((await moveTo(house, zone)).status, 200)
    await assertOccupations(server.sql, house.property)
  }
})

test('another zone · a stay over its clock change · lasts as long, ends by the clock on the wall', async () => {
  const house = await openAtNight(await createRestaurant(server, [2]))
  const { day: change } = nextChange(NEW_YORK, 'forward')
  const made = await reserve(house, { start_date: change.toString(), start_hour: '01:30:00', stay: 60 })
  assert.equal(made.end_date, `${change.toString()}T02:30:00`)
  assert.equal((await moveTo(house, NEW_YORK)).status, 200)
  assert.equal((await read(house, made.id)).end_date, `${change.toString()}T03:30:00`)
  const [, { changes }] = await historyOf(house, made.id)
  assert.deepEqual(changes.map(({ field }: { field: string }) => field).toSorted(), ['end_date', 'timezone'])
  await assertOccupations(server.sql, house.property)
})

test('another zone · a time that it has twice · means the first', async () => {
  const house = await openAtNight(await createRestaurant(server, [2]))
  const { day: change, after, minutes } = nextChange(NEW_YORK, 'back')
  const made = await reserve(house, { start_date: change.toString(), start_hour: '01:30:00', stay: 60 })
  assert.equal((await moveTo(house, NEW_YORK)).status, 200)
  const first = after.epochMilliseconds / 1000 - minutes * 60 + 30 * 60
  assert.deepEqual((await instantsOf(house)).get(made.id), [first, first + 3600])
  assert.equal((await read(house, made.id)).end_date, `${change.toString()}T01:30:00`)
})

test('another zone · room that only one of the two clock changes gives · 409 naming both parties', async () => {
  for (const [change, first, second] of [
    // the hour after the first one's start is twice in Rome, and once in New York
    [nextChange(ROME, 'back'), '02:30:00', '03:00:00'],
    // it is once in Rome, and skipped in New York
    [nextChange(NEW_YORK, 'forward'), '01:30:00', '03:00:00'],
  ] as const) {
    const house = await openAtNight(await createRestaurant(server, [2]))
    const night = (start_hour: string) =>
      reserve(house, { start_date: change.day.toString(), start_hour, stay: 60 })
    const ids = [(await night(first)).id, (await night(second)).id]
    await assertNotMoved(house, NEW_YORK, ids, /taken twice by reservations \d+, \d+\. Move or cancel/)
  }
})

const insertRow = (house: Restaurant, row: Partial<ReservationRow> = {}) =>
  insertReservationRow(server.sql, house.property, {
    service: house.dinner,
    room: house.room,
    tables: house.tables.slice(0, 1),
    ...row,
  })

/** Such rows have the wall times of UTC; this zone is five hours ahead of it all year. */
const AHEAD = 'Asia/Karachi'
const AHEAD_MINUTES = 300

test('another zone · a party at the table · stays, and is in the way of one that would come to it', async () => {
  const house = await createRestaurant(server, [2])
  const seated = await insertRow(house, { starts_in: -30, stay: 120, checked_in: true })
  const coming = await insertRow(house, { starts_in: AHEAD_MINUTES + 10 })
  await assertNotMoved(house, AHEAD, [seated, coming], /taken twice by reservations/)
  const before = await instantsOf(house)
  assert.equal((await house.api('PATCH', `/reservations/${seated}/checkout`)).status, 200)
  assert.equal((await moveTo(house, AHEAD)).status, 200)
  const now = await instantsOf(house)
  assert.deepEqual(now.get(seated), before.get(seated))
  assert.equal((now.get(coming)?.[0] ?? 0) + AHEAD_MINUTES * 60, before.get(coming)?.[0])
  await assertOccupations(server.sql, house.property)
})

test('another zone · a party at the table · its times go on by the clock that it began with', async () => {
  const house = await createRestaurant(server, [2, 2])
  await setClock(server.sql, house.property, `${day} 20:10`)
  const [gone, seated] = [
    await reserve(house, { start_hour: '20:00:00', table_ids: house.tables.slice(0, 1) }),
    await reserve(house, { start_hour: '20:00:00', table_ids: house.tables.slice(1) }),
  ]
  await house.api('PATCH', `/reservations/${gone.id}/checkout`)
  await house.api('PATCH', `/reservations/${seated.id}/checkin`)
  const former = [await read(house, gone.id), await read(house, seated.id)]
  assert.equal((await moveTo(house, NEW_YORK)).status, 200)
  assert.deepEqual([await read(house, gone.id), await read(house, seated.id)], former.map(inNewYork))
  const left = (await house.api('PATCH', `/reservations/${seated.id}/checkout`)).body.data[0]
  assert.equal(left.end_date, `${day}T21:00:00`)
  assert.match(left.checkout_date, new RegExp(`^${day}T20:1`))
})

/** All but when it last changed, which is the property's own time. */
const inNewYork = (reservation: { last_status_change: string }) => ({
  ...reservation,
  last_status_change: Temporal.PlainDateTime.from(reservation.last_status_change)
    .toZonedDateTime(ROME)
    .withTimeZone(NEW_YORK)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' }),
})

test('another zone · over, ended, lapsed · stay as they are; checked in before their time · moves', async () => {
  const house = await createRestaurant(server, [2, 2, 2, 2])
  const at = (n: number) => [house.tables[n] ?? 0]
  const rows: [boolean, Partial<ReservationRow>][] = [
    [false, { tables: at(0), starts_in: -90, stay: 60 }],
    [false, { tables: [], status: 'CANCELLED' }],
    [false, { tables: at(1), status: 'WAITING', starts_in: -30, stay: 120 }],
    [false, { tables: at(2), status: 'ACCEPTED', expires_in: -5, starts_in: 3000 }],
    [false, { tables: at(3), starts_in: 1000, checked_in: true, checked_out: true }],
    [true, { tables: at(0), starts_in: 2000, checked_in: true }],
    [true, { tables: at(1), starts_in: 2000 }],
    [true, { tables: at(3), starts_in: -30, stay: 120 }],
  ]
  const ids = []
  for (const [, row] of rows) ids.push(await insertRow(house, row))
  const before = await instantsOf(house)
  const moved = await moveTo(house, AHEAD)
  assert.equal(moved.status, 200, JSON.stringify(moved.body))
  const now = await instantsOf(house)
  for (const [n, id] of ids.entries())
    assert.equal(before.get(id)?.[0] !== now.get(id)?.[0], rows[n]?.[0], `row ${n}`)
})

test('another zone · time to confirm that would end after the start · ends with it', async () => {
  const house = await createRestaurant(server, [2, 2])
  const accepted = { status: 'ACCEPTED', starts_in: AHEAD_MINUTES + 60 }
  const late = await insertRow(house, { ...accepted, tables: house.tables.slice(0, 1), expires_in: 240 })
  const soon = await insertRow(house, { ...accepted, tables: house.tables.slice(1), expires_in: 30 })
  const former = await read(house, soon)
  assert.equal((await moveTo(house, AHEAD)).status, 200)
  const rows = await server.sql<{ id: number; same: boolean }[]>`
    select id, expires_at = start_at as same from reservations where property_id = ${house.property} order by id`
  assert.deepEqual(
    [...rows],
    [
      { id: late, same: true },
      { id: soon, same: false },
    ],
  )
  const { start_date, start_hour, expiration_date } = await read(house, late)
  assert.equal(expiration_date, `${start_date}T${start_hour}`)
  const [{ changes }] = (await historyOf(house, soon)).slice(-1)
  const expiry = changes.find(({ field }: { field: string }) => field === 'expiration_date')
  assert.deepEqual(
    [expiry.from, expiry.to],
    [former.expiration_date, (await read(house, soon)).expiration_date],
  )
})

test("another zone · a hold · lapses, and is in nobody's way", async () => {
  const house = await createRestaurant(server, [2])
  const { customer, ...asked } = bodyOf(house, { start_hour: '19:00:00' })
  const held = await house.api('POST', '/bookings/holds', asked)
  assert.equal(held.status, 201, JSON.stringify(held.body))
  // 20:00 in Athens is 19:00 in Rome
  const { id } = await reserve(house, { start_hour: '20:00:00' })
  assert.equal((await moveTo(house, 'Europe/Athens')).status, 200)
  await assertOccupations(server.sql, house.property)
  const late = await house.api('POST', '/reservations', { ...asked, customer, hold_id: held.body.data[0].id })
  assert.equal(late.body.error.reason, 'hold_expired')
  assert.equal((await instantsOf(house)).get(id)?.[0], instantAt('Europe/Athens', day, '20:00:00'))
})

test('another zone · after a cancellation · it cannot be undone any more, and takes no table', async () => {
  const house = await createRestaurant(server, [2])
  const { id } = await reserve(house)
  await house.api('DELETE', `/reservations/${id}`)
  assert.equal((await moveTo(house, NEW_YORK)).status, 200)
  const undone = await house.api('DELETE', `/reservations/${id}?undo=true`)
  assertRefused(undone, 409, 'STATE_CONFLICT', /no cancellation to undo/)
  await assertOccupations(server.sql, house.property)
})

test('another zone · If-Match with the version before · 409, with the one after 200', async () => {
  const house = await createRestaurant(server)
  const { id } = await reserve(house)
  await moveTo(house, NEW_YORK)
  const put = (version: number) =>
    house.api('PUT', `/reservations/${id}`, { notes: 'window' }, { 'if-match': `"${version}"` })
  assertRefused(await put(1), 409, 'STATE_CONFLICT', /is in version 2/)
  assert.equal((await put(2)).status, 200)
})

test('another zone · subscribers · are told of each that moved, with the former zone', async () => {
  const house = await createRestaurant(server, [2, 2])
  const subscribed = await house.api('POST', '/webhooks/subscription', {
    // nobody is there: what is told stays to be looked at
    endpoint: 'https://hooks.invalid/reservations',
    webhook_type: 'RESERVATION_UPDATED',
  })
  assert.equal(subscribed.status, 201, JSON.stringify(subscribed.body))
  const made = [await reserve(house), await reserve(house)]
  const messages = () => server.sql`
    select m.reservation_id, m.data, m.previous, count(d.id)::int as deliveries from webhook_messages m
    left join webhook_deliveries d on d.property_id = m.property_id and d.message_id = m.id
    where m.property_id = ${house.property} group by m.property_id, m.id order by m.id`
  await moveTo(house, 'Europe/Berlin')
  assert.deepEqual([...(await messages())], [])
  await moveTo(house, NEW_YORK)
  assert.deepEqual(
    [...(await messages())],
    await Promise.all(
      made.map(async ({ id }) => ({
        reservation_id: id,
        data: await read(house, id),
        previous: { timezone: 'Europe/Berlin' },
        deliveries: 1,
      })),
    ),
  )
})

/** A use case whose transaction stays open after its work until it is let go. */
function heldOpen() {
  const { promise: done, resolve: isDone } = Promise.withResolvers<void>()
  const { promise: let_go, resolve: letGo } = Promise.withResolvers<void>()
  const once = {
    claim: async () => {},
    keep: async () => {
      isDone()
      await let_go
    },
  }
  return { ctx: { ...other.ctx, once }, done, letGo }
}

/** Once somebody waits for the property's lock. */
const waiting = ({ property }: Restaurant) =>
  until('a waiting transaction', async () => {
    const key = BigInt(property) * 2n ** 23n
    const [row] = await server.sql<{ waits: number }[]>`
      select count(*)::int as waits from pg_locks
      where locktype = 'advisory' and not granted and classid = ${String(key >> 32n)}::oid and objid = ${String(key & 0xffffffffn)}::oid`
    return row && row.waits > 0 ? true : undefined
  })

test('another zone · while a booking is under way · waits for it and moves it', async () => {
  const house = await createRestaurant(server, [2])
  const held = heldOpen()
  const booking = book(held.ctx, house.property, 'client:1', bodyOf(house))
  await held.done
  const moving = moveTo(house, NEW_YORK)
  await waiting(house)
  held.letGo()
  const { id } = await booking
  assert.equal((await moving).status, 200)
  assert.equal((await instantsOf(house)).get(id)?.[0], instantAt(NEW_YORK, day, '20:00:00'))
  await assertOccupations(server.sql, house.property)
})

test('book · while the zone changes · waits for it and books in the new one', async () => {
  const house = await createRestaurant(server, [2])
  // the server has the set-up of the former zone in mind
  await house.api('DELETE', `/reservations/${(await reserve(house)).id}`)
  const held = heldOpen()
  const moving = updateProperty(held.ctx, house.property, 'client:1', { timezone: NEW_YORK })
  await held.done
  const booking = reserve(house)
  await waiting(house)
  held.letGo()
  await moving
  const { id } = await booking
  assert.equal((await instantsOf(house)).get(id)?.[0], instantAt(NEW_YORK, day, '20:00:00'))
  await assertOccupations(server.sql, house.property)
})
