/** What is kept of a guest: exported, taken out, forgotten after a while. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { inTransaction } from '../../src/db/transaction.ts'
import { queueMail } from '../../src/mail/queue.ts'
import { assertRefused } from '../support/assert-refused.ts'
import { addDays, today } from '../support/days.ts'
import { findEverywhere } from '../support/every-column.ts'
import { Receiver, until } from '../support/receiver.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

let server: TestServer
let house: Restaurant
let receiver: Receiver
before(async () => {
  server = await startTestServer({ WEBHOOK_ALLOW_PRIVATE: 'true' })
  house = await createRestaurant(server, [4, 4, 4, 4])
  receiver = await new Receiver().start()
  for (const webhook_type of ['RESERVATION_CREATED', 'RESERVATION_UPDATED', 'RESERVATION_DELETED']) {
    const body = { endpoint: receiver.url, webhook_type }
    assert.equal((await house.api('POST', '/webhooks/subscription', body)).status, 201)
  }
})
after(async () => {
  await server.stop()
  await receiver.stop()
})

let planted = 0
/** Texts that stand nowhere else. */
function canary() {
  const n = ++planted
  return {
    first_name: `Canarina${n}`,
    last_name: `Ucello${n}`,
    email: `canary${n}@birds.example`,
    phone: `+3933377${String(10_000 + n)}`,
    notes: `kennel${n} notes`,
    special_request: `perch${n} request`,
    changed: `feather${n} changed`,
    known: `beak${n} known`,
    /** stands for the hash of the guest's browser */
    browser: `plume${n} browser`,
  }
}
type Canary = ReturnType<typeof canary>

const needlesOf = ({ first_name, last_name, email, phone, ...texts }: Canary) => [
  ...Object.values(texts),
  first_name,
  last_name,
  email,
  phone.slice(3),
]

let days = 1
async function book(guest: object, over: object = {}, headers: Record<string, string> = {}) {
  const body = {
    channel: 'OCTOTABLE_ADMIN',
    start_date: addDays(today(), days++),
    start_hour: '20:00',
    pax: 2,
    service_id: house.dinner,
    room_id: house.room,
    customer: guest,
    ...over,
  }
  const { status, body: answer } = await house.api('POST', '/reservations', body, headers)
  assert.equal(status, 201, JSON.stringify(answer))
  return answer.data[0]
}

const plain = ({ first_name, last_name, email, phone }: Canary) => ({ first_name, last_name, email, phone })
const one = (id: number) => `/customers/${id}`
const erase = (id: number) => house.api('DELETE', one(id))
const cancel = async (id: number) =>
  assert.equal((await house.api('DELETE', `/reservations/${id}`)).status, 200)

const HEIR = {
  first_name: 'Heir',
  last_name: 'Presumptive',
  email: 'heir@example.com',
  phone: '+390612345678',
}

/** The reservation as it is when it is over, without a word of the guest's. */
async function pass(id: number): Promise<void> {
  await server.sql`delete from occupations where property_id = ${house.property} and reservation_id = ${id}`
  await server.sql`
    update reservations set start_at = start_at - interval '90 days', end_at = end_at - interval '90 days',
      start_date = start_date - 90, service_day = service_day - 90
    where property_id = ${house.property} and id = ${id}`
}

/** A guest who booked, changed, was renamed, came to other tables and cancelled: traces wherever there can be any. */
async function leaveTraces(guest: Canary): Promise<{ id: number; reservations: number[] }> {
  const { notes, special_request } = guest
  const key = { 'idempotency-key': `key-${planted}` }
  const first = await book(plain(guest), { notes, special_request }, key)
  const { id } = first.customer
  const change = async (reservation: number, body: object) => {
    const answer = await house.api('PUT', `/reservations/${reservation}`, body)
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
  }
  await change(first.id, { notes: guest.changed, pax: 3 })
  await change(first.id, { customer: { id, first_name: `${guest.first_name}a` } })
  await change(first.id, { special_request: guest.changed })
  assert.equal((await house.api('PUT', one(id), { blocked: true, notes: guest.known })).status, 200)
  const second = await book({ id }, { special_request })
  // in the name of somebody else in the end
  const given = await book({ id }, { notes })
  await change(given.id, { customer: HEIR, notes: 'of the heir', special_request: '' })
  for (const reservation of [first.id, second.id]) await cancel(reservation)
  const mail = { kind: 'INVITATION', to: guest.email, subject: guest.first_name, html: '' } as const
  await server.sql`
    insert into booking_forms (property_id, holder, key, reservation_id, customer_id, newsletter)
    select property_id, ${guest.browser}, id::text, id, customer_id, true from reservations
    where property_id = ${house.property} and id in (${first.id}, ${given.id})`
  await inTransaction(server.ctx, (tx) =>
    queueMail(tx, server.ctx, { ...mail, text: guest.phone }, { property: house.property, customer: id }),
  )
  return { id, reservations: [first.id, second.id, given.id] }
}

