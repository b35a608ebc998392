import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import {
  createAccount,
  createRestaurant,
  startTestServer,
  type Account,
  type TestServer,
} from './support/server.ts'
import { assertRefused } from './support/assert-refused.ts'
import { addDays, today } from './support/days.ts'
import { insertReservationRow, type ReservationRow } from './support/reservation-row.ts'

let server: TestServer
let account: Account
before(async () => {
  server = await startTestServer()
  account = await createAccount(server)
})
after(() => server.stop())

const room = async (body: object = {}): Promise<number> =>
  (await account.api('POST', '/rooms', { name: 'Sala', ...body })).body.data[0].id

test('createRoom · a name only · is 201 with the documented shape and defaults', async () => {
  const { status, body } = await account.api('POST', '/rooms', { name: '  Indoor Room ', colour: 'red' })
  assert.equal(status, 201)
  const id = body.data[0]?.id
  assert.ok(Number.isInteger(id))
  assert.deepEqual(body, {
    data: [
      {
        id,
        name: 'Indoor Room',
        property_id: account.property,
        bookable: true,
        auto_group: false,
        sold_out: 'HIDE',
        position: 0,
        tables: [],
      },
    ],
  })
})

test('createRoom · every field · comes back as sent', async () => {
  const sent = { name: 'Terrace', bookable: false, auto_group: true, sold_out: 'WAIT', position: 3 }
  const { body } = await account.api('POST', '/rooms', sent)
  const { id, property_id: _, tables: __, ...rest } = body.data[0]
  assert.deepEqual(rest, sent)
  assert.deepEqual((await account.api('GET', `/rooms/${id}`)).body, body)
})

test('createRoom · wrong fields · are 400 and named', async () => {
  for (const [body, message] of [
    [{}, /name is required/],
    [{ name: '   ' }, /name/],
    [{ name: 'x'.repeat(121) }, /name/],
    [{ name: 'Sala', bookable: 'yes' }, /bookable/],
    [{ name: 'Sala', sold_out: 'MAYBE' }, /sold_out must be one of HIDE, ACCEPT, WAIT/],
    [{ name: 'Sala', position: 1.5 }, /position/],
    [undefined, /body/],
  ] as const)
    assertRefused(await account.api('POST', '/rooms', body), 400, 'VALIDATION', message)
})

test('listRooms · several rooms · come by position, then id, with their tables and groups', async () => {
  const own = await createRestaurant(server, [2, 4])
  const first = (await own.api('POST', '/rooms', { name: 'First', position: -1 })).body.data[0].id
  const last = (await own.api('POST', '/rooms', { name: 'Last' })).body.data[0].id
  const group = await own.api('POST', `/room/${own.room}/table`, {
    name: 'G',
    group: true,
    table_ids: own.tables,
  })
  const { status, body } = await own.api('GET', '/rooms')
  assert.equal(status, 200)
  assert.deepEqual(
    body.data.map((one: { id: number }) => one.id),
    [first, own.room, last],
  )
  const tables = body.data[1].tables
  assert.deepEqual(
    tables.map((one: { id: number }) => one.id),
    [...own.tables, group.body.data[0].id],
  )
  assert.deepEqual(tables[2], group.body.data[0])
  assert.deepEqual(body.data[2].tables, [])
})

test('getRoom · an id that is unknown, foreign, huge or no number · is 404, and 400 for the last', async () => {
  const foreign = await createRestaurant(server)
  for (const id of [1, foreign.room, '9'.repeat(25), -1])
    assertRefused(
      await account.api('GET', `/rooms/${id}`),
      404,
      'RESOURCE_NOT_FOUND',
      /^Room with id -?\d+ not found$/,
    )
  assertRefused(await account.api('GET', '/rooms/sala'), 400, 'VALIDATION', /room_id/)
})

test('updateRoom · some fields · keeps the rest and the tables, null returns to the default', async () => {
  const own = await createRestaurant(server, [2])
  const changed = await own.api('PUT', `/rooms/${own.room}`, {
    bookable: false,
    sold_out: 'ACCEPT',
    position: 2,
  })
  assert.equal(changed.status, 200)
  const { name, bookable, sold_out, position, tables } = changed.body.data[0]
  assert.deepEqual([name, bookable, sold_out, position, tables.length], ['Sala', false, 'ACCEPT', 2, 1])
  const cleared = await own.api('PUT', `/rooms/${own.room}`, { name: 'Hall', bookable: null, sold_out: null })
  assert.deepEqual(cleared.body.data[0], {
    ...changed.body.data[0],
    name: 'Hall',
    bookable: true,
    sold_out: 'HIDE',
  })
  assert.deepEqual((await own.api('GET', `/rooms/${own.room}`)).body, cleared.body)
})

test('updateRoom · an unknown room and wrong fields · are 404 and 400', async () => {
  assertRefused(
    await account.api('PUT', '/rooms/1', { name: 'x' }),
    404,
    'RESOURCE_NOT_FOUND',
    /Room with id 1 not found/,
  )
  assertRefused(await account.api('PUT', `/rooms/${await room()}`, { name: '' }), 400, 'VALIDATION', /name/)
})

test('deleteRoom · a room with tables · answers its id; it and its tables are gone, a second delete is 404', async () => {
  const own = await createRestaurant(server, [2])
  const deleted = await own.api('DELETE', `/rooms/${own.room}`)
  assert.deepEqual([deleted.status, deleted.body], [200, { data: [own.room] }])
  assert.deepEqual((await own.api('GET', '/rooms')).body, { data: [] })
  assert.deepEqual((await own.api('GET', '/tables')).body, { data: [] })
  for (const [method, path] of [
    ['DELETE', `/rooms/${own.room}`],
    ['GET', `/rooms/${own.room}`],
    ['PUT', `/rooms/${own.room}`],
    ['GET', `/room/${own.room}/tables`],
  ] as const)
    assert.equal(
      (await own.api(method, path, method === 'PUT' ? {} : undefined)).status,
      404,
      `${method} ${path}`,
    )
})

