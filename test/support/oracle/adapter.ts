/**
 * The one place that translates: from the oracle's restaurants and requests to what the engine takes, and from what
 * the engine answers back to the oracle's words. Who has a table until when is said by the oracle, because there the
 * engine is told by the database.
 */
import {
  decide,
  prepare,
  searchSlots,
  type Decision,
  type Loaded,
  type Occupation,
  type Party,
} from '../../../src/availability/engine.ts'
import { closureOf } from '../../../src/availability/closures.ts'
import { choiceOfGiven, type Choice } from '../../../src/availability/choices.ts'
import type { Setup, SetupService } from '../../../src/availability/setup.ts'
import { dateOf, dayOf, minuteOf, timeOf } from '../../../src/kernel/time.ts'
import * as fixture from '../setup.ts'
import { instantOf } from './clock.ts'
import type { Reason, Request, Restaurant, Service } from './restaurant.ts'
import type { Offer } from './search.ts'
import { isExpected, takesOf } from './taken.ts'

const ownService = (service: Service): SetupService =>
  fixture.service({
    ...service,
    start: minuteOf(service.start_time),
    end: minuteOf(service.end_time),
    slots: service.slots && service.slots.map(minuteOf),
    stay_by_pax: service.stay_by_pax.toSorted((a, b) => a.pax - b.pax),
    valid_from: service.valid_from === null ? null : dayOf(service.valid_from),
    valid_to: service.valid_to === null ? null : dayOf(service.valid_to),
  })

/** The service as it is on each of its special days. */
function serviceOf({ special_days }: Restaurant, service: Service): SetupService {
  const own = ownService(service)
  const days = special_days
    .filter(({ service_id }) => service_id === service.id)
    .map((day): [number, SetupService | null] => [
      dayOf(day.date),
      day.closed
        ? null
        : {
            ...own,
            start: minuteOf(day.start_time ?? service.start_time),
            end: minuteOf(day.end_time ?? service.end_time),
            slots: day.slots?.map(minuteOf) ?? (day.slot_interval === null ? own.slots : null),
            slot_interval: day.slot_interval ?? own.slot_interval,
            max_covers: day.max_covers ?? own.max_covers,
            max_covers_per_slot: day.max_covers_per_slot ?? own.max_covers_per_slot,
          },
    ])
  return { ...own, special_days: new Map(days) }
}

export function setupOf(restaurant: Restaurant): Setup {
  const { max_party, max_group_tables } = restaurant
  const setup = fixture.setupOf({
    zone: restaurant.zone,
    settings: { max_group_tables, ...(max_party === null ? {} : { max_party }) },
    rooms: restaurant.rooms.map(fixture.room),
    tables: restaurant.tables.map(({ members, ...table }) =>
      fixture.table({
        ...table,
        group: members.length > 0,
        occupies: members.length > 0 ? members.toSorted((a, b) => a - b) : [table.id],
      }),
    ),
    services: restaurant.services.map((service) => serviceOf(restaurant, service)),
  })
  const tables = [...setup.tables.values()]
  return { ...setup, closures: restaurant.closures.map((closure) => closureOf(closure, tables)) }
}

/** What the database would hold of the reservations. */
function takenByReservations(restaurant: Restaurant): Occupation[] {
  return restaurant.reservations
    .filter((one) => isExpected(restaurant, one))
    .flatMap((one) => {
      const from = instantOf(restaurant.zone, one.date, one.hour) ?? 0
      const to = Math.min(from + one.stay * 60, one.checked_out_at ?? Infinity, one.no_show_at ?? Infinity)
      const taken = { from, to, reservation_id: one.id }
      return to > from ? takesOf(restaurant, one.table_ids).map((table_id) => ({ ...taken, table_id })) : []
    })
}