test('anonymiseCustomer · a guest with traces everywhere · is in no column of any table afterwards', async () => {
  const guest = canary()
  const { id, reservations } = await leaveTraces(guest)
  await until('all deliveries', async () => {
    const rows = await server.sql`select from webhook_deliveries where status = 'PENDING'`
    return rows.length === 0 ? true : undefined
  })
  const places = (await findEverywhere(server.sql, needlesOf(guest))).join('\n')
  for (const place of [
    'customers',
    'reservations',
    'events',
    'webhook_messages',
    'idempotency_keys',
    'mails',
    'booking_forms',
  ])
    assert.match(places, new RegExp(`public\\.${place}\\.`), `the test plants something in ${place}`)
  const before = await house.api('GET', `/reservations/${reservations[0]}`)
  const { reservation_count } = (await house.api('GET', one(id))).body.data[0]

  const answer = await erase(id)
  assert.deepEqual([answer.status, answer.body], [200, { data: [id] }])
  assert.deepEqual(await findEverywhere(server.sql, needlesOf(guest)), [])

  const after = await house.api('GET', `/reservations/${reservations[0]}`)
  const { customer, notes, special_request, pax, version } = after.body.data[0]
  assert.deepEqual(customer, { id, first_name: '', last_name: '' })
  assert.deepEqual([notes, special_request, pax], ['', '', 3])
  assert.equal(version, before.body.data[0].version + 1)
  assert.notEqual(after.headers.get('etag'), before.headers.get('etag'))
  assert.deepEqual((await house.api('GET', one(id))).body.data[0], {
    id,
    first_name: '',
    last_name: '',
    blocked: false,
    notes: '',
    reservation_count,
    no_show_count: 0,
    anonymised: true,
  })
})

test('anonymiseCustomer · the reservation of somebody else that was theirs once · keeps the guest and notes it has', async () => {
  const { id, reservations } = await leaveTraces(canary())
  assert.equal((await erase(id)).status, 200)
  const { body } = await house.api('GET', `/reservations/${reservations[2]}`)
  assert.equal(body.data[0].customer.first_name, 'Heir')
  assert.equal(body.data[0].notes, 'of the heir')
  const history = (await house.api('GET', `/reservations/${reservations[2]}/history`)).body.data
  const [change] = history[1].changes.filter(({ field }: { field: string }) => field === 'customer')
  assert.deepEqual(change.from, { id, first_name: '', last_name: '' })
  assert.equal(change.to.first_name, 'Heir')
})

test('anonymiseCustomer · upcoming reservations · 409 names them, nothing changed', async () => {
  const guest = canary()
  const { id: reservation, customer } = await book(plain(guest))
  assertRefused(
    await erase(customer.id),
    409,
    'STATE_CONFLICT',
    new RegExp(`upcoming reservations \\(${reservation}\\)`),
  )
  assert.equal((await house.api('GET', one(customer.id))).body.data[0].email, guest.email)
})

