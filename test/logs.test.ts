/** At its most talkative the log names every request, and nothing of what was in it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { connect, type Sql } from '../src/db/sql.ts'
import { createDatabase, type TestDatabase } from './support/database.ts'
import { addDays, today } from './support/days.ts'
import { Processes, type ServerProcess } from './support/process.ts'
import { AUTH, createRestaurant, PMS, send, type Answer, type Restaurant } from './support/server.ts'
import { sendBytes } from './support/socket.ts'

const CANARY = {
  username: 'canary.user',
  password: 'Canary-password-1',
  owner: 'canary-owner@example.com',
  first_name: 'Canarina',
  last_name: 'O"Canary',
  email: 'canary-guest@example.com',
  phone: '+393331234567',
  notes: 'canary notes: allergic to seeds',
  special_request: 'canary request: a table by the window',
  search: 'canary-search',
  path: 'canary-path',
}

const processes = new Processes()
let database: TestDatabase
let sql: Sql
let server: ServerProcess
let restaurant: Restaurant
const answers: Answer[] = []

before(async () => {
  database = await createDatabase()
  sql = connect({ target: database.url, max: 1 })
  server = await processes.start({ DATABASE_URL: database.url, LOG_LEVEL: 'trace' })
  const { username, password, owner: email } = CANARY
  restaurant = await createRestaurant(server, [4, 4], { username, password, email })
})
after(async () => {
  await processes.cleanUp()
  await sql.end()
  await database.drop()
})

async function call(status: number, method: string, path: string, body?: unknown): Promise<Answer> {
  const headers = { authorization: `Bearer ${restaurant.token}`, property: String(restaurant.property) }
  const answer = await send(server.url, method, PMS + path, body, headers)
  assert.equal(answer.status, status, JSON.stringify(answer.body))
  answers.push(answer)
  return answer
}

async function askToken(status: number, client_id: string, client_secret: string): Promise<void> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret })
  const response = await fetch(`${server.url}${AUTH}/oauth2/token?hint=${CANARY.search}`, {
    method: 'POST',
    body,
  })
  assert.equal(response.status, status)
  answers.push({ status, headers: response.headers, body: await response.text() })
}

const booking = () => ({
  channel: 'OCTOTABLE_ADMIN',
  start_date: addDays(today(), 3),
  start_hour: '20:00:00',
  pax: 2,
  service_id: restaurant.dinner,
  room_id: restaurant.room,
  customer: {
    first_name: CANARY.first_name,
    last_name: CANARY.last_name,
    email: CANARY.email,
    phone: CANARY.phone,
  },
  notes: CANARY.notes,
  special_request: CANARY.special_request,
})

async function goWell(): Promise<void> {
  const { id } = (await call(201, 'POST', '/reservations', booking())).body.data[0]
  for (const text of [CANARY.first_name, CANARY.phone, CANARY.search])
    await call(200, 'GET', `/reservations?text_search=${encodeURIComponent(text)}`)
  await call(200, 'PUT', `/reservations/${id}`, { notes: `${CANARY.notes}, and nuts` })
  await call(200, 'DELETE', `/reservations/${id}`)
}

async function goWrong(): Promise<void> {
  await call(400, 'POST', '/reservations', { ...booking(), pax: CANARY.notes })
  await call(400, 'POST', '/reservations', `{"notes": "${CANARY.notes}`)
  await call(400, 'GET', `/reservations?start_date=${CANARY.search}`)
  await call(404, 'GET', `/${CANARY.path}?text_search=${CANARY.search}`)
  await call(405, 'DELETE', `/reservations?text_search=${CANARY.search}`)
  await askToken(401, restaurant.client_id, CANARY.password)
  await askToken(401, CANARY.username, restaurant.client_secret)
  const taken = { name: 'x', username: CANARY.username, password: CANARY.password, email: CANARY.owner }
  const body = { redirect_uri: `http://localhost/${CANARY.path}`, sandbox_property: taken }
  answers.push(await send(server.url, 'POST', `${AUTH}/api-account/oauth2/client`, body))
  assert.equal(answers.at(-1)?.status, 400)
  // what Node's parser refuses, with the bytes in hand
  const bad = `GET ${PMS}/reservations?text_search=${CANARY.search} HTTP/1.1\r\nAuthorization: Bearer ${restaurant.token}\r\nX Bad: ${CANARY.notes}\r\n\r\n`
  assert.equal((await sendBytes(server.url, bad)).status, 400)
}

/** Faults of the database that quote whole rows, single values and statements. */
async function breakDatabase(): Promise<void> {
  const faults: [string, string, () => Promise<unknown>][] = [
    [
      `alter table reservations add constraint no_canaries check (notes <> '${CANARY.notes}') not valid`,
      'alter table reservations drop constraint no_canaries',
      () => call(500, 'POST', '/reservations', booking()),
    ],
    [
      `create unique index one_guest on customers (property_id, email)`,
      'drop index one_guest',
      () =>
        call(500, 'POST', '/reservations', {
          ...booking(),
          start_hour: '21:00:00',
          customer: { first_name: 'Other', phone: '+393330000000', email: CANARY.email },
        }),
    ],
    [
      'alter table customers alter column phone type integer using 0',
      'alter table customers alter column phone type text using null',
      () => call(500, 'POST', '/reservations', { ...booking(), start_hour: '21:00:00' }),
    ],
    [
      'alter table clients rename column secret_hash to gone',
      'alter table clients rename column gone to secret_hash',
      () => askToken(500, restaurant.client_id, restaurant.client_secret),
    ],
  ]
  for (const [harm, repair, use] of faults) {
    await sql.unsafe(harm)
    await use()
    await sql.unsafe(repair)
  }
}

test('trace · a whole day, with mistakes and faults · every line is JSON, every request named, no secret told', async () => {
  await goWell()
  await goWrong()
  await breakDatabase()
  await goWell()
  assert.equal((await server.end('SIGTERM')).code, 0)

  const lines = server.stdout().split('\n').filter(Boolean)
  const banner = lines.findIndex((line) => line === 'OctoTable server is ready.')
  lines.splice(banner, 5)
  const logged = lines.map((line): { reqId?: string; level: number } => JSON.parse(line))
  for (const { status, headers } of answers) {
    const own = logged.filter(({ reqId }) => reqId === headers.get('x-request-id'))
    assert.ok(own.length > 0, `a request answered with ${status} is in the log`)
    assert.equal(
      own.some(({ level }) => level >= 50),
      status >= 500,
      `faults, and they alone, are errors (${status})`,
    )
  }

  const { token, client_secret } = restaurant
  const secrets = [
    ...Object.values(CANARY),
    token,
    token.split('.')[2] ?? '',
    client_secret,
    'anary',
    '3331234567',
  ]
  const text = server.stdout() + server.stderr()
  for (const secret of secrets)
    assert.ok(!text.includes(secret), `the log tells ${secret}: ${around(text, secret)}`)
})

const around = (text: string, part: string) =>
  text.slice(Math.max(0, text.indexOf(part) - 200), text.indexOf(part) + 100)
