import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { deleteDead } from '../../src/sandbox/sweep.ts'
import { assertError } from '../support/assert-error.ts'
import { addDays, today } from '../support/days.ts'
import { assertOccupations } from '../support/occupations.ts'
import { until } from '../support/receiver.ts'
import {
  createAccount,
  createRestaurant,
  startTestServer,
  type Account,
  type Answer,
  type TestServer,
} from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startTestServer()
})
after(() => server.stop())

const act = (account: Account, method: string, what: string, body?: object) =>
  account.api(method, `/properties/${account.property}/sandbox/${what}`, body)

async function ok(answer: Promise<Answer>, status = 200) {
  const { status: got, body } = await answer
  assert.equal(got, status, JSON.stringify(body))
  return body.data[0]
}

const setClock = (account: Account, now: string | null) => ok(act(account, 'PUT', 'clock', { now }))
const listed = async (account: Account, path: string) => (await account.api('GET', path)).body.data
/** Half a minute after a local time at most: the clock goes on. */
const isAbout = (shown: string, local: string) =>
  assert.ok(shown >= local && shown < `${local.slice(0, 17)}59`, `${shown} is not about ${local}`)

const guest = { first_name: 'Ada', email: 'ada@example.com', phone: '+39 333 1234567' }
const bookingOf = ({ dinner, room }: { dinner: number; room: number }, over: object = {}) => ({
  channel: 'OCTOTABLE_ADMIN',
  start_date: addDays(today(), 1),
  start_hour: '20:00',
  pax: 2,
  service_id: dinner,
  room_id: room,
  customer: guest,
  ...over,
})

test('clock · weeks ahead, back and returned · is the now of bookings, lists, histories and closures', async () => {
  const house = await createRestaurant(server, [4])
  const [later, day] = [addDays(today(), 45), addDays(today(), 46)]
  const before = await ok(house.api('POST', '/reservations', bookingOf(house)), 201)
  isAbout((await setClock(house, `${later}T10:00:00`)).now, `${later}T10:00:00`)
  isAbout((await ok(act(house, 'GET', 'clock'))).now, `${later}T10:00:00`)
  const online = { channel: 'OCTOTABLE_BOOK', start_date: day }
  const past = await house.api('POST', '/reservations', bookingOf(house, { channel: 'OCTOTABLE_BOOK' }))
  assertError(past, 400, 'InvalidBookingTimeException')
  const made = await ok(house.api('POST', '/reservations', bookingOf(house, online)), 201)
  isAbout(made.last_status_change, `${later}T10:00:00`)
  const [created] = (await house.api('GET', `/reservations/${made.id}/history`)).body.data
  isAbout(created.at, `${later}T10:00:00`)
  await house.api('PUT', `/reservations/${made.id}`, { notes: 'Window' })
  const changed = (await house.api('GET', `/reservations/${made.id}/history`)).body.data.at(-1)
  isAbout(changed.at, `${later}T10:00:00`)
  const incoming = await listed(house, '/reservations?incoming=true')
  assert.deepEqual(
    incoming.map((one: { id: number }) => one.id),
    [made.id],
  )
  const since = await listed(house, `/reservations?updated_since=${later}T09:59:00`)
  assert.deepEqual(
    since.map((one: { id: number }) => one.id),
    [made.id],
  )
  const closure = await ok(house.api('POST', '/closures', { start_date: addDays(day, 5) }), 201)
  isAbout(closure.created_at, `${later}T10:00:00`)
  const walkIn = { channel: 'OCTOTABLE_ADMIN', pax: 2, service_id: house.lunch, walk_in: true }
  await setClock(house, `${later}T12:30:00`)
  const seated = await ok(house.api('POST', '/reservations', walkIn), 201)
  assert.deepEqual([seated.start_date, seated.start_hour], [later, '12:30:00'])
  // back: the first one is to come again, and what sits down later can be ended before
  await ok(act(house, 'DELETE', 'clock'))
  const slots = await listed(house, `/reservations?incoming=true&start_date=${before.start_date}`)
  assert.ok(slots.some((one: { id: number }) => one.id === before.id))
  await ok(house.api('PATCH', `/reservations/${seated.id}/checkout`))
  const clock = await ok(act(house, 'GET', 'clock'))
  assert.deepEqual([clock.moved, clock.ahead_seconds], [false, 0])
  await assertOccupations(server.sql, house.property)
})

