import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { bookingOf, madeBy, shownAt } from './support/bookings.ts'
import { addDays, today } from './support/days.ts'
import {
  createRestaurant,
  startTestServer,
  type Answer,
  type Restaurant,
  type TestServer,
} from './support/server.ts'

let server: TestServer
let house: Restaurant

before(async () => {
  server = await startTestServer()
  house = await createRestaurant(server, [2, 4, 6])
})
after(() => server.stop())

let dayCount = 1
/** A day of its own for each test, so that tests never meet. */
const freshDay = () => addDays(today(), dayCount++ % 55)

type Body = Record<string, unknown>

const adam = { first_name: 'Adam', last_name: 'Devis', email: 'adam@example.com', phone: '+393332211456' }
const bodyOf = (over: Body = {}): Body => bookingOf(house, { customer: adam, ...over })

const post = (over: Body = {}) => house.api('POST', '/reservations', bodyOf(over))
const put = (id: number, body: Body) => house.api('PUT', `/reservations/${id}`, body)
const get = async (id: number) => (await house.api('GET', `/reservations/${id}`)).body.data[0]

const booked = (over: Body = {}) => madeBy(post(over))

function refused(answer: Answer, status: number, className: string, reason?: string) {
  assert.equal(answer.status, status, JSON.stringify(answer.body))
  assert.equal(answer.body.error.class_name, className)
  assert.equal(answer.body.error.reason, reason)
}

const tableIds = (reservation: { tables: { id: number }[] }) => reservation.tables.map((table) => table.id)

test('create · staff, free · confirmed with the best table, in the documented shape', async () => {
  const day = freshDay()
  const made = await booked({ start_date: day, notes: 'window', special_request: 'cake' })
  const { id, customer, last_status_change, ...rest } = made
  assert.equal(typeof id, 'number')
  assert.equal(typeof customer.id, 'number')
  assert.match(last_status_change, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/)
  assert.deepEqual(rest, {
    ...shownAt(house, { date: day, from: '20:00:00', to: '21:00:00' }),
    notes: 'window',
    special_request: 'cake',
  })
  assert.deepEqual(await get(id), made, 'find answers the same')
})

test('create · table after table · least spare seats first, then full', async () => {
  const start_date = freshDay()
  const seated = [await booked({ start_date }), await booked({ start_date }), await booked({ start_date })]
  assert.deepEqual(seated.flatMap(tableIds), house.tables)
  const full = await post({ start_date })
  refused(full, 400, 'InvalidBookingTimeException', 'full')
  assert.match(full.body.message, /no table/)
  assert.equal(
    (await post({ start_date, start_hour: '21:00' })).status,
    201,
    'a start at another’s end is free',
  )
})

const refusals: [string, () => Body, string, string][] = [
  ['unknown channel', () => ({ channel: 'PHONE' }), 'InvalidChannelException', ''],
  ['channel GOOGLE', () => ({ channel: 'GOOGLE' }), 'InvalidChannelException', ''],
  ['phone without digits', () => ({ customer: { first_name: 'A', phone: 'none' } }), 'BadPhoneException', ''],
  [
    'phone with 16 digits',
    () => ({ customer: { first_name: 'A', phone: '1234567890123456' } }),
    'BadPhoneException',
    '',
  ],
  [
    'e-mail without a domain',
    () => ({ customer: { first_name: 'A', email: 'adam@' } }),
    'BadEmailException',
    '',
  ],
  ['no customer', () => ({ customer: undefined }), 'ValidationException', ''],
  ['no first name', () => ({ customer: { last_name: 'A' } }), 'ValidationException', ''],
  ['pax 0', () => ({ pax: 0 }), 'ValidationException', ''],
  ['no room, staff', () => ({ room_id: undefined }), 'ValidationException', ''],
  ['tables of elsewhere', () => ({ table_ids: [1] }), 'ValidationException', ''],
  ['a stay online', () => ({ channel: 'OCTOTABLE_BOOK', stay: 60 }), 'ValidationException', ''],
  [
    'no contact online',
    () => ({ channel: 'OCTOTABLE_BOOK', customer: { first_name: 'A', email: '', phone: '' } }),
    'ValidationException',
    '',
  ],
  [
    'empty first name online',
    () => ({ channel: 'OCTOTABLE_BOOK', customer: { first_name: '', phone: '+39333123456' } }),
    'ValidationException',
    '',
  ],
  ['outside the hours', () => ({ start_hour: '17:00' }), 'InvalidBookingTimeException', 'outside_hours'],
  [
    'not a slot online',
    () => ({ channel: 'OCTOTABLE_BOOK', start_hour: '20:10' }),
    'InvalidBookingTimeException',
    'not_a_slot',
  ],
  ['in the past', () => ({ start_date: addDays(today(), -3) }), 'InvalidBookingTimeException', 'past'],
  [
    'too far online',
    () => ({ channel: 'OCTOTABLE_BOOK', start_date: addDays(today(), 61) }),
    'InvalidBookingTimeException',
    'too_far',
  ],
  ['party too large', () => ({ pax: 7 }), 'InvalidPartySizeException', 'party_too_large'],
  [
    'given tables too small',
    () => ({ pax: 3, table_ids: [house.tables[0]] }),
    'InvalidPartySizeException',
    'party_too_large',
  ],
]