test('anonymiseCustomer · twice, unknown, of another property · the same answer, 404, 404', async () => {
  const { id, customer } = await book(plain(canary()))
  await cancel(id)
  assert.equal((await erase(customer.id)).status, 200)
  const { version } = (await house.api('GET', `/reservations/${id}`)).body.data[0]
  assert.deepEqual((await erase(customer.id)).body, { data: [customer.id] })
  assert.equal((await house.api('GET', `/reservations/${id}`)).body.data[0].version, version)
  const audit = (await house.api('GET', '/audit?action=customer.anonymised')).body.data
  assert.equal(
    audit.filter(({ subject }: { subject: string }) => subject === `customer:${customer.id}`).length,
    1,
  )
  assertRefused(await erase(1), 404, 'RESOURCE_NOT_FOUND', /Customer/)
  const other = await createRestaurant(server)
  assertRefused(await other.api('DELETE', one(customer.id)), 404, 'RESOURCE_NOT_FOUND', /Customer/)
  assertRefused(await other.api('GET', `${one(customer.id)}/export`), 404, 'RESOURCE_NOT_FOUND', /Customer/)
})

test('anonymiseCustomer · afterwards · nobody finds the guest, and no name is written there again', async () => {
  const guest = canary()
  const { id, customer } = await book(plain(guest))
  await pass(id)
  assert.equal((await erase(customer.id)).status, 200)
  for (const query of [
    `text_search=${guest.first_name}`,
    `email=${guest.email}`,
    `text_search=${customer.id}`,
  ])
    assert.deepEqual((await house.api('GET', `/customers?${query}`)).body.data, [], query)
  assert.deepEqual((await house.api('GET', `/reservations?text_search=${guest.email}`)).body.data, [])
  const moved = await house.api('GET', '/reservations?limit=1000')
  assert.ok(moved.body.data.some((row: { id: number }) => row.id === id))

  assertRefused(
    await house.api('PUT', one(customer.id), { first_name: 'Again' }),
    409,
    'STATE_CONFLICT',
    /anonymised/,
  )
  const again = await book(plain(guest))
  assert.notEqual(again.customer.id, customer.id)
  const body = { customer: { id: customer.id, first_name: 'Again' } }
  const named = await house.api('PUT', `/reservations/${id}`, body)
  assert.equal(named.status, 200)
  assert.notEqual(named.body.data[0].customer.id, customer.id)
  assert.equal((await house.api('GET', one(customer.id))).body.data[0].first_name, '')
  const booking = {
    channel: 'OCTOTABLE_ADMIN',
    start_date: addDays(today(), days++),
    start_hour: '20:00',
    pax: 2,
    service_id: house.dinner,
    room_id: house.room,
    customer: { id: customer.id },
  }
  assertRefused(await house.api('POST', '/reservations', booking), 404, 'RESOURCE_NOT_FOUND', /Customer/)
})

test('anonymiseCustomer · a cancellation that could be undone · cannot be any more', async () => {
  const { id, customer } = await book(plain(canary()))
  await cancel(id)
  assert.equal((await erase(customer.id)).status, 200)
  const undone = await house.api('DELETE', `/reservations/${id}?undo=true`)
  assertRefused(undone, 409, 'STATE_CONFLICT', /no cancellation to undo/)
})

test('anonymiseCustomer · what staff wrote since · is taken out by doing it again', async () => {
  const { id, customer } = await book(plain(canary()))
  await pass(id)
  assert.equal((await erase(customer.id)).status, 200)
  assert.equal((await house.api('PUT', `/reservations/${id}`, { notes: 'plumage later' })).status, 200)
  assert.notDeepEqual(await findEverywhere(server.sql, ['plumage later']), [])
  assert.equal((await erase(customer.id)).status, 200)
  assert.deepEqual(await findEverywhere(server.sql, ['plumage later']), [])
})

test('exportCustomer · a guest with traces everywhere · has all of them, of nobody else, and is recorded', async () => {
  const guest = canary()
  const { id, reservations } = await leaveTraces(guest)
  const { status, body, headers } = await house.api('GET', `${one(id)}/export`)
  assert.equal(status, 200)
  assert.equal(headers.get('cache-control'), 'no-store')
  const [all] = body.data
  assert.equal(all.customer.notes, guest.known)
  assert.deepEqual(
    all.reservations.map((row: { id: number }) => row.id),
    reservations.slice(0, 2),
  )
  const parts = {
    history: all.history,
    messages: all.webhook_messages,
    answers: all.stored_answers,
    mails: all.mails,
  }
  for (const [part, list] of Object.entries(parts)) {
    assert.ok(list.length > 0, part)
    assert.match(JSON.stringify(list), new RegExp(guest.first_name), part)
  }
  assert.deepEqual(all.webhook_messages[0].endpoints, [receiver.url])
  assert.doesNotMatch(JSON.stringify(all), /Heir|of the heir/)
  const [entry] = (await house.api('GET', '/audit?action=customer.exported&limit=1')).body.data
  assert.equal(entry.subject, `customer:${id}`)
})

