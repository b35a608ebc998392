/** Generated reservations and holds: whoever fits in beside those before. */
import * as fc from 'fast-check'
import { mostly, nth, several, type ValueOf } from './arbitraries.ts'
import { dateOf, daysAfter, hourOf, instantOf } from './clock.ts'
import type { Features } from './features.ts'
import type { Claim, Hold, Reservation, Restaurant, Status } from './restaurant.ts'
import { slotsOn } from './service-day.ts'
import { isExpected, isTaken, takesOf } from './taken.ts'

const STATUSES: Status[] = [
  'CONFIRMED',
  'CONFIRMED',
  'CONFIRMED',
  'ACCEPTED',
  'WAITING',
  'CANCELLED',
  'REJECTED',
]

/** How many want to come; prime to 7, so that their ids are in no order. */
const MOST = 25

/** Where and when, as numbers that stand for services, slots and tables. */
const placeShape = fc.record({
  service: fc.nat(1),
  day: fc.constantFrom(0, 0, 0, -1, 1),
  slot: fc.nat(30),
  /** minutes after the slot */
  late: mostly(0, fc.constantFrom(5, 10, 15, 30)),
  stay: fc.constantFrom(60, 90, 120, 240, 600, 45),
  pax: fc.integer({ min: 1, max: 8 }),
  tables: fc.array(fc.nat(20), { minLength: 1, maxLength: 2 }),
})

const reservationShape = fc.record({
  place: placeShape,
  channel: fc.constantFrom('OCTOTABLE_BOOK', 'OCTOTABLE_ADMIN', 'GOOGLE'),
  status: fc.constantFrom(...STATUSES),
  queued: mostly(false, fc.constant(true)),
  unassigned: mostly(false, fc.constant(true)),
  checked_in: mostly(false, fc.constant(true)),
  /** seconds after the start */
  left: mostly<number | null>(null, fc.integer({ min: -600, max: 7200 }), 5),
  no_show: mostly<number | null>(null, fc.integer({ min: 0, max: 3600 }), 8),
  /** seconds from now */
  expires: mostly<number | null>(null, fc.constantFrom(-1, 0, 1, 3600), 2),
})
const holdShape = fc.record({ place: placeShape, live: mostly(true, fc.constant(false), 2) })

export const claimsOf = (features: Features) =>
  fc.record({
    reservations: fc.oneof(
      fc.array(reservationShape, { maxLength: 10 }),
      fc.array(reservationShape, { minLength: 8, maxLength: MOST }),
    ),
    holds: fc.array(holdShape, { maxLength: features.holds ? 3 : 0 }),
  })
export type Claims = ValueOf<ReturnType<typeof claimsOf>>

/** One of the service's slots, or a little later. */
function claimAt(restaurant: Restaurant, date: string, id: number, place: ValueOf<typeof placeShape>): Claim {
  const service = nth(restaurant.services, place.service)
  const day = daysAfter(date, place.day)
  const slots = slotsOn(restaurant, service, day)
  const minute = (slots.length > 0 ? nth(slots, place.slot) : 0) + place.late
  const first = nth(restaurant.tables, place.tables[0] ?? 0)
  const inRoom = restaurant.tables.filter(({ room_id }) => room_id === first.room_id)
  return {
    id,
    service_id: service.id,
    room_id: first.room_id,
    table_ids: [...new Set([first, ...several(inRoom, place.tables.slice(1))])].map((table) => table.id),
    date: dateOf(day, minute),
    hour: hourOf(minute),
    pax: place.pax,
    stay: place.stay,
  }
}

/** Whether its tables are its own for all of the time. */
function fitsIn(restaurant: Restaurant, claim: Claim): boolean {
  const start = instantOf(restaurant.zone, claim.date, claim.hour)
  if (start === undefined) return false
  const nobody = { moving: null, hold_id: null }
  for (const table of takesOf(restaurant, claim.table_ids))
    for (let minute = 0; minute < claim.stay; minute++)
      if (isTaken(restaurant, table, start + minute * 60, nobody)) return false
  return true
}

function reservationOf(
  restaurant: Restaurant,
  claim: Claim,
  shape: Claims['reservations'][number],
  features: Features,
): Reservation {
  const { channel, status, checked_in, left, no_show, expires, queued, unassigned } = shape
  const start = instantOf(restaurant.zone, claim.date, claim.hour) ?? 0
  const waiting_list = queued && status === 'WAITING'
  return {
    ...claim,
    table_ids: waiting_list || (unassigned && features.sold_out) ? [] : claim.table_ids,
    channel,
    status,
    waiting_list,
    checked_in: checked_in || left !== null,
    checked_out_at: left === null ? null : start + left,
    no_show_at: no_show === null || left !== null ? null : start + no_show,
    expires_at: expires === null || status !== 'ACCEPTED' ? null : restaurant.now + expires,
  }
}

/** The restaurant with those of the claims that find their place in it. */
export function withClaims(
  empty: Restaurant,
  date: string,
  { reservations, holds }: Claims,
  features: Features,
): Restaurant {
  const restaurant = { ...empty, reservations: [...empty.reservations], holds: [...empty.holds] }
  for (const [n, shape] of reservations.entries()) {
    const claim = claimAt(restaurant, date, 101 + ((n * 7) % MOST), shape.place)
    const one = reservationOf(restaurant, claim, shape, features)
    const exists = instantOf(restaurant.zone, claim.date, claim.hour) !== undefined
    if (exists && (!isExpected(restaurant, one) || fitsIn(restaurant, one))) restaurant.reservations.push(one)
  }
  for (const [n, { place, live }] of holds.entries()) {
    const hold: Hold = { ...claimAt(restaurant, date, 201 + n, place), live }
    const exists = instantOf(restaurant.zone, hold.date, hold.hour) !== undefined
    if (exists && (!live || fitsIn(restaurant, hold))) restaurant.holds.push(hold)
  }
  return restaurant
}

/** What a move may start from: reservations that have not ended and not left. */
export const movable = (restaurant: Restaurant): Reservation[] =>
  restaurant.reservations.filter(
    ({ status, checked_out_at, no_show_at }) =>
      ['CONFIRMED', 'ACCEPTED', 'WAITING'].includes(status) && checked_out_at === null && no_show_at === null,
  )
