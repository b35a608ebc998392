/** Generated services around a date, past midnight and around the clock too. */
import * as fc from 'fast-check'
import { flag, mostly, several, someOrAll, type ValueOf } from './arbitraries.ts'
import { daysAfter, hourOf } from './clock.ts'
import type { Features } from './features.ts'
import type { Room, Service } from './restaurant.ts'

const WEEK = [1, 2, 3, 4, 5, 6, 7]
const none = fc.constant(null)

/** Opening and length in minutes: lunch, dinner, a night over the change of the clocks, 24 hours. */
const hours = fc.oneof(
  fc.constantFrom(
    { opens: 720, length: 180 },
    { opens: 1140, length: 240 },
    { opens: 1380, length: 300 },
    { opens: 60, length: 180 },
    { opens: 0, length: 240 },
    { opens: 600, length: 1440 },
  ),
  fc.record({
    opens: fc.nat(95).map((n) => n * 15),
    length: fc.integer({ min: 4, max: 48 }).map((n) => n * 30),
  }),
)

const serviceShape = (features: Features) =>
  fc.record({
    bookable: flag(true, 60),
    online: flag(true, 40),
    days_of_week: mostly(WEEK, fc.subarray(WEEK, { minLength: 1 }), 8),
    hours,
    average_stay: fc.constantFrom(30, 60, 60, 90, 120, 45, 15, 240),
    stay_by_pax: mostly(
      [],
      fc.uniqueArray(
        fc.record({ pax: fc.integer({ min: 1, max: 8 }), minutes: fc.constantFrom(5, 45, 90, 150, 1440) }),
        { selector: ({ pax }) => pax, maxLength: 3 },
      ),
      2,
    ),
    advance_min: mostly(0, fc.constantFrom(30, 90, 1440), 8),
    max_advance: mostly(60, fc.nat(3), 6),
    slots: mostly<number[] | null>(null, fc.uniqueArray(fc.nat(40), { minLength: 1, maxLength: 6 }), 2),
    slot_interval: fc.constantFrom(30, 15, 20, 45, 60, 90),
    confirmation_mode: fc.constantFrom('CONFIRMED', 'CONFIRMED', 'WAITING_LIST'),
    confirm_up_to: fc.nat(4),
    valid_from: mostly<number | null>(null, fc.integer({ min: -1, max: 1 }), 20),
    valid_to: mostly<number | null>(null, fc.integer({ min: -1, max: 1 }), 20),
    room_ids: someOrAll(12),
    max_covers: features.pacing ? mostly<number | null>(null, fc.integer({ min: 0, max: 16 }), 1) : none,
    max_covers_per_slot: features.pacing
      ? mostly<number | null>(null, fc.integer({ min: 0, max: 8 }), 1)
      : none,
  })
type ServiceShape = ValueOf<ReturnType<typeof serviceShape>>

function build(id: number, shape: ServiceShape, rooms: Room[], date: string): Service {
  const { hours, slots, valid_from, valid_to, room_ids, ...same } = shape
  const dayFrom = (days: number | null) => (days === null ? null : daysAfter(date, days))
  const last = valid_from !== null && valid_to !== null ? Math.max(valid_from, valid_to) : valid_to
  return {
    id,
    ...same,
    start_time: hourOf(hours.opens),
    end_time: hourOf(hours.opens + hours.length),
    slots: slots && slots.map((n) => hourOf(hours.opens + ((n * 15) % hours.length))),
    valid_from: dayFrom(valid_from),
    valid_to: dayFrom(last),
    room_ids:
      room_ids &&
      several(
        rooms.map((room) => room.id),
        room_ids,
      ),
  }
}

export type ServicesOf = (rooms: Room[], date: string) => Service[]

/** One or two services, for whichever rooms there are. */
export const servicesOf = (features: Features): fc.Arbitrary<ServicesOf> =>
  fc
    .array(serviceShape(features), { minLength: 1, maxLength: 2 })
    .map((shapes) => (rooms, date) => shapes.map((shape, n) => build(n + 1, shape, rooms, date)))