test('clock · jumping over the end of a hold and of requests, and over a start · all of it in a moment', async () => {
  const house = await createRestaurant(server, [2, 2])
  const day = addDays(today(), 20)
  await setClock(house, `${day}T10:00:00`)
  await house.api('PUT', `/services/${house.dinner}`, { confirmation_mode: 'WAITING_LIST' })
  const at = { start_date: day, channel: 'OCTOTABLE_BOOK' }
  const [waiting, accepted] = [
    await ok(house.api('POST', '/reservations', bookingOf(house, at)), 201),
    await ok(house.api('POST', '/reservations', bookingOf(house, { ...at, start_hour: '22:00' })), 201),
  ]
  const agreed = await ok(house.api('PATCH', `/reservations/${accepted.id}?status=ACCEPTED`))
  isAbout(agreed.expiration_date, `${day}T22:00:00`)
  const came = bookingOf(house, { start_date: day, service_id: house.lunch, start_hour: '12:00' })
  const missed = await ok(house.api('POST', '/reservations', came), 201)
  const { customer: _nobody, ...place } = { ...came, start_hour: '13:30', ttl: 300 }
  const hold = await ok(house.api('POST', '/bookings/holds', place), 201)
  assert.match(hold.expires_at, new RegExp(`^${day}T0[7-9]`))
  const early = await house.api('PATCH', `/reservations/${missed.id}/no-show`)
  assertError(early, 409, 'StateConflictException')

  await setClock(house, `${day}T10:06:00`)
  const gone = await house.api('POST', '/reservations', { ...bookingOf(house, place), hold_id: hold.id })
  assert.equal(gone.body.error.reason, 'hold_expired')
  await setClock(house, `${day}T12:20:00`)
  isAbout(
    (await ok(house.api('PATCH', `/reservations/${missed.id}/no-show`))).no_show_date,
    `${day}T12:20:00`,
  )
  await setClock(house, `${day}T20:00:00`)
  const lapsed = await ok(house.api('GET', `/reservations/${waiting.id}`))
  assert.deepEqual([lapsed.status, lapsed.last_status_change], ['EXPIRED', `${day}T20:00:00`])
  await setClock(house, `${day}T22:00:00`)
  assert.equal((await ok(house.api('GET', `/reservations/${accepted.id}`))).status, 'EXPIRED')
  await until('the sweep', async () => {
    const rows = await server.sql`
      select from reservations where property_id = ${house.property} and status = 'EXPIRED'`
    return rows.length === 2 ? true : undefined
  })
  await assertOccupations(server.sql, house.property)
})

test('clock · set back · a hold keeps the time that it had left', async () => {
  const house = await createRestaurant(server, [4])
  await setClock(house, `${addDays(today(), 10)}T10:00:00`)
  const { customer: _nobody, ...place } = bookingOf(house, { start_date: addDays(today(), 12) })
  await ok(house.api('POST', '/bookings/holds', { ...place, ttl: 300 }), 201)
  await setClock(house, null)
  const rows = await server.sql`
    select from holds where property_id = ${house.property} and expires_at <= now() + interval '300 seconds'`
  assert.equal(rows.length, 1)
})

