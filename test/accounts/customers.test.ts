import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { assertRefused } from '../support/assert-refused.ts'
import { addDays, today } from '../support/days.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

let server: TestServer
let house: Restaurant
const ids = new Map<string, number>()

async function guest(name: string, customer: object, property = house): Promise<number> {
  const answer = await property.api('POST', '/reservations', {
    channel: 'OCTOTABLE_ADMIN',
    start_date: addDays(today(), 3),
    start_hour: '20:00',
    pax: 2,
    service_id: property.dinner,
    room_id: property.room,
    customer,
    // any number of them
    waiting_list: true,
  })
  assert.equal(answer.status, 201, JSON.stringify(answer.body))
  const { id } = answer.body.data[0].customer
  ids.set(name, id)
  return id
}

const read = async (name: string) => (await house.api('GET', `/customers/${ids.get(name)}`)).body.data[0]
const put = (name: string, body: object) => house.api('PUT', `/customers/${ids.get(name)}`, body)

before(async () => {
  server = await startTestServer()
  house = await createRestaurant(server)
  await guest('zoe', {
    first_name: 'Zoë',
    last_name: "D'Été",
    email: 'Zoe_x@example.com',
    phone: '333 999 9001',
  })
  await guest('percent', { first_name: '100%', last_name: 'Sure', phone: '06 1234567' })
  await guest('foreign', { first_name: 'Max', phone: '+49 30 901820' })
  await guest('nobody', { first_name: '' })
  await guest('carl', { first_name: 'Carl', email: 'carl@example.com' })
  await put('carl', { blocked: true })
})
after(() => server.stop())

async function found(query: string): Promise<(string | undefined)[]> {
  const answer = await house.api('GET', `/customers?${query}`)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  const names = new Map([...ids].map(([name, id]) => [id, name]))
  return answer.body.data.map((one: { id: number }) => names.get(one.id))
}

const all = ['carl', 'foreign', 'percent', 'zoe']

const cases: [string, () => string, string[]][] = [
  ['nothing given, newest first, without the nameless', () => '', all],
  ['part of the name, case and accents folded', () => 'text_search=ZOE%20d%27ete', ['zoe']],
  ['part of the e-mail, wildcard taken literally', () => 'text_search=oe_x%40', ['zoe']],
  ['% is no wildcard', () => 'text_search=%25', ['percent']],
  ['part of the phone, as it is written at home', () => 'text_search=333%20999-90', ['zoe']],
  ['part of a landline with its 0', () => 'text_search=061234567', ['percent']],
  ['three digits are no phone', () => 'text_search=999', []],
  ['the id', () => `text_search=${ids.get('foreign')}`, ['foreign']],
  ['phone as it is written at home', () => 'phone=333%209999001', ['zoe']],
  ['phone with +', () => 'phone=%2B393339999001', ['zoe']],
  ['phone with 00', () => 'phone=004930901820', ['foreign']],
  ['a part is not the phone', () => 'phone=39999001', []],
  ['e-mail in another case', () => 'email=zoe_X%40EXAMPLE.com', ['zoe']],
  ['a part is not the e-mail', () => 'email=x%40example.com', []],
  ['blocked', () => 'blocked=true', ['carl']],
  ['not blocked', () => 'blocked=false', ['foreign', 'percent', 'zoe']],
  ['filters combine', () => 'text_search=example.com&blocked=true', ['carl']],
]

for (const [situation, query, expected] of cases)
  test(`listCustomers · ${situation} · ${expected.length} found`, async () =>
    assert.deepEqual(await found(query()), expected))

for (const [query, code] of [
  ['limit=0', 'VALIDATION'],
  ['blocked=maybe', 'VALIDATION'],
  ['next_cursor=x', 'INVALID_CURSOR'],
  ['phone=12', 'BAD_PHONE'],
  ['email=zoe', 'BAD_EMAIL'],
] as const)
  test(`listCustomers · ${query} · 400 ${code}`, async () =>
    assertRefused(await house.api('GET', `/customers?${query}`), 400, code, /must/))

test('listCustomers · pages · cover everything once, their cursor is bound to the filters', async () => {
  for (const limit of [1, 2, 3, 4, 5]) {
    const seen: (string | undefined)[] = []
    let cursor = ''
    do {
      const { body } = await house.api('GET', `/customers?limit=${limit}${cursor}`)
      const names = new Map([...ids].map(([name, id]) => [id, name]))
      seen.push(...body.data.map((one: { id: number }) => names.get(one.id)))
      cursor = body.next_cursor ? `&next_cursor=${encodeURIComponent(body.next_cursor)}` : ''
    } while (cursor)
    assert.deepEqual(seen, all)
  }
  const { next_cursor } = (await house.api('GET', '/customers?limit=1')).body
  const other = await house.api('GET', `/customers?limit=1&blocked=true&next_cursor=${next_cursor}`)
  assertRefused(other, 400, 'INVALID_CURSOR', /next_cursor/)
})

