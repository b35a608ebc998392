/** How input is read: what is taken for what, and what is refused (`api.md`, sections 1.3 and 1.4). */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { assertError, assertField } from './support/assert-error.ts'
import { addDays, today } from './support/days.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from './support/server.ts'

let server: TestServer
let restaurant: Restaurant
before(async () => {
  server = await startTestServer()
  restaurant = await createRestaurant(server)
  // a sandbox may hold little
  await server.sql`update properties set sandbox = false where id = ${restaurant.property}`
})
after(() => server.stop())

const createRoom = (fields: object) => restaurant.api('POST', '/rooms', { name: 'Sala', ...fields })
const service = (fields: object = {}) => ({
  name: 'Brunch',
  start_time: '10:00',
  end_time: '14:00',
  days_of_week: ['SUN'],
  ...fields,
})
const createService = (fields: object) => restaurant.api('POST', '/services', service(fields))
const day = addDays(today(), 5)
const booking = (fields: object) => ({
  channel: 'OCTOTABLE_ADMIN',
  start_date: day,
  start_hour: '20:00',
  pax: 1,
  service_id: restaurant.dinner,
  room_id: restaurant.room,
  customer: { first_name: 'Ada' },
  waiting_list: true,
  ...fields,
})
const book = (fields: object) => restaurant.api('POST', '/reservations', booking(fields))

test('integers · digits in a text · are taken, nothing else is', async () => {
  for (const [given, read] of [
    [7, 7],
    [7.0, 7],
    ['7', 7],
    [' 7 ', 7],
    ['-7', -7],
    ['007', 7],
    [undefined, 0],
  ])
    assert.equal((await createRoom({ position: given })).body.data[0].position, read, `${given}`)
  for (const given of [
    true,
    false,
    '',
    ' ',
    '1.5',
    1.5,
    '1e3',
    '0x10',
    '+1',
    '٧',
    '７',
    [1],
    {},
    'seven',
    '1 2',
    200_000,
  ])
    assertField(await createRoom({ position: given }), 'position', JSON.stringify(given))
  assertField(await restaurant.api('POST', '/rooms', '{"name":"Sala","position":1e400}'), 'position')
  for (const pax of [null, true, '', 0, -1, 1001, '1001', 9e15, 1e300])
    assertField(await book({ pax }), 'pax', JSON.stringify(pax))
})

test('booleans in a body · are booleans only', async () => {
  for (const given of ['true', 'false', '1', 1, 0, '', [], 'yes'])
    assertField(await createRoom({ bookable: given }), 'bookable', JSON.stringify(given))
})

test('text · is trimmed and counted in characters', async () => {
  for (const [given, read] of [
    ['  Sala\t\n', 'Sala'],
    ['\u00a0Sala\u3000', 'Sala'],
    ['x'.repeat(120), 'x'.repeat(120)],
    [` ${'x'.repeat(120)} `, 'x'.repeat(120)],
    ['🍕'.repeat(120), '🍕'.repeat(120)],
    ['قاعة‏ ١', 'قاعة‏ ١'],
    ['👨‍👩‍👧', '👨‍👩‍👧'],
    ["'; drop table rooms; --", "'; drop table rooms; --"],
    ['<b>{{7*7}}${7*7}</b>', '<b>{{7*7}}${7*7}</b>'],
    ['constructor', 'constructor'],
  ] as const)
    assert.equal((await createRoom({ name: given })).body.data[0].name, read)
  for (const given of [
    null,
    '',
    ' \n',
    5,
    true,
    ['Sala'],
    {},
    'x'.repeat(121),
    '🍕'.repeat(121),
    'a\u0301'.repeat(61),
    'a\0b',
    '\ud800',
    'x\udc00y',
  ])
    assertField(await createRoom({ name: given }), 'name', JSON.stringify(given))
  for (const field of ['notes', 'special_request']) {
    assert.equal((await book({ [field]: 'x'.repeat(2000) })).status, 201)
    for (const given of ['x'.repeat(2001), '\0', '\udfff', 1])
      assertField(await book({ [field]: given }), field, JSON.stringify(given).slice(0, 20))
  }
})