test('clock · at clock changes · a time that is skipped is refused, one that occurs twice is the first', async () => {
  const house = await createAccount(server, { position: { country: 'IT' } })
  assertError(await act(house, 'PUT', 'clock', { now: '2027-03-28T02:30:00' }), 400, 'ValidationException')
  isAbout((await setClock(house, '2027-03-28T03:00:00')).now, '2027-03-28T03:00:00')
  const first = await setClock(house, '2027-10-31T02:30:00')
  const hourLater = await setClock(house, '2027-10-31T03:30:00')
  const between = hourLater.ahead_seconds - first.ahead_seconds
  assert.ok(Math.abs(between - 7200) < 60, `${between} seconds`)
})

for (const [now, why] of [
  ['2027-02-30T10:00:00', /YYYY-MM-DDTHH:mm:ss/],
  ['1999-12-31T10:00:00', /2000 to 2099/],
  ['9999-12-31T10:00:00', /2000 to 2099/],
  ['tomorrow', /YYYY-MM-DDTHH:mm:ss/],
  [17, /now/],
] as const)
  test(`clock · ${now} · 400 that says what is right`, async () => {
    const house = await createAccount(server)
    const answer = await act(house, 'PUT', 'clock', { now })
    assertError(answer, 400, 'ValidationException')
    assert.match(answer.body.message, why)
  })

test('a live property · each operation of sandboxes · 403 with a clear text, nothing changes', async () => {
  const house = await createAccount(server)
  const live = (await house.api('POST', '/properties', { name: 'Vera' })).body.data[0].id
  for (const [method, what, body] of [
    ['POST', 'extend', {}],
    ['POST', 'reset', {}],
    ['POST', 'seed', {}],
    ['GET', 'clock', undefined],
    ['PUT', 'clock', { now: '2027-01-01T10:00:00' }],
    ['DELETE', 'clock', undefined],
  ] as const) {
    const answer = await house.api(method, `/properties/${live}/sandbox/${what}`, body)
    assertError(answer, 403, 'PropertyForbiddenException')
    assert.match(answer.body.message, /real restaurant/)
  }
})

test('seed · an empty sandbox · rooms, tables, groups and a week that agrees with itself', async () => {
  const house = await createAccount(server)
  await setClock(house, `${addDays(today(), 30)}T18:00:00`)
  const seeded = await ok(act(house, 'POST', 'seed', { seed: 7 }), 201)
  assert.deepEqual([seeded.rooms, seeded.tables, seeded.groups], [2, 12, 3])
  const rows = await listed(house, '/reservations?limit=1000')
  assert.equal(rows.length, seeded.reservations)
  assert.ok(rows.length > 40, `${rows.length} reservations`)
  assert.deepEqual([seeded.start_date, seeded.end_date], [addDays(today(), 27), addDays(today(), 33)])
  const count = (is: (row: Record<string, unknown>) => boolean) => rows.filter(is).length
  const now = `${addDays(today(), 30)}T18:01`
  assert.ok(count((row) => row['checkout_date'] !== undefined) > 10)
  assert.ok(count((row) => row['no_show_date'] !== undefined) > 0)
  assert.ok(count((row) => row['status'] === 'CANCELLED') > 0)
  assert.ok(count((row) => row['walk_in'] === true) > 0)
  assert.equal(
    count((row) => String(row['last_status_change']) > now),
    0,
  )
  assert.ok(count((row) => String(row['start_date']) > addDays(today(), 30)) > 10)
  await assertOccupations(server.sql, house.property)
  isAbout((await ok(act(house, 'GET', 'clock'))).now, `${addDays(today(), 30)}T18:00:00`)
  const again = await act(house, 'POST', 'seed', { seed: 7 })
  assertError(again, 409, 'StateConflictException')
  assert.match(again.body.message, /sandbox\/reset/)
})

test('extend, seed, reset · no body at all · do what they do by default; a body that is no object is 400', async () => {
  const house = await createAccount(server)
  assert.equal((await ok(act(house, 'POST', 'extend'))).sandbox, true)
  assert.deepEqual(await refusedBodies(house), [400, 400, 400])
  assert.equal((await ok(act(house, 'POST', 'seed'), 201)).seed, 1)
  await ok(act(house, 'POST', 'reset'))
  assert.deepEqual(await listed(house, '/rooms'), [])
})

