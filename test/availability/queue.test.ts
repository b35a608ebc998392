/** The queue: who waits for a table gets what others give back, in the same transaction. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setClock } from '../support/clock.ts'
import { day, madeBy, onlineOf } from '../support/bookings.ts'
import { callOn } from '../support/crowd.ts'
import { addDays } from '../support/days.ts'
import { assertOccupations } from '../support/occupations.ts'
import { Receiver, until } from '../support/receiver.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

const PUBLIC_URL = 'http://octotable.test'
let server: TestServer
let second: TestServer
const receiver = new Receiver()
before(async () => {
  await receiver.start()
  server = await startTestServer({ PUBLIC_URL, WEBHOOK_ALLOW_PRIVATE: 'true' })
  second = await startTestServer({ PUBLIC_URL, WEBHOOK_ALLOW_PRIVATE: 'true' }, server.databaseUrl)
})
after(async () => {
  await second.stop()
  await server.stop()
  await receiver.stop()
})

async function houseWith(sizes: number[] = [4], sold_out = 'WAIT'): Promise<Restaurant> {
  const house = await createRestaurant(server, sizes)
  await house.api('PUT', `/rooms/${house.room}`, { sold_out })
  return house
}

const booked = (house: Restaurant, over: object = {}) =>
  madeBy(house.api('POST', '/reservations', onlineOf(house, over)))
const queued = async (house: Restaurant, over: object = {}) => {
  const made = await booked(house, over)
  assert.equal(made.waiting_list, true)
  return made.id
}
const get = async (house: Restaurant, id: number) =>
  (await house.api('GET', `/reservations/${id}`)).body.data[0]
/** `STATUS` with the number of its tables. */
async function states(house: Restaurant, ...ids: number[]): Promise<string[]> {
  const rows = await Promise.all(ids.map((id) => get(house, id)))
  await assertOccupations(server.sql, house.property)
  return rows.map(({ status, tables }) => `${status} ${tables.length}`)
}

const staff = { channel: 'OCTOTABLE_ADMIN' }

test('cancel · somebody is queued · is accepted with the table, until an end, with event and webhook', async () => {
  const house = await houseWith()
  await house.api('POST', '/webhooks/subscription', {
    endpoint: receiver.url,
    webhook_type: 'RESERVATION_UPDATED',
  })
  const seated = await booked(house)
  const id = await queued(house)
  assert.equal((await house.api('DELETE', `/reservations/${seated.id}`)).status, 200)
  const promoted = await get(house, id)
  assert.deepEqual([promoted.status, promoted.waiting_list], ['ACCEPTED', false])
  assert.equal(promoted.tables[0].id, seated.tables[0].id)
  assert.ok(promoted.expiration_date > promoted.last_status_change)
  assert.ok(promoted.expiration_date <= `${day}T20:00:00`)
  const history = (await house.api('GET', `/reservations/${id}/history`)).body.data.at(-1)
  assert.equal(history.actor, 'system')
  assert.deepEqual(
    history.changes.find((one: { field: string }) => one.field === 'status'),
    { field: 'status', from: 'WAITING', to: 'ACCEPTED' },
  )
  const { body } = await until('the webhook', () => receiver.received.find((one) => one.body.data.id === id))
  assert.deepEqual([body.type, body.data.status], ['RESERVATION_UPDATED', 'ACCEPTED'])
  await states(house, id)
})

for (const [what, free] of [
  ['reject', (house: Restaurant, id: number) => house.api('PATCH', `/reservations/${id}?status=REJECTED`)],
  ['check-out', (house: Restaurant, id: number) => house.api('PATCH', `/reservations/${id}/checkout`)],
  [
    'move to another day',
    (house: Restaurant, id: number) =>
      house.api('PUT', `/reservations/${id}`, { start_date: addDays(day, 1) }),
  ],
  [
    'move to another hour',
    (house: Restaurant, id: number) => house.api('PUT', `/reservations/${id}`, { start_hour: '22:00' }),
  ],
] as const)
  test(`${what} · somebody is queued · gets the table`, async () => {
    const house = await houseWith()
    await house.api('PUT', `/services/${house.dinner}`, { confirmation_mode: 'WAITING_LIST' })
    const { id } = await booked(house)
    const waiting = await queued(house, { start_hour: '20:30' })
    assert.equal((await free(house, id)).status, 200)
    assert.deepEqual(await states(house, waiting), ['ACCEPTED 1'])
  })

test('a table is added, a table grows · somebody is queued · gets it', async () => {
  const house = await houseWith([4])
  await booked(house)
  const [one, two] = [await queued(house), await queued(house, { pax: 3 })]
  const { body } = await house.api('POST', `/room/${house.room}/table`, { name: 'T2', guests_max: 2 })
  assert.deepEqual(await states(house, one, two), ['ACCEPTED 1', 'WAITING 0'])
  await house.api('DELETE', `/reservations/${one}`)
  assert.deepEqual(await states(house, two), ['WAITING 0'], 'too small for it')
  await house.api('PUT', `/room/${house.room}/table/${body.data[0].id}`, { guests_max: 3 })
  assert.deepEqual(await states(house, two), ['ACCEPTED 1'])
})

