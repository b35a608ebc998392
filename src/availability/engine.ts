/**
 * The one place that says whether a party can come: pure functions over a set-up and the loaded occupations. The
 * slot search and the booking ask the same `decide` (booking rules, section 4).
 */
import type { Reason } from '../kernel/refusal.ts'
import { LAST_DAY, toInstant, toWall, type Day, type Instant, type Minute } from '../kernel/time.ts'
import {
  choiceOfGiven,
  choicesOf,
  combine,
  combineEmpty,
  combiningRooms,
  type Choice,
  type CombiningRoom,
} from './choices.ts'
import { closedAt, type Closed } from './closures.ts'
import { isOwn, type Hold, type Own } from './hold.ts'
import { exceedsPacing, type Covers } from './pacing.ts'
import { serviceDayOf, startsOf, startsOnDay, stayOf, walkInDayOf, type Meant } from './service-day.ts'
import type { Setup, SetupRoom, SetupService } from './setup.ts'
import { overflowOf, roomAlone, type Overflow, type WhenFull } from './sold-out.ts'

export type Channel = 'OCTOTABLE_BOOK' | 'OCTOTABLE_ADMIN' | 'GOOGLE'
export const isOnline = (channel: Channel): boolean => channel !== 'OCTOTABLE_ADMIN'

/** A table taken, by a reservation or by a hold. */
export interface Occupation {
  table_id: number
  from: Instant
  to: Instant
  reservation_id?: number
  hold_id?: number
  /** from then on it holds nothing, whether that was written yet or not; undefined: never */
  lapses_at?: Instant | undefined
}

/** What is taken in a window of time, and the property's now. */
export interface Loaded {
  now: Instant
  /** per table, ascending; they never overlap */
  taken: Map<number, Occupation[]>
  /** their tables are among those taken */
  holds: Hold[]
  /** guests who count against limits, of the services that have one */
  covers: Covers
}

/** Who would come, in what way. */
export interface Party {
  channel: Channel
  pax: number
  service: SetupService
  /** undefined: any room will do (online, and parties that walk in) */
  room_id?: number | undefined
  /** given by the caller: taken as they are */
  table_ids?: number[] | undefined
  /** minutes, by hand; else by the service */
  stay?: number | undefined
  /** a reservation that is being moved: its own tables count as free */
  moving?: number | undefined
  /** a hold of the caller's own: its tables count as free */
  holding?: number | undefined
  /** tables to keep when they still fit and are free */
  keep?: Choice | undefined
  /** wants to be queued: takes no table, so no table has to be free */
  queued?: boolean | undefined
  /** comes now without a reservation: also a little before and after the hours */
  walk_in?: boolean | undefined
  /** the guest, or somebody with the same phone or e-mail, is blocked */
  blocked?: boolean | undefined
  /** default: by the room's strategy */
  when_full?: WhenFull | undefined
}

export interface When {
  day: Day
  minute: Minute
  /** the instant where it is known; else a time that occurs twice means the first */
  at?: Instant
}

export interface Seating {
  /** the tables; the room alone, where the party gets none */
  choice: Choice
  /** waits for a table */
  queued: boolean
  /** what would be refused online and is left to staff */
  warnings: Reason[]
  start: Instant
  end: Instant
  stay: number
  service_day: Day
}

export type Decision = { seating: Seating } | { refused: Reason }

/** What of a decision does not depend on the time: asked once for all slots of a search. */
export interface Prepared {
  party: Party
  offer: Reason | undefined
  capacity: Reason | undefined
  choices: Choice[]
  /** rooms that may combine their tables for this party */
  combining: CombiningRoom[]
  /** where the party goes when no table is free, the first one first */
  overflow: Overflow[]
}

const DAY_SECONDS = 86_400
const STAFF_MAY_LOOK_BACK = DAY_SECONDS

const serves = (service: SetupService, roomId: number) => service.room_ids?.includes(roomId) ?? true

/** Checks 1 to 3: is it offered to this caller at all. */
function checkOffer(setup: Setup, party: Party, given: Choice | undefined): Reason | undefined {
  const { service, channel, room_id } = party
  if (!service.bookable) return 'not_bookable'
  const rooms = room_id === undefined ? [...setup.rooms.values()] : [setup.rooms.get(room_id)]
  if (
    isOnline(channel) &&
    (!service.online || !rooms.some((room) => room?.bookable) || given?.bookable === false)
  )
    return 'not_online'
  const open = isOnline(channel) ? rooms.filter((room) => room?.bookable) : rooms
  return open.some((room) => room && serves(service, room.id)) ? undefined : 'room_not_served'
}

