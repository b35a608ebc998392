/**
 * The booking rules, sections 3 to 5, the slow and obvious way: each check is asked in its order, each table is
 * looked at in each minute of the stay, and every combination of tables is tried.
 */
import { byPreference, everyChoice, fittingChoices, openRooms, takes, type Choice } from './choices.ts'
import { dateAt, daysBetween, instantOf, minutesAfter, minutesOf } from './clock.ts'
import {
  find,
  isOnline,
  type Answer,
  type Closure,
  type Reason,
  type Request,
  type Restaurant,
  type Room,
  type Seating,
  type Service,
  type Status,
} from './restaurant.ts'
import {
  hoursOn,
  isWithin,
  limitsOn,
  momentOf,
  runsOn,
  slotAt,
  slotsOn,
  walkInMoment,
  type Moment,
} from './service-day.ts'
import { countedClaims, isTaken, takesOf } from './taken.ts'

/** Everything that the checks ask about one request. */
interface Case {
  restaurant: Restaurant
  request: Request
  service: Service
  online: boolean
  moment: Moment
  /** undefined: the clocks skip it */
  start: number | undefined
  choices: Choice[]
  fitting: Choice[]
  /** the tables that a moving reservation has, where they still fit */
  kept: Choice | undefined
}

const DAY = 86_400

function caseOf(restaurant: Restaurant, request: Request): Case {
  const service = find(restaurant.services, request.service_id)
  const choices = everyChoice(restaurant, request)
  const kept = keptTables(restaurant, request)
  const own = kept ? [kept] : []
  return {
    restaurant,
    request,
    service,
    online: isOnline(request),
    moment: (request.walk_in ? walkInMoment : momentOf)(restaurant, service, request.date, request.hour),
    start: instantOf(restaurant.zone, request.date, request.hour),
    choices: [...own, ...choices],
    fitting: [...own, ...fittingChoices(choices, request)],
    kept,
  }
}

/** A reservation that moves keeps its tables when they still fit, as if they were given by hand. */
function keptTables(restaurant: Restaurant, request: Request): Choice | undefined {
  const moved = restaurant.reservations.find(({ id }) => id === request.moving)
  if (!moved || moved.table_ids.length === 0 || request.table_ids.length > 0) return undefined
  if (!openRooms(restaurant, request).some(({ id }) => id === moved.room_id)) return undefined
  const kept = { ...request, table_ids: moved.table_ids }
  const bookable = moved.table_ids.every((id) => find(restaurant.tables, id).bookable)
  return isOnline(request) && !bookable ? undefined : fittingChoices(everyChoice(restaurant, kept), kept)[0]
}

const startOf = ({ start }: Case): number => start ?? Number.NaN

function isOfferedOnline({ restaurant, request, service }: Case): boolean {
  const rooms = restaurant.rooms.filter(({ id }) => request.room_id === null || id === request.room_id)
  const given = request.table_ids.map((id) => find(restaurant.tables, id))
  return service.online && rooms.some((room) => room.bookable) && given.every((table) => table.bookable)
}

function isSlot({ restaurant, service, moment: { service_day, minute } }: Case): boolean {
  return minute !== undefined && slotsOn(restaurant, service, service_day).includes(minute)
}

function isNearEnough({ restaurant, request, service }: Case): boolean {
  return daysBetween(dateAt(restaurant.zone, restaurant.now), request.date) <= service.max_advance
}

function isLargeEnough({ restaurant, request, online, choices }: Case): boolean {
  const allowed = !online || restaurant.max_party === null || request.pax <= restaurant.max_party
  return allowed && choices.some((choice) => choice.guests_max >= request.pax)
}

type Start = Pick<Case, 'restaurant' | 'service' | 'moment'>

