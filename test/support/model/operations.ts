/** What clients do to a restaurant's reservations, generated as numbers that stand for what there is by then. */
import * as fc from 'fast-check'
import { mostly, nth } from '../oracle/arbitraries.ts'
import { daysAfter, hourOf, minutesOf } from '../oracle/clock.ts'
import type { Channel, Restaurant } from '../oracle/restaurant.ts'

export interface Booking {
  channel: Channel
  start_date: string
  start_hour: string
  pax: number
  service_id: number
  room_id?: number
  table_ids?: number[]
  stay?: number
  waiting_list?: boolean
}

export type Operation =
  | { verb: 'book'; body: Booking }
  | { verb: 'move'; id: number; body: Partial<Booking> }
  | { verb: 'decide'; id: number; status: 'ACCEPTED' | 'CONFIRMED' | 'REJECTED' | 'CANCELLED' }
  | { verb: 'cancel' | 'checkin' | 'checkout'; id: number; undo: boolean }

const VERBS = ['move', 'move', 'move', 'decide', 'cancel', 'cancel', 'checkin', 'checkout'] as const

export const operationShape = fc.record({
  verb: mostly<'book' | (typeof VERBS)[number]>('book', fc.constantFrom(...VERBS), 1),
  target: fc.nat(1000),
  online: fc.boolean(),
  day: fc.nat(2),
  slot: fc.nat(100),
  quarters: mostly(0, fc.integer({ min: 1, max: 3 })),
  pax: fc.integer({ min: 2, max: 7 }),
  room: mostly<number | null>(null, fc.nat(5), 1),
  tables: mostly<number[]>([], fc.array(fc.nat(9), { minLength: 1, maxLength: 2 }), 2),
  stay: mostly<number | null>(null, fc.constantFrom(30, 45, 120), 2),
  waiting_list: mostly(false, fc.constant(true), 8),
  status: fc.constantFrom('ACCEPTED', 'CONFIRMED', 'REJECTED', 'CANCELLED'),
  undo: fc.boolean(),
  /** which fields a move sends */
  fields: fc.subarray(['hour', 'pax', 'room', 'tables', 'day'], { minLength: 1, maxLength: 2 }),
})
export type OperationShape = typeof operationShape extends fc.Arbitrary<infer T> ? T : never

/** A group counts among the tables of its room; no two given tables share a member. */
function givenTables(restaurant: Restaurant, room_id: number, numbers: number[]): number[] {
  const own = restaurant.tables.filter((table) => table.room_id === room_id)
  const [first, second] = numbers.map((n) => nth(own, n))
  if (!first) return []
  const apart = second && second.members.length === 0 && first.members.length === 0 && second.id !== first.id
  return apart ? [first.id, second.id] : [first.id]
}

function bookingOf(restaurant: Restaurant, days: string[], shape: OperationShape): Booking {
  const service = nth(restaurant.services, shape.slot)
  const opens = minutesOf(service.start_time)
  const minute = opens + ((shape.slot * 30) % 180) + (shape.online ? 0 : shape.quarters * 15)
  const anyRoom = shape.online && shape.room === null
  const room_id = nth(restaurant.rooms, shape.room ?? 0).id
  return {
    channel: shape.online ? 'OCTOTABLE_BOOK' : 'OCTOTABLE_ADMIN',
    start_date: daysAfter(nth(days, shape.day), Math.floor(minute / 1440)),
    start_hour: hourOf(minute),
    pax: shape.pax,
    service_id: service.id,
    ...(anyRoom ? {} : { room_id, table_ids: givenTables(restaurant, room_id, shape.tables) }),
    ...(shape.online || shape.stay === null ? {} : { stay: shape.stay }),
    ...(shape.waiting_list ? { waiting_list: true } : {}),
  }
}

/** Only some of the fields, those of a booking of the same kind. */
function moveOf(restaurant: Restaurant, days: string[], id: number, shape: OperationShape): Partial<Booking> {
  const row = restaurant.reservations.find((one) => one.id === id)
  const online = row?.channel === 'OCTOTABLE_BOOK'
  const whole = bookingOf(restaurant, days, { ...shape, online, room: shape.room ?? 0, waiting_list: false })
  const room_id = shape.fields.includes('room') ? (whole.room_id ?? 0) : (row?.room_id ?? 0)
  const time = { start_date: whole.start_date, start_hour: whole.start_hour, service_id: whole.service_id }
  return {
    ...(shape.fields.includes('hour') || shape.fields.includes('day') ? time : {}),
    ...(shape.fields.includes('pax') ? { pax: shape.pax } : {}),
    ...(shape.fields.includes('room') ? { room_id } : {}),
    ...(shape.fields.includes('tables') ? { table_ids: givenTables(restaurant, room_id, shape.tables) } : {}),
  }
}

/** What the numbers stand for in a restaurant as it is; without a reservation everybody books. */
export function operationOf(restaurant: Restaurant, days: string[], shape: OperationShape): Operation {
  const ids = restaurant.reservations.map((one) => one.id)
  if (shape.verb === 'book' || ids.length === 0)
    return { verb: 'book', body: bookingOf(restaurant, days, shape) }
  // those made lately are asked for more often
  const id = nth(ids.toReversed().slice(0, shape.target % 2 ? 6 : ids.length), shape.target)
  if (shape.verb === 'move') return { verb: 'move', id, body: moveOf(restaurant, days, id, shape) }
  if (shape.verb === 'decide') return { verb: 'decide', id, status: shape.status }
  return { verb: shape.verb, id, undo: shape.undo }
}
