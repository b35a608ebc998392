/**
 * What must hold of the pure engine for every restaurant (booking rules, section 11), and that it answers as the
 * oracle does. `ENGINE_SEED` repeats a run; a failure prints the seed and the smallest case.
 */
import { test } from 'node:test'
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { Engine, toldBy } from './adapter.ts'
import { hourOf } from './clock.ts'
import { decideByRules } from './decide.ts'
import { EXAMPLES } from './examples.ts'
import { FEATURES } from './features.ts'
import { cases, type Case } from './generate.ts'
import { isOnline, type Answer, type Restaurant } from './restaurant.ts'
import { offersByRules } from './search.ts'

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

/** What has to come up among enough generated cases, so that none of the checks is about nothing. */
const WANTED_OF_ALL = `not_bookable room_not_served closed_day outside_hours clock_change past party_too_large full
  queued 1_tables 2_tables`
const WANTED_ONLINE =
  'not_online not_a_slot too_soon too_far party_too_small blocked out_of_order pacing 3_tables 0_tables'
const wordsOf = (text: string) => text.split(/\s+/)

function wanted(): string[] {
  const ofAll = wordsOf(WANTED_OF_ALL).flatMap((kind) => [`online ${kind}`, `staff ${kind}`])
  return [...ofAll, ...wordsOf(WANTED_ONLINE).map((kind) => `online ${kind}`)]
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
  test('the generated requests · many of them · come to every kind of answer', { skip: runs < 1000 }, (t) => {
    t.diagnostic([...answers].map(([what, times]) => `${what} ×${times}`).join(', '))
    assert.deepEqual(
      wanted().filter((what) => !answers.has(what)),
      [],
    )
  })
}
