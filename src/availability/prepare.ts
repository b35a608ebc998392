/** What does not depend on the time: whether a party is taken at all, and the tables that it could have. */
import type { Reason } from '../kernel/refusal.ts'
import { choiceOfGiven, choicesOf, combineEmpty, combiningRooms, type Choice } from './choices.ts'
import { isOnline, type Party, type Prepared } from './party.ts'
import type { Setup, SetupRoom, SetupService } from './setup.ts'
import { overflowOf } from './sold-out.ts'

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