test('getCustomer · a guest with reservations · in the documented shape', async () => {
  assert.deepEqual(await read('foreign'), {
    id: ids.get('foreign'),
    first_name: 'Max',
    last_name: '',
    phone: '+4930901820',
    blocked: false,
    notes: '',
    reservation_count: 1,
    no_show_count: 0,
  })
  await guest('max', { id: ids.get('foreign') })
  assert.equal((await read('foreign')).reservation_count, 2)
  ids.delete('max')
})

test('getCustomer and updateCustomer · unknown id, id of another property · 404 alike', async () => {
  const other = await createRestaurant(server)
  const theirs = await guest('theirs', { first_name: 'Theodor', email: 'theo@example.com' }, other)
  ids.delete('theirs')
  for (const id of [1, theirs]) {
    assertRefused(await house.api('GET', `/customers/${id}`), 404, 'RESOURCE_NOT_FOUND', /Customer with id/)
    assertRefused(
      await house.api('PUT', `/customers/${id}`, { blocked: true }),
      404,
      'RESOURCE_NOT_FOUND',
      /Customer with id/,
    )
  }
  assert.deepEqual(await found('text_search=theo'), [])
  assert.equal((await other.api('GET', `/customers/${theirs}`)).body.data[0].blocked, false)
})

test('updateCustomer · some fields · the others keep their values, searches and reservations see the new ones', async () => {
  await guest('ada', {
    first_name: 'Ada',
    last_name: 'Rossi',
    email: 'ada@example.com',
    phone: '333 111 2222',
  })
  const changed = (await put('ada', { last_name: 'Verdì', phone: '333 111 3333', notes: 'window' })).body
    .data[0]
  assert.deepEqual(changed, {
    id: ids.get('ada'),
    first_name: 'Ada',
    last_name: 'Verdì',
    email: 'ada@example.com',
    phone: '+393331113333',
    blocked: false,
    notes: 'window',
    reservation_count: 1,
    no_show_count: 0,
  })
  assert.deepEqual(await read('ada'), changed)
  assert.deepEqual(await found('text_search=verdi'), ['ada'])
  assert.deepEqual(await found('text_search=rossi'), [])
  const { data } = (await house.api('GET', '/reservations?text_search=1113333')).body
  assert.equal(data[0].customer.last_name, 'Verdì')
})

test('updateCustomer · null · clears; nothing sent changes nothing', async () => {
  await guest('bea', { first_name: 'Bea', last_name: 'B', email: 'bea@example.com', phone: '333 111 4444' })
  await put('bea', { blocked: true, notes: 'x' })
  const before = await read('bea')
  assert.deepEqual((await put('bea', {})).body.data[0], before)
  const cleared = { last_name: null, email: null, phone: null, blocked: null, notes: null }
  const { email: _email, phone: _phone, ...kept } = before
  assert.deepEqual((await put('bea', cleared)).body.data[0], {
    ...kept,
    last_name: '',
    blocked: false,
    notes: '',
  })
})

for (const [body, code, field] of [
  [{ phone: 'none' }, 'BAD_PHONE', 'phone'],
  [{ email: 'x@' }, 'BAD_EMAIL', 'email'],
  [{ blocked: 'maybe' }, 'VALIDATION', 'blocked'],
  [{ notes: 'x'.repeat(2001) }, 'VALIDATION', 'notes'],
  [{ first_name: 'x'.repeat(121) }, 'VALIDATION', 'first_name'],
] as const)
  test(`updateCustomer · ${field} that cannot be · 400 ${code}, nothing changed`, async () => {
    const before = await read('zoe')
    const answer = await put('zoe', { ...body, last_name: 'Changed' })
    assertRefused(answer, 400, code, new RegExp(`^${field}`))
    assert.equal(answer.body.error.fields[0].path, field)
    assert.deepEqual(await read('zoe'), before)
  })

test('updateCustomer · many at once · each takes effect whole', async () => {
  await guest('eva', { first_name: 'Eva', email: 'eva@example.com' })
  const changes = Array.from({ length: 12 }, (_, n) =>
    n % 3 === 0
      ? { notes: `${n}` }
      : n % 3 === 1
        ? { phone: `+39333222${1000 + n}` }
        : { last_name: `E${n}` },
  )
  const answers = await Promise.all(changes.map((body) => put('eva', body)))
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]))
  const { notes, phone, last_name, email } = await read('eva')
  assert.match(notes, /^\d/)
  assert.match(phone, /^\+39333222/)
  assert.match(last_name, /^E\d/)
  assert.equal(email, 'eva@example.com')
})
