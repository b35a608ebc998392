/** Holds as tests take, use and end them. */
import assert from 'node:assert/strict'
import { SCOPES } from '../../src/kernel/scopes.ts'
import { assertError } from './assert-error.ts'
import { addDays, today } from './days.ts'
import { createAccount, PMS, send, type Answer, type Restaurant, type TestServer } from './server.ts'

let dayCount = 1
/** A day of its own for each test, so that tests never meet. */
export const freshDay = () => addDays(today(), dayCount++)

interface Place extends Record<string, unknown> {
  start_date: string
}

export const guest = { customer: { first_name: 'Ada', email: 'ada@example.com' } }

/** For three at eight on a day of its own. */
export const placeIn = (at: Restaurant, over: Record<string, unknown> = {}): Place => ({
  channel: 'OCTOTABLE_BOOK',
  start_date: freshDay(),
  start_hour: '20:00:00',
  pax: 3,
  service_id: at.dinner,
  room_id: at.room,
  ...over,
})

export const takeIn = (at: Restaurant, place: object) => at.api('POST', '/bookings/holds', place)
export const bookIn = (at: Restaurant, place: object) =>
  at.api('POST', '/reservations', { ...guest, ...place })

export async function heldIn(at: Restaurant, place: object): Promise<string> {
  const { status, body } = await takeIn(at, place)
  assert.equal(status, 201, JSON.stringify(body))
  return body.data[0].id
}

export function refused(answer: Answer, reason: string) {
  assertError(answer, 400, 'InvalidBookingTimeException')
  assert.equal(answer.body.error.reason, reason)
}

export const bookedTables = ({ status, body }: Answer): number[] => {
  assert.equal(status, 201, JSON.stringify(body))
  return body.data[0].tables.map((table: { id: number }) => table.id)
}

/** Whether an online party of three could still have 20:00. */
export async function isOfferedIn(at: Restaurant, start_date: string, query = ''): Promise<boolean> {
  const path = `/bookings/slots?start_date=${start_date}&pax=3&service_id=${at.dinner}${query}`
  const { status, body } = await at.api('GET', path)
  assert.equal(status, 200, JSON.stringify(body))
  return body.data[0].available_services[0]?.available_slots.includes('20:00:00') ?? false
}

/** Moves it to its end, which the clock of the database tells. */
export const expire = ({ sql }: TestServer, id: string) =>
  sql`update holds set expires_at = now() - interval '1 millisecond' where key = ${id}`

export const rowsOf = async ({ sql }: TestServer, id: string): Promise<number> =>
  (await sql`select from holds where key = ${id}`).length

/** Another client with a grant for the same restaurant. */
export async function colleague(server: TestServer, at: Restaurant): Promise<Restaurant> {
  const other = await createAccount(server)
  await server.sql`
    insert into grants (property_id, client_id, scopes)
    select ${at.property}, id, ${[...SCOPES]}::text[] from clients where client_id = ${other.client_id}`
  const headers = { authorization: `Bearer ${other.token}`, property: String(at.property) }
  return {
    ...at,
    token: other.token,
    api: (method, path, body, more) => send(server.url, method, PMS + path, body, { ...headers, ...more }),
  }
}
