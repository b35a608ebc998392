/** Generated cases: a restaurant on some day, and somebody who asks for a table. */
import * as fc from 'fast-check'
import { mostly, nth, several, someOrAll, type ValueOf } from './arbitraries.ts'
import { dateOf, daysAfter, hourOf, instantOf, minutesOf } from './clock.ts'
import type { Features } from './features.ts'
import { claimsOf, movable, withClaims } from './generate-claims.ts'
import { roomsOf } from './generate-rooms.ts'
import { servicesOf } from './generate-services.ts'
import type { Channel, Closure, Request, Restaurant, SpecialDay } from './restaurant.ts'
import { CHANGES, ORDINARY } from './scenes.ts'
import { hoursOn, slotsOn } from './service-day.ts'

export interface Case {
  restaurant: Restaurant
  request: Request
}

const CHANNELS: Channel[] = [
  'OCTOTABLE_BOOK',
  'OCTOTABLE_BOOK',
  'OCTOTABLE_BOOK',
  'OCTOTABLE_ADMIN',
  'GOOGLE',
]
const nearby = fc.integer({ min: -1, max: 1 })

const requestShape = (features: Features) =>
  fc.record({
    channel: fc.constantFrom(...CHANNELS),
    service: fc.nat(1),
    day: mostly(0, nearby, 4),
    /** a slot, or a quarter of an hour of the day */
    slot: fc.nat(30),
    quarter: mostly<number | null>(null, fc.nat(95), 15),
    late: mostly(0, fc.constantFrom(5, 1, 15), 12),
    /** the very minute at which it closes, or opens */
    edge: mostly<'opens' | 'closes' | null>(null, fc.constantFrom('opens', 'closes'), 20),
    pax: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 10 })),
    room: mostly<number | null>(null, fc.nat(2), 1),
    tables: mostly<number[]>([], fc.array(fc.nat(5), { minLength: 1, maxLength: 3 }), 3),
    stay: mostly<number | null>(null, fc.constantFrom(5, 45, 100, 1440), 2),
    waiting_list: mostly(false, fc.constant(true), 12),
    blocked: features.blocked ? mostly(false, fc.constant(true), 8) : fc.constant(false),
    moving: mostly<number | null>(null, fc.nat(9), 3),
    hold: features.holds ? mostly<number | null>(null, fc.nat(2), 3) : fc.constant(null),
  })
type RequestShape = ValueOf<ReturnType<typeof requestShape>>

/** Now, in seconds after the start that is asked for: long before, and at the very edges of the rules. */
const nowShape = fc.oneof(
  { weight: 15, arbitrary: fc.integer({ min: -4 * 86_400, max: -3600 }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, -1, 86_400, 86_401, -1800, -1799, -5400, -5399, -86_399) },
  { weight: 1, arbitrary: fc.integer({ min: -3600, max: 90_000 }) },
)

const closureShape = fc.record({
  from: nearby,
  days: fc.nat(1),
  services: someOrAll(3),
  slots: someOrAll(1),
  rooms: someOrAll(2),
  tables: someOrAll(1),
})
const specialShape = ({ pacing }: Features) =>
  fc.record({
    service: fc.nat(1),
    day: nearby,
    closed: mostly(false, fc.constant(true)),
    hours: mostly<{ opens: number; length: number } | null>(
      null,
      fc.record({
        opens: fc.nat(95).map((n) => n * 15),
        length: fc.integer({ min: 4, max: 48 }).map((n) => n * 30),
      }),
      1,
    ),
    slots: mostly<number[] | null>(null, fc.uniqueArray(fc.nat(40), { minLength: 1, maxLength: 4 }), 2),
    slot_interval: mostly<number | null>(null, fc.constantFrom(15, 60), 3),
    max_covers: mostly<number | null>(null, pacing ? fc.integer({ min: 0, max: 16 }) : fc.constant(null), 2),
    max_covers_per_slot: mostly<number | null>(
      null,
      pacing ? fc.integer({ min: 0, max: 8 }) : fc.constant(null),
      2,
    ),
  })

const caseShape = (features: Features) =>
  fc.record({
    scene: fc.oneof(fc.constantFrom(...ORDINARY), fc.constantFrom(...CHANGES)),
    now: nowShape,
    max_party: mostly<number | null>(null, fc.integer({ min: 2, max: 9 }), 5),
    max_group_tables: mostly(5, fc.integer({ min: 2, max: 4 }), 2),
    rooms: roomsOf(features),
    services: servicesOf(features),
    special_days: fc.array(specialShape(features), { maxLength: features.special_days ? 3 : 0 }),
    closures: fc.array(closureShape, { maxLength: features.closures ? 2 : 0 }),
    claims: claimsOf(features),
    request: requestShape(features),
  })
type CaseShape = ValueOf<ReturnType<typeof caseShape>>

const ids = (things: { id: number }[]) => things.map(({ id }) => id)

