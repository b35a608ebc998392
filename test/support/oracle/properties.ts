/**
 * What must hold of the pure engine for every restaurant (booking rules, section 11), and that it answers as the
 * oracle does. `ENGINE_SEED` repeats a run; a failure prints the seed and the smallest case.
 */
import { test } from 'node:test'
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { Engine, toldBy } from './adapter.ts'
import { hourOf, minutesAfter } from './clock.ts'
import { decideByRules } from './decide.ts'
import { EXAMPLES } from './examples.ts'
import { FEATURES } from './features.ts'
import { cases, type Case } from './generate.ts'
import { reservationOf } from './plain.ts'
import { find, isOnline, type Answer, type Claim, type Request, type Restaurant } from './restaurant.ts'
import { offersByRules } from './search.ts'
import { limitsOn, momentOf, slotAt, slotsOn, startsOn } from './service-day.ts'
import { countedClaims } from './taken.ts'

const SEED = Number(process.env['ENGINE_SEED'] ?? 20_260_610)

/** One check of generated cases; those that once failed come first. */
function check(name: string, runs: number, holds: (one: Case) => void, choose = (one: Case) => one): void {
  test(name, () => {
    fc.assert(fc.property(cases(FEATURES).map(choose), holds), {
      numRuns: runs,
      seed: SEED,
      examples: EXAMPLES.map((one) => [choose(one)]),
    })
  })
}

const online = ({ restaurant, request }: Case): Case => ({
  restaurant,
  request: isOnline(request)
    ? request
    : { ...request, channel: 'OCTOTABLE_BOOK', stay: null, moving: null, waiting_list: false },
})

/** How often each answer was the right one. */
const answers = new Map<string, number>()

function count({ request }: Case, answer: Answer): void {
  const kind =
    'refused' in answer
      ? answer.refused
      : answer.seating.waiting_list
        ? 'queued'
        : `${answer.seating.table_ids.length}_tables`
  const key = `${isOnline(request) ? 'online' : 'staff'} ${kind}`
  answers.set(key, (answers.get(key) ?? 0) + 1)
}

/** Answers as the oracle's: reason, or room, tables and time. */
function answersByTheRules(one: Case): void {
  const { restaurant, request } = one
  const answer = decideByRules(restaurant, request)
  count(one, answer)
  assert.deepEqual(new Engine(restaurant).decide(request), toldBy(answer))
}

function searchesByTheRules({ restaurant, request }: Case): void {
  const offers = offersByRules(restaurant, request).map(({ hour, answer }) => ({
    hour,
    refused: 'refused' in answer ? answer.refused : undefined,
    queued: 'seating' in answer && answer.seating.waiting_list,
  }))
  assert.deepEqual(new Engine(restaurant).search(request), offers)
}

/** A minute of the day is offered exactly when it can be booked. */
function offersWhatCanBeBooked({ restaurant, request }: Case): void {
  const engine = new Engine(restaurant)
  const offered = engine
    .search(request)
    .filter(({ refused }) => !refused)
    .map(({ hour }) => hour)
  const bookable = Array.from({ length: 1440 }, (_, minute) => hourOf(minute)).filter(
    (hour) => !('refused' in engine.decide({ ...request, hour })),
  )
  assert.deepEqual(offered, bookable)
}

/** The same things in another order. */
function reordered(restaurant: Restaurant): Restaurant {
  const { rooms, tables, services, special_days, closures, reservations, holds } = restaurant
  return {
    ...restaurant,
    rooms: rooms.toReversed(),
    tables: tables.toReversed().map((table) => ({ ...table, members: table.members.toReversed() })),
    services: services.toReversed().map(({ room_ids, slots, stay_by_pax, ...service }) => ({
      ...service,
      room_ids: room_ids && room_ids.toReversed(),
      slots: slots && slots.toReversed(),
      stay_by_pax: stay_by_pax.toReversed(),
    })),
    special_days: special_days.toReversed(),
    closures: closures.toReversed(),
    reservations: reservations.toReversed(),
    holds: holds.toReversed(),
  }
}

function ignoresTheOrder({ restaurant, request }: Case): void {
  const [one, other] = [new Engine(restaurant), new Engine(reordered(restaurant))]
  assert.deepEqual(one.decide(request), other.decide(request))
  assert.deepEqual(one.search(request), other.search(request))
}

/** Where every minimum is 1, and no larger party stays for less time than a smaller one. */
const fromOne = ({ restaurant, request }: Case): Case => ({
  restaurant: {
    ...restaurant,
    tables: restaurant.tables.map((table) => ({ ...table, guests_min: 1 })),
    services: restaurant.services.map((service) => ({ ...service, stay_by_pax: [] })),
  },
  request: { ...request, table_ids: [] },
})

/** A larger party never has more slots. */
function shrinksWithTheParty({ restaurant, request }: Case): void {
  const engine = new Engine(restaurant)
  const slots = (pax: number) =>
    engine
      .search({ ...request, pax })
      .filter(({ refused }) => !refused)
      .map(({ hour }) => hour)
  for (let pax = 1; pax < 10; pax++) {
    const smaller = slots(pax)
    assert.deepEqual(
      slots(pax + 1).filter((hour) => !smaller.includes(hour)),
      [],
      `pax ${pax + 1} against ${pax}`,
    )
  }
}

