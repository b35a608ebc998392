import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { assertRefused } from './support/assert-refused.ts'
import { defaults, details, flat, milan, propertyCalls, shown, zip } from './support/properties.ts'
import { createAccount, PMS, send, startTestServer, type Account, type TestServer } from './support/server.ts'

let server: TestServer
let account: Account
before(async () => {
  server = await startTestServer()
  account = await createAccount(server)
})
after(() => server.stop())

const { call, create } = propertyCalls(
  () => server.url,
  () => account,
)

test('createProperty · a name only · is 201 with what follows from it', async () => {
  const property = await create({ name: '  Da Ada ' })
  assert.deepEqual(property, {
    id: property.id,
    name: 'Da Ada',
    enabled: true,
    status: 'ACTIVE',
    sandbox: false,
    position: {},
    timezone: 'Europe/Rome',
    settings: defaults,
  })
})

test('createProperty · everything, flat or nested · has the documented shape', async () => {
  for (const place of [
    { position: milan },
    { ...flat, cap: zip },
    { ...flat, zip },
    { ...flat, cap: zip, position: milan },
  ]) {
    const property = await create({ ...details, ...place, color: 'ignored' })
    assert.deepEqual(property, {
      id: property.id,
      enabled: true,
      status: 'ACTIVE',
      sandbox: false,
      ...details,
      ...shown,
      timezone: 'Europe/Rome',
      settings: defaults,
    })
    assert.deepEqual((await call('GET', `/properties/${property.id}`)).body, { data: [property] })
  }
})

test('createProperty · the two forms contradict each other · is 400', async () => {
  const answer = await call('POST', '/properties', { name: 'x', city: 'Roma', position: { city: 'Napoli' } })
  assertRefused(answer, 400, 'VALIDATION', /city is given twice/)
})

test('createProperty · ours: zone, language, currency, settings · are kept', async () => {
  const settings = {
    max_party: 8,
    cancel_limit_minutes: 60,
    confirm_hours: 12,
    guest_mails: false,
    reminder_hours: 48,
    max_group_tables: 3,
    reseat: true,
    welcome: { it: 'Ciao', 'pt-BR': 'Olá' },
    color: '#aa3300',
    frame_ancestors: ['https://www.example.com', 'https://*.example.org:8443'],
  }
  const property = await create({
    timezone: 'america/lima',
    language: 'IT',
    currency: 'eur',
    settings,
    owner_email: 'o@b.example',
  })
  const { timezone, language, currency, owner_email } = property
  assert.deepEqual(
    { timezone, language, currency, owner_email, settings: property['settings'] },
    { timezone: 'America/Lima', language: 'it', currency: 'EUR', owner_email: 'o@b.example', settings },
  )
})

test('createProperty · time zone · is that of the coordinates, else of the country', async () => {
  assert.equal(
    (await create({ latitude: 40.71, longitude: -74, country: 'IT' }))['timezone'],
    'America/New_York',
  )
  assert.equal((await create({ country: 'ES' }))['timezone'], 'Europe/Madrid')
})

const WRONG: [object, string, RegExp][] = [
  [{ name: '' }, 'VALIDATION', /name/],
  [{ name: 'x'.repeat(121) }, 'VALIDATION', /name/],
  [{ description: 'x'.repeat(2001) }, 'VALIDATION', /description/],
  [{ email: 'nobody' }, 'BAD_EMAIL', /email: must be an e-mail address/],
  [{ owner_email: 'nobody' }, 'BAD_EMAIL', /owner_email/],
  [{ phone: '1234' }, 'BAD_PHONE', /5 to 15 digits/],
  [{ website: 'javascript:alert(1)' }, 'VALIDATION', /website/],
  [{ latitude: 91 }, 'VALIDATION', /latitude/],
  [{ position: { longitude: 181 } }, 'VALIDATION', /position\.longitude/],
  [{ country: 'Italy' }, 'VALIDATION', /country must be a country code/],
  [{ timezone: 'Rome' }, 'VALIDATION', /timezone must be an IANA time zone/],
  [{ timezone: '+01:00' }, 'VALIDATION', /timezone/],
  [{ language: 'Italian language' }, 'VALIDATION', /language must be a language tag/],
  [{ currency: 'EURO' }, 'VALIDATION', /currency must be a currency code/],
  [{ settings: { max_party: 0 } }, 'VALIDATION', /settings\.max_party/],
  [{ settings: { confirm_hours: 'x' } }, 'VALIDATION', /settings\.confirm_hours/],
  [{ settings: { color: 'red' } }, 'VALIDATION', /settings\.color/],
  [{ settings: { frame_ancestors: ["'self'; script-src *"] } }, 'VALIDATION', /settings\.frame_ancestors/],
  [{ settings: { welcome: { 'no language': 'x' } } }, 'VALIDATION', /settings\.welcome/],
  [{ settings: { welcome: 'Ciao' } }, 'VALIDATION', /settings\.welcome/],
  [{ settings: [] }, 'VALIDATION', /settings/],
]