/** Whether a closure closes a start at those tables. */
export function closes(asked: Start, closure: Closure, choice: Pick<Choice, 'room' | 'table_ids'>): boolean {
  const { restaurant, service, moment } = asked
  const { service_day } = moment
  if (service_day < closure.start_date || service_day > closure.end_date) return false
  if (closure.service_ids && !closure.service_ids.includes(service.id)) return false
  if (closure.slots && !closure.slots.some((slot) => isInSlot(asked, minutesOf(slot)))) return false
  if (closure.room_ids && !closure.room_ids.includes(choice.room.id)) return false
  const own = takes(restaurant, choice)
  return !closure.table_ids || takesOf(restaurant, closure.table_ids).some((id) => own.includes(id))
}

/** Whether the start lies after a time on the wall and before the next slot of the service. */
function isInSlot(
  { restaurant, service, moment: { service_day, minute = 0 } }: Start,
  time: number,
): boolean {
  const slots = slotsOn(restaurant, service, service_day)
  const hours = hoursOn(restaurant, service, service_day)
  return [time, time + 1440].some(
    (from) => isWithin(hours, from) && from <= minute && !slots.some((slot) => from < slot && slot <= minute),
  )
}

const isOpen = (asked: Case, choice: Choice): boolean =>
  !asked.restaurant.closures.some((closure) => closes(asked, closure, choice))

function isWithinPacing(asked: Case): boolean {
  const { restaurant, request, service, moment } = asked
  if (request.waiting_list) return true
  const slots = slotsOn(restaurant, service, moment.service_day)
  // a party that comes after the last slot counts with it, one before the first for the day alone
  const slot = slotAt(slots, moment.minute ?? 0)
  let ofDay = request.pax
  let ofSlot = request.pax
  for (const claim of countedClaims(restaurant, request)) {
    const day = claim.service_day ?? momentOf(restaurant, service, claim.date, claim.hour).service_day
    if (claim.service_id !== service.id || day !== moment.service_day) continue
    ofDay += claim.pax
    if (slotAt(slots, minutesAfter(day, claim.date, claim.hour)) === slot) ofSlot += claim.pax
  }
  const { max_covers, max_covers_per_slot } = limitsOn(restaurant, service, moment.service_day)
  return (
    (max_covers === null || ofDay <= max_covers) &&
    (max_covers_per_slot === null || slot === undefined || ofSlot <= max_covers_per_slot)
  )
}

/** Checks 1 to 15 in their order; those marked are of online bookings only. */
const CHECKS: [Reason, (asked: Case) => boolean][] = [
  ['not_bookable', ({ service }) => service.bookable],
  ['not_online', (asked) => !asked.online || isOfferedOnline(asked)],
  ['room_not_served', ({ restaurant, request }) => openRooms(restaurant, request).length > 0],
  ['closed_day', ({ restaurant, service, moment }) => runsOn(restaurant, service, moment.service_day)],
  ['outside_hours', ({ moment }) => moment.minute !== undefined],
  ['not_a_slot', (asked) => !asked.online || isSlot(asked)],
  ['clock_change', ({ start }) => start !== undefined],
  [
    'past',
    (asked) =>
      startOf(asked) >= asked.restaurant.now - (asked.online || asked.request.waiting_list ? 0 : DAY),
  ],
  [
    'too_soon',
    (asked) => !asked.online || startOf(asked) >= asked.restaurant.now + asked.service.advance_min * 60,
  ],
  ['too_far', (asked) => !asked.online || isNearEnough(asked)],
  ['party_too_large', isLargeEnough],
  ['party_too_small', ({ fitting }) => fitting.length > 0],
  ['blocked', ({ online, request }) => !online || !request.blocked],
  [
    'out_of_order',
    (asked) => asked.request.waiting_list || asked.fitting.some((choice) => isOpen(asked, choice)),
  ],
  ['pacing', (asked) => !asked.online || isWithinPacing(asked)],
]

function stayOf({ request, service }: Case): number {
  const reached = service.stay_by_pax.filter(({ pax }) => pax <= request.pax).sort((a, b) => a.pax - b.pax)
  return request.stay ?? reached.at(-1)?.minutes ?? service.average_stay
}

