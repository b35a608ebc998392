/**
 * The one place that says whether a party can come: pure functions over a set-up and the loaded occupations. The
 * slot search and the booking ask the same `decide` (booking rules, section 4).
 */
import type { Reason } from '../kernel/refusal.ts'
import { LAST_DAY, toInstant, toWall, type Day, type Instant, type Minute } from '../kernel/time.ts'
import { combine, combineEmpty, type Choice } from './choices.ts'
import { closedAt, type Closed } from './closures.ts'
import { isFree, tableIsFree } from './free.ts'
import { exceedsPacing } from './pacing.ts'
import {
  isOnline,
  type Decision,
  type Loaded,
  type Party,
  type Prepared,
  type Seating,
  type When,
} from './party.ts'
import { serviceDayOf, startsOf, startsOnDay, stayOf, walkInDayOf, type Meant } from './service-day.ts'
import type { Setup } from './setup.ts'
import { roomAlone } from './sold-out.ts'

const DAY_SECONDS = 86_400
const STAFF_MAY_LOOK_BACK = DAY_SECONDS

const meantBy = ({ service, walk_in }: Party, { day, minute }: When): Meant =>
  walk_in ? walkInDayOf(service, day, minute) : serviceDayOf(service, day, minute)

/** Checks 4 to 10, in their order. */
function checkTime(
  setup: Setup,
  now: Instant,
  party: Party,
  when: When,
  { on, offset }: Meant,
  start: Instant | undefined,
): Reason | undefined {
  const { service, channel } = party
  const online = isOnline(channel)
  if (!on) return 'closed_day'
  if (offset === undefined) return 'outside_hours'
  if (online && !startsOf(on).includes(offset)) return 'not_a_slot'
  if (start === undefined) return 'clock_change'
  // who waits for a table has lapsed once the start has passed
  if (start < now - (online || party.queued ? 0 : STAFF_MAY_LOOK_BACK)) return 'past'
  if (online && start < now + service.advance_min * 60) return 'too_soon'
  if (online && when.day > toWall(setup.zone, now).day + service.max_advance) return 'too_far'
  return undefined
}

/** The best choice that is open and free for the whole stay, combinations of a room's own tables included. */
function freeChoice(
  loaded: Loaded,
  { choices, combining, party }: Prepared,
  start: Instant,
  end: Instant,
  closed: Closed | undefined,
): Choice | undefined {
  const tableFree = (id: number) => !closed?.(id) && tableIsFree(loaded, id, start, end, party)
  const free = (choice: Choice) => choice.occupies.every(tableFree)
  const best = choices.find(free)
  // a room combines only where none of its own tables and groups will do
  const [combined] = combining
    .filter((room) => !choices.some((choice) => choice.room_id === room.id && free(choice)))
    .flatMap((room) => combine(room, party.pax, tableFree) ?? [])
    .sort((a, b) => a.guests_max - b.guests_max || a.table_ids.length - b.table_ids.length)
  // at equal spare seats a combination has more tables
  return combined && (!best || combined.guests_max < best.guests_max) ? combined : best
}

const isOpen = (choice: Choice, closed: Closed) => !choice.occupies.some(closed)

/** Check 14: whether every fitting choice is closed. One is when one of its tables is. */
function isOutOfOrder(
  { choices, combining, party }: Pick<Prepared, 'choices' | 'combining' | 'party'>,
  closed: Closed,
): boolean {
  return (
    !choices.some((choice) => isOpen(choice, closed)) &&
    !combining.some((room) => combine(room, party.pax, (id) => !closed(id)))
  )
}

/** Where a queued party waits: the room of the first choice that fits, in combination or not. */
function queuedChoice({ choices, combining, party }: Prepared): Choice | undefined {
  return choices[0] ?? combining.flatMap((room) => combineEmpty(room, party.pax) ?? [])[0]
}

/** Whether a room has a choice that fits the party and is open: else it takes nobody without a table either. */
function hasOpenChoice({ choices, combining, party }: Prepared, roomId: number, closed: Closed): boolean {
  const ofRoom = {
    choices: choices.filter((choice) => choice.room_id === roomId),
    combining: combining.filter((room) => room.id === roomId),
    party,
  }
  return !isOutOfOrder(ofRoom, closed)
}