for (const [situation, over, className, reason] of refusals)
  test(`create · ${situation} · 400 ${className} ${reason}`, async () => {
    refused(await post(over()), 400, className, reason || undefined)
  })

test('create · unknown service, room, customer · 404', async () => {
  for (const over of [{ service_id: 1 }, { room_id: 1 }, { customer: { id: 1, first_name: 'A' } }])
    refused(await post(over), 404, 'ResourceNotFoundException')
})

test('create · words that known clients read · in the messages', async () => {
  const large = (await post({ pax: 7 })).body.message
  assert.match(large, /pax/)
  assert.match(large, /capacity/)
  assert.doesNotMatch(large, /no table/)
  const hours = (await post({ start_hour: '17:00' })).body.message
  assert.match(hours, /service/)
  assert.match(hours, /time/)
})

test('create · table_ids · taken as they are, duplicates dropped', async () => {
  const start_date = freshDay()
  const [small, , large] = house.tables
  const made = await booked({ start_date, table_ids: [large, small, large] })
  assert.deepEqual(tableIds(made), [small, large])
  refused(await post({ start_date, table_ids: [small] }), 400, 'InvalidBookingTimeException', 'full')
})

test('create · online without a room · any bookable room', async () => {
  const made = await booked({ start_date: freshDay(), channel: 'OCTOTABLE_BOOK', room_id: undefined })
  assert.equal(made.room.id, house.room)
  assert.equal(made.channel, 'OCTOTABLE_BOOK')
})

test('create · staff · any minute, empty first name, no contact, a stay by hand', async () => {
  const day = freshDay()
  const made = await booked({ start_date: day, start_hour: '20:07', stay: 45, customer: { first_name: '' } })
  assert.equal(made.end_date, `${day}T20:52:00`)
  assert.deepEqual(Object.keys(made.customer).sort(), ['first_name', 'id', 'last_name'])
})

for (const [stay, status] of [
  [4, 400],
  [5, 201],
  [1440, 201],
  [1441, 400],
  ['60', 201],
  [7.5, 400],
] as const)
  test(`create · staff, a stay of ${JSON.stringify(stay)} minutes · ${status}`, async () => {
    const answer = await post({ start_date: freshDay(), start_hour: '12:00', service_id: house.lunch, stay })
    assert.equal(answer.status, status, JSON.stringify(answer.body))
    if (status === 400) assert.equal(answer.body.error.fields[0].path, 'stay')
    else await house.api('DELETE', `/reservations/${answer.body.data[0].id}`)
  })

