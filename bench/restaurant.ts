/** Restaurants to measure on, made through the API, and the requests that are sent to them. */
import { Temporal } from 'temporal-polyfill'
import { dateOf, dayOf, type Day } from '../src/kernel/time.ts'
import { PMS, type Account } from '../test/support/server.ts'
import { openConnections } from './connection.ts'
import { saturate, type Requests } from './load.ts'

export interface Restaurant {
  url: string
  token: string
  property: number
  room: number
  tables: number[]
  lunch: number
  dinner: number
}

const WEEK = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN']
const SIZES = [2, 2, 4, 4, 6]

/** The starts that fill the day of such a restaurant without a gap: an hour each, lunch and dinner. */
export const STARTS = ['12:00:00', '13:00:00', '14:00:00', '19:00:00', '20:00:00', '21:00:00', '22:00:00']

export const ZONE = 'Europe/Rome'
/** Today there. */
export const TODAY: Day = dayOf(Temporal.Now.plainDateISO(ZONE).toString())
/** The date in so many days. */
export const dateIn = (days: number): string => dateOf(TODAY + days)

/** A property of its own, no sandbox, with one room, lunch and dinner. */
export async function makeRestaurant(account: Account, url: string, tables: number): Promise<Restaurant> {
  const made = await account.api('POST', '/properties', { name: 'Osteria', country: 'IT' })
  const property: number = made.body.data[0].id
  const create = async (path: string, body: object): Promise<number> => {
    const answer = await account.api('POST', path, body, { property: String(property) })
    if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
    return answer.body.data[0].id
  }
  const service = (name: string, start_time: string, end_time: string) =>
    create('/services', { name, start_time, end_time, days_of_week: WEEK, max_advance: 3650 })
  const room = await create('/rooms', { name: 'Sala' })
  const ids: number[] = []
  for (let n = 0; n < tables; n++)
    ids.push(
      await create(`/room/${room}/table`, {
        name: `T${n + 1}`,
        guests_max: SIZES[n % SIZES.length],
        position: n,
      }),
    )
  const lunch = await service('Lunch', '12:00:00', '15:00:00')
  const dinner = await service('Dinner', '19:00:00', '23:00:00')
  return { url, token: account.token, property, room, tables: ids, lunch, dinner }
}

function head({ token, property }: Restaurant, method: string, path: string): string {
  return `${method} ${PMS}${path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${token}\r\nproperty: ${property}\r\n`
}

export const getRequest = (restaurant: Restaurant, path: string): string =>
  `${head(restaurant, 'GET', path)}\r\n`

function postRequest(restaurant: Restaurant, path: string, body: object): string {
  const text = JSON.stringify(body)
  return `${head(restaurant, 'POST', path)}content-type: application/json\r\ncontent-length: ${text.length}\r\n\r\n${text}`
}

const partyOf = ({ lunch, dinner }: Restaurant, start_date: string, start_hour: string, pax: number) => ({
  channel: 'OCTOTABLE_BOOK',
  start_date,
  start_hour,
  pax,
  service_id: start_hour < '17' ? lunch : dinner,
})

/** An online booking, usually for two, for a guest of that number. */
export function bookRequest(
  restaurant: Restaurant,
  start_date: string,
  start_hour: string,
  guest: number,
  pax = 2,
): string {
  return postRequest(restaurant, '/reservations', {
    ...partyOf(restaurant, start_date, start_hour, pax),
    customer: { first_name: 'Ada', last_name: `Guest ${guest}`, phone: `+39333${1_000_000 + guest}` },
    special_request: 'By the window, if there is one.',
  })
}

/** Tables for two kept for a while, for nobody in particular. */
export const holdRequest = (restaurant: Restaurant, start_date: string, start_hour: string): string =>
  postRequest(restaurant, '/bookings/holds', partyOf(restaurant, start_date, start_hour, 2))

/** How full the start times of a usual day are: 60 reservations, one time is sold out. */
const USUAL: [string, number][] = [
  ['12:00:00', 8],
  ['13:00:00', 14],
  ['19:00:00', 10],
  ['20:00:00', 20],
  ['21:00:00', 8],
]

/** Books 60 reservations on each of the next days, tomorrow first. */
export async function fillDays(restaurant: Restaurant, days: number): Promise<void> {
  const starts = USUAL.flatMap(([start, parties]) => Array.from({ length: parties }, () => start))
  const requests: Requests = (n) => {
    const day = n % days
    const start = starts[Math.floor(n / days)]
    return start === undefined ? undefined : bookRequest(restaurant, dateIn(1 + day), start, n)
  }
  await saturate({ url: restaurant.url, connections: 16, requests, seconds: 60, expected: [201] })
}

/** One answer, to see what is measured. */
export async function ask(restaurant: Restaurant, path: string): Promise<string> {
  const [connection] = await openConnections(restaurant.url, 1)
  const answer = await connection?.send(getRequest(restaurant, path))
  connection?.close()
  if (answer?.status !== 200) throw new Error(`${path} answered ${answer?.status}: ${answer?.body}`)
  return answer.body
}