/** What a party gets at a time at which it may come: tables, a place without one, or nothing. */
function placeOf(
  loaded: Loaded,
  prepared: Prepared,
  start: Instant,
  end: Instant,
  closed: Closed | undefined,
): Pick<Seating, 'choice' | 'queued'> | undefined {
  if (prepared.party.queued) {
    const wanted = queuedChoice(prepared)
    return wanted && { choice: roomAlone(wanted.room_id), queued: true }
  }
  const choice = freeChoice(loaded, prepared, start, end, closed)
  if (choice) return { choice, queued: false }
  const over = prepared.overflow.find(({ room_id }) => !closed || hasOpenChoice(prepared, room_id, closed))
  return over && { choice: roomAlone(over.room_id), queued: over.queued }
}

/** Check 15: whether the party would lift a sum of covers above its limit; one that is queued does not count. */
function isOverPacing({ covers, now }: Loaded, party: Party, { on, offset, service_day }: Meant): boolean {
  const { pax, queued, moving, holding } = party
  if (queued || !on || offset === undefined) return false
  return exceedsPacing(on, startsOf(on), covers.get(service_day), now, { offset, pax, moving, holding })
}

/** Decides one start time. The first check that fails, in the order of the rules, is the reason. */
export function decide(setup: Setup, loaded: Loaded, prepared: Prepared, when: When): Decision {
  const { party, offer, capacity } = prepared
  if (offer) return { refused: offer }
  const start = when.at ?? toInstant(setup.zone, when.day, when.minute)
  const meant = meantBy(party, when)
  const late = checkTime(setup, loaded.now, party, when, meant, start)
  if (late) return { refused: late }
  if (capacity) return { refused: capacity }
  if (party.blocked && isOnline(party.channel)) return { refused: 'blocked' }
  if (start === undefined) return { refused: 'clock_change' }
  const stay = party.stay ?? stayOf(party.service, party.pax)
  const end = start + stay * 60
  if (end > LAST_DAY * DAY_SECONDS) return { refused: 'too_far' }
  const closed = closedAt(setup, meant)
  if (!party.queued && closed && isOutOfOrder(prepared, closed)) return { refused: 'out_of_order' }
  const paced = isOverPacing(loaded, party, meant)
  if (paced && isOnline(party.channel)) return { refused: 'pacing' }
  const place = placeOf(loaded, prepared, start, end, closed)
  if (!place) return { refused: 'full' }
  const warnings: Reason[] = [
    ...(party.blocked ? ['blocked' as const] : []),
    ...(paced ? ['pacing' as const] : []),
  ]
  return { seating: { ...place, start, end, stay, service_day: meant.service_day, warnings } }
}

export interface SlotAnswer {
  minute: Minute
  /** why it is not offered, or what the party would get */
  refused: Reason | undefined
  seating: Seating | undefined
}

/** Every start time of the service on a calendar day, with the reason where it is not offered. */
export function searchSlots(setup: Setup, loaded: Loaded, prepared: Prepared, day: Day): SlotAnswer[] {
  return startsOnDay(prepared.party.service, day).map((minute) => {
    const decision = decide(setup, loaded, prepared, { day, minute })
    return 'refused' in decision
      ? { minute, refused: decision.refused, seating: undefined }
      : { minute, refused: undefined, seating: decision.seating }
  })
}

/** Every choice that could take the party then, best first: what a guest may choose among. */
export function freeChoices(setup: Setup, loaded: Loaded, prepared: Prepared, when: When): Choice[] {
  const decision = decide(setup, loaded, prepared, when)
  if ('refused' in decision) return []
  const { start, end } = decision.seating
  const closed = closedAt(setup, serviceDayOf(prepared.party.service, when.day, when.minute))
  return prepared.choices.filter(
    (choice) => (!closed || isOpen(choice, closed)) && isFree(loaded, choice, start, end, prepared.party),
  )
}
