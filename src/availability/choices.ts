/** Which tables a party can have (booking rules, section 3): singles and the groups a restaurant has made. */
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

/** Tables given by the caller as one choice; duplicates are dropped, a group stands for its members. */
export function choiceOfGiven(setup: Setup, roomId: number, tableIds: number[]): Choice | undefined {
  const tables: SetupTable[] = []
  for (const id of new Set(tableIds)) {
    const table = setup.tables.get(id)
    if (!table || table.room_id !== roomId) return undefined
    tables.push(table)
  }
  return {
    room_id: roomId,
    table_ids: tables.map((table) => table.id),
    occupies: [...new Set(tables.flatMap((table) => table.occupies))].sort((a, b) => a - b),
    guests_min: tables.reduce((sum, table) => sum + table.guests_min, 0),
    guests_max: tables.reduce((sum, table) => sum + table.guests_max, 0),
    bookable: tables.every((table) => table.bookable),
  }
}
