/** Parties that did not come (booking rules, sections 2 and 6). */
import { after, before, beforeEach, test } from 'node:test'
import assert from 'node:assert/strict'
import { assertRefused } from '../support/assert-refused.ts'
import { bookingOf, day, madeBy } from '../support/bookings.ts'
import { setClock } from '../support/clock.ts'
import { assertOccupations } from '../support/occupations.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

let server: TestServer
let house: Restaurant

before(async () => {
  server = await startTestServer()
})
beforeEach(async () => {
  house = await createRestaurant(server, [2])
})
after(() => server.stop())

const clock = (time: string) => setClock(server.sql, house.property, `${day} ${time}`)
const noShow = (id: number, query = '') => house.api('PATCH', `/reservations/${id}/no-show${query}`)
const patch = (id: number, path: string) => house.api('PATCH', `/reservations/${id}${path}`)
const get = async (id: number) => (await house.api('GET', `/reservations/${id}`)).body.data[0]
const countOf = async (customer: number): Promise<number> =>
  (await house.api('GET', `/customers/${customer}`)).body.data[0].no_show_count

const guest = { first_name: 'Ada', phone: '+393331112222' }
const post = (over: object = {}) =>
  house.api('POST', '/reservations', bookingOf(house, { customer: guest, ...over }))

const booked = (over: object = {}) => madeBy(post(over))

test('no-show · from the start on · its time, the status, the count of the guest', async () => {
  const made = await booked()
  await clock('20:00:00')
  const { status, body, headers } = await noShow(made.id)
  assert.equal(status, 200, JSON.stringify(body))
  const [marked] = body.data
  assert.match(marked.no_show_date, new RegExp(`^${day}T20:00:`))
  assert.equal(marked.status, 'CONFIRMED')
  assert.equal(headers.get('etag'), '"2"')
  assert.deepEqual(await get(made.id), marked)
  assert.equal(await countOf(made.customer.id), 1)
  const { data } = (await house.api('GET', `/reservations/${made.id}/history`)).body
  assert.deepEqual(data.at(-1).changes, [{ field: 'no_show_date', from: null, to: marked.no_show_date }])
})

test('no-show · before the start · 409, nothing changed', async () => {
  const made = await booked()
  await clock('19:59:00')
  assertRefused(await noShow(made.id), 409, 'STATE_CONFLICT', new RegExp(`start on, ${day}T20:00:00`))
  assert.deepEqual(await get(made.id), made)
  assert.equal(await countOf(made.customer.id), 0)
})

test('no-show · at once, and later · the rest of the stay is free, and only that', async () => {
  const made = await booked()
  await clock('20:10:00')
  await noShow(made.id)
  await assertOccupations(server.sql, house.property)
  const earlier = await post({ start_hour: '20:05' })
  assert.equal(earlier.body.error?.reason, 'full', JSON.stringify(earlier.body))
  assert.equal((await post({ start_hour: '20:15' })).status, 201)
  await assertOccupations(server.sql, house.property)
})

test('no-show · after the stay · counts, and leaves what was taken', async () => {
  const made = await booked()
  await clock('22:00:00')
  assert.equal((await noShow(made.id)).status, 200)
  assert.equal(await countOf(made.customer.id), 1)
  await assertOccupations(server.sql, house.property)
})

test('no-show · again · the first time stands, one event, nothing counted twice', async () => {
  const made = await booked()
  await clock('20:10:00')
  const first = await noShow(made.id)
  await clock('20:20:00')
  assert.deepEqual((await noShow(made.id)).body, first.body)
  assert.equal(await countOf(made.customer.id), 1)
  const { data } = (await house.api('GET', `/reservations/${made.id}/history`)).body
  assert.equal(data.length, 2)
})

test('undo a no-show · its table still free · as before, and once more changes nothing', async () => {
  const made = await booked()
  await clock('20:10:00')
  await noShow(made.id)
  const undone = (await noShow(made.id, '?undo=true')).body.data[0]
  assert.deepEqual({ ...undone, version: 1 }, made)
  assert.equal(undone.version, 3)
  assert.equal(await countOf(made.customer.id), 0)
  assert.deepEqual((await noShow(made.id, '?undo=true')).body.data[0], undone)
  await assertOccupations(server.sql, house.property)
  assert.equal((await post({ start_hour: '20:15' })).body.error.reason, 'full')
})

test('undo a no-show · its table taken · 409 names who has it, nothing changed', async () => {
  const made = await booked()
  await clock('20:10:00')
  const marked = (await noShow(made.id)).body.data[0]
  const other = await booked({ start_hour: '20:15' })
  const answer = await noShow(made.id, '?undo=true')
  assertRefused(answer, 409, 'STATE_CONFLICT', new RegExp(`reservation ${other.id} `))
  assert.equal(answer.body.error.reason, 'full')
  assert.deepEqual(await get(made.id), marked)
  assert.equal(await countOf(made.customer.id), 1)
  await house.api('DELETE', `/reservations/${other.id}`)
  assert.equal((await noShow(made.id, '?undo=true')).status, 200)
})

test('undo a no-show · its table deleted meanwhile · 409, and a no-show did not keep it from being deleted', async () => {
  const made = await booked()
  await clock('20:10:00')
  const path = `/room/${house.room}/table/${house.tables[0]}`
  assert.equal((await house.api('DELETE', path)).status, 409)
  await noShow(made.id)
  assert.equal((await house.api('DELETE', path)).status, 200)
  assertRefused(await noShow(made.id, '?undo=true'), 409, 'STATE_CONFLICT', /tables .* no longer exist/)
})

