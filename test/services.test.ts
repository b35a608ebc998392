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
import { insertReservationRow } from './support/reservation-row.ts'

let server: TestServer
let account: Account
before(async () => {
  server = await startTestServer()
  account = await createAccount(server)
})
after(() => server.stop())

const hours = { name: 'Breakfast', start_time: '09:00', end_time: '11:00', days_of_week: ['SAT', 'MON'] }
const post = (body: object) => account.api('POST', '/services', { ...hours, ...body })
const put = (id: number, body: object) => account.api('PUT', `/services/${id}`, body)
const made = async (body: object = {}) => (await post(body)).body.data[0]
const ORDERS = { order_enabled: false, required_fields: [], send_order_enabled: false }

test('createService · what is required · is 201 with the documented shape and defaults', async () => {
  const { status, body } = await post({ colour: 'red' })
  assert.equal(status, 201)
  assert.deepEqual(body, {
    data: [
      {
        id: body.data[0]?.id,
        name: 'Breakfast',
        bookable: true,
        online: true,
        advance_min: 0,
        max_advance: 60,
        average_stay: 60,
        card_guarantee: false,
        confirmation_mode: 'CONFIRMED',
        days_of_week: ['MONDAY', 'SATURDAY'],
        start_time: '09:00:00',
        end_time: '11:00:00',
        slots: ['09:00:00', '09:30:00', '10:00:00'],
        slot_interval: 30,
        show_rooms: true,
        orders_section: ORDERS,
      },
    ],
  })
})

test('createService · every field · comes back as sent', async () => {
  const room = (await account.api('POST', '/rooms', { name: 'Sala' })).body.data[0].id
  const sent = {
    name: 'Season',
    bookable: false,
    online: false,
    advance_min: 30,
    max_advance: 0,
    average_stay: 90,
    stay_by_pax: [{ pax: 5, minutes: 120 }],
    card_guarantee: false,
    confirmation_mode: 'WAITING_LIST',
    confirm_up_to: 4,
    slots: ['09:30:00', '10:30:00'],
    slot_interval: 15,
    show_rooms: false,
    orders_section: {
      order_enabled: true,
      required_fields: ['phone'],
      send_order_enabled: true,
      more: { a: [1, 'x'] },
    },
    max_covers: 40,
    max_covers_per_slot: 10,
    valid_from: '2026-05-01',
    valid_to: '2026-09-30',
    room_ids: [room],
  }
  const { body } = await post(sent)
  const { id, start_time: _, end_time: __, days_of_week: ___, ...rest } = body.data[0]
  assert.deepEqual(rest, sent)
  assert.deepEqual((await account.api('GET', `/services/${id}`)).body, body)
})

test('createService · names of days in every documented form · are answered in full, Monday first', async () => {
  const short = await made({ days_of_week: ['SUN', 'MON', 'TUE', 'WEN', 'WED', 'THU', 'FRI', 'SAT'] })
  const full = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']
  assert.deepEqual(short.days_of_week, full)
  assert.deepEqual((await made({ days_of_week: ['sunday', 'Wednesday'] })).days_of_week, [
    'WEDNESDAY',
    'SUNDAY',
  ])
})

test('createService · times as date-times and with one digit · only the time counts', async () => {
  const service = await made({
    start_time: '2025-01-01T9:00:00',
    end_time: '2025-01-01T11:00:00Z',
    slots: ['9:30'],
  })
  assert.deepEqual(
    [service.start_time, service.end_time, service.slots],
    ['09:00:00', '11:00:00', ['09:30:00']],
  )
})

test('createService · past midnight · slots come in the order of the evening', async () => {
  const night = { start_time: '22:00', end_time: '01:30' }
  assert.deepEqual((await made(night)).slots, [
    '22:00:00',
    '22:30:00',
    '23:00:00',
    '23:30:00',
    '00:00:00',
    '00:30:00',
  ])
  const given = await made({ ...night, slots: ['01:00', '22:15', '01:00'] })
  assert.deepEqual(given.slots, ['22:15:00', '01:00:00'])
  assertRefused(
    await post({ ...night, slots: ['01:30', '12:00'] }),
    400,
    'VALIDATION',
    /slots: 01:30:00, 12:00:00 are not within/,
  )
})