test('retention · guests not seen for so many months · are anonymised; seen, blocked and nameless ones are left', async () => {
  const at = await createRestaurant(server, [4, 4, 4, 4])
  const visit = async (guest: object, monthsAgo: number, over: object = {}) => {
    const booking = {
      channel: 'OCTOTABLE_ADMIN',
      start_date: addDays(today(), 1),
      start_hour: '20:00',
      pax: 2,
      service_id: at.dinner,
      room_id: at.room,
      customer: guest,
      ...over,
    }
    const { status, body } = await at.api('POST', '/reservations', booking)
    assert.equal(status, 201, JSON.stringify(body))
    const { id, customer } = body.data[0]
    assert.equal((await at.api('DELETE', `/reservations/${id}`)).status, 200)
    await server.sql`
      update reservations set start_at = start_at - make_interval(months => ${monthsAgo}),
        end_at = end_at - make_interval(months => ${monthsAgo}) where property_id = ${at.property} and id = ${id}`
    return customer.id
  }
  const lost = await visit({ first_name: 'Lost', email: 'lost@example.com' }, 8)
  const seen = await visit({ first_name: 'Seen', email: 'seen@example.com' }, 8)
  await visit({ id: seen }, 4)
  const blocked = await visit({ first_name: 'Blocked', email: 'blocked@example.com' }, 8)
  assert.equal((await at.api('PUT', one(blocked), { blocked: true })).status, 200)
  const nameless = await visit({ first_name: '' }, 8)
  const noted = await visit({ first_name: '' }, 8, { notes: 'the lady with the parrot' })
  const state = async () => {
    const rows = await server.sql<{ id: number; gone: boolean }[]>`
      select id, anonymised_at is not null as gone from customers where property_id = ${at.property} order by id`
    return rows.filter(({ gone }) => gone).map(({ id }) => id)
  }
  const run = async () => {
    const forgetful = await startTestServer({ GUEST_RETENTION_MONTHS: '6' }, server.databaseUrl)
    const expected = async (count: number) =>
      until(`${count} forgotten`, async () => ((await state()).length === count ? true : undefined))
    return { expected, stop: () => forgetful.stop() }
  }
  const first = await run()
  await first.expected(2)
  await first.stop()
  assert.deepEqual(await state(), [lost, noted])
  const audit = (await at.api('GET', '/audit?action=customer.anonymised')).body.data
  assert.deepEqual(new Set(audit.map(({ actor }: { actor: string }) => actor)), new Set(['system']))
  // by the property's own clock
  await server.sql`update properties set clock_offset = ${86_400 * 120} where id = ${at.property}`
  const second = await run()
  await second.expected(3)
  await second.stop()
  assert.deepEqual(
    await state(),
    [lost, seen, noted].toSorted((a, b) => a - b),
  )
  assert.ok(nameless > 0)
})

test('kept answers · a day old · are forgotten', async () => {
  await book({ first_name: 'Old' }, {}, { 'idempotency-key': 'forget-me' })
  await book({ first_name: 'New' }, {}, { 'idempotency-key': 'keep-me' })
  await server.sql`update idempotency_keys set created_at = now() - interval '25 hours' where key = 'forget-me'`
  const keys = async () => {
    const rows = await server.sql`select key from idempotency_keys where key in ('forget-me', 'keep-me')`
    return rows.map((row) => String(row['key']))
  }
  const another = await startTestServer({}, server.databaseUrl)
  await until('the old one is gone', async () => ((await keys()).length === 1 ? true : undefined))
  await another.stop()
  assert.deepEqual(await keys(), ['keep-me'])
})