test('update · a stay · by staff only, kept by later changes, taken for the tables, null returns to the service’s', async () => {
  const start_date = freshDay()
  const endOf = (answer: Answer): string => answer.body.data?.[0].end_date ?? JSON.stringify(answer.body)
  const made = await booked({ start_date, table_ids: [house.tables[0]] })
  const online = { channel: 'OCTOTABLE_BOOK', stay: 90 }
  refused(await put(made.id, online), 400, 'ValidationException')
  for (const stay of [4, 1441]) refused(await put(made.id, { stay }), 400, 'ValidationException')
  assert.equal(endOf(await put(made.id, { stay: 90 })), `${start_date}T21:30:00`)
  assert.equal(endOf(await put(made.id, { pax: 1, start_hour: '20:10' })), `${start_date}T21:40:00`, 'kept')
  const next = { start_date, table_ids: [house.tables[0]], start_hour: '21:30' }
  refused(await post(next), 400, 'InvalidBookingTimeException', 'full')
  assert.equal(endOf(await put(made.id, { stay: null })), `${start_date}T21:10:00`)
  await booked(next)
  const longer = { stay: 90, table_ids: [house.tables[0]] }
  refused(await put(made.id, longer), 400, 'InvalidBookingTimeException', 'full')
})

test('update · a stay by hand as long as the service’s · stays when the party grows', async () => {
  const service = (
    await house.api('POST', '/services', {
      name: 'Long tables',
      start_time: '12:00',
      end_time: '15:00',
      days_of_week: ['MON', 'TUE', 'WEN', 'THU', 'FRI', 'SAT', 'SUN'],
      stay_by_pax: [{ pax: 4, minutes: 120 }],
    })
  ).body.data[0].id
  const at = { start_date: freshDay(), start_hour: '12:00', service_id: service }
  const endOf = async (over: Body) => {
    const { id } = await booked({ ...at, ...over })
    if (over['later']) await put(id, { stay: 60 })
    const end = (await put(id, { pax: 4 })).body.data[0].end_date
    await house.api('DELETE', `/reservations/${id}`)
    return end
  }
  assert.equal(await endOf({}), `${at.start_date}T14:00:00`, 'by the service')
  assert.equal(await endOf({ stay: 60 }), `${at.start_date}T13:00:00`)
  assert.equal(await endOf({ later: true }), `${at.start_date}T13:00:00`)
})

test('create · request mode · online parties wait with a table, staff confirm', async () => {
  const service = (
    await house.api('POST', '/services', {
      name: 'On request',
      start_time: '12:00',
      end_time: '15:00',
      days_of_week: ['MON', 'TUE', 'WEN', 'THU', 'FRI', 'SAT', 'SUN'],
      confirmation_mode: 'WAITING_LIST',
      confirm_up_to: 2,
    })
  ).body.data[0].id
  const at = { start_date: freshDay(), start_hour: '12:00', service_id: service }
  const online = await booked({ ...at, channel: 'OCTOTABLE_BOOK', pax: 3 })
  assert.equal(online.status, 'WAITING')
  assert.equal(online.waiting_list, false)
  assert.equal(online.tables.length, 1)
  assert.equal((await booked({ ...at, channel: 'OCTOTABLE_BOOK', pax: 2 })).status, 'CONFIRMED')
  assert.equal((await booked({ ...at, pax: 5 })).status, 'CONFIRMED')
})

test('create · waiting_list · WAITING without a table, also when full', async () => {
  const start_date = freshDay()
  for (let n = 0; n < 3; n++) await booked({ start_date })
  const queued = await booked({ start_date, waiting_list: true })
  assert.deepEqual([queued.status, queued.waiting_list, queued.tables], ['WAITING', true, []])
})

test('create · guests · the same name and contact is the same guest, another name a new one', async () => {
  const customer = { first_name: 'Zoë', last_name: 'Müller', phone: '333 221 1999' }
  const first = await booked({ start_date: freshDay(), customer })
  assert.equal(first.customer.phone, '+393332211999')
  const same = await booked({
    start_date: freshDay(),
    customer: { ...customer, first_name: 'ZOE', last_name: 'Muller', email: 'zoe@example.com' },
  })
  assert.equal(same.customer.id, first.customer.id)
  assert.equal((await get(first.id)).customer.email, 'zoe@example.com', 'fields sent update the guest')
  const other = await booked({ start_date: freshDay(), customer: { ...customer, first_name: 'Max' } })
  assert.notEqual(other.customer.id, first.customer.id)
  const byId = await booked({
    start_date: freshDay(),
    customer: { id: first.customer.id, first_name: 'Zoë' },
  })
  assert.equal(byId.customer.id, first.customer.id)
})

