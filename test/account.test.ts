import { execFile } from 'node:child_process'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import assert from 'node:assert/strict'
import { assertRefused } from './support/assert-refused.ts'
import { bodyOf, createCalls, sandbox } from './support/create-client.ts'
import { AUTH, createAccount, PMS, startTestServer, type TestServer } from './support/server.ts'

let server: TestServer
before(async () => {
  server = await startTestServer()
})
after(() => server.stop())

const { create, raw } = createCalls(() => server.url)

test('createClient · the documented curl, verbatim · is 201', async () => {
  const { stdout } = await promisify(execFile)('sh', [
    '-c',
    `${documentedCurl(server.url)} --silent --write-out '\n%{http_code}'`,
  ])
  const [text = '', status] = stdout.split('\n')
  assert.equal(status, '201')
  const { expires_at, timezone, ...property } = JSON.parse(text).data[0].properties[0]
  assert.deepEqual(property, {
    enabled: true,
    id: property.id,
    name: 'Your Company SPA',
    position: {
      latitude: 45.4442,
      longitude: 9.99,
      country: 'IT',
      address: 'Piazza, 33',
      city: 'Milan',
      zip: '20154',
    },
    sandbox: true,
  })
  assert.equal(timezone, 'Europe/Rome')
  assert.match(expires_at, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/)
})

