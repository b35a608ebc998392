/** Which tables a party can have, by section 3 of the booking rules: every one of them, in the order of preference. */
import {
  find,
  isOnline,
  type Request,
  type Restaurant,
  type Room,
  type Service,
  type Table,
} from './restaurant.ts'
import { takesOf } from './taken.ts'

export interface Choice {
  kind: 'single' | 'group' | 'automatic' | 'given'
  room: Room
  position: number
  table_ids: number[]
  guests_min: number
  guests_max: number
}

const serves = (service: Service, room: Room) =>
  service.room_ids === null || service.room_ids.includes(room.id)

/** The rooms asked for that this caller could be seated in. */
export function openRooms(restaurant: Restaurant, request: Request): Room[] {
  const service = find(restaurant.services, request.service_id)
  return restaurant.rooms.filter(
    (room) =>
      (request.room_id === null || room.id === request.room_id) &&
      serves(service, room) &&
      (room.bookable || !isOnline(request)),
  )
}

/** Every set of the things, the empty one too. */
export function subsets<T>(things: T[]): T[][] {
  const [first, ...others] = things
  if (first === undefined) return [[]]
  const without = subsets(others)
  return [...without, ...without.map((set) => [first, ...set])]
}

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)

function together(kind: Choice['kind'], room: Room, tables: Table[]): Choice {
  return {
    kind,
    room,
    position: tables[0]?.position ?? 0,
    table_ids: tables.map(({ id }) => id).sort((a, b) => a - b),
    guests_min: sum(tables.map((table) => table.guests_min)),
    guests_max: sum(tables.map((table) => table.guests_max)),
  }
}

/** The tables given by the caller; one that a given group contains is there already. */
export function givenChoice(restaurant: Restaurant, room_id: number, table_ids: number[]): Choice {
  const tables = [...new Set(table_ids)].map((id) => find(restaurant.tables, id))
  const distinct = tables.filter(({ id }) => !tables.some(({ members }) => members.includes(id)))
  const choice = together('given', find(restaurant.rooms, room_id), distinct)
  return { ...choice, table_ids: tables.map(({ id }) => id).sort((a, b) => a - b) }
}

function combinations(restaurant: Restaurant, room: Room): Choice[] {
  const own = restaurant.tables.filter(
    (table) => table.room_id === room.id && table.bookable && table.members.length === 0,
  )
  return subsets(own)
    .filter((tables) => tables.length >= 2 && tables.length <= restaurant.max_group_tables)
    .map((tables) => together('automatic', room, tables))
}

/** What the caller could be given if the party were of the right size and nobody else came. */
export function everyChoice(restaurant: Restaurant, request: Request): Choice[] {
  if (request.table_ids.length > 0) return [givenChoice(restaurant, request.room_id ?? 0, request.table_ids)]
  return openRooms(restaurant, request).flatMap((room) => {
    const made = restaurant.tables
      .filter((table) => table.room_id === room.id && (table.bookable || !isOnline(request)))
      .map((table) => together(table.members.length > 0 ? 'group' : 'single', room, [table]))
    const combines = room.auto_group && request.channel === 'OCTOTABLE_BOOK'
    return combines ? [...made, ...combinations(restaurant, room)] : made
  })
}

/** Those that fit the party. Staff may go below a minimum: with tables they name, or where nothing else fits. */
export function fittingChoices(choices: Choice[], request: Request): Choice[] {
  const large = choices.filter((choice) => choice.guests_max >= request.pax)
  const fitting = large.filter((choice) => choice.guests_min <= request.pax)
  return fitting.length === 0 && !isOnline(request) ? large : fitting
}

const KINDS = ['single', 'group', 'automatic', 'given']

/** Below zero when the first is the better one. Spare seats are compared by size: the party is the same. */
export function byPreference(a: Choice, b: Choice): number {
  const ids = a.table_ids.map((id, n) => id - (b.table_ids[n] ?? 0))
  const order = [
    a.guests_max - b.guests_max,
    a.table_ids.length - b.table_ids.length,
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind),
    a.room.position - b.room.position,
    a.room.id - b.room.id,
    a.kind === 'automatic' ? 0 : a.position - b.position,
    ...ids,
  ]
  return order.find((difference) => difference !== 0) ?? 0
}

/** The single tables that it takes. */
export const takes = (restaurant: Restaurant, choice: Pick<Choice, 'table_ids'>): number[] =>
  takesOf(restaurant, choice.table_ids)