const states: [string, string, (id: number) => Promise<unknown>, RegExp][] = [
  ['cancelled', '', (id) => house.api('DELETE', `/reservations/${id}`), /CANCELLED/],
  ['checked in', '', (id) => patch(id, '/checkin'), /checked in .*undo the check-in/],
  ['checked out', '', (id) => patch(id, '/checkout'), /checked out .*undo the check-in/],
  ['queued, and lapsed at its start', 'queued', async () => {}, /EXPIRED/],
  ['rejected', 'queued', (id) => patch(id, '?status=REJECTED'), /REJECTED/],
  ['accepted, and lapsed at its start', 'queued', (id) => patch(id, '?status=ACCEPTED'), /EXPIRED/],
]

for (const [state, how, bring, message] of states)
  for (const query of ['', '?undo=true'])
    test(`no-show${query} · ${state} · 409`, async () => {
      const made = await booked({ waiting_list: how === 'queued' })
      await bring(made.id)
      await clock('20:10:00')
      const before = await get(made.id)
      const answer = await noShow(made.id, query)
      assertRefused(answer, 409, 'STATE_CONFLICT', message)
      assert.deepEqual(await get(made.id), before)
    })

test('no-show · a request nobody answered · 409: it lapsed at its start', async () => {
  const service = (
    await house.api('POST', '/services', {
      name: 'On request',
      start_time: '12:00',
      end_time: '15:00',
      days_of_week: ['MON', 'TUE', 'WEN', 'THU', 'FRI', 'SAT', 'SUN'],
      confirmation_mode: 'WAITING_LIST',
    })
  ).body.data[0].id
  const made = await booked({ channel: 'OCTOTABLE_BOOK', service_id: service, start_hour: '12:00' })
  assert.equal(made.status, 'WAITING')
  await clock('12:10:00')
  assertRefused(await noShow(made.id), 409, 'STATE_CONFLICT', /EXPIRED/)
})

test('a no-show · to be seated, moved or cancelled · 409 until it is undone; notes can be written', async () => {
  const made = await booked()
  await clock('20:10:00')
  await noShow(made.id)
  const path = `/reservations/${made.id}`
  const before = await get(made.id)
  for (const [method, url, body] of [
    ['PATCH', `${path}/checkin`],
    ['PATCH', `${path}/checkout`],
    ['PATCH', `${path}?status=CANCELLED`],
    ['DELETE', path],
    ['PUT', path, { start_hour: '21:00' }],
    ['PUT', path, { pax: 1 }],
  ] as const)
    assertRefused(await house.api(method, url, body), 409, 'STATE_CONFLICT', /undo the no-show first/)
  assert.deepEqual(await get(made.id), before)
  assert.equal((await house.api('PUT', path, { notes: 'did not answer' })).status, 200)
  await noShow(made.id, '?undo=true')
  assert.equal((await house.api('PATCH', `${path}/checkin`)).status, 200)
})

test('a no-show · given to another guest · counts for that one', async () => {
  const made = await booked()
  await clock('20:10:00')
  await noShow(made.id)
  const other = { first_name: 'Max', phone: '+393334445555' }
  const { customer } = (await house.api('PUT', `/reservations/${made.id}`, { customer: other })).body.data[0]
  assert.deepEqual([await countOf(made.customer.id), await countOf(customer.id)], [0, 1])
})

test('no-show · a group of tables · all of its members are free and come back', async () => {
  house = await createRestaurant(server, [2, 2])
  const table_ids = house.tables
  const group = (
    await house.api('POST', `/room/${house.room}/table`, { name: 'Both', group: true, table_ids })
  ).body.data[0].id
  const made = await booked({ pax: 4, table_ids: [group] })
  await clock('20:10:00')
  await noShow(made.id)
  await assertOccupations(server.sql, house.property)
  assert.equal((await noShow(made.id, '?undo=true')).status, 200)
  await assertOccupations(server.sql, house.property)
})

test('no-show · If-Match of an older version · 409', async () => {
  const made = await booked()
  await house.api('PUT', `/reservations/${made.id}`, { notes: 'x' })
  await clock('20:10:00')
  const answer = await house.api('PATCH', `/reservations/${made.id}/no-show`, undefined, {
    'if-match': '"1"',
  })
  assertRefused(answer, 409, 'STATE_CONFLICT', /version 2/)
})

test('no-show · unknown id, undo that is no boolean · 404, 400', async () => {
  assertRefused(await noShow(1), 404, 'RESOURCE_NOT_FOUND', /Reservation with id 1/)
  assertRefused(await noShow(1, '?undo=maybe'), 400, 'VALIDATION', /undo/)
})

test('undo a no-show and book its table · at once · the table is never given twice', async () => {
  for (let n = 0; n < 8; n++) {
    house = await createRestaurant(server, [2])
    const made = await booked()
    await clock('20:10:00')
    await noShow(made.id)
    const calls = [() => noShow(made.id, '?undo=true'), () => post({ start_hour: '20:15' })]
    const started = (n % 2 === 0 ? calls : calls.toReversed()).map((call) => call())
    const answers = await Promise.all(started)
    const [undone, booking] = n % 2 === 0 ? answers : answers.toReversed()
    assert.match(`${undone?.status} ${booking?.status}`, /^(200 400|409 201)$/, JSON.stringify(undone?.body))
    assert.equal(await countOf(made.customer.id), undone?.status === 200 ? 0 : 1)
    await assertOccupations(server.sql, house.property)
  }
})
