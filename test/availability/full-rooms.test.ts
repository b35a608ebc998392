/** What a full room does by its `sold_out`: offered as it is booked, and every operation on what was taken in. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { day, madeBy, onlineOf } from '../support/bookings.ts'
import { assertOccupations } from '../support/occupations.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startTestServer()
})
after(() => server.stop())

const HOURS = ['19:00:00', '19:30:00', '20:00:00', '20:30:00', '21:00:00', '21:30:00', '22:00:00']

async function houseWith(sold_out: string, sizes = [4]): Promise<Restaurant> {
  const house = await createRestaurant(server, sizes)
  await house.api('PUT', `/rooms/${house.room}`, { sold_out })
  return house
}

const post = (house: Restaurant, over: object = {}) =>
  house.api('POST', '/reservations', onlineOf(house, over))

const booked = (house: Restaurant, over: object = {}) => madeBy(post(house, over))

const slotsOf = async (house: Restaurant, query = '') =>
  (
    await house.api(
      'GET',
      `/bookings/slots?start_date=${day}&pax=2&service_id=${house.dinner}&reasons=true${query}`,
    )
  ).body.data[0].available_services[0]

for (const sold_out of ['HIDE', 'ACCEPT', 'WAIT'])
  test(`slots · a full time in a room with ${sold_out} · offered as it is booked`, async () => {
    const house = await houseWith(sold_out)
    await booked(house)
    const { available_slots, waiting_slots, refused_slots } = await slotsOf(house)
    const full = ['19:30:00', '20:00:00', '20:30:00']
    const free = HOURS.filter((hour) => !full.includes(hour))
    assert.deepEqual(available_slots, sold_out === 'ACCEPT' ? HOURS : free)
    assert.deepEqual(waiting_slots, sold_out === 'WAIT' ? full : undefined)
    assert.deepEqual(refused_slots, sold_out === 'HIDE' ? full.map((time) => ({ time, reason: 'full' })) : [])
    for (const start_hour of HOURS)
      for (const room_id of [house.room, undefined]) {
        const { status, body } = await post(house, { start_hour, room_id })
        const offered: boolean =
          available_slots.includes(start_hour) || (waiting_slots ?? []).includes(start_hour)
        assert.equal(status, offered ? 201 : 400, start_hour)
        if (status === 400) assert.equal(body.error.reason, 'full')
        else {
          const [made] = body.data
          assert.equal(made.waiting_list, (waiting_slots ?? []).includes(start_hour))
          assert.equal(made.tables.length, free.includes(start_hour) ? 1 : 0)
          await house.api('DELETE', `/reservations/${made.id}`)
        }
      }
    await assertOccupations(server.sql, house.property)
  })

test('slots · only waiting ones left · the service is listed with them', async () => {
  const house = await houseWith('WAIT')
  await house.api('PUT', `/services/${house.dinner}`, { slots: ['20:00'] })
  await booked(house)
  const { body } = await house.api(
    'GET',
    `/bookings/slots?start_date=${day}&pax=2&service_id=${house.dinner}`,
  )
  assert.deepEqual(body.data[0].available_services, [
    { id: house.dinner, title: 'Dinner', available_slots: [], waiting_slots: ['20:00:00'] },
  ])
})

test('create · a full room that accepts · confirmed without a table, by the mode of the service a request', async () => {
  const house = await houseWith('ACCEPT')
  await booked(house)
  const made = await booked(house)
  assert.deepEqual([made.status, made.waiting_list, made.tables], ['CONFIRMED', false, []])
  assert.equal(made.room.id, house.room)
  await house.api('PUT', `/services/${house.dinner}`, {
    confirmation_mode: 'WAITING_LIST',
    confirm_up_to: 2,
  })
  assert.equal((await booked(house)).status, 'CONFIRMED')
  const asked = await booked(house, { pax: 3 })
  assert.deepEqual([asked.status, asked.waiting_list, asked.tables], ['WAITING', false, []])
  const { body } = await house.api('PATCH', `/reservations/${asked.id}?status=CONFIRMED`)
  assert.deepEqual([body.data[0].status, body.data[0].tables], ['CONFIRMED', []])
})

test('create · a full room with a queue · waits, whatever the mode of the service', async () => {
  const house = await houseWith('WAIT')
  await house.api('PUT', `/services/${house.dinner}`, { confirmation_mode: 'WAITING_LIST' })
  const asked = await booked(house)
  assert.deepEqual([asked.status, asked.waiting_list, asked.tables.length], ['WAITING', false, 1])
  const queued = await booked(house)
  assert.deepEqual([queued.status, queued.waiting_list, queued.tables], ['WAITING', true, []])
  const staff = await post(house, { channel: 'OCTOTABLE_ADMIN' })
  assert.equal(staff.body.error.reason, 'full', 'staff are not queued unless they say so')
})

test('create · no room given and all full · the first accepting room, then the first queue', async () => {
  const house = await houseWith('WAIT')
  const other = (await house.api('POST', '/rooms', { name: 'Giardino', sold_out: 'ACCEPT', position: 9 }))
    .body.data[0].id
  await house.api('POST', `/room/${other}/table`, { name: 'G1', guests_max: 4 })
  for (let n = 0; n < 2; n++) assert.equal((await booked(house, { room_id: undefined })).tables.length, 1)
  const made = await booked(house, { room_id: undefined })
  assert.deepEqual([made.room.id, made.status, made.tables], [other, 'CONFIRMED', []])
  await house.api('PUT', `/rooms/${other}`, { sold_out: 'HIDE' })
  const queued = await booked(house, { room_id: undefined })
  assert.deepEqual([queued.room.id, queued.waiting_list], [house.room, true])
})

test('without a table · check-in, check-out and their undo, cancel and its undo · work as with one', async () => {
  const house = await houseWith('ACCEPT')
  const seated = await booked(house)
  const { id } = await booked(house)
  const patch = async (path: string) => {
    const { status, body } = await house.api('PATCH', `/reservations/${id}/${path}`)
    assert.equal(status, 200, JSON.stringify(body))
    return body.data[0]
  }
  assert.ok((await patch('checkin')).checkin_date)
  assert.ok((await patch('checkout')).checkout_date)
  assert.equal((await patch('checkout?undo=true')).checkout_date, undefined)
  assert.equal((await patch('checkin?undo=true')).checkin_date, undefined)
  assert.equal((await house.api('DELETE', `/reservations/${id}`)).status, 200)
  const undone = await house.api('DELETE', `/reservations/${id}?undo=true`)
  assert.deepEqual([undone.status, undone.body.data[0].status], [200, 'CONFIRMED'])
  assert.equal((await house.api('GET', `/reservations/${seated.id}`)).body.data[0].tables.length, 1)
  await assertOccupations(server.sql, house.property)
})

test('without a table · moved · gets one where one is free, else stays without; staff may give it one', async () => {
  const house = await houseWith('ACCEPT', [4, 4])
  const seated = [await booked(house), await booked(house)]
  const { id } = await booked(house)
  const put = async (body: object) => {
    const answer = await house.api('PUT', `/reservations/${id}`, body)
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
    return answer.body.data[0]
  }
  assert.deepEqual((await put({ pax: 3 })).tables, [])
  assert.deepEqual((await put({ channel: 'OCTOTABLE_ADMIN', pax: 4 })).tables, [], 'staff too')
  await house.api('DELETE', `/reservations/${seated[0].id}`)
  const [table] = seated[0].tables
  const given = await put({ channel: 'OCTOTABLE_ADMIN', table_ids: [table.id] })
  assert.deepEqual([given.tables[0].id, given.status], [table.id, 'CONFIRMED'])
  assert.equal((await put({ start_hour: '22:00' })).tables.length, 1)
  await booked(house)
  assert.deepEqual((await put({ start_hour: '20:00' })).tables, [], 'online into a full room that accepts')
  const back = await house.api('PUT', `/reservations/${seated[1].id}`, { start_hour: '22:00' })
  assert.equal(back.body.data[0].tables.length, 1)
  await assertOccupations(server.sql, house.property)
})

test('update · online, to a full time of a room with a queue · full, it never becomes a queued one', async () => {
  const house = await houseWith('WAIT')
  await booked(house)
  const { id } = await booked(house, { start_hour: '22:00' })
  const { status, body } = await house.api('PUT', `/reservations/${id}`, { start_hour: '20:30' })
  assert.deepEqual([status, body.error.reason], [400, 'full'])
})

test('create · refused elsewhere · alternatives are times with a place, not those that wait', async () => {
  const house = await houseWith('WAIT')
  for (const start_hour of ['19:00', '20:00', '21:00', '22:00']) await booked(house, { start_hour })
  const { body } = await post(house, { start_hour: '18:00' })
  for (const { start_date, start_hour } of body.error.alternatives)
    if (start_date === day) assert.ok(start_hour < '15:00:00', start_hour)
})
