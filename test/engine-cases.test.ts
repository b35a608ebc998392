/** Cases that generated data come to seldom: the engine and the oracle answer the same, and that is as told here. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Engine, toldBy } from './support/oracle/adapter.ts'
import { decideByRules } from './support/oracle/decide.ts'
import { requestOf, reservationOf, restaurantOf, roomOf, tableOf } from './support/oracle/plain.ts'
import type { Request, Restaurant } from './support/oracle/restaurant.ts'

const cases: {
  title: string
  restaurant: Restaurant
  request: Request
  expected: number[] | string
}[] = [
  {
    title: 'decide · staff move a couple from the large table it was given · it keeps the table',
    restaurant: restaurantOf({
      tables: [tableOf({ id: 1, guests_min: 4, guests_max: 6 }), tableOf({ id: 2 })],
      reservations: [reservationOf({ channel: 'OCTOTABLE_ADMIN' })],
    }),
    request: requestOf({ channel: 'OCTOTABLE_ADMIN', hour: '20:30:00', room_id: 1, moving: 101 }),
    expected: [1],
  },
  {
    title: 'decide · a party of four moves as two from a combination for four and more · it does not keep it',
    restaurant: restaurantOf({
      rooms: [roomOf({ auto_group: true })],
      tables: [
        tableOf({ id: 1, guests_min: 2, guests_max: 2 }),
        tableOf({ id: 2, guests_min: 2, guests_max: 2 }),
      ],
      reservations: [reservationOf({ table_ids: [1, 2], pax: 4 })],
    }),
    request: requestOf({ room_id: 1, pax: 2, moving: 101 }),
    expected: [1],
  },
  {
    title: 'decide · a guest moves whose tables cannot be booked online any more · gets others',
    restaurant: restaurantOf({
      tables: [tableOf({ id: 1, bookable: false }), tableOf({ id: 2 }), tableOf({ id: 3, guests_max: 8 })],
      reservations: [reservationOf({ table_ids: [1, 2], pax: 6 })],
    }),
    request: requestOf({ room_id: 1, pax: 6, hour: '20:30:00', moving: 101 }),
    expected: [3],
  },
  {
    title: 'decide · staff move a party of six whose two tables no other table could replace · it keeps them',
    restaurant: restaurantOf({
      tables: [tableOf({ id: 1 }), tableOf({ id: 2 })],
      reservations: [reservationOf({ channel: 'OCTOTABLE_ADMIN', table_ids: [1, 2], pax: 6 })],
    }),
    request: requestOf({ channel: 'OCTOTABLE_ADMIN', room_id: 1, pax: 6, hour: '20:30:00', moving: 101 }),
    expected: [1, 2],
  },
  {
    title:
      'decide · a group is given together with one of its own tables · seats no more than the group does',
    restaurant: restaurantOf({
      tables: [tableOf({ id: 1 }), tableOf({ id: 2 }), tableOf({ id: 3, guests_max: 8, members: [1, 2] })],
    }),
    request: requestOf({ channel: 'OCTOTABLE_ADMIN', room_id: 1, pax: 12, table_ids: [3, 1] }),
    expected: 'party_too_large',
  },
]

for (const { title, restaurant, request, expected } of cases)
  test(title, () => {
    const verdict = new Engine(restaurant).decide(request)
    assert.deepEqual('refused' in verdict ? verdict.refused : verdict.seating.table_ids, expected)
    assert.deepEqual(verdict, toldBy(decideByRules(restaurant, request)))
  })
