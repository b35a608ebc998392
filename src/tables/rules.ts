import { merged } from '../kernel/merge.ts'
import { fieldRefusal } from '../kernel/refusal.ts'
import { MAX_PAX } from '../kernel/wire.ts'
import type { TableCreate, TableRow, TableUpdate } from './schema.ts'

type Defaults = Omit<TableRow, 'id' | 'room_id' | 'name' | 'group' | 'table_ids'>

const DEFAULTS: Defaults = {
  bookable: true,
  guests_min: 1,
  guests_max: 4,
  position: 0,
  kind: 'TABLE',
  shape: null,
  x: null,
  y: null,
  width: null,
  height: null,
  rotation: null,
}

const sum = (numbers: number[]) =>
  Math.min(
    MAX_PAX,
    numbers.reduce((total, one) => total + one, 0),
  )

/** What a table is when nothing is said about it; a group seats what its members seat together. */
function defaultsFor(members: TableRow[]): Defaults {
  if (members.length === 0) return DEFAULTS
  return {
    ...DEFAULTS,
    guests_min: sum(members.map((table) => table.guests_min)),
    guests_max: sum(members.map((table) => table.guests_max)),
  }
}

/** `online` is another name of `bookable`; when both are sent and differ, `bookable` counts. */
function withoutAlias<B extends { bookable?: boolean | null; online?: boolean | null }>(body: B) {
  return { ...body, bookable: body.bookable === undefined ? body.online : body.bookable }
}

/** The tables that a group names, by id: at least two single ones among those of its room. */
function membersOf(ids: number[], inRoom: TableRow[]): TableRow[] {
  const members = [...new Set(ids)]
    .sort((a, b) => a - b)
    .map((id) => {
      const table = inRoom.find((one) => one.id === id)
      if (!table)
        throw fieldRefusal('validation', 'table_ids', `there is no table with id ${id} in this room`)
      if (table.group)
        throw fieldRefusal('validation', 'table_ids', `${id} is a group; name single tables of the room`)
      return table
    })
  if (members.length < 2)
    throw fieldRefusal('validation', 'table_ids', 'a group needs at least two single tables of the same room')
  return members
}

function refuseMembers(ids: number[] | null | undefined): TableRow[] {
  if (ids && ids.length > 0)
    throw fieldRefusal('validation', 'table_ids', 'only a group has members; send "group": true with them')
  return []
}

function checkGuests<T extends Pick<TableRow, 'guests_min' | 'guests_max'>>(table: T): T {
  const { guests_min, guests_max } = table
  if (guests_max < guests_min)
    throw fieldRefusal('validation', 'guests_max', `${guests_max} must be at least guests_min, ${guests_min}`)
  return table
}

/** A new table or group in a room with the tables `inRoom`. */
export function newTable(room: number, body: TableCreate, inRoom: TableRow[]): Omit<TableRow, 'id'> {
  const group = body.group ?? false
  const members = group ? membersOf(body.table_ids ?? [], inRoom) : refuseMembers(body.table_ids)
  const defaults = defaultsFor(members)
  return checkGuests({
    ...merged(defaults, withoutAlias(body), defaults),
    name: body.name,
    room_id: room,
    group,
    table_ids: members.map((table) => table.id),
  })
}

/** A table after a PUT; `inRoom` are the tables of the room in which it will stand. */
export function changedTable(stored: TableRow, body: TableUpdate, inRoom: TableRow[]): TableRow {
  if (body.group !== undefined && (body.group ?? false) !== stored.group)
    throw fieldRefusal('validation', 'group', 'cannot be changed; delete this table and create another one')
  const wanted = body.table_ids === undefined ? stored.table_ids : (body.table_ids ?? [])
  const members = stored.group ? membersOf(wanted, inRoom) : refuseMembers(body.table_ids)
  return checkGuests({
    ...merged(stored, withoutAlias(body), defaultsFor(members)),
    name: body.name ?? stored.name,
    room_id: body.room_id ?? stored.room_id,
    table_ids: members.map((table) => table.id),
  })
}

/** Both lists come sorted. */
export function sameMembers(a: TableRow, b: TableRow): boolean {
  return a.table_ids.length === b.table_ids.length && a.table_ids.every((id, n) => id === b.table_ids[n])
}