test('createService · wrong fields · are 400 and named', async () => {
  for (const [body, message] of [
    [{ name: null }, /name/],
    [{ start_time: undefined }, /start_time is required/],
    [{ end_time: '25:00' }, /end_time must be a time of day/],
    [{ start_time: '09:00:30' }, /start_time must be a time of day/],
    [{ days_of_week: [] }, /days_of_week/],
    [{ days_of_week: 'MON' }, /days_of_week/],
    [{ days_of_week: ['MON', 'MO'] }, /days_of_week: MO is no day/],
    [{ average_stay: 14 }, /average_stay/],
    [{ average_stay: 1441 }, /average_stay/],
    [{ max_advance: 3651 }, /max_advance/],
    [{ advance_min: -1 }, /advance_min/],
    [{ slot_interval: 4 }, /slot_interval/],
    [{ slots: ['11:00'] }, /slots: 11:00:00 is not within the hours/],
    [{ confirmation_mode: 'NONE' }, /confirmation_mode must be one of CONFIRMED, WAITING_LIST/],
    [{ card_guarantee: true }, /card_guarantee: true is not supported yet/],
    [{ valid_from: '2026-06-31' }, /valid_from/],
    [{ valid_from: '2026-06-02', valid_to: '2026-06-01' }, /valid_to: 2026-06-01 must not be before/],
    [{ stay_by_pax: [{ pax: 2 }] }, /stay_by_pax\[0\].minutes is required/],
    [{ stay_by_pax: [{ pax: 2, minutes: 4 }] }, /stay_by_pax\[0\].minutes/],
    [
      { stay_by_pax: [2, 2].map((pax) => ({ pax, minutes: 90 })) },
      /stay_by_pax: the party size 2 is there twice/,
    ],
    [{ room_ids: [1, 2] }, /room_ids: there is no room with id 1, 2/],
    [{ orders_section: 'on' }, /orders_section/],
  ] as const)
    assertRefused(await post(body), 400, 'VALIDATION', message)
})

test('createService · a room of another property · is 400', async () => {
  const foreign = await createRestaurant(server, [])
  assertRefused(await post({ room_ids: [foreign.room] }), 400, 'VALIDATION', /room_ids/)
})

test('listServices · a new sandbox · has lunch and dinner every day, by start time', async () => {
  const own = await createAccount(server)
  const { status, body } = await own.api('GET', '/services')
  assert.equal(status, 200)
  const shown = body.data.map((service: Record<string, unknown>) => [
    service['name'],
    service['start_time'],
    service['end_time'],
  ])
  assert.deepEqual(shown, [
    ['Lunch', '12:00:00', '15:00:00'],
    ['Dinner', '19:00:00', '23:00:00'],
  ])
  for (const service of body.data) {
    assert.equal(service.days_of_week.length, 7)
    assert.deepEqual(
      [service.average_stay, service.max_advance, service.confirmation_mode],
      [60, 60, 'CONFIRMED'],
    )
  }
  assert.deepEqual(body.data[0].slots, ['12:00:00', '12:30:00', '13:00:00', '13:30:00', '14:00:00'])
})

test('getService · an unknown and a foreign id · are 404', async () => {
  const foreign = await createRestaurant(server, [])
  for (const id of [1, foreign.lunch])
    assertRefused(
      await account.api('GET', `/services/${id}`),
      404,
      'RESOURCE_NOT_FOUND',
      new RegExp(`^Service with id ${id} not found$`),
    )
})

test('updateService · some fields · keeps the rest, and derived slots follow the hours', async () => {
  const service = await made()
  const { status, body } = await put(service.id, { end_time: '10:30', days_of_week: ['SUN'], online: false })
  assert.equal(status, 200)
  const expected = {
    ...service,
    end_time: '10:30:00',
    days_of_week: ['SUNDAY'],
    online: false,
    slots: ['09:00:00', '09:30:00'],
  }
  assert.deepEqual(body.data, [expected])
  assert.deepEqual((await account.api('GET', `/services/${service.id}`)).body, body)
})