test('limits are raised, a room opens or joins its tables · somebody is queued · gets a table', async () => {
  const house = await houseWith([2, 2, 4])
  await house.api('PUT', `/services/${house.dinner}`, { max_covers: 2 })
  await booked(house, { ...staff, pax: 4, start_hour: '19:00' })
  const waits = { waiting_list: true }
  const [pair, four] = [
    await queued(house, waits),
    await queued(house, { ...waits, pax: 3, start_hour: '19:00' }),
  ]
  await house.api('PUT', `/rooms/${house.room}`, { bookable: false })
  await house.api('PUT', `/services/${house.dinner}`, { max_covers: 20 })
  assert.deepEqual(await states(house, pair, four), ['WAITING 0', 'WAITING 0'], 'online, the room is closed')
  await house.api('PUT', `/rooms/${house.room}`, { bookable: true })
  assert.deepEqual(await states(house, pair, four), ['ACCEPTED 1', 'WAITING 0'])
  await house.api('PUT', `/rooms/${house.room}`, { auto_group: true })
  assert.deepEqual(await states(house, pair, four), ['ACCEPTED 1', 'ACCEPTED 2'])
})

test('another time zone · a hold that lapses with it was in the way · the queued one gets the table', async () => {
  const house = await houseWith([2])
  const { id } = await booked(house, { start_hour: '20:00' })
  const waiting = await queued(house, { start_hour: '20:30' })
  const held = { ...onlineOf(house, { start_hour: '21:00' }), customer: undefined }
  assert.equal((await house.api('POST', '/bookings/holds', held)).status, 201)
  await house.api('PUT', `/reservations/${id}`, { start_hour: '19:00' })
  assert.deepEqual(await states(house, waiting), ['WAITING 0'], 'the hold is in its way')
  await house.api('PUT', `/properties/${house.property}`, { timezone: 'America/New_York' })
  assert.deepEqual(await states(house, waiting), ['ACCEPTED 1'], 'holds lapse with the zone')
  const { start_hour, expiration_date } = await get(house, waiting)
  assert.equal(start_hour, '20:30:00')
  assert.ok(expiration_date <= `${day}T20:30:00`)
})

test('create · staff put somebody into the queue of a time that has passed · refused, it would have lapsed', async () => {
  const house = await houseWith([2])
  await setClock(server.sql, house.property, `${day} 20:10`)
  const asked = onlineOf(house, { ...staff, waiting_list: true })
  const refused = await house.api('POST', '/reservations', asked)
  assert.deepEqual([refused.status, refused.body.error.reason], [400, 'past'])
  await queued(house, { ...staff, waiting_list: true, start_hour: '20:30' })
  assert.equal((await booked(house, staff)).status, 'CONFIRMED', 'with a table it may be entered afterwards')
})

test('cancel · several are queued · the oldest that fits first, until none fits', async () => {
  const house = await houseWith([4, 2])
  const large = await booked(house, { pax: 4 })
  const small = await booked(house)
  const ids = [
    await queued(house, { pax: 4, start_hour: '21:00', waiting_list: true }),
    await queued(house, { pax: 3 }),
    await queued(house, { pax: 2 }),
    await queued(house, { pax: 1 }),
  ]
  await house.api('DELETE', `/reservations/${small.id}`)
  assert.deepEqual(await states(house, ...ids), ['WAITING 0', 'WAITING 0', 'ACCEPTED 1', 'WAITING 0'])
  await house.api('DELETE', `/reservations/${large.id}`)
  assert.deepEqual(await states(house, ...ids), ['WAITING 0', 'ACCEPTED 1', 'ACCEPTED 1', 'WAITING 0'])
})

test('cancel · queued by staff, without e-mail, in another room, at another time · is left alone', async () => {
  const house = await houseWith()
  const room = (await house.api('POST', '/rooms', { name: 'Giardino', sold_out: 'WAIT' })).body.data[0].id
  await house.api('POST', `/room/${room}/table`, { name: 'G1', guests_max: 4 })
  await booked(house, { room_id: room })
  const { id } = await booked(house)
  const ids = [
    await queued(house, { ...staff, waiting_list: true }),
    await queued(house, { customer: { first_name: 'Eva', phone: '3332211999' } }),
    await queued(house, { room_id: room }),
    await queued(house, { start_hour: '21:00', waiting_list: true }),
  ]
  await house.api('DELETE', `/reservations/${id}`)
  assert.deepEqual(await states(house, ...ids), ['WAITING 0', 'WAITING 0', 'WAITING 0', 'WAITING 0'])
})

