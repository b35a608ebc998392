/** Which tables a party can have (booking rules, section 3): singles, groups, and automatic combinations. */
import { bestCombination, largestCombination, type Combinable } from './combinations.ts'
import type { Setup, SetupRoom, SetupTable } from './setup.ts'

export interface Choice {
  room_id: number
  /** the tables as the reservation names them: a group is one */
  table_ids: number[]
  /** the single tables that are taken */
  occupies: number[]
  guests_min: number
  guests_max: number
  bookable: boolean
}

const compare = (...differences: number[]) => differences.find((difference) => difference !== 0) ?? 0

function byPreference(a: [SetupTable, SetupRoom], b: [SetupTable, SetupRoom]): number {
  const [[table, room], [otherTable, otherRoom]] = [a, b]
  return compare(
    table.guests_max - otherTable.guests_max,
    Number(table.group) - Number(otherTable.group),
    room.position - otherRoom.position,
    room.id - otherRoom.id,
    table.position - otherTable.position,
    table.id - otherTable.id,
  )
}

const known = new WeakMap<Setup, Choice[]>()

/**
 * Every choice of a property, best first. Spare seats decide first, and they order choices the same way for every
 * party, so one order serves all; it does not depend on the order of rows.
 */
export function choicesOf(setup: Setup): Choice[] {
  const remembered = known.get(setup)
  if (remembered) return remembered
  const placed: [SetupTable, SetupRoom][] = []
  for (const table of setup.tables.values()) {
    const room = setup.rooms.get(table.room_id)
    if (room && table.occupies.length > 0) placed.push([table, room])
  }
  const choices = placed.sort(byPreference).map(([table]) => ({
    room_id: table.room_id,
    table_ids: [table.id],
    occupies: table.occupies,
    guests_min: table.guests_min,
    guests_max: table.guests_max,
    bookable: table.bookable,
  }))
  known.set(setup, choices)
  return choices
}

/** A room that may combine its own bookable single tables. */
export interface CombiningRoom {
  id: number
  tables: Combinable[]
  /** tables of one combination at most */
  most: number
  /** the largest party that they could hold */
  largest: number
  /** by size of the party, as far as asked */
  empty: Map<number, Choice | undefined>
}

const MAX_GROUP_TABLES = 5

const combiningOf = new WeakMap<Setup, CombiningRoom[]>()

/** Every room that combines tables, in order, remembered with the set-up. */
function everyCombiningRoom(setup: Setup): CombiningRoom[] {
  const remembered = combiningOf.get(setup)
  if (remembered) return remembered
  const most = setup.settings.max_group_tables ?? MAX_GROUP_TABLES
  const combining = [...setup.rooms.values()]
    .filter((room) => room.auto_group)
    .sort((a, b) => compare(a.position - b.position, a.id - b.id))
    .map(({ id }) => {
      const tables = [...setup.tables.values()].filter(
        (table) => table.room_id === id && table.bookable && !table.group,
      )
      return { id, tables, most, largest: largestCombination(tables, most), empty: new Map() }
    })
  combiningOf.set(setup, combining)
  return combining
}

/** Those of the rooms that combine tables, in their order. */
export function combiningRooms(setup: Setup, rooms: SetupRoom[]): CombiningRoom[] {
  const wanted = new Set(rooms.map(({ id }) => id))
  return everyCombiningRoom(setup).filter(({ id }) => wanted.has(id))
}

/** The best combination of a room of which nothing is taken; services of one search ask it again. */
export function combineEmpty(room: CombiningRoom, pax: number): Choice | undefined {
  if (!room.empty.has(pax))
    room.empty.set(
      pax,
      combine(room, pax, () => true),
    )
  return room.empty.get(pax)
}

/** The best combination of those tables of a room that are free. */
export function combine(
  room: CombiningRoom,
  pax: number,
  isFree: (tableId: number) => boolean,
): Choice | undefined {
  const free = room.tables.filter((table) => isFree(table.id))
  const ids = bestCombination(free, pax, room.most)
  if (!ids) return undefined
  const taken = free.filter((table) => ids.includes(table.id))
  return { room_id: room.id, table_ids: ids, occupies: ids, ...sizeOf(taken), bookable: true }
}

const sizeOf = (tables: Pick<SetupTable, 'guests_min' | 'guests_max'>[]) => ({
  guests_min: tables.reduce((sum, table) => sum + table.guests_min, 0),
  guests_max: tables.reduce((sum, table) => sum + table.guests_max, 0),
})

/** Tables of a room as one choice. A group brings its own seats: those of a member beside it are there already. */
export function choiceTogether(roomId: number, tables: SetupTable[]): Choice {
  const members = new Set(tables.flatMap((table) => (table.group ? table.occupies : [])))
  return {
    room_id: roomId,
    table_ids: tables.map((table) => table.id),
    occupies: [...new Set(tables.flatMap((table) => table.occupies))].sort((a, b) => a - b),
    ...sizeOf(tables.filter(({ id }) => !members.has(id))),
    bookable: tables.every((table) => table.bookable),
  }
}

/** Tables given by the caller as one choice; duplicates are dropped, a group stands for its members. */
export function choiceOfGiven(setup: Setup, roomId: number, tableIds: number[]): Choice | undefined {
  const tables: SetupTable[] = []
  for (const id of new Set(tableIds)) {
    const table = setup.tables.get(id)
    if (!table || table.room_id !== roomId) return undefined
    tables.push(table)
  }
  return choiceTogether(roomId, tables)
}
