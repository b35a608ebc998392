/** What clients do to a restaurant's reservations, generated as numbers that stand for what there is by then. */
import * as fc from 'fast-check'
import { mostly, nth } from '../oracle/arbitraries.ts'
import { daysAfter, hourOf, minutesOf } from '../oracle/clock.ts'
import type { Channel, Restaurant } from '../oracle/restaurant.ts'
import type { State } from './state.ts'
import { setupChangeOf, setupShape, type SetupChange } from './setup-change.ts'

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
  hold_id?: string
}

export type Operation =
  | { verb: 'book'; body: Booking; email: boolean }
  | { verb: 'walk_in'; body: { pax: number; service_id: number; room_id?: number } }
  | { verb: 'move'; id: number; body: Partial<Booking> }
  | { verb: 'decide'; id: number; status: 'ACCEPTED' | 'CONFIRMED' | 'REJECTED' | 'CANCELLED' }
  | { verb: 'cancel' | 'checkin' | 'checkout' | 'no-show'; id: number; undo: boolean }
  | { verb: 'hold'; body: Booking }
  | { verb: 'give_back'; key: string }
  | { verb: 'setup'; change: SetupChange }

const OF_RESERVATIONS = [
  'move',
  'move',
  'decide',
  'cancel',
  'cancel',
  'checkin',
  'checkout',
  'no-show',
] as const
const OTHERS = ['hold', 'hold', 'hold', 'book_held', 'give_back', 'walk_in', 'setup', 'setup'] as const
type Verb = 'book' | (typeof OF_RESERVATIONS)[number] | (typeof OTHERS)[number]

export const operationShape = fc.record({
  verb: fc.oneof(
    { weight: 9, arbitrary: fc.constant<Verb>('book') },
    { weight: 9, arbitrary: fc.constantFrom<Verb>(...OF_RESERVATIONS) },
    { weight: 6, arbitrary: fc.constantFrom<Verb>(...OTHERS) },
  ),
  target: fc.nat(1000),
  online: fc.boolean(),
  email: mostly(true, fc.constant(false), 3),
  day: mostly(0, fc.nat(2), 1),
  /** most guests want the same few times */
  slot: fc.oneof({ weight: 2, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(100) }),
  quarters: mostly(0, fc.integer({ min: 1, max: 3 })),
  pax: fc.integer({ min: 2, max: 7 }),
  room: mostly<number | null>(null, fc.nat(5), 1),
  tables: mostly<number[]>([], fc.array(fc.nat(9), { minLength: 1, maxLength: 2 }), 2),
  stay: mostly<number | null>(null, fc.constantFrom(30, 45, 120), 2),
  waiting_list: mostly(false, fc.constant(true), 3),
  status: fc.constantFrom('ACCEPTED', 'CONFIRMED', 'REJECTED', 'CANCELLED'),
  undo: mostly(false, fc.constant(true), 2),
  /** which fields a move sends */
  fields: fc.subarray(['hour', 'pax', 'room', 'tables', 'day'], { minLength: 1, maxLength: 2 }),
  setup: setupShape,
})
export type OperationShape = typeof operationShape extends fc.Arbitrary<infer T> ? T : never

/** What happens between two rounds, when nobody asks anything. */
export const pauseShape = fc.record({
  /** minutes that pass on the property's clock */
  minutes: mostly(0, fc.integer({ min: 12, max: 100 }), 2),
  /** all live holds run out */
  lapse: mostly(false, fc.constant(true), 1),
})
export type PauseShape = typeof pauseShape extends fc.Arbitrary<infer T> ? T : never

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
  const minute = opens + ((shape.slot * 30) % 120) + (shape.online ? 0 : shape.quarters * 15)
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
  }
}

/** Only some of the fields, those of a booking of the same kind. */
function moveOf(restaurant: Restaurant, days: string[], id: number, shape: OperationShape): Partial<Booking> {
  const row = restaurant.reservations.find((one) => one.id === id)
  const online = row?.channel === 'OCTOTABLE_BOOK'
  const whole = bookingOf(restaurant, days, { ...shape, online, room: shape.room ?? 0 })
  const room_id = shape.fields.includes('room') ? (whole.room_id ?? 0) : (row?.room_id ?? 0)
  const time = { start_date: whole.start_date, start_hour: whole.start_hour, service_id: whole.service_id }
  return {
    ...(shape.fields.includes('hour') || shape.fields.includes('day') ? time : {}),
    ...(shape.fields.includes('pax') ? { pax: shape.pax } : {}),
    ...(shape.fields.includes('room') ? { room_id } : {}),
    ...(shape.fields.includes('tables') ? { table_ids: givenTables(restaurant, room_id, shape.tables) } : {}),
  }
}

/** What a hold is for, or mostly that: somebody may ask for it with another size, or for one that is over. */
function bookHeld(state: State, shape: OperationShape): Operation | undefined {
  if (state.holds.length === 0) return undefined
  const hold = nth(state.holds, shape.target)
  const { channel, date: start_date, hour: start_hour, service_id, room_id } = hold
  const pax = shape.quarters === 0 ? hold.pax : shape.pax
  const body = { channel, start_date, start_hour, service_id, room_id, pax, hold_id: hold.key }
  return { verb: 'book', body, email: shape.email }
}

function withoutReservation(state: State, days: string[], shape: OperationShape): Operation | undefined {
  const { verb, email, waiting_list, pax } = shape
  const body = bookingOf(state, days, shape)
  if (verb === 'book') return { verb, body: { ...body, ...(waiting_list ? { waiting_list } : {}) }, email }
  if (verb === 'hold') return { verb, body }
  if (verb === 'book_held') return bookHeld(state, shape)
  if (verb === 'setup') return { verb, change: setupChangeOf(state, days, shape.setup) }
  if (verb === 'give_back' && state.holds.length > 0) {
    // one that has run out only where there is no other
    const live = state.holds.filter((hold) => hold.live)
    return { verb, key: nth(live.length > 0 ? live : state.holds, shape.target).key }
  }
  const room = shape.room === null ? {} : { room_id: nth(state.rooms, shape.room).id }
  if (verb === 'walk_in')
    return { verb, body: { pax, service_id: nth(state.services, shape.slot).id, ...room } }
  return undefined
}

/** What the numbers stand for in a restaurant as it is; what is not there to be changed is booked. */
export function operationOf(state: State, days: string[], shape: OperationShape): Operation {
  const other = withoutReservation(state, days, shape)
  if (other) return other
  const { verb, target, email, undo } = shape
  const ids = state.reservations.map((one) => one.id)
  if (ids.length === 0) return { verb: 'book', body: bookingOf(state, days, shape), email }
  // those made lately are asked for more often
  const id = nth(ids.toReversed().slice(0, target % 2 ? 6 : ids.length), target)
  if (verb === 'move') return { verb, id, body: moveOf(state, days, id, shape) }
  if (verb === 'decide') return { verb, id, status: shape.status }
  if (verb === 'cancel' || verb === 'checkin' || verb === 'checkout' || verb === 'no-show')
    return { verb, id, undo }
  return { verb: 'book', body: bookingOf(state, days, shape), email }
}