const refusedBodies = (house: Account) =>
  Promise.all(
    ['null', '[]', '"x"'].map(async (body) => {
      const path = `/properties/${house.property}/sandbox/seed`
      return (await house.api('POST', path, body)).status
    }),
  )

test('seed · two sandboxes at the same time of their own · the same restaurant for one seed, another for another', async () => {
  const facts = async (seed: number) => {
    const house = await createAccount(server)
    await setClock(house, '2028-05-15T18:00:00')
    await ok(act(house, 'POST', 'seed', { seed }), 201)
    const rows = await listed(house, '/reservations?limit=1000')
    return rows
      .map((row: Answer['body']) => [
        row['start_date'],
        row['start_hour'],
        row['pax'],
        row['status'],
        row['customer']['last_name'],
        row['room']['name'],
        row['tables'].map((table: Answer['body']) => table.name),
      ])
      .toReversed()
  }
  const [one, same, other] = [await facts(3), await facts(3), await facts(4)]
  assert.deepEqual(one, same)
  assert.notDeepEqual(one, other)
})

test('seed · with an Idempotency-Key, again · the first answer, nothing twice', async () => {
  const house = await createAccount(server)
  const path = `/properties/${house.property}/sandbox/seed`
  const headers = { 'idempotency-key': 'furnish' }
  const first = await ok(house.api('POST', path, {}, headers), 201)
  assert.deepEqual(await ok(house.api('POST', path, {}, headers), 201), first)
  assert.equal((await listed(house, '/rooms')).length, 2)
})

test('seed · no service that guests can book · 409, and no room was made', async () => {
  const house = await createRestaurant(server, [])
  await house.api('DELETE', `/rooms/${house.room}`)
  for (const id of [house.lunch, house.dinner]) await house.api('PUT', `/services/${id}`, { online: false })
  assertError(await act(house, 'POST', 'seed', {}), 409, 'StateConflictException')
  assert.deepEqual(await listed(house, '/rooms'), [])
})

test('reset · a seeded sandbox that somebody listens to · two services, no room; the subscription stays', async () => {
  const house = await createAccount(server)
  const hook = { endpoint: 'https://example.com/hook', webhook_type: 'RESERVATION_CREATED' }
  const { id } = await ok(house.api('POST', '/webhooks/subscription', hook), 201)
  await ok(act(house, 'POST', 'seed', {}), 201)
  const services = await listed(house, '/services')
  const closed = { service_id: services[0].id, date: addDays(today(), 9), closed: true }
  await ok(house.api('POST', '/special-days', closed), 201)
  await ok(house.api('POST', '/closures', { start_date: addDays(today(), 9) }), 201)
  const [former] = await server.sql<{ version: number }[]>`
    select setup_version as version from properties where id = ${house.property}`
  await ok(act(house, 'POST', 'reset'))
  for (const path of ['/rooms', '/reservations', '/customers', '/closures', '/special-days'])
    assert.deepEqual(await listed(house, path), [], path)
  assert.deepEqual(
    (await listed(house, '/services')).map((one: { name: string }) => one.name),
    ['Lunch', 'Dinner'],
  )
  const [now] = await server.sql<{ version: number }[]>`
    select setup_version as version from properties where id = ${house.property}`
  assert.ok(now && former && now.version > former.version)
  assert.equal((await listed(house, '/webhooks/subscriptions'))[0].id, id)
  await ok(act(house, 'POST', 'seed', { seed: 2 }), 201)
})

const days = (n: number) => n * 86_400

