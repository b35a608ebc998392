/** Reservations as most tests make them, and as they are answered. */
import assert from 'node:assert/strict'
import { addDays, today } from './days.ts'
import type { Answer, Restaurant } from './server.ts'

export const day = addDays(today(), 3)

/** Two at eight in the restaurant's room, entered by staff. */
export const bookingOf = (restaurant: Restaurant, fields: object = {}) => ({
  channel: 'OCTOTABLE_ADMIN',
  start_date: day,
  start_hour: '20:00:00',
  pax: 2,
  service_id: restaurant.dinner,
  room_id: restaurant.room,
  customer: { first_name: 'Ada' },
  ...fields,
})

/** The same, booked by a guest. */
export const onlineOf = (restaurant: Restaurant, fields: object = {}) =>
  bookingOf(restaurant, {
    channel: 'OCTOTABLE_BOOK',
    customer: { first_name: 'Ada', email: 'ada@example.com' },
    ...fields,
  })

/** What was made, when it was. */
export async function madeBy(answer: Promise<Answer>) {
  const { status, body } = await answer
  assert.equal(status, 201, JSON.stringify(body))
  return body.data[0]
}

/** All of an answer but the id, the guest and what changed last: for two at one table, for an hour. */
export const shownAt = (
  restaurant: Restaurant,
  { date, from, to, table = 0 }: { date: string; from: string; to: string; table?: number },
) => ({
  pax: 2,
  status: 'CONFIRMED',
  service: { id: restaurant.dinner, name: 'Dinner' },
  channel: 'OCTOTABLE_ADMIN',
  room: { id: restaurant.room, name: 'Sala' },
  start_date: date,
  start_day: date,
  start_hour: from,
  end_date: `${date}T${to}`,
  notes: '',
  special_request: '',
  tables: [
    {
      id: restaurant.tables[table],
      name: `T${table + 1}`,
      bookable: true,
      free: true,
      group: false,
      online: true,
      room_id: restaurant.room,
    },
  ],
  waiting_list: false,
  version: 1,
})