/** The rooms that this party may be seated in. */
function openRooms(setup: Setup, { channel, service, room_id }: Party): SetupRoom[] {
  return [...setup.rooms.values()].filter(
    (room) =>
      (room_id === undefined || room.id === room_id) &&
      serves(service, room.id) &&
      (!isOnline(channel) || room.bookable),
  )
}

function openChoices(setup: Setup, party: Party): Choice[] {
  const rooms = new Set(openRooms(setup, party).map((room) => room.id))
  return choicesOf(setup).filter(
    (choice) => rooms.has(choice.room_id) && (!isOnline(party.channel) || choice.bookable),
  )
}

/**
 * The tables that a reservation has and keeps, where its room and they are still as the party could be given them by
 * hand: large enough, and online bookable and not too large.
 */
function keptChoice(setup: Setup, party: Party): Choice | undefined {
  const { keep, pax, channel } = party
  if (!keep || keep.guests_max < pax) return undefined
  if (isOnline(channel) && (!keep.bookable || keep.guests_min > pax)) return undefined
  return openRooms(setup, party).some((room) => room.id === keep.room_id) ? keep : undefined
}

type Capacity = Pick<Prepared, 'capacity' | 'choices' | 'combining'>

const noRoomFor = (capacity: Reason): Capacity => ({ capacity, choices: [], combining: [] })

/** Checks 11 and 12, and the choices that are left, best first. */
function checkCapacity(setup: Setup, party: Party, given: Choice | undefined): Capacity {
  const { pax, channel } = party
  const limit = setup.settings.max_party
  if (isOnline(channel) && limit !== undefined && pax > limit) return noRoomFor('party_too_large')
  const kept = keptChoice(setup, party)
  const rooms = given || channel !== 'OCTOTABLE_BOOK' ? [] : combiningRooms(setup, openRooms(setup, party))
  const large = (given ? [given] : openChoices(setup, party)).filter((choice) => choice.guests_max >= pax)
  if (!kept && large.length === 0 && rooms.every((room) => room.largest < pax))
    return noRoomFor('party_too_large')
  const fitting = large.filter((choice) => choice.guests_min <= pax)
  const combining = rooms.filter((room) => combineEmpty(room, pax))
  // staff may seat a small party at a large table, but only when no table fits by its minimum
  const usual = fitting.length > 0 || isOnline(channel) ? fitting : large
  // a reservation keeps its tables: they come before every better choice
  const choices = kept ? [kept, ...usual] : usual
  if (choices.length === 0 && combining.length === 0) return noRoomFor('party_too_small')
  return { capacity: undefined, choices, combining }
}

export function prepare(setup: Setup, party: Party): Prepared {
  const given =
    party.table_ids?.length && party.room_id !== undefined
      ? choiceOfGiven(setup, party.room_id, party.table_ids)
      : undefined
  const capacity = checkCapacity(setup, party, given)
  const { choices, combining } = capacity
  const fitting = [...choices.map((choice) => choice.room_id), ...combining.map((room) => room.id)]
  return {
    party,
    offer: checkOffer(setup, party, given),
    ...capacity,
    overflow: given ? [] : overflowOf(party, openRooms(setup, party), fitting),
  }
}

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
  if (start < now - (online ? 0 : STAFF_MAY_LOOK_BACK)) return 'past'
  if (online && start < now + service.advance_min * 60) return 'too_soon'
  if (online && when.day > toWall(setup.zone, now).day + service.max_advance) return 'too_far'
  return undefined
}

/** Whether one table is free for `[start, end)`. Its occupations are ascending and never overlap. */
function tableIsFree(
  { taken: all, now }: Loaded,
  table: number,
  start: Instant,
  end: Instant,
  own: Own,
): boolean {
  const taken = all.get(table)
  if (!taken) return true
  let low = 0
  let high = taken.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((taken[middle]?.from ?? Infinity) < end) low = middle + 1
    else high = middle
  }
  for (let n = low - 1; n >= 0; n--) {
    const one = taken[n]
    if (!one || one.to <= start) return true
    if (!isOwn(one, own) && !hasLapsed(one, now)) return false
  }
  return true
}

export const hasLapsed = ({ lapses_at }: Pick<Occupation, 'lapses_at'>, now: Instant): boolean =>
  lapses_at !== undefined && lapses_at <= now

export function isFree(loaded: Loaded, choice: Choice, start: Instant, end: Instant, own: Own = {}): boolean {
  return choice.occupies.every((table) => tableIsFree(loaded, table, start, end, own))
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