test('createClient · nested body · has the documented shape', async () => {
  const body = bodyOf()
  const { status, headers, body: answer } = await create(body)
  assert.equal(status, 201)
  assert.equal(headers.get('cache-control'), 'no-store')
  const [client] = answer.data
  assert.match(client.client_id, /^public_[0-9a-f-]{43}$/)
  assert.match(client.client_secret, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const [property] = client.properties
  assert.deepEqual(answer, {
    data: [
      {
        client_id: client.client_id,
        client_secret: client.client_secret,
        id: client.id,
        username: body.sandbox_property.username,
        password: 'yourCompany123!',
        properties: [
          {
            enabled: true,
            id: property.id,
            name: 'Your Company SPA',
            position: {},
            sandbox: true,
            expires_at: property.expires_at,
            timezone: 'Europe/Rome',
          },
        ],
        redirect_uri: 'http://localhost:8183/main-page',
      },
    ],
  })
})

test('createClient · flat body, array of one, either prefix · is 201', async () => {
  const { redirect_uri } = bodyOf()
  for (const prefix of [AUTH, PMS])
    for (const body of [{ redirect_uri, ...sandbox() }, [bodyOf()], [{ redirect_uri, ...sandbox() }]])
      assert.equal((await create(body, {}, prefix)).status, 201)
})

test('createClient · JSON under any label, or none · is 201', async () => {
  for (const label of [
    'application/json',
    'application/x-www-form-urlencoded',
    'text/plain; charset=utf-8',
    'multipart/form-data',
    'rubbish',
  ])
    assert.equal((await raw(JSON.stringify(bodyOf()), { 'content-type': label })).status, 201, label)
  assert.equal((await raw(JSON.stringify(bodyOf()), {})).status, 201)
})

test('createClient · password with blanks around it · is kept as it is', async () => {
  const { body } = await create(bodyOf({ password: ' Abcdefg1 ' }))
  assert.equal(body.data[0].password, ' Abcdefg1 ')
})

test('createClient · username taken, in another case · is 400 and leaves nothing behind', async () => {
  const body = bodyOf()
  assert.equal((await create(body)).status, 201)
  const counts = () =>
    server.sql`select (select count(*) from clients) c, (select count(*) from users) u, (select count(*) from properties) p`
  const before = await counts()
  const again = bodyOf({ username: body.sandbox_property.username.toUpperCase() })
  assertRefused(await create(again), 400, 'USER_CREATION', /already taken/)
  assert.deepEqual(await counts(), before)
})

test('createClient · the same username many times at once · is one 201', async () => {
  const body = bodyOf()
  const answers = await Promise.all(Array.from({ length: 8 }, () => create(body)))
  assert.equal(answers.filter(({ status }) => status === 201).length, 1)
  assert.equal(answers.filter(({ body: answer }) => answer.error?.code === 'USER_CREATION').length, 7)
})

test('createClient · what is stored · is no secret, and all that belongs to it', async () => {
  const { body } = await create(bodyOf())
  const { client_id, client_secret, id, properties } = body.data[0]
  const [row] = await server.sql`
    select c.id, encode(c.secret_hash, 'escape') as secret, u.password_hash, m.role, p.sandbox,
      p.expires_at between now() + interval '29 days' and now() + interval '31 days' as expires
    from clients c
    join grants g on g.client_id = c.id
    join properties p on p.id = g.property_id
    join memberships m on m.property_id = p.id
    join users u on u.id = m.user_id
    where c.client_id = ${client_id} and p.id = ${properties[0].id}`
  assert.ok(row)
  assert.equal(row['id'], id)
  assert.ok(!row['secret'].includes(client_secret))
  assert.match(row['password_hash'], /^\$argon2id\$/)
  assert.deepEqual([row['role'], row['sandbox'], row['expires']], ['OWNER', true, true])
})

test('createClient · the sandbox · has lunch and dinner, no room and no table', async () => {
  const account = await createAccount(server)
  const services = (await account.api('GET', '/services')).body.data
  const shown = services.map(
    ({
      name,
      start_time,
      end_time,
      average_stay,
      max_advance,
      confirmation_mode,
      days_of_week,
    }: Record<string, unknown>) => ({
      name,
      start_time,
      end_time,
      average_stay,
      max_advance,
      confirmation_mode,
      days: Array.isArray(days_of_week) ? days_of_week.length : 0,
    }),
  )
  const same = { average_stay: 60, max_advance: 60, confirmation_mode: 'CONFIRMED', days: 7 }
  assert.deepEqual(shown, [
    { name: 'Lunch', start_time: '12:00:00', end_time: '15:00:00', ...same },
    { name: 'Dinner', start_time: '19:00:00', end_time: '23:00:00', ...same },
  ])
  assert.deepEqual((await account.api('GET', '/rooms')).body, { data: [] })
  assert.deepEqual((await account.api('GET', '/tables')).body, { data: [] })
})

test('createClient · time zone · comes from coordinates, else country, else the default', async () => {
  const zoneOf = async (position: object | undefined) =>
    (await create(bodyOf({ position }))).body.data[0].properties[0].timezone
  assert.equal(await zoneOf({ latitude: 40.71, longitude: -74, country: 'IT' }), 'America/New_York')
  assert.equal(await zoneOf({ country: 'jp' }), 'Asia/Tokyo')
  assert.equal(await zoneOf(undefined), 'Europe/Rome')
})

test('createClient · Idempotency-Key · is ignored', async () => {
  const headers = { 'idempotency-key': 'k1' }
  const [first, second] = [await create(bodyOf(), headers), await create(bodyOf(), headers)]
  assert.equal(first.status, 201)
  assert.notEqual(first.body.data[0].client_id, second.body.data[0].client_id)
})

/** Section 12 of the wire's specification; only the host differs. */
const documentedCurl = (
  url: string,
) => `curl --location '${url}/octotable-auth/api/v2/api-account/oauth2/client' \\
--data-raw '{
    "redirect_uri": "http://localhost:8183/main-page",
    "sandbox_property": {
       "name": "Your Company SPA",
       "username": "yourcompany100@demo.com",
       "password": "yourCompany123!",
       "description": "A financial institution specializing in global banking",
       "email": "yourcompany1@demo.com",
       "website": "www.yourcmpany.com",
       "phone": "+1234567890",
       "position": {
           "latitude": 45.4442,
            "longitude": 9.9900,
            "country": "IT",
            "address": "Piazza, 33",
            "city": "Milan",
            "zip": "20154"
      }
   }
}'`