/** The same of the holds: of those that are over too, unless somebody has come after them. */
function takenByHolds(restaurant: Restaurant): Occupation[] {
  const liveFirst = restaurant.holds.toSorted((a, b) => Number(b.live) - Number(a.live) || a.id - b.id)
  return liveFirst.flatMap((one) => {
    const from = instantOf(restaurant.zone, one.date, one.hour) ?? 0
    const lapses_at = one.live ? restaurant.now + 1 : restaurant.now
    const taken = { from, to: from + one.stay * 60, hold_id: one.id, lapses_at }
    return takesOf(restaurant, one.table_ids).map((table_id) => ({ ...taken, table_id }))
  })
}

/** Who has lapsed is still in the database until somebody else takes the table. */
function occupationsOf(restaurant: Restaurant): Occupation[] {
  const reserved = takenByReservations(restaurant)
  const kept: Occupation[] = []
  for (const one of takenByHolds(restaurant)) {
    const others = [...reserved, ...kept].filter(({ table_id }) => table_id === one.table_id)
    if (!others.some(({ from, to }) => from < one.to && one.from < to)) kept.push(one)
  }
  return [...reserved, ...kept]
}

export const loadedOf = (restaurant: Restaurant): Loaded =>
  fixture.loadedAt(restaurant.now, occupationsOf(restaurant))

/** The tables that a moving reservation would keep. */
function keptOf(restaurant: Restaurant, setup: Setup, { moving, table_ids }: Request): Choice | undefined {
  const moved = restaurant.reservations.find(({ id }) => id === moving)
  if (!moved || moved.table_ids.length === 0 || table_ids.length > 0) return undefined
  return choiceOfGiven(setup, moved.room_id, moved.table_ids)
}

function partyOf(restaurant: Restaurant, setup: Setup, request: Request): Party {
  const service = setup.services.get(request.service_id)
  if (!service) throw new Error(`there is no service ${request.service_id}`)
  return {
    channel: request.channel,
    pax: request.pax,
    service,
    room_id: request.room_id ?? undefined,
    table_ids: request.table_ids,
    stay: request.stay ?? undefined,
    queued: request.waiting_list,
    moving: request.moving ?? undefined,
    holding: request.hold_id ?? undefined,
    blocked: request.blocked,
    keep: keptOf(restaurant, setup, request),
  }
}

/** What the engine says of a seating; the first status is not its business. */
export interface Told {
  queued: boolean
  room_id: number | null
  table_ids: number[]
  start: number
  end: number
  service_day: string
}
export type Verdict = { refused: Reason } | { seating: Told }

function verdictOf(decision: Decision, request: Request): Verdict {
  if ('refused' in decision) return decision
  const { choice, start, end, service_day } = decision.seating
  const queued = request.waiting_list
  return {
    seating: {
      queued,
      // where a party without a room waits is left to the engine
      room_id: queued ? request.room_id : choice.room_id,
      table_ids: queued ? [] : choice.table_ids.toSorted((a, b) => a - b),
      start,
      end,
      service_day: dateOf(service_day),
    },
  }
}

/** The same of the oracle's answer. */
export function toldBy(answer: Offer['answer']): Verdict {
  if ('refused' in answer) return answer
  const { status: _status, waiting_list: queued, ...seating } = answer.seating
  return { seating: { queued, ...seating } }
}

/** One restaurant as the engine sees it, for any number of questions. */
export class Engine {
  readonly #restaurant: Restaurant
  readonly #setup: Setup
  readonly #loaded: Loaded

  constructor(restaurant: Restaurant) {
    this.#restaurant = restaurant
    this.#setup = setupOf(restaurant)
    this.#loaded = loadedOf(restaurant)
  }

  #prepare(request: Request) {
    return prepare(this.#setup, partyOf(this.#restaurant, this.#setup, request))
  }

  decide(request: Request): Verdict {
    const when = { day: dayOf(request.date), minute: minuteOf(request.hour) }
    return verdictOf(decide(this.#setup, this.#loaded, this.#prepare(request), when), request)
  }

  /** Every start time of the request's date, with the reason for which it is not offered. */
  search(request: Request): { hour: string; refused: Reason | undefined }[] {
    const slots = searchSlots(this.#setup, this.#loaded, this.#prepare(request), dayOf(request.date))
    return slots.map(({ minute, refused }) => ({ hour: timeOf(minute), refused }))
  }
}
