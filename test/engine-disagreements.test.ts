/**
 * Cases in which the engine does not answer as the oracle reads the booking rules. They are to fail until one of the
 * two has changed; then the case joins the others.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Engine, toldBy } from './support/oracle/adapter.ts'
import { decideByRules } from './support/oracle/decide.ts'
import { requestOf, reservationOf, restaurantOf, roomOf, tableOf } from './support/oracle/plain.ts'
import type { Request, Restaurant } from './support/oracle/restaurant.ts'

const cases: { title: string; why: string; restaurant: Restaurant; request: Request }[] = [
  {
    title: 'decide · staff move a couple from the large table it was given · it keeps the table',
    why: 'section 7 of the API: a reservation that moves keeps its tables when they still fit, and staff may go below a minimum',
    restaurant: restaurantOf({
      tables: [tableOf({ id: 1, guests_min: 4, guests_max: 6 }), tableOf({ id: 2 })],
      reservations: [reservationOf({ channel: 'OCTOTABLE_ADMIN' })],
    }),
    request: requestOf({ channel: 'OCTOTABLE_ADMIN', hour: '20:30:00', room_id: 1, moving: 101 }),
  },
  {
    title: 'decide · a party of four moves as two from a combination for four and more · it does not keep it',
    why: 'section 3: the minimums of a combination are summed, and online guests are not seated below',
    restaurant: restaurantOf({
      rooms: [roomOf({ auto_group: true })],
      tables: [
        tableOf({ id: 1, guests_min: 2, guests_max: 2 }),
        tableOf({ id: 2, guests_min: 2, guests_max: 2 }),
      ],
      reservations: [reservationOf({ table_ids: [1, 2], pax: 4 })],
    }),
    request: requestOf({ room_id: 1, pax: 2, moving: 101 }),
  },
  {
    title: 'decide · a guest moves whose tables cannot be booked online any more · gets others',
    why: 'section 4, check 2: tables of an online booking are bookable',
    restaurant: restaurantOf({
      tables: [tableOf({ id: 1, bookable: false }), tableOf({ id: 2 }), tableOf({ id: 3, guests_max: 8 })],
      reservations: [reservationOf({ table_ids: [1, 2], pax: 6 })],
    }),
    request: requestOf({ room_id: 1, pax: 6, hour: '20:30:00', moving: 101 }),
  },
  {
    title:
      'decide · a group is given together with one of its own tables · seats no more than the group does',
    why: 'section 3: duplicates are dropped and a group stands for its members, so that table is there already',
    restaurant: restaurantOf({
      tables: [tableOf({ id: 1 }), tableOf({ id: 2 }), tableOf({ id: 3, guests_max: 8, members: [1, 2] })],
    }),
    request: requestOf({ channel: 'OCTOTABLE_ADMIN', room_id: 1, pax: 12, table_ids: [3, 1] }),
  },
]

for (const { title, why, restaurant, request } of cases)
  test(title, { todo: why }, () => {
    assert.deepEqual(new Engine(restaurant).decide(request), toldBy(decideByRules(restaurant, request)))
  })