test('deleteRoom · services linked to it · lose it, and keep an empty list when it was the last', async () => {
  const own = await createRestaurant(server)
  const other = (await own.api('POST', '/rooms', { name: 'Other' })).body.data[0].id
  await own.api('PUT', `/services/${own.lunch}`, { room_ids: [own.room, other] })
  await own.api('PUT', `/services/${own.dinner}`, { room_ids: [own.room] })
  await own.api('DELETE', `/rooms/${own.room}`)
  const { data } = (await own.api('GET', '/services')).body
  assert.deepEqual(
    data.map((service: { room_ids: number[] }) => service.room_ids),
    [[other], []],
  )
})

test('deleteRoom · reservations in it · is 409 exactly while one is upcoming', async () => {
  const cases: [string, Partial<ReservationRow>, number][] = [
    ['confirmed tomorrow', {}, 409],
    ['a request that waits', { status: 'WAITING' }, 409],
    ['queued', { status: 'WAITING', waiting_list: true, tables: [] }, 409],
    ['accepted, to be confirmed', { status: 'ACCEPTED', expires_in: 60 }, 409],
    ['to be paid', { status: 'PREPAY' }, 409],
    ['going on', { starts_in: -30 }, 409],
    ['going on, waiting, but seated', { status: 'WAITING', starts_in: -30, checked_in: true }, 409],
    ['cancelled', { status: 'CANCELLED', tables: [] }, 200],
    ['rejected', { status: 'REJECTED', tables: [] }, 200],
    ['expired', { status: 'EXPIRED', tables: [] }, 200],
    ['over', { starts_in: -90 }, 200],
    ['checked out', { starts_in: -30, checked_out: true }, 200],
    ['a request that lapsed at its start', { status: 'WAITING', starts_in: -30 }, 200],
    ['accepted, lapsed', { status: 'ACCEPTED', expires_in: -1 }, 200],
  ]
  const own = await createRestaurant(server)
  for (const [situation, row, status] of cases) {
    const id = (await own.api('POST', '/rooms', { name: situation })).body.data[0].id
    const table = (await own.api('POST', `/room/${id}/table`, { name: 'T' })).body.data[0].id
    const made = { service: own.dinner, room: id, tables: [table], ...row }
    const reservation = await insertReservationRow(server.sql, own.property, made)
    const answer = await own.api('DELETE', `/rooms/${id}`)
    assert.equal(answer.status, status, situation)
    if (status === 409)
      assertRefused(
        answer,
        409,
        'STATE_CONFLICT',
        new RegExp(`Room ${id} has upcoming reservations \\(${reservation}\\)`),
      )
  }
})

test('deleteRoom · the property has a clock of its own · its now counts', async () => {
  const own = await createRestaurant(server, [2])
  await insertReservationRow(server.sql, own.property, {
    service: own.dinner,
    room: own.room,
    tables: own.tables,
  })
  assert.equal((await own.api('DELETE', `/rooms/${own.room}`)).status, 409)
  await server.sql`update properties set clock_offset = ${2 * 86_400} where id = ${own.property}`
  assert.equal((await own.api('DELETE', `/rooms/${own.room}`)).status, 200)
})

test('deleteRoom · many upcoming reservations · names the next five', async () => {
  const own = await createRestaurant(server, [2])
  const ids: number[] = []
  for (const starts_in of [700, 600, 500, 400, 300, 200])
    ids.unshift(
      await insertReservationRow(server.sql, own.property, {
        service: own.dinner,
        room: own.room,
        tables: own.tables,
        starts_in,
      }),
    )
  const { body } = await own.api('DELETE', `/rooms/${own.room}`)
  assert.match(body.message, new RegExp(`\\(${ids.slice(0, 5).join(', ')} …\\)`))
})

test('every change of rooms · counts the version of the set-up; a refused one does not', async () => {
  const version = async () =>
    (
      await server.sql<
        { setup_version: number }[]
      >`select setup_version from properties where id = ${account.property}`
    )[0]?.setup_version ?? 0
  const before = await version()
  const id = await room()
  await account.api('PUT', `/rooms/${id}`, { position: 1 })
  await account.api('DELETE', `/rooms/${id}`)
  await account.api('DELETE', `/rooms/${id}`)
  assert.equal(await version(), before + 3)
})

test('deleteRoom · together with a booking in it · one of the two is refused', async () => {
  const own = await createRestaurant(server, [])
  for (let round = 0; round < 10; round++) {
    const id = (await own.api('POST', '/rooms', { name: 'Sala' })).body.data[0].id
    await own.api('POST', `/room/${id}/table`, { name: 'T' })
    const reservation = {
      start_date: addDays(today(), 2),
      start_hour: '20:00',
      pax: 2,
      channel: 'OCTOTABLE_ADMIN',
      customer: { first_name: 'Ada' },
      service_id: own.dinner,
      room_id: id,
    }
    const [deleted, booked] = await Promise.all([
      own.api('DELETE', `/rooms/${id}`),
      own.api('POST', '/reservations', reservation),
    ])
    const both = `${deleted.status} ${booked.status}`
    assert.ok(['200 404', '409 201'].includes(both), `${both} ${JSON.stringify(booked.body)}`)
  }
})
