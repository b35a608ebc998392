/**
 * The one place that translates: from the oracle's restaurants and requests to what the engine takes, and from what
 * the engine answers back to the oracle's words. Who has a table until when is said by the oracle, because there the
 * engine is told by the database.
 */
import { decide, searchSlots } from '../../../src/availability/engine.ts'
import type { Decision, Loaded, Occupation, Party } from '../../../src/availability/party.ts'
import { prepare } from '../../../src/availability/prepare.ts'
import { closureOf } from '../../../src/availability/closures.ts'
import { choiceOfGiven, type Choice } from '../../../src/availability/choices.ts'
import type { Setup, SetupService } from '../../../src/availability/setup.ts'
import { dateOf, dayOf, minuteOf, timeOf } from '../../../src/kernel/time.ts'
import * as fixture from '../setup.ts'
import { instantOf, minutesAfter } from './clock.ts'
import {
  find,
  type Claim,
  type Hold,
  type Reason,
  type Request,
  type Reservation,
  type Restaurant,
  type Service,
} from './restaurant.ts'
import type { Offer } from './search.ts'
import { momentOf } from './service-day.ts'
import { takesOf } from './taken.ts'

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

/** Reservations that the database would hold for expected ones, lapsed or not. */
const storedAsExpected = ({ reservations }: Restaurant): Reservation[] =>
  reservations.filter(
    ({ status, waiting_list }) =>
      ['CONFIRMED', 'ACCEPTED', 'PREPAY'].includes(status) || (status === 'WAITING' && !waiting_list),
  )

/** From when on it would be nothing, by what the database stores of it. */
function lapseOf({ zone }: Restaurant, { status, checked_in, ...one }: Reservation): number | undefined {
  if (checked_in) return undefined
  if (status === 'WAITING') return instantOf(zone, one.date, one.hour)
  return status === 'ACCEPTED' ? (one.expires_at ?? undefined) : undefined
}

const lapseOfHold = ({ now }: Restaurant, { live }: Hold): number => (live ? now + 1 : now)

function takenByReservations(restaurant: Restaurant): Occupation[] {
  return storedAsExpected(restaurant).flatMap((one) => {
    const from = instantOf(restaurant.zone, one.date, one.hour) ?? 0
    const to = Math.min(from + one.stay * 60, one.checked_out_at ?? Infinity, one.no_show_at ?? Infinity)
    const taken = { from, to, reservation_id: one.id, lapses_at: lapseOf(restaurant, one) }
    return to > from ? takesOf(restaurant, one.table_ids).map((table_id) => ({ ...taken, table_id })) : []
  })
}

function takenByHolds(restaurant: Restaurant): Occupation[] {
  return restaurant.holds.flatMap((one) => {
    const from = instantOf(restaurant.zone, one.date, one.hour) ?? 0
    const taken = { from, to: from + one.stay * 60, hold_id: one.id, lapses_at: lapseOfHold(restaurant, one) }
    return takesOf(restaurant, one.table_ids).map((table_id) => ({ ...taken, table_id }))
  })
}

/** Who has lapsed is still among them, even where others have come after: one load may serve several decisions. */
const occupationsOf = (restaurant: Restaurant): Occupation[] => [
  ...takenByReservations(restaurant),
  ...takenByHolds(restaurant),
]

/** The guests who count for pacing, by service day. */
function coversOf(restaurant: Restaurant): Loaded['covers'] {
  const covers: Loaded['covers'] = new Map()
  const count = (claim: Claim, who: { reservation_id: number } | { hold_id: number }, lapses_at?: number) => {
    const service = find(restaurant.services, claim.service_id)
    const { service_day } = momentOf(restaurant, service, claim.date, claim.hour)
    const offset = minutesAfter(service_day, claim.date, claim.hour)
    const { service_id, pax } = claim
    const ofDay = covers.get(dayOf(service_day)) ?? []
    covers.set(dayOf(service_day), [...ofDay, { ...who, service_id, offset, pax, lapses_at }])
  }
  for (const one of storedAsExpected(restaurant))
    if (one.no_show_at === null) count(one, { reservation_id: one.id }, lapseOf(restaurant, one))
  for (const one of restaurant.holds) count(one, { hold_id: one.id }, lapseOfHold(restaurant, one))
  return covers
}

export const loadedOf = (restaurant: Restaurant): Loaded =>
  fixture.loadedAt(restaurant.now, occupationsOf(restaurant), coversOf(restaurant))

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
  warnings: Reason[]
}
export type Verdict = { refused: Reason } | { seating: Told }

function verdictOf(decision: Decision, request: Request): Verdict {
  if ('refused' in decision) return decision
  const { choice, queued, start, end, service_day, warnings } = decision.seating
  return {
    seating: {
      queued,
      // where a party without a room that asks to be queued waits is left to the engine
      room_id: request.waiting_list ? request.room_id : choice.room_id,
      table_ids: choice.table_ids.toSorted((a, b) => a - b),
      start,
      end,
      service_day: dateOf(service_day),
      warnings,
    },
  }
}

/** The same of the oracle's answer. */
export function toldBy(answer: Offer['answer']): Verdict {
  if ('refused' in answer) return answer
  const { status: _status, waiting_list: queued, ...seating } = answer.seating
  return { seating: { queued, ...seating } }
}

export interface Found {
  hour: string
  refused: Reason | undefined
  queued: boolean
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

  /** Every start time of the request's date, with the reason for which it is not offered, or whether it is a wait. */
  search(request: Request): Found[] {
    const slots = searchSlots(this.#setup, this.#loaded, this.#prepare(request), dayOf(request.date))
    return slots.map(({ minute, refused, seating }) => ({
      hour: timeOf(minute),
      refused,
      queued: seating?.queued ?? false,
    }))
  }
}
