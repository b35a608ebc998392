/** Closures in lists of reservations: only where they are asked for, and then as entries. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { assertDocumented } from '../support/assert-documented.ts'
import { shownAt } from '../support/bookings.ts'
import { addDays, today } from '../support/days.ts'
import { operationsOf } from '../support/openapi.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

const day = addDays(today(), 3)
let server: TestServer
let house: Restaurant
let reservation: number
const closures: number[] = []
before(async () => {
  server = await startTestServer()
  house = await createRestaurant(server, [2, 4])
  const body = {
    channel: 'OCTOTABLE_ADMIN',
    start_date: day,
    start_hour: '20:00',
    pax: 2,
    service_id: house.dinner,
    room_id: house.room,
    customer: { first_name: 'Ada' },
  }
  reservation = (await house.api('POST', '/reservations', body)).body.data[0].id
  for (const closure of [
    { start_date: day, slots: ['20:00', '20:30', '22:00'], table_ids: [house.tables[1]], reason: 'Leak' },
    { start_date: addDays(day, 1), end_date: addDays(day, 3), service_ids: [house.lunch] },
    { start_date: addDays(today(), -20), end_date: addDays(today(), -10) },
  ])
    closures.push((await house.api('POST', '/closures', closure)).body.data[0].id)
})
after(() => server.stop())

const list = async (query: string) => {
  const answer = await house.api('GET', `/reservations?${query}`)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer
}
interface Entry {
  id: number
  start_date: string
  start_hour: string
}
const shown = ({ id, start_date, start_hour }: Entry) => `${id} ${start_date} ${start_hour}`
const rowsOf = async (query: string) => (await list(query)).body.data.map(shown)

test('listReservations · OUTOFORDER not asked for · there are no closures', async () => {
  for (const query of ['', `start_date=${day}&end_date=${day}`, 'status[]=CONFIRMED&status[]=WAITING'])
    assert.deepEqual(await rowsOf(query), [`${reservation} ${day} 20:00:00`], query)
})

test('listReservations · status OUTOFORDER · an entry for each stretch, in the shape of a reservation', async () => {
  const answer = await list(`status[]=OUTOFORDER&start_date=${day}&end_date=${day}`)
  const [first, next] = answer.body.data
  assert.match(first.last_status_change, /^\d{4}-\d{2}-\d{2}T/)
  assert.deepEqual(
    { ...first, last_status_change: undefined },
    {
      ...shownAt(house, { date: day, from: '20:00:00', to: '21:00:00', table: 1 }),
      id: closures[0],
      pax: 0,
      status: 'OUTOFORDER',
      customer: { id: 0, first_name: '', last_name: '' },
      last_status_change: undefined,
      notes: 'Leak',
    },
  )
  assert.deepEqual([next.start_hour, next.end_date], ['22:00:00', `${day}T23:00:00`])
  assert.equal(answer.body.data.length, 2)
  const operations = await operationsOf(server)
  const operation = operations.find(({ id }) => id === 'listReservations') ?? assert.fail()
  assertDocumented(operation, answer)
})

test('listReservations · OUTOFORDER and other filters · combine with AND', async () => {
  const lunches = [1, 2, 3].map((n) => `${closures[1]} ${addDays(day, n)} 12:00:00`)
  const dinners = ['20:00:00', '22:00:00'].map((hour) => `${closures[0]} ${day} ${hour}`)
  const only = 'status=OUTOFORDER'
  assert.deepEqual(await rowsOf(only), [...dinners, ...lunches], 'without dates from today on')
  assert.deepEqual(await rowsOf(`${only}&start_date=${addDays(day, 2)}`), lunches.slice(1))
  assert.deepEqual(await rowsOf(`${only}&end_date=${addDays(day, 1)}`), [...dinners, ...lunches.slice(0, 1)])
  assert.deepEqual(await rowsOf(`${only}&service_ids[]=${house.lunch}`), lunches)
  assert.deepEqual(await rowsOf(`${only}&start_hour=22:00`), dinners.slice(1))
  assert.deepEqual(await rowsOf(`${only}&room_ids[]=1`), [])
  for (const guests of [
    'text_search=Leak',
    'incoming=true',
    'arrived=1',
    'departed=true',
    'waiting_list=true',
  ])
    assert.deepEqual(await rowsOf(`${only}&${guests}`), [], guests)
  const past = `start_date=${addDays(today(), -11)}&end_date=${addDays(today(), -9)}`
  assert.equal((await rowsOf(`${only}&${past}`)).length, 4, 'two days of lunch and dinner')
})

test('listReservations · OUTOFORDER beside another status, page by page · each once, closures first', async () => {
  for (const dates of ['', `&start_date=${day}`])
    for (const limit of [1, 2, 3, 5, 6, 7]) {
      const query = `status=OUTOFORDER,CONFIRMED&limit=${limit}${dates}`
      const found: string[] = []
      let cursor: string | undefined = ''
      for (let pages = 0; cursor !== undefined && pages < 10; pages++) {
        const { body } = await list(query + (cursor && `&next_cursor=${encodeURIComponent(cursor)}`))
        assert.ok(body.data.length > 0 && body.data.length <= limit, `a page of ${body.data.length}`)
        found.push(...body.data.map(shown))
        cursor = body.next_cursor
      }
      assert.equal(cursor, undefined)
      assert.equal(found.length, 6)
      assert.equal(new Set(found).size, 6)
      assert.equal(found.at(-1), `${reservation} ${day} 20:00:00`)
    }
})

test('listReservations · a closure after midnight · is listed under the date of its start', async () => {
  const own = await createRestaurant(server, [2])
  const night = { name: 'Night', start_time: '22:00', end_time: '02:00', days_of_week: ['MON', 'TUE', 'WED'] }
  const every = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN']
  const service = (await own.api('POST', '/services', { ...night, days_of_week: every })).body.data[0].id
  const made = await own.api('POST', '/closures', {
    start_date: day,
    service_ids: [service],
    slots: ['23:30', '00:30'],
  })
  assert.equal(made.status, 201)
  const starts = async (date: string) => {
    const path = `/reservations?status=OUTOFORDER&start_date=${date}&end_date=${date}`
    return (await own.api('GET', path)).body.data.map((one: Entry & { end_date: string }) => [
      one.start_hour,
      one.end_date,
    ])
  }
  const next = addDays(day, 1)
  assert.deepEqual(await starts(day), [['23:30:00', `${next}T00:00:00`]])
  assert.deepEqual(await starts(next), [['00:30:00', `${next}T01:00:00`]])
})

test('listReservations · closures for ever and none that fits · ends, or says where to go on', async () => {
  const own = await createRestaurant(server, [2])
  await own.api('POST', '/closures', { start_date: '0001-01-01', end_date: '9999-12-31' })
  const query = `/reservations?status=OUTOFORDER&start_date=0001-01-01&start_hour=03:00`
  const { status, body } = await own.api('GET', query)
  assert.deepEqual([status, body.data, typeof body.next_cursor], [200, [], 'string'])
  const end = await own.api('GET', '/reservations?status=OUTOFORDER&start_date=9999-12-29')
  assert.deepEqual(
    end.body.data.map((one: Entry) => one.start_date),
    ['9999-12-29', '9999-12-29', '9999-12-30', '9999-12-30'],
  )
})