test('extend · within the limit, beyond it, expired · until the limit only, also when it has expired', async () => {
  const house = await createAccount(server)
  const first = (await listed(house, '/properties'))[0].expires_at
  const longer = await ok(act(house, 'POST', 'extend', { days: 60 }))
  assert.ok(longer.expires_at > first)
  // never shorter
  assert.equal((await ok(act(house, 'POST', 'extend', { days: 1 }))).expires_at, longer.expires_at)
  const far = await act(house, 'POST', 'extend', { days: 181 })
  assertError(far, 409, 'StateConflictException')
  assert.match(far.body.message, /at most 179 days/)
  await server.sql`update properties set expires_at = now() - interval '1 day' where id = ${house.property}`
  server.ctx.access.forget()
  assertError(await house.api('GET', '/rooms'), 403, 'SandboxExpiredException')
  assertError(await act(house, 'POST', 'reset'), 403, 'SandboxExpiredException')
  await ok(act(house, 'POST', 'extend', {}))
  assert.equal((await house.api('GET', '/rooms')).status, 200)
  await server.sql`
    update properties set created_at = now() - make_interval(secs => ${days(181)}), expires_at = now()
    where id = ${house.property}`
  const over = await act(house, 'POST', 'extend', {})
  assertError(over, 409, 'StateConflictException')
  assert.match(over.body.message, /Create a new client/)
})

test('clock · years ahead or back · neither ends the sandbox nor makes it live longer', async () => {
  const house = await createAccount(server)
  const end = async () => {
    const [row] = await server.sql<{ at: string }[]>`
      select expires_at::text as at from properties where id = ${house.property}`
    return row?.at
  }
  const first = await end()
  // long after its end, by its own clock
  await setClock(house, '2099-06-01T10:00:00')
  server.ctx.access.forget()
  assert.equal((await house.api('GET', '/rooms')).status, 200)
  assert.deepEqual((await deleteDead(server.ctx, 'system')).deleted, [])
  assert.equal(await end(), first)
  // an extension counts from the real now
  assertError(await act(house, 'POST', 'extend', { days: 181 }), 409, 'StateConflictException')
  await ok(act(house, 'POST', 'extend', { days: 40 }))
  const [row] = await server.sql<{ days: number }[]>`
    select round(extract(epoch from expires_at - now()) / 86400)::int as days
    from properties where id = ${house.property}`
  assert.equal(row?.days, 40)
  // long before its end, by its own clock
  await setClock(house, '2001-06-01T10:00:00')
  await server.sql`update properties set expires_at = now() - interval '31 days' where id = ${house.property}`
  server.ctx.access.forget()
  assertError(await house.api('GET', '/rooms'), 403, 'SandboxExpiredException')
  assert.deepEqual((await deleteDead(server.ctx, 'system')).deleted, [house.property])
})

test('sweep · expired 30 days ago · the sandbox is gone, its client and its user are not; a younger one stays', async () => {
  const [dead, young] = [await createRestaurant(server), await createRestaurant(server)]
  await ok(dead.api('POST', '/reservations', bookingOf(dead)), 201)
  const age = (property: number, n: number) =>
    server.sql`update properties set expires_at = now() - make_interval(days => ${n}) where id = ${property}`
  await age(dead.property, 31)
  await age(young.property, 29)
  const users = await server.sql`select from users`
  const nothing = { deleted: [], failed: [], busy: false }
  assert.deepEqual(await deleteDead(server.ctx, 'system'), { ...nothing, deleted: [dead.property] })
  assert.deepEqual(await deleteDead(server.ctx, 'system'), nothing)
  server.ctx.access.forget()
  assertError(await dead.api('GET', '/rooms'), 403, 'PropertyForbiddenException')
  assert.equal((await dead.api('POST', '/properties', { name: 'Next' })).status, 201)
  assert.equal((await server.sql`select from users`).length, users.length)
  assert.equal((await server.sql`select from properties where id = ${young.property}`).length, 1)
  const [entry] = await server.sql<{ action: string; actor: string }[]>`
    select action, actor from audit where property_id = ${dead.property} order by id desc limit 1`
  assert.deepEqual({ ...entry }, { action: 'sandbox.deleted', actor: 'system' })
})