test('updateService · null · returns to defaults and leaves optional fields out', async () => {
  const plain = await made()
  const full = {
    average_stay: 90,
    max_covers: 5,
    valid_to: '2030-01-01',
    stay_by_pax: [],
    room_ids: [],
    slots: ['10:00'],
    show_rooms: false,
  }
  const service = await made(full)
  assert.deepEqual([service.room_ids, service.stay_by_pax, service.slots], [[], [], ['10:00:00']])
  const nulls = Object.fromEntries(Object.keys(full).map((key) => [key, null]))
  assert.deepEqual((await put(service.id, nulls)).body.data, [{ ...plain, id: service.id }])
})

test('updateService · orders_section · merges one level deep', async () => {
  const service = await made({ orders_section: { order_enabled: true, required_fields: ['phone'] } })
  const changed = await put(service.id, { orders_section: { send_order_enabled: true, required_fields: [] } })
  assert.deepEqual(changed.body.data[0].orders_section, {
    order_enabled: true,
    required_fields: [],
    send_order_enabled: true,
  })
  assert.deepEqual((await put(service.id, { orders_section: null })).body.data[0].orders_section, ORDERS)
})

test('updateService · hours that leave a given slot outside · is 400 and changes nothing', async () => {
  const service = await made({ slots: ['09:00', '10:45'] })
  assertRefused(
    await put(service.id, { end_time: '10:00' }),
    400,
    'VALIDATION',
    /slots: 10:45:00 is not within/,
  )
  assert.deepEqual((await account.api('GET', `/services/${service.id}`)).body.data, [service])
})

test('updateService · wrong fields and an unknown service · are 400 and 404', async () => {
  const service = await made({ valid_from: '2026-06-01' })
  for (const [body, message] of [
    [{ days_of_week: [] }, /days_of_week/],
    [{ days_of_week: ['X'] }, /X is no day/],
    [{ card_guarantee: true }, /card_guarantee/],
    [{ valid_to: '2026-05-01' }, /valid_to/],
    [{ room_ids: [1] }, /room_ids: there is no room with id 1/],
    [{ slots: ['12:00'] }, /slots/],
  ] as const)
    assertRefused(await put(service.id, body), 400, 'VALIDATION', message)
  assertRefused(await put(1, { name: 'x' }), 404, 'RESOURCE_NOT_FOUND', /Service with id 1 not found/)
  assertRefused(await put(1, { days_of_week: ['X'] }), 400, 'VALIDATION', /X is no day/)
})

test('deleteService · nothing upcoming · answers the id, is gone, and 404 the second time', async () => {
  const { id } = await made()
  const deleted = await account.api('DELETE', `/services/${id}`)
  assert.deepEqual([deleted.status, deleted.body], [200, { data: [id] }])
  for (const method of ['GET', 'DELETE', 'PUT'])
    assertRefused(
      await account.api(method, `/services/${id}`, method === 'PUT' ? {} : undefined),
      404,
      'RESOURCE_NOT_FOUND',
      /Service/,
    )
  const { data } = (await account.api('GET', '/services')).body
  assert.ok(data.every((service: { id: number }) => service.id !== id))
})

test('deleteService · upcoming reservations of it · is 409; those of another service are none', async () => {
  const own = await createRestaurant(server, [2])
  const row = { service: own.dinner, room: own.room, tables: own.tables }
  const id = await insertReservationRow(server.sql, own.property, row)
  assertRefused(
    await own.api('DELETE', `/services/${own.dinner}`),
    409,
    'STATE_CONFLICT',
    new RegExp(`Service ${own.dinner} .*\\(${id}\\)`),
  )
  assert.equal((await own.api('DELETE', `/services/${own.lunch}`)).status, 200)
})