/** Whether nobody else has any of its tables in any minute of the stay. */
function isFree(asked: Case, table_ids: number[]): boolean {
  const { restaurant, request } = asked
  const from = startOf(asked)
  for (const table of takesOf(restaurant, table_ids))
    for (let minute = 0; minute < stayOf(asked); minute++)
      if (isTaken(restaurant, table, from + minute * 60, request)) return false
  return true
}

/** The choices that the party could sit at, best first. */
function freeChoices(asked: Case): Choice[] {
  const single = new Map<number, boolean>()
  const tableIsFree = (id: number) => {
    const known = single.get(id) ?? isFree(asked, [id])
    single.set(id, known)
    return known
  }
  const free = asked.fitting.filter(
    (choice) => isOpen(asked, choice) && takes(asked.restaurant, choice).every(tableIsFree),
  )
  const made = free.filter(({ kind }) => kind !== 'automatic')
  const combined = free.filter(
    ({ kind, room }) => kind === 'automatic' && !made.some((choice) => choice.room.id === room.id),
  )
  return [...made, ...combined].sort(byPreference)
}

/** The first room of a strategy that has a fitting choice which is not closed. */
function firstRoom(asked: Case, strategy: Room['sold_out']): Room | undefined {
  const rooms = asked.fitting.filter((choice) => isOpen(asked, choice)).map(({ room }) => room)
  return rooms
    .filter((room) => room.sold_out === strategy)
    .sort((a, b) => a.position - b.position || a.id - b.id)[0]
}

/** What staff are told of checks that bind guests only. */
function warningsOf(asked: Case): Reason[] {
  if (asked.online) return []
  const blocked: Reason[] = asked.request.blocked ? ['blocked'] : []
  return isWithinPacing(asked) ? blocked : [...blocked, 'pacing']
}

function seatingOf(asked: Case, status: Status, room_id: number | null, table_ids: number[]): Answer {
  const start = startOf(asked)
  const seating: Seating = {
    status,
    waiting_list: false,
    room_id,
    table_ids: table_ids.toSorted((a, b) => a - b),
    start,
    end: start + stayOf(asked) * 60,
    service_day: asked.moment.service_day,
    warnings: warningsOf(asked),
  }
  return { seating }
}

function queued(asked: Case, room_id: number | null): Answer {
  const answer = seatingOf(asked, 'WAITING', room_id, [])
  return 'seating' in answer ? { seating: { ...answer.seating, waiting_list: true } } : answer
}

/** Section 5, for a party that is not queued. */
function firstStatus({ request, service }: Case): Status {
  const asks = request.channel === 'OCTOTABLE_BOOK' && service.confirmation_mode === 'WAITING_LIST'
  return asks && request.pax > service.confirm_up_to ? 'WAITING' : 'CONFIRMED'
}

/** What the restaurant answers: where the party sits, or the first reason why it cannot come. */
export function decideByRules(restaurant: Restaurant, request: Request): Answer {
  const asked = caseOf(restaurant, request)
  const failed = CHECKS.find(([, passes]) => !passes(asked))
  if (failed) return { refused: failed[0] }
  if (request.waiting_list) return queued(asked, request.room_id)
  const status = firstStatus(asked)
  const { kept } = asked
  if (kept && isOpen(asked, kept) && isFree(asked, kept.table_ids))
    return seatingOf(asked, status, kept.room.id, kept.table_ids)
  const [best] = freeChoices(asked)
  if (best) return seatingOf(asked, status, best.room.id, best.table_ids)
  // tables that the guest named are not the whole room
  if (request.channel !== 'OCTOTABLE_BOOK' || request.table_ids.length > 0) return { refused: 'full' }
  const accepting = firstRoom(asked, 'ACCEPT')
  if (accepting) return seatingOf(asked, status, accepting.id, [])
  const waiting = firstRoom(asked, 'WAIT')
  return waiting ? queued(asked, waiting.id) : { refused: 'full' }
}
