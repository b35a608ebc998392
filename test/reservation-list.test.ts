import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { addDays, today } from './support/days.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from './support/server.ts'

let server: TestServer
let house: Restaurant
const made = new Map<string, number>()
const day = (n: number) => addDays(today(), n)

interface Guest {
  first_name: string
  last_name?: string
  email?: string
  phone?: string
}

async function add(name: string, over: Record<string, unknown>, customer: Guest) {
  const answer = await house.api('POST', '/reservations', {
    channel: 'OCTOTABLE_ADMIN',
    start_date: day(2),
    start_hour: '20:00',
    pax: 2,
    service_id: house.dinner,
    room_id: house.room,
    customer,
    ...over,
  })
  assert.equal(answer.status, 201, JSON.stringify(answer.body))
  made.set(name, answer.body.data[0].id)
}

before(async () => {
  server = await startTestServer()
  house = await createRestaurant(server, [4, 4, 4, 4])
  await add(
    'accent',
    {},
    { first_name: 'Zoë', last_name: "D'Été", email: 'zoe_x@example.com', phone: '+39 333 999 9001' },
  )
  await add('percent', { start_date: day(3) }, { first_name: '100%', last_name: 'Sure', phone: '06 1234567' })
  await add(
    'lunch',
    { start_hour: '12:30', service_id: house.lunch },
    { first_name: 'Łukasz', last_name: 'Groß' },
  )
  await add('queued', { waiting_list: true }, { first_name: 'Queen' })
  await add('cancelled', { start_date: day(4) }, { first_name: 'Carl' })
  await add('seated', { start_date: day(5) }, { first_name: 'Sara' })
  await add('left', { start_date: day(5) }, { first_name: 'Leo' })
  await house.api('DELETE', `/reservations/${made.get('cancelled')}`)
  await house.api('PATCH', `/reservations/${made.get('seated')}/checkin`)
  await house.api('PATCH', `/reservations/${made.get('left')}/checkout`)
})
after(() => server.stop())

async function found(query: string): Promise<string[]> {
  const answer = await house.api('GET', `/reservations?${query}`)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  const names = new Map([...made].map(([name, id]) => [id, name]))
  return answer.body.data.map((one: { id: number }) => names.get(one.id))
}

const all = ['left', 'seated', 'cancelled', 'queued', 'lunch', 'percent', 'accent']

const cases: [string, () => string, string[]][] = [
  ['nothing given, newest id first', () => '', all],
  [
    'a day, earliest start first',
    () => `start_date=${day(2)}&end_date=${day(2)}`,
    ['lunch', 'accent', 'queued'],
  ],
  ['from a day on', () => `start_date=${day(4)}`, ['cancelled', 'seated', 'left']],
  [
    'up to a day, given as a date-time',
    () => `end_date=${day(3)}T10:00:00`,
    ['lunch', 'accent', 'queued', 'percent'],
  ],
  ['start_hour', () => 'start_hour=12:30', ['lunch']],
  ['status[] twice', () => 'status[]=CANCELLED&status[]=WAITING', ['cancelled', 'queued']],
  ['status comma-separated', () => 'status=CANCELLED,WAITING', ['cancelled', 'queued']],
  ['OUTOFORDER without closures', () => 'status[]=OUTOFORDER', []],
  ['service_ids[]', () => `service_ids[]=${house.lunch}`, ['lunch']],
  ['room_ids[]', () => 'room_ids[]=1', []],
  ['incoming', () => 'incoming=true', ['queued', 'lunch', 'percent', 'accent']],
  ['incoming=false is the same as not given', () => 'incoming=false', all],
  ['arrived', () => 'arrived=1', ['seated']],
  ['departed', () => 'departed=true', ['left']],
  ['waiting_list', () => 'waiting_list=true', ['queued']],
  ['search by name, case and accents folded', () => 'text_search=ZOE%20D%27ete', ['accent']],
  ['search by part of the last name', () => 'text_search=gross', ['lunch']],
  ['search by ł as l', () => 'text_search=lukasz', ['lunch']],
  ['search by e-mail, wildcard taken literally', () => 'text_search=zoe_x%40', ['accent']],
  ['search with _ is no wildcard', () => 'text_search=zo_x', []],
  ['search with % is no wildcard', () => 'text_search=%25', ['percent']],
  ['search by phone, national writing', () => 'text_search=333%20999-9001', ['accent']],
  ['search by phone with +', () => 'text_search=%2B393339999001', ['accent']],
  ['search by phone with 00', () => 'text_search=00393339999001', ['accent']],
  ['search by phone, a part', () => 'text_search=9990', ['accent']],
  ['search by landline with its 0', () => 'text_search=061234567', ['percent']],
  ['search by three digits is no phone search', () => 'text_search=999', []],
  ['search by id', () => `text_search=${made.get('lunch')}`, ['lunch']],
  ['filters combine', () => `text_search=zoe&start_date=${day(3)}`, []],
  ['updated_since in the future', () => `updated_since=${day(1)}T00:00:00`, []],
]

for (const [situation, query, expected] of cases)
  test(`list · ${situation} · ${expected.length} found`, async () =>
    assert.deepEqual(await found(query()), expected))

for (const query of [
  'status[]=NOPE',
  'start_date=2025-02-30',
  'limit=0',
  'limit=x',
  'arrived=maybe',
  'service_ids[]=x',
])
  test(`list · ${query} · 400`, async () =>
    assert.equal((await house.api('GET', `/reservations?${query}`)).status, 400))

async function walk(query: string): Promise<number[]> {
  const ids: number[] = []
  let cursor: string | undefined
  do {
    const answer = await house.api(
      'GET',
      `/reservations?${query}${cursor ? `&next_cursor=${encodeURIComponent(cursor)}` : ''}`,
    )
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
    ids.push(...answer.body.data.map((one: { id: number }) => one.id))
    cursor = answer.body.next_cursor
  } while (cursor)
  return ids
}

test('list · pages · cover everything once, in both orders', async () => {
  const ids = all.map((name) => made.get(name))
  for (const limit of [1, 2, 3, 7, 8]) assert.deepEqual(await walk(`limit=${limit}`), ids)
  const byStart = await walk(`start_date=${day(0)}&limit=2`)
  assert.deepEqual(new Set(byStart), new Set(ids))
  assert.equal(
    (await house.api('GET', '/reservations?limit=7')).body.next_cursor,
    undefined,
    'no more rows, no cursor',
  )
})

test('list · a cursor that is tampered with or of other filters · 400 InvalidCursorException', async () => {
  const cursor: string = (await house.api('GET', '/reservations?limit=1')).body.next_cursor
  const tampered = `${cursor.slice(0, 2)}${cursor[2] === 'A' ? 'B' : 'A'}${cursor.slice(3)}`
  for (const query of [`next_cursor=${tampered}`, 'next_cursor=x', `next_cursor=${cursor}&status=WAITING`]) {
    const answer = await house.api('GET', `/reservations?limit=1&${query}`)
    assert.equal(answer.status, 400, query)
    assert.equal(answer.body.error.class_name, 'InvalidCursorException')
  }
})
