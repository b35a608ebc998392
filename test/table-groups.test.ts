import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from './support/server.ts'
import { assertRefused } from './support/assert-refused.ts'
import { insertReservationRow } from './support/reservation-row.ts'

let server: TestServer
before(async () => {
  server = await startTestServer()
})
after(() => server.stop())

const post = (own: Restaurant, body: object, room = own.room) => own.api('POST', `/room/${room}/table`, body)
const put = (own: Restaurant, table: number, body: object, room = own.room) =>
  own.api('PUT', `/room/${room}/table/${table}`, body)
const remove = (own: Restaurant, table: number) => own.api('DELETE', `/room/${own.room}/table/${table}`)

/** A restaurant with tables of two and four and the group of both. */
async function withGroup() {
  const own = await createRestaurant(server, [2, 4])
  const [two = 0, four = 0] = own.tables
  const group: number = (await post(own, { name: 'G', group: true, table_ids: [two, four] })).body.data[0].id
  return { own, two, four, group }
}

const reserve = (own: Restaurant, tables: number[], occupies = tables) =>
  insertReservationRow(server.sql, own.property, { service: own.dinner, room: own.room, tables, occupies })

test('createTable · a group · seats the sums of its members unless told otherwise', async () => {
  const own = await createRestaurant(server, [2, 4, 6])
  const table_ids = own.tables.toReversed()
  const group = (await post(own, { name: 'All', group: true, table_ids })).body.data[0]
  assert.deepEqual(
    [group.group, group.guests_min, group.guests_max, group.table_ids],
    [true, 3, 12, own.tables],
  )
  const told = await post(own, { name: 'Some', group: true, table_ids, guests_min: 7, guests_max: 10 })
  assert.deepEqual([told.body.data[0].guests_min, told.body.data[0].guests_max], [7, 10])
})

test('createTable · a group of a group or over two rooms · is 400', async () => {
  const { own, two, group } = await withGroup()
  const other = (await own.api('POST', '/rooms', { name: 'Other' })).body.data[0].id
  const there = (await post(own, { name: 'T' }, other)).body.data[0].id
  assertRefused(
    await post(own, { name: 'G', group: true, table_ids: [two, group] }),
    400,
    'VALIDATION',
    /is a group/,
  )
  assertRefused(
    await post(own, { name: 'G', group: true, table_ids: [two, there] }),
    400,
    'VALIDATION',
    /no table with id/,
  )
})

test('updateTable · members of a group · change, unless it has upcoming reservations', async () => {
  const { own, two, four, group } = await withGroup()
  const six = (await post(own, { name: 'T6', guests_max: 6 })).body.data[0].id
  const changed = (await put(own, group, { table_ids: [six, two] })).body.data[0]
  assert.deepEqual(
    [changed.table_ids, changed.guests_max],
    [[two, six], 6],
    'a field left out keeps its value',
  )
  assert.equal((await put(own, group, { guests_max: null })).body.data[0].guests_max, 8)

  await reserve(own, [six])
  assert.equal(
    (await put(own, group, { table_ids: [two, four] })).status,
    200,
    'a reservation of a member is not one of the group',
  )
  const id = await reserve(own, [group], [two, four])
  assertRefused(
    await put(own, group, { table_ids: [two, six] }),
    409,
    'STATE_CONFLICT',
    new RegExp(`${group} has upcoming reservations \\(${id}\\)`),
  )
  assert.equal(
    (await put(own, group, { table_ids: [four, two], group: true })).status,
    200,
    'the same members',
  )
  assert.equal(
    (await put(own, group, { guests_min: 2, guests_max: 9 })).status,
    200,
    'min and max can change',
  )
})

test('updateTable · room_id of a table in a group or with upcoming reservations · is 409', async () => {
  const { own, two, group } = await withGroup()
  const other = (await own.api('POST', '/rooms', { name: 'Other' })).body.data[0].id
  assertRefused(
    await put(own, two, { room_id: other }),
    409,
    'STATE_CONFLICT',
    new RegExp(`is in the group ${group}`),
  )
  assertRefused(await put(own, group, { room_id: other }), 400, 'VALIDATION', /table_ids/)
  const single = (await post(own, { name: 'T' })).body.data[0].id
  await reserve(own, [single])
  assertRefused(await put(own, single, { room_id: other }), 409, 'STATE_CONFLICT', /upcoming/)
  assert.equal((await put(own, single, { room_id: own.room, name: 'Same room' })).status, 200)
})

test('deleteTable · a table in a group · takes the group along; a second delete is 404', async () => {
  const { own, two, four, group } = await withGroup()
  const deleted = await remove(own, two)
  assert.deepEqual([deleted.status, deleted.body], [200, { data: [two] }])
  const left = (await own.api('GET', '/tables')).body.data
  assert.deepEqual(
    left.map((table: { id: number }) => table.id),
    [four],
  )
  for (const gone of [two, group])
    assertRefused(await remove(own, gone), 404, 'RESOURCE_NOT_FOUND', /Table with id/)
})

test('deleteTable · a group · leaves its members', async () => {
  const { own, two, four, group } = await withGroup()
  await reserve(own, [two])
  assert.deepEqual((await remove(own, group)).body, { data: [group] })
  const left = (await own.api('GET', '/tables')).body.data
  assert.deepEqual(
    left.map((table: { id: number }) => table.id),
    [two, four],
  )
})

test('deleteTable · upcoming reservations of it, or of a group with it · is 409', async () => {
  const { own, two, four, group } = await withGroup()
  const id = await reserve(own, [group], [two, four])
  for (const table of [two, four, group])
    assertRefused(
      await remove(own, table),
      409,
      'STATE_CONFLICT',
      new RegExp(`Table ${table} has upcoming reservations \\(${id}\\)`),
    )
  await server.sql`update reservations set status = 'CANCELLED' where id = ${id}`
  assert.equal((await remove(own, four)).status, 200)
})

test('deleteTable · taken by a reservation that names a group which is gone · is 409', async () => {
  const { own, two, four, group } = await withGroup()
  await remove(own, group)
  // as when a cancellation is undone after the group was deleted
  const id = await reserve(own, [group], [two, four])
  assertRefused(await remove(own, two), 409, 'STATE_CONFLICT', new RegExp(`\\(${id}\\)`))
})
