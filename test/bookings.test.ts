import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { addDays, today } from './support/days.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from './support/server.ts'

let server: TestServer
let house: Restaurant

before(async () => {
  server = await startTestServer({ PUBLIC_URL: 'https://book.example.com/' })
  house = await createRestaurant(server, [2, 4])
})
after(() => server.stop())

const LUNCH = ['12:00:00', '12:30:00', '13:00:00', '13:30:00', '14:00:00']
const DINNER = ['19:00:00', '19:30:00', '20:00:00', '20:30:00', '21:00:00', '21:30:00', '22:00:00']

let dayCount = 1
const freshDay = () => addDays(today(), dayCount++)

const slots = async (query: string) => (await house.api('GET', `/bookings/slots?${query}`)).body.data

const book = (over: Record<string, unknown>) =>
  house.api('POST', '/reservations', {
    channel: 'OCTOTABLE_BOOK',
    pax: 2,
    service_id: house.dinner,
    room_id: house.room,
    customer: { first_name: 'Ada', email: 'ada@example.com' },
    ...over,
  })

test('slots · an empty day · every start time of lunch and dinner, in the documented shape', async () => {
  const day = freshDay()
  const expected = [
    {
      day,
      available_services: [
        { id: house.lunch, title: 'Lunch', available_slots: LUNCH },
        { id: house.dinner, title: 'Dinner', available_slots: DINNER },
      ],
    },
  ]
  assert.deepEqual(await slots(`start_date=${day}&pax=2`), expected)
  assert.deepEqual((await house.api('GET', `/booking/slots?start_date=${day}`)).body.data, expected)
})

test('slots · taken tables · exactly the overlapping starts are gone, cancelling gives them back', async () => {
  const start_date = freshDay()
  const before = await slots(`start_date=${start_date}&pax=3`)
  const { id } = (await book({ start_date, start_hour: '20:00', pax: 3 })).body.data[0]
  const dinner = (await slots(`start_date=${start_date}&pax=3&service_id=${house.dinner}`))[0]
    .available_services[0]
  assert.deepEqual(
    dinner.available_slots,
    DINNER.filter((time) => !['19:30:00', '20:00:00', '20:30:00'].includes(time)),
  )
  assert.equal(
    (await slots(`start_date=${start_date}&pax=2`))[0].available_services[1].available_slots.length,
    7,
  )
  await house.api('DELETE', `/reservations/${id}`)
  assert.deepEqual(await slots(`start_date=${start_date}&pax=3`), before)
})

test('slots · offered ⇔ bookable · at every start time of a half-full day', async () => {
  const start_date = freshDay()
  for (const start_hour of ['19:00', '20:30']) await book({ start_date, start_hour, pax: 4 })
  const answer = (await slots(`start_date=${start_date}&pax=4&service_id=${house.dinner}&reasons=true`))[0]
    .available_services[0]
  const refusedAt = new Map<string, string>(
    answer.refused_slots.map((slot: { time: string; reason: string }) => [slot.time, slot.reason]),
  )
  for (const start_hour of DINNER) {
    const made = await book({ start_date, start_hour, pax: 4 })
    if (answer.available_slots.includes(start_hour)) {
      assert.equal(made.status, 201, start_hour)
      await house.api('DELETE', `/reservations/${made.body.data[0].id}`)
    } else assert.equal(made.body.error.reason, refusedAt.get(start_hour), start_hour)
  }
})

test('slots · past days, an unknown service or room, too many days · empty, 404, 400', async () => {
  assert.deepEqual(await slots(`start_date=${addDays(today(), -1)}`), [
    { day: addDays(today(), -1), available_services: [] },
  ])
  assert.equal((await house.api('GET', `/bookings/slots?start_date=${today()}&service_id=1`)).status, 404)
  assert.equal((await house.api('GET', `/bookings/slots?start_date=${today()}&room_id=1`)).status, 404)
  for (const query of [
    '',
    'start_date=soon',
    `start_date=${today()}&days=63`,
    `start_date=${today()}&end_date=${addDays(today(), -1)}`,
    `start_date=${today()}&pax=0`,
  ])
    assert.equal((await house.api('GET', `/bookings/slots?${query}`)).status, 400, query)
})

test('slots · several days · by days or end_date, the horizon refused as too_far', async () => {
  const first = addDays(today(), 59)
  const byDays = await slots(`start_date=${first}&days=3&reasons=true&service_id=${house.lunch}`)
  assert.deepEqual(
    byDays,
    await slots(`start_date=${first}&end_date=${addDays(first, 2)}&reasons=true&service_id=${house.lunch}`),
  )
  assert.deepEqual(
    byDays.map((one: { day: string }) => one.day),
    [0, 1, 2].map((n) => addDays(first, n)),
  )
  assert.equal(byDays[1].available_services[0].available_slots.length, 5)
  assert.deepEqual(byDays[2].available_services[0].refused_slots[0], { time: '12:00:00', reason: 'too_far' })
})

test('slots · out_of_order · all start times with their flag', async () => {
  const start_date = freshDay()
  for (const name of ['out_of_order', 'out_of_service']) {
    const [lunch] = (await slots(`start_date=${start_date}&pax=9&${name}=true`))[0].available_services
    assert.deepEqual(lunch.available_slots, [])
    assert.deepEqual(
      lunch.slots,
      LUNCH.map((time) => ({ time, disabled: false })),
    )
  }
})

