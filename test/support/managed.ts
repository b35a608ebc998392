/** Reservations that guests manage by their link. */
import assert from 'node:assert/strict'
import { bookingOf } from './bookings.ts'
import type { Restaurant } from './server.ts'

export const GUEST = { first_name: 'Ada', last_name: 'Lovelace', phone: '+393331234567' }

/** A reservation, and the address that staff would copy for its guest. */
export async function reserved(at: Restaurant, date: string, more: object = {}) {
  const made = await at.api('POST', '/reservations', {
    ...bookingOf(at),
    start_date: date,
    start_hour: '20:00',
    customer: GUEST,
    ...more,
  })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const { id } = made.body.data[0]
  const { body } = await at.api('GET', `/reservations/${id}/manage-link`)
  return { id, link: String(body.data[0].link) }
}

/** One that the restaurant has agreed to. */
export async function accepted(at: Restaurant, date: string, more: object = {}) {
  const one = await reserved(at, date, { waiting_list: true, ...more })
  assert.equal((await at.api('PATCH', `/reservations/${one.id}?status=ACCEPTED`)).status, 200)
  return one
}