/** The covers of the service day and slot of a start, counted one by one, and their limits. */
function coversAt(restaurant: Restaurant, { service_id, date, hour }: Request): [number, number | null][] {
  const service = find(restaurant.services, service_id)
  const { service_day } = momentOf(restaurant, service, date, hour)
  const slots = slotsOn(restaurant, service, service_day)
  const slotOf = (claim: Pick<Claim, 'date' | 'hour'>) =>
    slotAt(slots, minutesAfter(service_day, claim.date, claim.hour))
  const ofDay = countedClaims(restaurant, { moving: null, hold_id: null }).filter(
    (one) =>
      one.service_id === service_id &&
      momentOf(restaurant, service, one.date, one.hour).service_day === service_day,
  )
  const guests = (claims: Claim[]) => claims.reduce((sum, { pax }) => sum + pax, 0)
  const { max_covers, max_covers_per_slot } = limitsOn(restaurant, service, service_day)
  const ofSlot = ofDay.filter((one) => slotOf(one) === slotOf({ date, hour }))
  return [
    [guests(ofDay), max_covers],
    [guests(ofSlot), max_covers_per_slot],
  ]
}

/** Where somebody gets in, and limits are met before tables are. */
const busy = ({ restaurant, request }: Case): Case => ({
  restaurant: {
    ...restaurant,
    max_party: null,
    closures: [],
    services: restaurant.services.map((service) => ({
      ...service,
      bookable: true,
      online: true,
      advance_min: 0,
      max_covers: service.max_covers || 12,
      max_covers_per_slot: service.max_covers_per_slot || 5,
    })),
  },
  request: { ...request, pax: 1 + (request.pax % 3), blocked: false },
})

/** Guests book one start time after the other, twice: after each that is accepted the limits hold. */
function keepsTheLimits({ restaurant: before, request }: Case): void {
  let restaurant = before
  const hours = startsOn(restaurant, find(restaurant.services, request.service_id), request.date)
  for (const [n, hour] of [...hours, ...hours].slice(0, 40).entries()) {
    const asked = { ...request, hour, moving: null, hold_id: null, table_ids: [], waiting_list: false }
    const answer = new Engine(restaurant).decide(asked)
    if ('refused' in answer || answer.seating.queued) continue
    const { room_id, table_ids, start, end } = answer.seating
    const claim = { ...asked, id: 1000 + n, room_id: room_id ?? 0, table_ids, stay: (end - start) / 60 }
    restaurant = { ...restaurant, reservations: [...restaurant.reservations, reservationOf(claim)] }
    for (const [covers, limit] of coversAt(restaurant, asked)) {
      if (limit === null) continue
      limitsMet++
      assert.ok(covers <= limit, `${covers} guests at ${hour}, not more than ${limit}`)
    }
  }
}

/** How many bookings were accepted where a limit counts. */
let limitsMet = 0

/** What has to come up among enough generated cases, so that none of the checks is about nothing. */
const WANTED_OF_ALL = `not_bookable room_not_served closed_day outside_hours clock_change past party_too_large full
  queued 1_tables 2_tables`
const WANTED_ONLINE =
  'not_online not_a_slot too_soon too_far party_too_small blocked out_of_order pacing 0_tables'
const WANTED_OF_STAFF = '3_tables'
const wordsOf = (text: string) => text.split(/\s+/)

function wanted(): string[] {
  const ofAll = wordsOf(WANTED_OF_ALL).flatMap((kind) => [`online ${kind}`, `staff ${kind}`])
  return [
    ...ofAll,
    ...wordsOf(WANTED_ONLINE).map((kind) => `online ${kind}`),
    ...wordsOf(WANTED_OF_STAFF).map((kind) => `staff ${kind}`),
  ]
}

/** The checks, each with so many generated cases. */
export function engineProperties(runs: number): void {
  check('decide · generated requests · the answer, tables and reason of the oracle', runs, answersByTheRules)
  check(
    'searchSlots · generated days · the reasons of the oracle',
    Math.ceil(runs / 4),
    searchesByTheRules,
    online,
  )
  check(
    'searchSlots and decide · every minute of a day · offered exactly when bookable',
    Math.ceil(runs / 4),
    offersWhatCanBeBooked,
    online,
  )
  check('decide and searchSlots · the rows in another order · the same', Math.ceil(runs / 2), ignoresTheOrder)
  check('searchSlots · a larger party · never more slots', Math.ceil(runs / 4), shrinksWithTheParty, (one) =>
    online(fromOne(one)),
  )
  check(
    'decide · guests book one after the other · limits on covers hold',
    Math.ceil(runs / 4),
    keepsTheLimits,
    (one) => busy(online(one)),
  )
  test('the generated bookings · one after the other · some have a limit to keep', () => {
    assert.ok(limitsMet > runs / 2, `${limitsMet} of them`)
  })
  test('the generated requests · many of them · come to every kind of answer', { skip: runs < 1000 }, (t) => {
    t.diagnostic([...answers].map(([what, times]) => `${what} ×${times}`).join(', '))
    assert.deepEqual(
      wanted().filter((what) => !answers.has(what)),
      [],
    )
  })
}
