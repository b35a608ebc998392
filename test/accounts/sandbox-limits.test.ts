import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { addDays, today } from '../support/days.ts'
import {
  createRestaurant,
  startTestServer,
  type Answer,
  type Restaurant,
  type TestServer,
} from '../support/server.ts'

let server: TestServer
let house: Restaurant
before(async () => {
  server = await startTestServer()
  house = await createRestaurant(server, [4])
})
after(() => server.stop())

function refused(answer: Answer, what: string) {
  assert.equal(answer.status, 403, JSON.stringify(answer.body))
  assert.equal(answer.body.error.class_name, 'PropertyForbiddenException')
  assert.match(answer.body.message, new RegExp(`at most [\\d]+ ${what}`))
}

test('create room · a sandbox with 20 · refused, after a delete accepted again', async () => {
  await server.sql`
    insert into rooms (property_id, name, bookable, auto_group, sold_out, position)
    select ${house.property}, 'R' || n, true, false, 'HIDE', n from generate_series(1, 19) n`
  refused(await house.api('POST', '/rooms', { name: 'One more' }), 'rooms')
  const rooms = (await house.api('GET', '/rooms')).body.data
  await house.api('DELETE', `/rooms/${rooms.at(-1).id}`)
  assert.equal((await house.api('POST', '/rooms', { name: 'One more' })).status, 201)
})

test('create table · a sandbox with 200 · refused', async () => {
  await server.sql`
    insert into tables (property_id, room_id, name, bookable, guests_min, guests_max, "group", position, kind)
    select ${house.property}, ${house.room}, 'T' || n, true, 1, 2, false, n, 'TABLE' from generate_series(1, 199) n`
  refused(await house.api('POST', `/room/${house.room}/table`, { name: 'One more' }), 'tables')
})

test('create service · a sandbox with 50 · refused', async () => {
  await server.sql`
    insert into services (property_id, name, bookable, online, start_time, end_time, days_of_week, average_stay,
      advance_min, max_advance, slot_interval, confirmation_mode, card_guarantee, show_rooms)
    select ${house.property}, 'S' || n, true, true, '08:00', '09:00', '{1}', 60, 0, 60, 30, 'CONFIRMED', false, true
    from generate_series(1, 48) n`
  const body = { name: 'One more', start_time: '08:00', end_time: '09:00', days_of_week: ['MON'] }
  refused(await house.api('POST', '/services', body), 'services')
})

test('create closure · a sandbox with 500 · refused, after a delete accepted again', async () => {
  const day = addDays(today(), 30)
  const body = { start_date: day, slots: ['20:00'] }
  await server.sql`
    insert into closures (property_id, start_date, end_date, slots, author)
    select ${house.property}, ${day}::date + n, ${day}::date + n, '{20:00}', 'system' from generate_series(1, 499) n`
  const last = await house.api('POST', '/closures', body)
  assert.equal(last.status, 201, JSON.stringify(last.body))
  refused(await house.api('POST', '/closures', body), 'closures')
  await house.api('DELETE', `/closures/${last.body.data[0].id}`)
  assert.equal((await house.api('POST', '/closures', body)).status, 201)
})

test('create special day · a sandbox with 1000 · refused, after a delete accepted again', async () => {
  const body = { service_id: house.dinner, date: addDays(today(), 20), closed: true }
  await server.sql`
    insert into special_days (property_id, service_id, date, closed)
    select ${house.property}, ${house.dinner}, ${body.date}::date + n, true from generate_series(1, 999) n`
  const last = await house.api('POST', '/special-days', body)
  assert.equal(last.status, 201, JSON.stringify(last.body))
  const more = { ...body, service_id: house.lunch }
  refused(await house.api('POST', '/special-days', more), 'special days')
  await house.api('DELETE', `/special-days/${last.body.data[0].id}`)
  assert.equal((await house.api('POST', '/special-days', more)).status, 201)
})

test('create reservation · a sandbox with 10,000 · refused, a property of one’s own is not', async () => {
  const body = {
    channel: 'OCTOTABLE_ADMIN',
    start_date: addDays(today(), 2),
    start_hour: '20:00',
    pax: 2,
    service_id: house.dinner,
    room_id: house.room,
    customer: { first_name: 'Ada' },
  }
  // apart from others, so that nothing is remembered yet of how many there are
  const made = await house.api('POST', '/reservations', body, { 'idempotency-key': 'first' })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  await server.sql`
    insert into reservations (property_id, customer_id, service_id, room_id, channel, status, waiting_list, pax,
      start_date, start_hour, service_day, start_at, end_at, stay, stay_given, pinned, notes, special_request)
    select r.property_id, r.customer_id, r.service_id, r.room_id, r.channel, 'CANCELLED', false, 2, r.start_date,
      r.start_hour, r.service_day, r.start_at, r.end_at, r.stay, false, false, '', ''
    from reservations r, generate_series(1, 9999) where r.property_id = ${house.property} and r.id = ${made.body.data[0].id}`
  refused(await house.api('POST', '/reservations', body), 'reservations')
  await server.sql`update properties set sandbox = false where id = ${house.property}`
  await house.api('PUT', `/rooms/${house.room}`, { name: 'Sala' })
  assert.equal((await house.api('POST', '/reservations', body)).status, 201)
})