test('cancel · a rule refuses the queued one by now · it waits on', async () => {
  const house = await houseWith()
  const { id } = await booked(house)
  const waiting = await queued(house)
  await house.api('PUT', `/services/${house.dinner}`, { online: false })
  await house.api('DELETE', `/reservations/${id}`)
  assert.deepEqual(await states(house, waiting), ['WAITING 0'])
})

test('cancel · a service day at its limit · whoever waited for that is accepted, also at another hour', async () => {
  const house = await houseWith([4, 4])
  await house.api('PUT', `/services/${house.dinner}`, { end_time: '03:00', max_covers: 4 })
  const { id } = await booked(house, { pax: 4 })
  const ids = [
    await queued(house, { start_date: addDays(day, 1), start_hour: '01:30', waiting_list: true }),
    await queued(house, { start_hour: '19:00', pax: 3, waiting_list: true }),
    await queued(house, { start_hour: '22:00', waiting_list: true }),
  ]
  await house.api('DELETE', `/reservations/${id}`)
  assert.deepEqual(await states(house, ...ids), ['ACCEPTED 1', 'WAITING 0', 'ACCEPTED 1'])
})

test('cancel · a queued stay over midnight · its days are locked too, and it gets the table', async () => {
  const house = await houseWith()
  await house.api('PUT', `/services/${house.dinner}`, { end_time: '03:00', average_stay: 180 })
  const { id } = await booked(house, { start_hour: '19:00' })
  const waiting = await queued(house, { start_hour: '21:30' })
  await house.api('DELETE', `/reservations/${id}`)
  assert.deepEqual(await states(house, waiting), ['ACCEPTED 1'])
})

test('queued ones · confirmed by staff or by waiting_list false · find a table, else 409 full', async () => {
  const house = await houseWith([4, 4])
  const seated = [await booked(house), await booked(house)]
  const phone = { first_name: 'Eva', phone: '3332211999' }
  const ids = [await queued(house, { customer: phone }), await queued(house, { customer: phone })]
  const [one, two] = ids
  for (const answer of [
    await house.api('PATCH', `/reservations/${one}?status=ACCEPTED`),
    await house.api('PUT', `/reservations/${two}`, { waiting_list: false }),
  ])
    assert.deepEqual([answer.status, answer.body.error?.reason], [409, 'full'])
  for (const { id } of seated) await house.api('DELETE', `/reservations/${id}`)
  assert.deepEqual(await states(house, ...ids), ['WAITING 0', 'WAITING 0'])
  assert.equal((await house.api('PATCH', `/reservations/${one}?status=ACCEPTED`)).status, 200)
  assert.equal((await house.api('PUT', `/reservations/${two}`, { waiting_list: false })).status, 200)
  assert.deepEqual(await states(house, ...ids), ['ACCEPTED 1', 'CONFIRMED 1'])
})

test('cancel and undo · the table went to the queue · 409 naming who has it', async () => {
  const house = await houseWith()
  const { id } = await booked(house)
  const waiting = await queued(house)
  await house.api('DELETE', `/reservations/${id}`)
  const { status, body } = await house.api('DELETE', `/reservations/${id}?undo=true`)
  assert.equal(status, 409)
  assert.match(body.message, new RegExp(`reservation ${waiting} `))
})

test('cancel and book · at once, on two servers · the table goes to one of them, the queue or the caller', async () => {
  const house = await houseWith()
  for (let round = 0; round < 8; round++) {
    const { id } = await booked(house)
    const waiting = await queued(house)
    const [cancelled, ...callers] = await Promise.all([
      house.api('DELETE', `/reservations/${id}`),
      ...[server, second, server, second].map(({ url }) =>
        callOn(url, house, 'POST', '/reservations', onlineOf(house, staff)),
      ),
    ])
    assert.equal(cancelled.status, 200)
    // the queue is served before the day is let go
    assert.deepEqual(
      callers.map(({ status }) => status),
      [400, 400, 400, 400],
    )
    assert.deepEqual(await states(house, waiting), ['ACCEPTED 1'])
    await house.api('DELETE', `/reservations/${waiting}`)
  }
})

test('cancel · six of six at once, six are queued · each gets a table, none twice', async () => {
  const house = await houseWith([2, 2, 2, 2, 2, 2])
  const seated: number[] = []
  for (let n = 0; n < 6; n++) seated.push((await booked(house)).id)
  const waiting: number[] = []
  for (let n = 0; n < 6; n++) waiting.push(await queued(house))
  await Promise.all(seated.map((id) => house.api('DELETE', `/reservations/${id}`)))
  assert.deepEqual(
    await states(house, ...waiting),
    waiting.map(() => 'ACCEPTED 1'),
  )
})