test('ids · beyond 2^53, below 1, of digits · are not found; what is no integer is 400', async () => {
  for (const id of [
    '1',
    '0',
    '-1',
    '%2012',
    '9007199254740992',
    '9007199254740993',
    '9'.repeat(30),
    '-9223372036854775809',
    `-${'9'.repeat(40)}`,
  ]) {
    assertError(await restaurant.api('GET', `/rooms/${id}`), 404, 'ResourceNotFoundException', id)
    assertError(await restaurant.api('GET', `/properties/${id}`), 403, 'PropertyForbiddenException', id)
  }
  for (const id of ['x', '1.5', '1e3', '0x1', 'null', '+1', '%20', '1,2', '[1]']) {
    assertField(await restaurant.api('GET', `/rooms/${id}`), 'room_id', id)
    assertField(await restaurant.api('GET', `/properties/${id}`), 'id', id)
  }
  for (const id of [0, -1, 2 ** 53, 1e30, '9'.repeat(40), 2 ** 53 + 2])
    assertError(await book({ service_id: id }), 404, 'ResourceNotFoundException', String(id))
  const beyond = JSON.stringify(booking({ service_id: 1 })).replace('"service_id":1', '"service_id":1e400')
  assertError(await restaurant.api('POST', '/reservations', beyond), 404, 'ResourceNotFoundException')
  for (const id of [null, 1.5, true, '', 'x', [1], {}])
    assertField(await book({ service_id: id }), 'service_id', JSON.stringify(id))
})

test('dates · and date-times where a date is meant · are read; what is no day is 400', async () => {
  for (const given of [
    day,
    ` ${day} `,
    `${day}T19:30`,
    `${day}T19:30:00`,
    `${day}%2019:30:00`,
    `${day}T23:59:59.999Z`,
    `${day}T9:05:00%2B02:00`,
  ]) {
    const { status, body } = await restaurant.api('GET', `/bookings/slots?start_date=${given}`)
    assert.deepEqual([status, body.data?.[0].day], [200, day], given)
  }
  for (const given of [
    'today',
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '20260101',
    '0000-01-01',
    '10000-01-01',
    '-2026-01-01',
    '2026-01-01T',
    '2026-01-01Tnoon',
    '01/02/2026',
    '1767225600',
  ])
    assertField(await restaurant.api('GET', `/bookings/slots?start_date=${given}`), 'start_date', given)
  assertField(await restaurant.api('GET', '/bookings/slots'), 'start_date', 'none')
  for (const given of [20260101, null, ['2026-01-01'], true])
    assertField(await book({ start_date: given }), 'start_date')
})

test('times of day · with one-digit hours, without seconds, in a date-time · are read; others are 400', async () => {
  for (const [given, read] of [
    ['9:00', '09:00:00'],
    ['09:05', '09:05:00'],
    [' 9:05:00 ', '09:05:00'],
    ['2026-01-01T09:05:00', '09:05:00'],
    ['2026-01-01 9:05', '09:05:00'],
    ['00:00', '00:00:00'],
  ])
    assert.equal((await createService({ start_time: given })).body.data[0].start_time, read)
  for (const given of [
    '24:00',
    '24:00:00',
    '23:60',
    '12:30:01',
    '23:59:60',
    '9',
    '9:5',
    '0900',
    '9am',
    '-1:00',
    '12:00:00:00',
    '',
    null,
    9,
    540,
  ])
    assertField(await createService({ start_time: given }), 'start_time', String(given))
})

test('arrays in a query · in each spelling · mean the same', async () => {
  const confirmed = (await book({ waiting_list: false })).body.data[0].id
  const queued = (await book({})).body.data[0].id
  const cancelled = (await book({})).body.data[0].id
  await restaurant.api('DELETE', `/reservations/${cancelled}`)
  for (const query of [
    'status[]=CONFIRMED&status[]=WAITING',
    'status%5B%5D=CONFIRMED&status%5B%5D=WAITING',
    'status=CONFIRMED,WAITING',
    'status=CONFIRMED&status=WAITING',
    'status[]=CONFIRMED,WAITING',
    'status=CONFIRMED&status[]=WAITING,,&status=',
    'status=%20CONFIRMED%20,%20WAITING',
  ]) {
    const { body } = await restaurant.api('GET', `/reservations?start_date=${day}&end_date=${day}&${query}`)
    const ids: number[] = body.data?.map(({ id }: { id: number }) => id) ?? []
    assert.ok(ids.includes(confirmed) && ids.includes(queued), query)
    assert.ok(!ids.includes(cancelled), query)
  }
  for (const [query, path] of [
    ['status=LOST', 'status[0]'],
    ['status=CONFIRMED,LOST', 'status[1]'],
    ['status=confirmed', 'status[0]'],
    ['service_ids=1,x', 'service_ids[1]'],
    ['room_ids[]=1.5', 'room_ids[0]'],
  ] as const)
    assertField(await restaurant.api('GET', `/reservations?${query}`), path, query)
})

test('booleans in a query · true false 1 0 · are taken, others are 400; an empty one is not given', async () => {
  const list = (value: string) => restaurant.api('GET', `/reservations?departed=${value}`)
  for (const value of ['true', '1']) assert.deepEqual((await list(value)).body, { data: [] }, value)
  for (const value of ['false', '0', '']) assert.ok((await list(value)).body.data.length > 0, value)
  for (const value of ['yes', '2', 'null', 'constructor', '__proto__', 'toString'])
    assertField(await list(value), 'departed', value)
})

