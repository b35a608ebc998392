import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from './support/server.ts'
import { assertRefused } from './support/assert-refused.ts'
import { addDays, today } from './support/days.ts'
import { insertReservationRow } from './support/reservation-row.ts'

let server: TestServer
before(async () => {
  server = await startTestServer()
})
after(() => server.stop())

const post = (own: Restaurant, body: object, room = own.room) => own.api('POST', `/room/${room}/table`, body)
const put = (own: Restaurant, table: number, body: object, room = own.room) =>
  own.api('PUT', `/room/${room}/table/${table}`, body)

/** A restaurant with tables of two and four and the group of both. */
async function withGroup() {
  const own = await createRestaurant(server, [2, 4])
  const [two = 0, four = 0] = own.tables
  const group: number = (await post(own, { name: 'G', group: true, table_ids: [two, four] })).body.data[0].id
  return { own, two, four, group }
}

test('createTable · a name only · is 201 with the documented shape and defaults', async () => {
  const own = await createRestaurant(server, [])
  const { status, body } = await post(own, { name: 'Table 1', free: false })
  assert.equal(status, 201)
  assert.deepEqual(body, {
    data: [
      {
        id: body.data[0]?.id,
        name: 'Table 1',
        bookable: true,
        online: true,
        free: true,
        group: false,
        guests_min: 1,
        guests_max: 4,
        room_id: own.room,
        position: 0,
        kind: 'TABLE',
      },
    ],
  })
})

test('createTable · every field, numbers as digits too · comes back as sent', async () => {
  const own = await createRestaurant(server, [])
  const plan = { shape: 'round', x: 1.5, y: -2, width: 80, height: 80.25, rotation: 45 }
  const sent = { name: 'S1', bookable: false, position: 2, kind: 'SUNBED', guests_max: 3, ...plan }
  const { status, body } = await post(own, { ...sent, guests_min: '2' })
  assert.equal(status, 201)
  const { id, room_id: _, free: __, group: ___, ...rest } = body.data[0]
  assert.deepEqual(rest, { ...sent, guests_min: 2, online: false })
  assert.deepEqual((await own.api('GET', `/room/${own.room}/table/${id}`)).body, body)
})

test('createTable · online as alias · counts, and bookable wins where they differ', async () => {
  const own = await createRestaurant(server, [])
  assert.equal((await post(own, { name: 'T', online: false })).body.data[0].bookable, false)
  const both = (await post(own, { name: 'T', online: true, bookable: false })).body.data[0]
  assert.deepEqual([both.bookable, both.online], [false, false])
})

test('createTable · wrong fields · are 400 and named', async () => {
  const own = await createRestaurant(server, [2])
  for (const [body, message] of [
    [{}, /name is required/],
    [{ name: 'T', guests_min: 0 }, /guests_min/],
    [{ name: 'T', guests_max: 1001 }, /guests_max/],
    [{ name: 'T', guests_min: 3, guests_max: 2 }, /guests_max: 2 must be at least guests_min, 3/],
    [{ name: 'T', kind: 'CHAIR' }, /kind must be one of/],
    [{ name: 'T', x: 'left' }, /x/],
    [{ name: 'G', group: true }, /table_ids: a group needs at least two/],
    [{ name: 'G', group: true, table_ids: [] }, /at least two/],
    [{ name: 'G', group: true, table_ids: [own.tables[0], own.tables[0]] }, /at least two/],
    [{ name: 'G', group: true, table_ids: [own.tables[0], 1] }, /no table with id 1 in this room/],
    [{ name: 'T', table_ids: own.tables }, /only a group has members/],
  ] as const)
    assertRefused(await post(own, body), 400, 'VALIDATION', message)
})

test('createTable · an unknown or foreign room · is 404', async () => {
  const [own, foreign] = [await createRestaurant(server, []), await createRestaurant(server, [])]
  for (const room of [1, foreign.room])
    assertRefused(
      await post(own, { name: 'T' }, room),
      404,
      'RESOURCE_NOT_FOUND',
      new RegExp(`^Room with id ${room} not found$`),
    )
})

test('listTables, listRoomTables · two rooms · come by position, then id; the second only its own', async () => {
  const own = await createRestaurant(server, [2, 4])
  const other = (await own.api('POST', '/rooms', { name: 'Other' })).body.data[0].id
  const there = (await post(own, { name: 'First', position: -1 }, other)).body.data[0]
  const all = await own.api('GET', '/tables')
  assert.equal(all.status, 200)
  assert.deepEqual(
    all.body.data.map((table: { id: number }) => table.id),
    [there.id, ...own.tables],
  )
  assert.deepEqual((await own.api('GET', `/room/${other}/tables`)).body, { data: [there] })
  assertRefused(await own.api('GET', '/room/1/tables'), 404, 'RESOURCE_NOT_FOUND', /Room with id 1 not found/)
})

