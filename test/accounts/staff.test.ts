/** The staff door: sessions instead of tokens, roles instead of grants. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { assertRefused } from '../support/assert-refused.ts'
import { codeFor, createOwner, exchange, signedIn } from '../support/connect.ts'
import { addDays, today } from '../support/days.ts'
import {
  AUTH,
  createRestaurant,
  PMS,
  send,
  startTestServer,
  type Restaurant,
  type TestServer,
} from '../support/server.ts'
import { createStaff, PASSWORD, signInStaff, STAFF, type Staff } from '../support/staff.ts'

let server: TestServer
let restaurant: Restaurant
let owner: Staff
const username = `owner.${crypto.randomUUID()}`
before(async () => {
  server = await startTestServer()
  restaurant = await createRestaurant(server, [2, 4], { username })
  owner = await signInStaff(server, restaurant.property, username)
})
after(() => server.stop())

const staff = (role: string) => createStaff(server, restaurant.property, role, username)

test('sign in · the owner · gets a cookie, the token for its header, and what the role may do', async () => {
  const answer = await send(server.url, 'POST', `${STAFF}/session`, { username, password: PASSWORD })
  assert.equal(answer.status, 200)
  assert.match(
    answer.headers.getSetCookie()[0] ?? '',
    /^octotable_session=[\w-]{43};.*HttpOnly; SameSite=Lax/,
  )
  const [session] = answer.body.data
  assert.equal(session.status, 'SIGNED_IN')
  assert.equal(session.user.username, username)
  const [property] = session.properties
  assert.deepEqual([property.id, property.role], [restaurant.property, 'OWNER'])
  assert.deepEqual(property.rights, ['users', 'consents', 'audit', 'property'])
  assert.ok(property.scopes.includes('setup:write'))
  assert.deepEqual((await owner.api('GET', '/session')).body.data[0].csrf, owner.csrf)
})

test('sign in · wrong, unknown, too often, from another site, no JSON · is refused', async () => {
  const signIn = (body: unknown, headers = {}) => send(server.url, 'POST', `${STAFF}/session`, body, headers)
  const wrong = await signIn({ username, password: 'wrongPassword1' })
  assertRefused(wrong, 401, 'UNAUTHORIZED', /not right, or there were too many tries/)
  assert.equal(wrong.headers.get('www-authenticate'), null)
  const unknown = await signIn({ username: 'nobody', password: 'wrongPassword1' })
  assert.equal(unknown.body.message, wrong.body.message)
  assertRefused(await signIn({ username }), 400, 'VALIDATION', /password is required/)
  const good = { username, password: PASSWORD }
  assertRefused(await signIn(good, { origin: 'https://evil.example' }), 403, 'CSRF', /another site/)
  assertRefused(await signIn(good, { 'sec-fetch-site': 'cross-site' }), 403, 'CSRF', /another site/)
  assert.equal((await signIn('a=b', { 'content-type': 'text/plain' })).status, 415)
})

test('sign in · a second factor set up · is half done, and opens nothing', async () => {
  const name = `half.${crypto.randomUUID()}`
  await server.sql`
    insert into users (username, username_key, email, password_hash, second_factor_at)
    select ${name}, ${name}, email, password_hash, now() from users where username = ${username}`
  const answer = await send(server.url, 'POST', `${STAFF}/session`, { username: name, password: PASSWORD })
  assert.deepEqual(Object.keys(answer.body.data[0]).sort(), ['csrf', 'status'])
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  assertRefused(
    await send(server.url, 'GET', `${STAFF}/session`, undefined, { cookie }),
    401,
    'UNAUTHORIZED',
    /Sign in/,
  )
})

test('staff door · without a session, with a bearer token only · is 401', async () => {
  const headers = { authorization: `Bearer ${restaurant.token}`, property: String(restaurant.property) }
  for (const path of ['/rooms', '/session', '/members', '/audit', `/properties/${restaurant.property}`])
    assertRefused(
      await send(server.url, 'GET', STAFF + path, undefined, headers),
      401,
      'UNAUTHORIZED',
      /Sign in first/,
    )
})

test('partner door · a session cookie with its token · is 401', async () => {
  const answer = await send(server.url, 'GET', `${PMS}/rooms`, undefined, {
    cookie: owner.cookie,
    'x-csrf-token': owner.csrf,
    property: String(restaurant.property),
  })
  assertRefused(answer, 401, 'UNAUTHORIZED', /access token/)
})

test('staff door · a change without the header, or from another site · is 403 and changes nothing', async () => {
  const other = await staff('MANAGER')
  for (const headers of [
    { 'x-csrf-token': '' },
    { 'x-csrf-token': other.csrf },
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'same-site' },
  ])
    assertRefused(
      await owner.api('POST', '/rooms', { name: 'X' }, headers),
      403,
      'CSRF',
      /X-CSRF-Token|another site/,
    )
  const rooms = (await owner.api('GET', '/rooms')).body.data
  assert.equal(rooms.length, 1)
})

test('staff door · the operations of the partner door · answer the same, also once for an Idempotency-Key', async () => {
  const [mine, theirs] = [await owner.api('GET', '/rooms'), await restaurant.api('GET', '/rooms')]
  assert.deepEqual(mine.body, theirs.body)
  const key = { 'idempotency-key': crypto.randomUUID() }
  const first = await owner.api('POST', '/rooms', { name: 'Giardino' }, key)
  const again = await owner.api('POST', '/rooms', { name: 'Giardino' }, key)
  assert.deepEqual([first.status, again.status, again.body], [201, 201, first.body])
})

test('staff door · properties · are those of the user, and no others', async () => {
  const foreign = await createRestaurant(server)
  for (const property of [foreign.property, 1])
    assertRefused(
      await owner.api('GET', '/rooms', undefined, { property: String(property) }),
      403,
      'PROPERTY_FORBIDDEN',
      /no access/,
    )
  assertRefused(
    await owner.api('GET', '/rooms', undefined, { property: '' }),
    400,
    'PROPERTY_HEADER',
    /integer/,
  )
  assert.equal((await owner.api('GET', `/properties/${foreign.property}`)).status, 403)
  assert.equal((await owner.api('GET', `/properties/${restaurant.property}`)).status, 200)
})

test('book · a host, as staff · is in the history as that user', async () => {
  const host = await staff('HOST')
  const booked = await host.api('POST', '/reservations', {
    channel: 'OCTOTABLE_ADMIN',
    start_date: addDays(today(), 3),
    start_hour: '20:00:00',
    pax: 2,
    service_id: restaurant.dinner,
    room_id: restaurant.room,
    customer: { first_name: 'Ada', phone: '+393331234567' },
  })
  assert.equal(booked.status, 201)
  const history = await host.api('GET', `/reservations/${booked.body.data[0].id}/history`)
  assert.equal(history.body.data[0].actor, `user:${host.user}`)
  assertRefused(await host.api('POST', '/rooms', { name: 'X' }), 403, 'INSUFFICIENT_SCOPE', /setup:write/)
})

test('roles · owner only · members, audit, the property itself', async () => {
  const manager = await staff('MANAGER')
  for (const [method, path, body] of [
    ['GET', '/members', undefined],
    ['PUT', `/members/${manager.user}`, { role: 'OWNER' }],
    ['DELETE', `/members/${owner.user}`, undefined],
    ['GET', '/audit', undefined],
    ['PUT', `/properties/${restaurant.property}`, { name: 'Mine' }],
    ['DELETE', `/properties/${restaurant.property}`, undefined],
  ] as const)
    assertRefused(await manager.api(method, path, body), 403, 'INSUFFICIENT_SCOPE', /right/)
  assert.equal((await manager.api('PUT', `/rooms/${restaurant.room}`, { position: 1 })).status, 200)
  const changed = await owner.api('PUT', `/properties/${restaurant.property}`, { city: 'Milano' })
  assert.equal(changed.body.data[0].city, 'Milano')
})

test('members · role changed, then removed · works at once, and is in the audit log', async () => {
  const viewer = await staff('VIEWER')
  assert.equal((await viewer.api('POST', '/rooms', { name: 'X' })).status, 403)
  const promoted = await owner.api('PUT', `/members/${viewer.user}`, { role: 'MANAGER' })
  assert.deepEqual([promoted.status, promoted.body.data[0].role], [200, 'MANAGER'])
  assert.equal((await viewer.api('PUT', `/rooms/${restaurant.room}`, { position: 2 })).status, 200)
  assert.equal((await owner.api('DELETE', `/members/${viewer.user}`)).status, 200)
  assert.equal((await viewer.api('GET', '/rooms')).status, 403)
  assertRefused(await owner.api('DELETE', `/members/${viewer.user}`), 404, 'RESOURCE_NOT_FOUND', /Member/)
  const audit = await owner.api('GET', '/audit')
  const told = audit.body.data
    .filter(({ subject }: { subject?: string }) => subject === `user:${viewer.user}`)
    .map(({ action, actor }: { action: string; actor: string }) => [action, actor])
  assert.deepEqual(told, [
    ['member.removed', `user:${owner.user}`],
    ['member.role_changed', `user:${owner.user}`],
  ])
})

test('members · invited by their owner · get a mail with the link, and no role before they use it', async () => {
  const body = { email: 'new.hand@example.com', role: 'HOST' }
  const invited = await owner.api('POST', '/members', body)
  assert.deepEqual([invited.status, invited.body], [202, { data: [body] }])
  const mails = await server.sql`
    select recipient from mails where property_id = ${restaurant.property} and recipient = ${body.email}`
  assert.equal(mails.length, 1)
  assertRefused(
    await owner.api('POST', '/members', { ...body, email: 'nobody' }),
    400,
    'BAD_EMAIL',
    /address/,
  )
})

test('connections · seen and withdrawn by an owner · the software is out at once; others see none', async () => {
  const house = await createOwner(server)
  const visitor = await signedIn(server, house)
  const software = await createRestaurant(server, [])
  const code = await codeFor(visitor, software.client_id, { scope: 'setup:read' })
  const { body } = await exchange(server, software, code)
  const call = () =>
    send(server.url, 'GET', `${PMS}/rooms`, undefined, {
      authorization: `Bearer ${body.access_token}`,
      property: String(house.property),
    })
  assert.equal((await call()).status, 200)
  const boss = await signInStaff(server, house.property, house.username)
  const list: { client: number; client_id: string; scopes: string[] }[] = (
    await boss.api('GET', '/connections')
  ).body.data
  const one = list.find(({ client_id }) => client_id === software.client_id) ?? assert.fail()
  assert.deepEqual(one.scopes, ['setup:read'])
  const manager = await createStaff(server, house.property, 'MANAGER', house.username)
  for (const [method, path] of [
    ['GET', '/connections'],
    ['DELETE', `/connections/${one.client}`],
  ] as const)
    assertRefused(await manager.api(method, path), 403, 'INSUFFICIENT_SCOPE', /right "consents"/)
  const withdrawn = await boss.api('DELETE', `/connections/${one.client}`)
  assert.deepEqual([withdrawn.status, withdrawn.body], [200, { data: [one.client] }])
  assert.equal((await call()).status, 401)
  assertRefused(
    await boss.api('DELETE', `/connections/${one.client}`),
    404,
    'RESOURCE_NOT_FOUND',
    /Connection/,
  )
  const audit = (await boss.api('GET', '/audit?action=consent.withdrawn')).body.data
  assert.equal(audit.length, 1)
})

test('members · the last owner · stays one, also when two go at the same time', async () => {
  const name = `two.${crypto.randomUUID()}`
  const own = await createRestaurant(server, [], { username: name })
  const first = await signInStaff(server, own.property, name)
  assertRefused(await first.api('DELETE', `/members/${first.user}`), 409, 'STATE_CONFLICT', /last owner/)
  assertRefused(
    await first.api('PUT', `/members/${first.user}`, { role: 'HOST' }),
    409,
    'STATE_CONFLICT',
    /last owner/,
  )
  const second = await createStaff(server, own.property, 'OWNER', name)
  const both = await Promise.all([
    first.api('PUT', `/members/${first.user}`, { role: 'HOST' }),
    second.api('DELETE', `/members/${second.user}`),
  ])
  assert.equal(both.filter(({ status }) => status === 200).length, 1)
  const [row] = await server.sql<{ owners: number }[]>`
    select count(*) as owners from memberships where property_id = ${own.property} and role = 'OWNER'`
  assert.equal(row?.owners, 1)
})

test('sessions, password, signing out · by JSON · do what their pages do', async () => {
  const name = `again.${crypto.randomUUID()}`
  const own = await createRestaurant(server, [], { username: name })
  const [here, there] = [
    await signInStaff(server, own.property, name),
    await signInStaff(server, own.property, name),
  ]
  const { data } = (await here.api('GET', '/sessions')).body
  assert.deepEqual(data.map(({ current }: { current: boolean }) => current).sort(), [false, true])
  const weak = await here.api('PUT', '/password', { current_password: PASSWORD, new_password: 'weak' })
  assertRefused(weak, 400, 'INVALID_PASSWORD', /new_password/)
  const changed = await here.api('PUT', '/password', {
    current_password: PASSWORD,
    new_password: 'anotherSecret9',
  })
  assert.equal(changed.status, 200)
  for (const old of [here, there]) assert.equal((await old.api('GET', '/session')).status, 401)
  const after = await signInStaff(server, own.property, name, 'anotherSecret9')
  assert.equal((await after.api('DELETE', '/sessions')).body.data.length, 1)
  assert.equal((await after.api('DELETE', '/sessions/1')).status, 404)
  assert.equal((await after.api('DELETE', '/session')).status, 200)
  assert.equal((await after.api('GET', '/session')).status, 401)
  const actions = await server.sql<{ action: string }[]>`
    select action from audit where actor = ${`user:${after.user}`} order by id`
  assert.deepEqual(
    actions.map(({ action }) => action),
    [
      'user.signed_in',
      'user.signed_in',
      'user.password_changed',
      'user.sessions_ended',
      'user.signed_in',
      'user.sessions_ended',
      'user.signed_out',
    ],
  )
})

test('other sites · bearer routes · may be called and read, without credentials', async () => {
  const origin = { origin: 'https://shop.example' }
  const preflight = await fetch(`${server.url}${PMS}/reservations/7`, {
    method: 'OPTIONS',
    headers: {
      ...origin,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'authorization',
    },
  })
  assert.equal(preflight.status, 204)
  assert.equal(preflight.headers.get('access-control-allow-origin'), '*')
  assert.match(preflight.headers.get('access-control-allow-methods') ?? '', /GET.*PUT/)
  for (const name of ['authorization', 'content-type', 'property', 'idempotency-key', 'if-match'])
    assert.ok(preflight.headers.get('access-control-allow-headers')?.split(', ').includes(name), name)
  for (const answer of [
    await restaurant.api('GET', '/rooms', undefined, origin),
    await restaurant.api('GET', '/rooms', undefined, { ...origin, authorization: '' }),
  ]) {
    assert.equal(answer.headers.get('access-control-allow-origin'), '*')
    assert.match(answer.headers.get('access-control-expose-headers') ?? '', /etag, x-request-id, retry-after/)
    assert.equal(answer.headers.get('access-control-allow-credentials'), null)
  }
})

test('other sites · staff door, pages, create-client · get no leave', async () => {
  for (const path of [
    `${STAFF}/rooms`,
    `${STAFF}/session`,
    '/account',
    '/account/sign-in',
    '/nowhere',
    `${AUTH}/.well-known/jwks.json`,
  ]) {
    for (const method of ['OPTIONS', 'GET']) {
      const { headers, status } = await fetch(server.url + path, {
        method,
        redirect: 'manual',
        headers: {
          origin: 'https://evil.example',
          'access-control-request-method': 'POST',
          cookie: owner.cookie,
        },
      })
      assert.equal(headers.get('access-control-allow-origin'), null, `${method} ${path}`)
      if (method === 'OPTIONS') assert.ok([404, 405].includes(status), `${method} ${path}`)
    }
  }
})