test('slots · a change of the set-up · shows at once', async () => {
  const start_date = freshDay()
  await house.api('PUT', `/services/${house.lunch}`, { slots: ['12:15'] })
  assert.deepEqual((await slots(`start_date=${start_date}`))[0].available_services[0].available_slots, [
    '12:15:00',
  ])
  await house.api('PUT', `/services/${house.lunch}`, { slots: null })
  assert.deepEqual((await slots(`start_date=${start_date}`))[0].available_services[0].available_slots, LUNCH)
})

test('rooms · free tables · an array inside the array; taken or too small ones and empty rooms are left out', async () => {
  const start_date = freshDay()
  const ask = async (query: string) =>
    (await house.api('GET', `/bookings/rooms?start_date=${start_date}&service_id=${house.dinner}&${query}`))
      .body.data
  const [[room]] = await ask('start_hour=20:00&pax=2')
  assert.equal(room.id, house.room)
  assert.equal(room.property_id, house.property)
  assert.deepEqual(
    room.tables.map((table: { id: number }) => table.id),
    house.tables,
  )
  const { name, free, group, guests_min, guests_max, room_id } = room.tables[0]
  assert.deepEqual(
    [name, free, group, guests_min, guests_max, room_id],
    ['T1', true, false, 1, 2, house.room],
  )
  await book({ start_date, start_hour: '20:00' })
  assert.deepEqual(
    (await ask('start_time=20:30&pax=2'))[0][0].tables.map((table: { id: number }) => table.id),
    [house.tables[1]],
  )
  assert.deepEqual(await ask('start_hour=20:00&pax=9'), [[]])
  assert.deepEqual(await ask('start_hour=20:10&pax=2'), [[]], 'a time not offered')
  assert.deepEqual(
    (
      await house.api(
        'GET',
        `/booking/rooms?start_date=${start_date}&service_id=${house.dinner}&start_hour=21:00&pax=4`,
      )
    ).status,
    200,
  )
})

test('rooms · a group · listed while all of its members are free', async () => {
  const start_date = freshDay()
  const made = await house.api('POST', `/room/${house.room}/table`, {
    name: 'T1+T2',
    group: true,
    table_ids: house.tables,
  })
  const group = made.body.data[0].id
  const ask = async () =>
    (
      await house.api(
        'GET',
        `/bookings/rooms?start_date=${start_date}&service_id=${house.dinner}&start_hour=20:00&pax=6`,
      )
    ).body.data
  assert.deepEqual(
    (await ask())[0][0].tables.map((table: { id: number }) => table.id),
    [group],
  )
  const reservation = (await book({ start_date, start_hour: '20:00', pax: 6 })).body.data[0]
  assert.deepEqual(
    reservation.tables.map((table: { id: number; group: boolean }) => [table.id, table.group]),
    [[group, true]],
  )
  assert.equal(
    (await book({ start_date, start_hour: '20:00', pax: 2 })).body.error.reason,
    'full',
    'its members are taken',
  )
  await house.api('DELETE', `/reservations/${reservation.id}`)
  await book({ start_date, start_hour: '20:00', pax: 2 })
  assert.deepEqual(await ask(), [[]])
  await house.api('DELETE', `/room/${house.room}/table/${group}`)
})

test('rooms · missing or unknown values · 400, 404', async () => {
  for (const query of [
    '',
    `start_date=${today()}&pax=2&service_id=${house.dinner}`,
    `start_date=${today()}&start_hour=20:00&service_id=${house.dinner}`,
  ])
    assert.equal((await house.api('GET', `/bookings/rooms?${query}`)).status, 400, query)
  assert.equal(
    (await house.api('GET', `/bookings/rooms?start_date=${today()}&start_hour=20:00&pax=2&service_id=1`))
      .status,
    404,
  )
})

test('tables · free · by the rules of an online booking', async () => {
  const start_date = freshDay()
  await book({ start_date, start_hour: '20:00', pax: 2 })
  const free = async (query: string) =>
    (await house.api('GET', `/room/${house.room}/tables?${query}`)).body.data.map(
      (table: { free: boolean }) => table.free,
    )
  assert.deepEqual(await free(''), [true, true])
  assert.deepEqual(await free(`start_date=${start_date}&start_hour=20:30&pax=2&service_id=${house.dinner}`), [
    false,
    true,
  ])
  assert.deepEqual(await free(`start_date=${start_date}&pax=2`), [true, true], 'at any slot of the day')
  assert.deepEqual(await free(`start_date=${start_date}&start_hour=21:00&pax=3`), [false, true])
})

test('list · links · absolute, on the public address', async () => {
  const expected = [
    {
      name: 'BOOKING_ENGINE_PAGE',
      link: `https://book.example.com/book/restaurant/${house.property}/booking/new`,
    },
    {
      name: 'SERVICES_PAGE',
      link: `https://book.example.com/book/restaurant/${house.property}/booking/home`,
    },
    { name: 'WELCOME_PAGE', link: `https://book.example.com/book/restaurant/${house.property}/welcome` },
  ]
  assert.deepEqual(
    (await house.api('GET', '/bookings/list', undefined, { host: 'evil.example' })).body.data,
    expected,
  )
  assert.deepEqual((await house.api('GET', '/booking/link')).body.data, expected)
})