test('update · documented six fields with start_day · moves, keeps the rest', async () => {
  const made = await booked({ start_date: freshDay(), notes: 'window' })
  const day = freshDay()
  const moved = (
    await put(made.id, {
      start_day: day,
      start_hour: '21:00:00',
      pax: 2,
      channel: 'OCTOTABLE_ADMIN',
      service_id: house.dinner,
      room_id: house.room,
    })
  ).body.data[0]
  assert.equal(moved.start_date, day)
  assert.equal(moved.start_hour, '21:00:00')
  assert.equal(moved.notes, 'window')
  assert.deepEqual(tableIds(moved), tableIds(made), 'its tables still fit')
  assert.equal(moved.status, 'CONFIRMED')
})

test('update · pax above the table · a larger one, above every table refused and nothing changed', async () => {
  const made = await booked({ start_date: freshDay() })
  const grown = (await put(made.id, { pax: 5 })).body.data[0]
  assert.deepEqual(tableIds(grown), [house.tables[2]])
  refused(await put(made.id, { pax: 7, notes: 'lost' }), 400, 'InvalidPartySizeException', 'party_too_large')
  assert.deepEqual(await get(made.id), grown)
  const shrunk = (await put(made.id, { pax: 2 })).body.data[0]
  assert.deepEqual(tableIds(shrunk), [house.tables[2]], 'keeps its tables while they fit')
})

test('update · onto a taken time · full, all or nothing', async () => {
  const start_date = freshDay()
  for (let n = 0; n < 3; n++) await booked({ start_date })
  const late = await booked({ start_date, start_hour: '21:30' })
  refused(await put(late.id, { start_hour: '20:30' }), 400, 'InvalidBookingTimeException', 'full')
  assert.equal((await get(late.id)).start_hour, '21:30:00')
  assert.equal((await put(late.id, { start_hour: '21:00' })).status, 200)
})

test('update · texts and guest only · not checked again, null clears, status ignored', async () => {
  const made = await booked({ start_date: freshDay(), start_hour: '20:10', special_request: 'cake' })
  const changed = (
    await put(made.id, {
      notes: 'regular',
      special_request: null,
      status: 'CANCELLED',
      channel: 'OCTOTABLE_BOOK',
      customer: { phone: '' },
    })
  ).body.data[0]
  assert.deepEqual([changed.notes, changed.special_request, changed.status], ['regular', '', 'CONFIRMED'])
  assert.equal(changed.channel, 'OCTOTABLE_ADMIN', 'the stored channel stays')
  assert.equal(changed.customer.phone, undefined)
  refused(
    await put(made.id, { channel: 'OCTOTABLE_BOOK', start_hour: '20:20' }),
    400,
    'InvalidBookingTimeException',
    'not_a_slot',
  )
})

test('update · table_ids · pins them, an empty list picks again', async () => {
  const made = await booked({ start_date: freshDay() })
  const pinned = (await put(made.id, { table_ids: [house.tables[1]] })).body.data[0]
  assert.deepEqual(tableIds(pinned), [house.tables[1]])
  assert.equal((await put(made.id, { table_ids: [] })).status, 200)
  refused(
    await put(made.id, { table_ids: [house.tables[0]], pax: 4 }),
    400,
    'InvalidPartySizeException',
    'party_too_large',
  )
})

test('update · unchanged service with an hour of another one · that one is meant', async () => {
  const made = await booked({ start_date: freshDay() })
  const lunch = await booked({
    start_date: addDays(today(), 57),
    service_id: house.lunch,
    start_hour: '12:30',
  })
  assert.equal(lunch.service.id, house.lunch)
  const moved = (await put(made.id, { service_id: house.dinner, start_hour: '21:45' })).body.data[0]
  assert.equal(moved.service.id, house.dinner)
  const toDinner = (await put(lunch.id, { service_id: house.lunch, start_hour: '20:00' })).body.data[0]
  assert.equal(toDinner.service.id, house.dinner)
  refused(await put(lunch.id, { start_hour: '17:00' }), 400, 'InvalidBookingTimeException', 'outside_hours')
})