test('unknown fields and parameters · at any depth · are ignored', async () => {
  const { status, body } = await restaurant.api('POST', '/rooms?limit=x&bookable=false&__proto__[name]=y', {
    name: 'Sala',
    id: 7,
    property_id: 1,
    tables: [{ id: 1 }],
    unknown: { deep: [[[{}]]] },
  })
  assert.equal(status, 201)
  assert.deepEqual(
    [body.data[0].property_id, body.data[0].bookable, body.data[0].tables],
    [restaurant.property, true, []],
  )
  assert.notEqual(body.data[0].id, 7)
  assert.equal((await book({ customer: { first_name: 'Ada', unknown: 1, id: undefined } })).status, 201)
})

test('names of prototypes · as keys of a body · are keys without power', async () => {
  const keys =
    '"__proto__":{"bookable":false,"polluted":1},"constructor":{"prototype":{"polluted":1}},"prototype":{"polluted":1}'
  const { body } = await restaurant.api('POST', '/rooms', `{"name":"Sala",${keys}}`)
  assert.equal(body.data[0].bookable, true)
  const only = await restaurant.api('POST', '/rooms', '{"__proto__":{"name":"Sala"}}')
  assertField(only, 'name')
  const text = JSON.stringify(service()).replace('{', `{${keys},"orders_section":{${keys}},`)
  const kept = await restaurant.api('POST', '/services', text)
  assert.equal(kept.status, 201, JSON.stringify(kept.body))
  assert.equal((await restaurant.api('GET', `/services/${kept.body.data[0].id}`)).status, 200)
  const clean: { polluted?: unknown } = {}
  assert.equal(clean.polluted, undefined)
})

test('settings of free form · nested too deep, or with text that cannot be kept · are 400', async () => {
  const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) })
  assert.equal((await createService({ orders_section: nested(15) })).status, 201)
  for (const orders_section of [
    nested(30),
    { a: '\0' },
    { 'a\0': 1 },
    { a: [{ b: '\ud800' }] },
    { '\udc00': 1 },
  ])
    assertError(await createService({ orders_section }), 400, 'ValidationException')
  for (const orders_section of [[], 'text', 1, true])
    assertField(await createService({ orders_section }), 'orders_section')
})

test('null in a PUT · for what always has a value · 400 naming the field, nothing changed; else it clears', async () => {
  const { room, tables, dinner } = restaurant
  const reservation = (await book({ waiting_list: false, notes: 'window' })).body.data[0]
  const hook = (
    await restaurant.api('POST', '/webhooks/subscription', {
      endpoint: 'https://hooks.example.com/',
      webhook_type: 'RESERVATION_CREATED',
    })
  ).body.data[0]
  const table = `/room/${room}/table/${tables[0]}`
  for (const [path, needed, also] of [
    [`/rooms/${room}`, ['name'], { position: 9 }],
    [table, ['name', 'room_id'], { shape: 'round' }],
    [`/services/${dinner}`, ['name', 'start_time', 'end_time', 'days_of_week'], { max_advance: 9 }],
    [`/properties/${restaurant.property}`, ['name', 'timezone'], { city: 'Roma' }],
    [
      `/reservations/${reservation.id}`,
      ['start_date', 'start_day', 'start_hour', 'pax', 'channel', 'customer', 'service_id', 'room_id'],
      { notes: null },
    ],
    [`/webhook/subscription/${hook.id}`, ['endpoint', 'webhook_type'], {}],
  ] as const) {
    const read = path.replace('/webhook/', '/webhooks/')
    const { body } = await restaurant.api('GET', read)
    const nulls = Object.fromEntries(needed.map((name) => [name, null]))
    const refused = await restaurant.api('PUT', path, { ...also, ...nulls })
    for (const name of needed) assertField(refused, name)
    assert.equal(refused.body.error.fields.length, needed.length)
    assert.deepEqual((await restaurant.api('GET', read)).body, body, path)
  }
  const inside = await restaurant.api('PUT', `/reservations/${reservation.id}`, { customer: { id: null } })
  assertField(inside, 'customer.id')
  const cleared = await restaurant.api('PUT', `/reservations/${reservation.id}`, {
    notes: null,
    customer: { id: reservation.customer.id, last_name: null, email: null },
  })
  assert.equal(cleared.status, 200, JSON.stringify(cleared.body))
  assert.deepEqual([cleared.body.data[0].notes, cleared.body.data[0].customer.last_name], ['', ''])
})

test('null in a POST · for a field that may be left out · is one that is not given', async () => {
  const { body } = await createRoom({ bookable: null, position: null })
  assert.deepEqual([body.data[0].bookable, body.data[0].position], [true, 0])
  assertField(await createRoom({ name: null }), 'name')
})