test('listRoomTables · a party, a day and an hour · free tells who can take it then', async () => {
  const { own, two, four, group } = await withGroup()
  const free = async (query: string) => {
    const { status, body } = await own.api('GET', `/room/${own.room}/tables?${query}`)
    assert.equal(status, 200, JSON.stringify(body))
    return body.data.filter((table: { free: boolean }) => table.free).map((table: { id: number }) => table.id)
  }
  const day = addDays(today(), 3)
  assert.deepEqual(await free('pax=6'), [two, four, group], 'without a date all of them')
  assert.deepEqual(await free(`start_date=${day}&start_hour=20:00&pax=1`), [two, four])
  assert.deepEqual(await free(`start_date=${day}&start_hour=20:00&pax=6&service_id=${own.dinner}`), [group])
  assert.deepEqual(await free(`start_date=${day}&pax=6`), [group])
  assert.deepEqual(await free(`start_date=${day}&start_hour=17:00&pax=2`), [], 'closed')
  assertRefused(
    await own.api('GET', `/room/${own.room}/tables?start_date=soon`),
    400,
    'VALIDATION',
    /start_date/,
  )
  assertRefused(
    await own.api('GET', `/room/${own.room}/tables?start_date=${day}&service_id=1`),
    404,
    'RESOURCE_NOT_FOUND',
    /Service/,
  )
})

test('getTable · unknown, foreign, or in another room · is 404', async () => {
  const [own, foreign] = [await createRestaurant(server, [2]), await createRestaurant(server, [2])]
  const other = (await own.api('POST', '/rooms', { name: 'Other' })).body.data[0].id
  for (const [room, table] of [
    [own.room, 1],
    [own.room, foreign.tables[0]],
    [other, own.tables[0]],
  ])
    assertRefused(
      await own.api('GET', `/room/${room}/table/${table}`),
      404,
      'RESOURCE_NOT_FOUND',
      new RegExp(`^Table with id ${table} not found$`),
    )
  assertRefused(
    await own.api('GET', `/room/1/table/${own.tables[0]}`),
    404,
    'RESOURCE_NOT_FOUND',
    /^Room with id 1 not found$/,
  )
})

test('updateTable · some fields · keeps the rest, null clears', async () => {
  const own = await createRestaurant(server, [2])
  const [table = 0] = own.tables
  const changed = await put(own, table, {
    name: 'Window',
    guests_max: 3,
    shape: 'round',
    x: 5,
    online: false,
  })
  assert.equal(changed.status, 200)
  const { name, guests_min, guests_max, shape, bookable } = changed.body.data[0]
  assert.deepEqual([name, guests_min, guests_max, shape, bookable], ['Window', 1, 3, 'round', false])
  const cleared = (await put(own, table, { shape: null, guests_max: null, bookable: null })).body.data[0]
  const { shape: _, ...rest } = changed.body.data[0]
  assert.deepEqual(cleared, { ...rest, guests_max: 4, bookable: true, online: true })
  assert.deepEqual((await own.api('GET', `/room/${own.room}/table/${table}`)).body.data, [cleared])
})

test('updateTable · wrong fields · are 400 and change nothing', async () => {
  const { own, two, group } = await withGroup()
  const before = (await own.api('GET', '/tables')).body
  for (const [table, body, message] of [
    [two, { guests_min: 3 }, /guests_max: 2 must be at least guests_min, 3/],
    [two, { group: true }, /group: cannot be changed/],
    [two, { table_ids: [two] }, /only a group/],
    [group, { group: false }, /group: cannot be changed/],
    [group, { table_ids: [two] }, /at least two/],
    [group, { table_ids: null }, /at least two/],
    [group, { guests_max: 1 }, /guests_max: 1 must be at least guests_min, 2/],
  ] as const)
    assertRefused(await put(own, table, body), 400, 'VALIDATION', message)
  assertRefused(await put(own, 1, {}), 404, 'RESOURCE_NOT_FOUND', /Table with id 1 not found/)
  assert.deepEqual((await own.api('GET', '/tables')).body, before)
})

test('updateTable · room_id · moves the table, its old path is 404', async () => {
  const own = await createRestaurant(server, [2])
  const [table = 0] = own.tables
  const other = (await own.api('POST', '/rooms', { name: 'Other' })).body.data[0].id
  assertRefused(await put(own, table, { room_id: 1 }), 404, 'RESOURCE_NOT_FOUND', /Room with id 1 not found/)
  const moved = await put(own, table, { room_id: other })
  assert.deepEqual([moved.status, moved.body.data[0].room_id], [200, other])
  assert.equal((await own.api('GET', `/room/${own.room}/table/${table}`)).status, 404)
  assert.equal((await own.api('GET', `/rooms/${other}`)).body.data[0].tables[0].id, table)
})

test('deleteTable · a past reservation · keeps the name of the table', async () => {
  const own = await createRestaurant(server, [2])
  const row = { service: own.dinner, room: own.room, tables: own.tables, starts_in: -600 }
  const id = await insertReservationRow(server.sql, own.property, row)
  assert.equal((await own.api('DELETE', `/rooms/${own.room}`)).status, 200)
  const { body } = await own.api('GET', `/reservations/${id}`)
  assert.deepEqual([body.data[0].room.name, body.data[0].tables[0].name], ['Sala', 'T1'])
})