test('update · ended or unknown · 409, 404', async () => {
  const made = await booked({ start_date: freshDay() })
  await house.api('DELETE', `/reservations/${made.id}`)
  refused(await put(made.id, { notes: 'x' }), 409, 'StateConflictException')
  refused(await put(1, { notes: 'x' }), 404, 'ResourceNotFoundException')
})

test('check-in and check-out · first times stand, undo takes back the rest of the stay', async () => {
  const start_date = freshDay()
  const made = await booked({ start_date, table_ids: [house.tables[0]] })
  const path = `/reservations/${made.id}`
  const seated = (await house.api('PATCH', `${path}/checkin`)).body.data[0]
  assert.ok(seated.checkin_date)
  assert.equal(seated.status, 'CONFIRMED')
  assert.deepEqual((await house.api('PATCH', `${path}/checkin`)).body.data[0], seated)
  const left = (await house.api('PATCH', `${path}/checkout`)).body.data[0]
  assert.equal(left.checkin_date, seated.checkin_date)
  assert.ok(left.checkout_date)
  // checked out before its start: all of it is free again
  const other = await booked({ start_date, table_ids: [house.tables[0]] })
  const conflict = await house.api('PATCH', `${path}/checkout?undo=true`)
  refused(conflict, 409, 'StateConflictException', 'full')
  assert.match(conflict.body.message, new RegExp(String(other.id)))
  assert.ok((await get(made.id)).checkout_date, 'nothing changed')
  await house.api('DELETE', `/reservations/${other.id}`)
  const back = (await house.api('PATCH', `${path}/checkin?undo=true`)).body.data[0]
  assert.equal(back.checkin_date, undefined)
  assert.equal(back.checkout_date, undefined, 'undoing a check-in undoes the check-out')
  refused(
    await post({ start_date, table_ids: [house.tables[0]] }),
    400,
    'InvalidBookingTimeException',
    'full',
  )
})

test('check-out without check-in · sets both; neither on ended and queued ones · 409', async () => {
  const made = await booked({ start_date: freshDay() })
  const left = (await house.api('PATCH', `/reservations/${made.id}/checkout`)).body.data[0]
  assert.equal(left.checkin_date, left.checkout_date)
  const queued = await booked({ start_date: freshDay(), waiting_list: true })
  const ended = await booked({ start_date: freshDay() })
  await house.api('DELETE', `/reservations/${ended.id}`)
  for (const { id } of [queued, ended])
    for (const verb of ['checkin', 'checkout'])
      refused(await house.api('PATCH', `/reservations/${id}/${verb}`), 409, 'StateConflictException')
  refused(await house.api('PATCH', '/reservations/1/checkin'), 404, 'ResourceNotFoundException')
})

test('decide · every status to every other · the table of transitions, 409 names both', async () => {
  const may: Record<string, string[]> = {
    WAITING: ['ACCEPTED', 'CONFIRMED', 'REJECTED', 'CANCELLED'],
    ACCEPTED: ['CONFIRMED', 'CANCELLED'],
    CONFIRMED: ['CANCELLED'],
    REJECTED: [],
    CANCELLED: [],
  }
  const decide = (id: number, status: string) => house.api('PATCH', `/reservations/${id}?status=${status}`)
  for (const [from, next] of Object.entries(may))
    for (const to of ['ACCEPTED', 'CONFIRMED', 'REJECTED', 'CANCELLED']) {
      const { id } = await booked({
        start_date: addDays(today(), 56),
        start_hour: '22:00',
        waiting_list: true,
      })
      if (from !== 'WAITING') assert.equal((await decide(id, from)).status, 200, `to ${from}`)
      const answer = await decide(id, to)
      if (from === to || next.includes(to)) {
        assert.equal(answer.status, 200, `${from} → ${to} ${JSON.stringify(answer.body)}`)
        assert.equal(answer.body.data[0].status, to)
      } else {
        refused(answer, 409, 'StateConflictException')
        assert.match(answer.body.message, new RegExp(`${from}.*${to}`))
      }
      await house.api('DELETE', `/reservations/${id}`)
    }
})

