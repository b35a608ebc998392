/** Searches by a name that more than a thousand guests of a property have. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

const OLD = 2000
const OTHERS = 11_000
const NEW = 700

let server: TestServer
let restaurant: Restaurant
before(async () => {
  server = await startTestServer()
  restaurant = await createRestaurant(server, [2])
  await server.sql`
    insert into customers (property_id, first_name, last_name, name_key, search_text, phone_digits)
    select ${restaurant.property}, 'Ada', name || n, 'ada ' || lower(name) || n, 'ada ' || lower(name) || n, ''
    from unnest(array['Rossi', 'Bruni', 'Verdi']) name, generate_series(1, 1200) n`
  // old ones of one name, then more of others than are looked through, then some of the first name between others
  await book('rossi', OLD)
  await book('bruni', OTHERS)
  for (let n = 0; n < 7; n++) {
    await book('rossi', NEW / 7)
    await book('bruni', 50)
  }
  await server.sql`analyze customers, reservations`
})
after(() => server.stop())

/** Reservations of the guests of a name in turn, past the rules. */
async function book(name: string, count: number): Promise<void> {
  const { property, room, dinner } = restaurant
  await server.sql`
    insert into reservations (property_id, customer_id, service_id, room_id, channel, status, waiting_list, pax, start_date,
      start_hour, service_day, start_at, end_at, stay, stay_given, pinned, notes, special_request)
    select ${property}, g.ids[1 + n % 1200], ${dinner}, ${room}, 'OCTOTABLE_BOOK', 'CONFIRMED', false, 2, '2027-01-01', '20:00',
      '2027-01-01', '2027-01-01 19:00+00', '2027-01-01 20:00+00', 60, false, false, '', ''
    from generate_series(1, ${count}::int) n, (
      select array_agg(id order by id) as ids from customers
      where property_id = ${property} and search_text like ${`%${name}%`}) g`
}

async function found(query: string): Promise<number[][]> {
  const pages: number[][] = []
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const { status, body } = await restaurant.api('GET', `/reservations?${query}${cursor}`)
    assert.equal(status, 200, JSON.stringify(body))
    pages.push(body.data.map(({ id }: { id: number }) => id))
    cursor = body.next_cursor && `&next_cursor=${body.next_cursor}`
  }
  return pages
}

async function written(name: string): Promise<number[]> {
  const rows = await server.sql<{ id: number }[]>`
    select r.id from reservations r join customers c on c.property_id = r.property_id and c.id = r.customer_id
    where r.property_id = ${restaurant.property} and c.search_text like ${`%${name}%`} order by r.id desc`
  return rows.map(({ id }) => id)
}

for (const limit of [500, 333])
  test(`list · a common name, pages of ${limit} · all of them, the newest first, from the newest reservations and from the others`, async () => {
    const pages = await found(`text_search=rossi&limit=${limit}`)
    const ids = await written('rossi')
    assert.deepEqual(pages.flat(), ids)
    assert.equal(ids.length, OLD + NEW)
    assert.deepEqual(
      pages.slice(0, -1).map((page) => page.length),
      Array.from({ length: pages.length - 1 }, () => limit),
    )
  })

test('list · a common name whose reservations are nearly all of them, or none · the same', async () => {
  assert.deepEqual((await found('text_search=bruni')).flat(), await written('bruni'))
  assert.deepEqual(await found('text_search=verdi'), [[]])
})

test('list · a common name and something else · both hold', async () => {
  const [page] = await found('text_search=rossi&status[]=CANCELLED')
  assert.deepEqual(page, [])
  const [first] = await found('text_search=rossi&start_date=2027-01-01&end_date=2027-01-01&limit=10')
  assert.deepEqual(first, (await written('rossi')).toReversed().slice(0, 10))
})