test('createProperty, updateProperty · a field of a wrong form · is 400 and names it', async () => {
  const { id } = await create()
  for (const [fields, className, message] of WRONG) {
    assertRefused(await call('POST', '/properties', { name: 'x', ...fields }), 400, className, message)
    assertRefused(await call('PUT', `/properties/${id}`, fields), 400, className, message)
  }
})

test('createProperty · no name, no body, broken JSON · is 400', async () => {
  assertRefused(await call('POST', '/properties', {}), 400, 'VALIDATION', /name is required/)
  assertRefused(await call('POST', '/properties'), 400, 'VALIDATION', /body/)
  assertRefused(await call('POST', '/properties', '{"name":'), 400, 'VALIDATION', /not valid JSON/)
})

const ownersOf = (property: number) => server.sql<{ username: string; role: string }[]>`
  select u.username, m.role from memberships m join users u on u.id = m.user_id where m.property_id = ${property}`

test('createProperty · belongs to the client and its user', async () => {
  const { id } = await create()
  const [owner] = await ownersOf(account.property)
  assert.deepEqual([...(await ownersOf(id))], [owner])
  assert.deepEqual((await account.api('GET', '/services', undefined, { property: String(id) })).body, {
    data: [],
  })
})

test('createProperty · with an owner_email · has no member until that owner comes', async () => {
  const { id } = await create({ owner_email: 'owner@example.com' })
  assert.equal((await ownersOf(id)).length, 0)
})

test('createProperty · where approval is required · waits, visible to its client alone', async (t) => {
  const strict = await startTestServer({ PROPERTY_APPROVAL: 'manual' })
  t.after(() => strict.stop())
  const client = await createAccount(strict)
  const other = await createAccount(strict)
  const { body } = await client.api('POST', '/properties', { name: 'New' })
  const [property] = body.data
  assert.deepEqual([property.status, property.enabled], ['PENDING', false])
  const path = `/properties/${property.id}`
  assert.equal((await client.api('GET', path)).body.data[0].status, 'PENDING')
  const listed = (await client.api('GET', '/properties')).body.data
  assert.deepEqual(
    listed.map(({ id }: { id: number }) => id),
    [client.property, property.id],
  )
  assert.equal((await client.api('PUT', path, { city: 'Roma' })).body.data[0].city, 'Roma')
  const header = { property: String(property.id) }
  assertRefused(await client.api('GET', '/rooms', undefined, header), 403, 'PROPERTY_FORBIDDEN', /approval/)
  assertRefused(await other.api('GET', path), 403, 'PROPERTY_FORBIDDEN', /no access/)
})

test('listProperties · are those of the client, sandbox included', async () => {
  const client = await createAccount(server)
  const second = (await call('POST', '/properties', { name: 'Second' }, client)).body.data[0]
  const { body } = await call('GET', '/properties', undefined, client)
  assert.deepEqual(
    body.data.map(({ id }: { id: number }) => id),
    [client.property, second.id],
  )
  assert.equal(body.data[0].sandbox, true)
  assert.match(body.data[0].expires_at, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/)
  await server.sql`update grants set withdrawn_at = now() where property_id = ${second.id}`
  assert.equal((await call('GET', '/properties', undefined, client)).body.data.length, 1)
})

test('every operation · foreign, unknown, huge, negative · is the same 403', async () => {
  const other = await createAccount(server)
  for (const id of [other.property, 999_999_999, '9007199254740993', '99999999999999999999', '-1'])
    for (const [method, body] of [
      ['GET'],
      ['PUT', { name: 'x' }],
      ['PUT', { name: '' }],
      ['DELETE'],
    ] as const) {
      const answer = await call(method, `/properties/${id}`, body)
      assertRefused(
        answer,
        403,
        'PROPERTY_FORBIDDEN',
        /^This client has no access to a property with id \d+|-1\.$/,
      )
    }
  assert.equal(
    (await call('GET', `/properties/${other.property}`, undefined, other)).body.data[0].name,
    'Trattoria',
  )
})

test('every operation · an id that is no integer · is 400; blanks around it are not', async () => {
  for (const method of ['GET', 'PUT', 'DELETE'])
    assertRefused(
      await call(method, '/properties/abc', method === 'PUT' ? {} : undefined),
      400,
      'VALIDATION',
      /id/,
    )
  assert.equal((await call('GET', `/properties/%20${account.property}`)).status, 200)
})

test('every operation · no token · is 401', async () => {
  for (const [method, path] of [
    ['GET', '/properties'],
    ['POST', '/properties'],
    ['GET', '/properties/1'],
    ['PUT', '/properties/1'],
    ['DELETE', '/properties/1'],
  ] as const)
    assertRefused(await send(server.url, method, PMS + path), 401, 'UNAUTHORIZED', /access token/)
})

test('every operation · a Property header, even a wrong one · is ignored', async () => {
  for (const property of ['abc', '1', String(account.property)])
    assert.equal(
      (await account.api('GET', `/properties/${account.property}`, undefined, { property })).status,
      200,
    )
})

test('another method · is 405 with Allow', async () => {
  const answer = await call('PATCH', '/properties', {})
  assertRefused(answer, 405, 'METHOD_NOT_ALLOWED', /Allowed/)
  assert.equal(answer.headers.get('allow'), 'GET, HEAD, POST')
})