test('decide · queued ones · find a table by staff rules, else 409 full', async () => {
  const start_date = freshDay()
  const queued = await booked({ start_date, waiting_list: true })
  const accepted = (await house.api('PATCH', `/reservations/${queued.id}?status=ACCEPTED`)).body.data[0]
  assert.equal(accepted.tables.length, 1)
  assert.equal(accepted.waiting_list, false)
  assert.match(accepted.expiration_date, /T/)
  const second = await booked({ start_date, waiting_list: true })
  for (let n = 0; n < 2; n++) await booked({ start_date })
  refused(
    await house.api('PATCH', `/reservations/${second.id}?status=CONFIRMED`),
    409,
    'StateConflictException',
    'full',
  )
  await house.api('DELETE', `/reservations/${queued.id}`)
  const confirmed = (await put(second.id, { waiting_list: false })).body.data[0]
  assert.equal(confirmed.status, 'CONFIRMED')
  assert.equal(confirmed.tables.length, 1)
})

test('decide · unknown or missing status · 400', async () => {
  const { id } = await booked({ start_date: freshDay() })
  for (const query of ['?status=EXPIRED', '?status=maybe', ''])
    refused(await house.api('PATCH', `/reservations/${id}${query}`), 400, 'ValidationException')
})

test('delete · cancels, frees the table, again the same; undo by who cancelled', async () => {
  const start_date = freshDay()
  const made = await booked({ start_date, table_ids: [house.tables[0]] })
  const path = `/reservations/${made.id}`
  assert.deepEqual((await house.api('DELETE', path)).body, { data: [made.id] })
  assert.deepEqual((await house.api('DELETE', path)).body, { data: [made.id] })
  const other = await booked({ start_date, table_ids: [house.tables[0]] })
  const conflict = await house.api('DELETE', `${path}?undo=true`)
  refused(conflict, 409, 'StateConflictException', 'full')
  await house.api('DELETE', `/reservations/${other.id}`)
  const back = (await house.api('DELETE', `${path}?undo=true`)).body.data[0]
  assert.equal(back.status, 'CONFIRMED')
  assert.deepEqual(tableIds(back), [house.tables[0]])
  refused(
    await post({ start_date, table_ids: [house.tables[0]] }),
    400,
    'InvalidBookingTimeException',
    'full',
  )
  refused(await house.api('DELETE', `${path}?undo=true`), 409, 'StateConflictException')
})

test('delete · rejected or checked in · 409', async () => {
  const waiting = await booked({ start_date: freshDay(), waiting_list: true })
  await house.api('PATCH', `/reservations/${waiting.id}?status=REJECTED`)
  const seated = await booked({ start_date: freshDay() })
  await house.api('PATCH', `/reservations/${seated.id}/checkin`)
  for (const { id } of [waiting, seated])
    refused(await house.api('DELETE', `/reservations/${id}`), 409, 'StateConflictException')
})

test('every change · one event in the same transaction, nothing for no-ops', async () => {
  const { id } = await booked({ start_date: freshDay() })
  await put(id, { notes: 'a' })
  await put(id, { notes: 'a' })
  await house.api('DELETE', `/reservations/${id}`)
  await house.api('DELETE', `/reservations/${id}`)
  const events = await server.sql<{ type: string; actor: string; changes: object }[]>`
    select type, actor, changes from events where property_id = ${house.property} and reservation_id = ${id} order by id`
  assert.deepEqual(
    events.map((event) => event.type),
    ['RESERVATION_CREATED', 'RESERVATION_UPDATED', 'RESERVATION_DELETED'],
  )
  assert.deepEqual(events[1]?.changes, { notes: ['', 'a'] })
  assert.ok(events.every((event) => /^client:\d+$/.test(event.actor)))
})