function specialOf(
  restaurant: Restaurant,
  date: string,
  shape: CaseShape['special_days'][number],
): SpecialDay {
  const service = nth(restaurant.services, shape.service)
  const opens = shape.hours?.opens ?? minutesOf(service.start_time)
  const length = shape.hours?.length ?? ((minutesOf(service.end_time) - opens + 1439) % 1440) + 1
  const { closed, max_covers, max_covers_per_slot } = shape
  // slots of its own hours: those of other ones may lie outside
  const slots = shape.slots ?? (shape.hours && service.slots ? [0] : null)
  return {
    service_id: service.id,
    date: daysAfter(date, shape.day),
    closed,
    max_covers,
    max_covers_per_slot,
    start_time: shape.hours && hourOf(opens),
    end_time: shape.hours && hourOf(opens + length),
    slots: slots && slots.map((n) => hourOf(opens + ((n * 15) % length))),
    slot_interval: slots ? null : shape.slot_interval,
  }
}

function closureOf(restaurant: Restaurant, date: string, shape: CaseShape['closures'][number]): Closure {
  const some = (things: { id: number }[], numbers: number[] | null) =>
    numbers && several(ids(things), numbers)
  const first = daysAfter(date, shape.from)
  const slots = restaurant.services.flatMap((service) => slotsOn(restaurant, service, first))
  return {
    start_date: first,
    end_date: daysAfter(first, shape.days),
    service_ids: some(restaurant.services, shape.services),
    slots: shape.slots && slots.length > 0 ? several(slots, shape.slots).map(hourOf) : null,
    room_ids: some(restaurant.rooms, shape.rooms),
    table_ids: some(restaurant.tables, shape.tables),
  }
}

/** The date and hour that a request is about. */
function timeOf(restaurant: Restaurant, date: string, shape: RequestShape): { date: string; hour: string } {
  const service = nth(restaurant.services, shape.service)
  const day = daysAfter(date, shape.day)
  const slots = slotsOn(restaurant, service, day)
  const slot = slots.length > 0 ? nth(slots, shape.slot) : 0
  const inside = (shape.quarter === null ? slot : shape.quarter * 15) + shape.late
  const minute = shape.edge ? hoursOn(restaurant, service, day)[shape.edge] : inside
  return { date: dateOf(day, minute), hour: hourOf(minute) }
}

function requestOf(restaurant: Restaurant, date: string, shape: RequestShape): Request {
  const candidates = movable(restaurant)
  const moved = shape.moving === null || candidates.length === 0 ? undefined : nth(candidates, shape.moving)
  const channel = moved?.channel ?? shape.channel
  const staff = channel === 'OCTOTABLE_ADMIN'
  const anyRoom = shape.room === null && !staff && !moved
  const room_id = moved && shape.room === null ? moved.room_id : nth(ids(restaurant.rooms), shape.room ?? 0)
  const inRoom = ids(restaurant.tables.filter((table) => table.room_id === room_id))
  const holds = ids(restaurant.holds)
  return {
    channel,
    ...timeOf(restaurant, date, shape),
    pax: shape.pax,
    service_id: nth(restaurant.services, shape.service).id,
    room_id: anyRoom ? null : room_id,
    table_ids: anyRoom ? [] : several(inRoom, shape.tables),
    stay: staff ? shape.stay : null,
    waiting_list: moved ? moved.waiting_list : shape.waiting_list,
    blocked: shape.blocked,
    moving: moved?.id ?? null,
    hold_id: shape.hold === null || holds.length === 0 ? null : nth(holds, shape.hold),
  }
}

function build(shape: CaseShape, features: Features): Case {
  const { zone, date } = shape.scene
  const { rooms, tables } = shape.rooms
  const empty: Restaurant = {
    zone,
    now: 0,
    max_party: shape.max_party,
    max_group_tables: shape.max_group_tables,
    rooms,
    tables,
    services: shape.services(rooms, date),
    special_days: [],
    closures: [],
    reservations: [],
    holds: [],
  }
  const days = new Map(
    shape.special_days
      .map((one) => specialOf(empty, date, one))
      .map((day) => [`${day.service_id} ${day.date}`, day]),
  )
  const special = { ...empty, special_days: [...days.values()] }
  const asked = timeOf(special, date, shape.request)
  const start = instantOf(zone, asked.date, asked.hour) ?? instantOf(zone, asked.date, '12:00') ?? 0
  const closed = {
    ...special,
    now: start + shape.now,
    closures: shape.closures.map((one) => closureOf(special, date, one)),
  }
  const restaurant = withClaims(closed, date, shape.claims, features)
  return { restaurant, request: requestOf(restaurant, date, shape.request) }
}

/** Whatever the features allow. */
export const cases = (features: Features): fc.Arbitrary<Case> =>
  caseShape(features).map((shape) => build(shape, features))
