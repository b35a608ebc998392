/** Generated rooms, with so few tables that every combination can be tried. */
import * as fc from 'fast-check'
import { flag, idsFor, mostly, several, type ValueOf } from './arbitraries.ts'
import type { Features } from './features.ts'
import type { Room, Table } from './restaurant.ts'

const MOST = { rooms: 3, tables: 4, groups: 2 }
const position = fc.nat(2)
const minimum = mostly(1, fc.integer({ min: 1, max: 4 }), 2)

const tableShape = fc.record({ position, bookable: flag(true), guests_min: minimum, more: fc.nat(5) })
const groupShape = fc.record({
  position,
  bookable: flag(true),
  guests_min: minimum,
  more: fc.nat(8),
  members: fc.uniqueArray(fc.nat(MOST.tables - 1), { minLength: 2, maxLength: 3 }),
})
const strategy = ({ sold_out }: Features): fc.Arbitrary<Room['sold_out']> =>
  sold_out ? fc.constantFrom('HIDE', 'ACCEPT', 'WAIT') : fc.constant('HIDE')

const roomShape = (features: Features) =>
  fc.record({
    position,
    bookable: flag(true, 20),
    auto_group: flag(false, 1),
    sold_out: strategy(features),
    tables: fc.array(tableShape, { minLength: 1, maxLength: MOST.tables }),
    groups: fc.array(groupShape, { maxLength: MOST.groups }),
  })
type RoomShape = ValueOf<ReturnType<typeof roomShape>>

export interface Rooms {
  rooms: Room[]
  tables: Table[]
}

function build(shapes: RoomShape[], roomIds: number[], tableIds: number[]): Rooms {
  const nextTable = tableIds.values()
  const rooms: Room[] = []
  const tables: Table[] = []
  for (const [n, { tables: singles, groups, ...room }] of shapes.entries()) {
    const room_id = roomIds[n] ?? 0
    rooms.push({ id: room_id, ...room })
    const place = ({ more, guests_min, ...shape }: Omit<RoomShape['tables'][number], 'members'>): Table => ({
      ...shape,
      id: nextTable.next().value ?? 0,
      room_id,
      guests_min,
      guests_max: guests_min + more,
      members: [],
    })
    const own = singles.map(place)
    tables.push(...own)
    for (const { members, ...shape } of groups) {
      const ids = several(own, members).map(({ id }) => id)
      if (ids.length >= 2) tables.push({ ...place(shape), members: ids })
    }
  }
  return { rooms, tables }
}

/** Rooms that differ in little but their place in the order. */
const twins = ([first, ...others]: RoomShape[]): RoomShape[] =>
  first ? [first, { ...first, position: others[0]?.position ?? 0 }] : []

export const roomsOf = (features: Features): fc.Arbitrary<Rooms> =>
  fc
    .tuple(
      fc.array(roomShape(features), { minLength: 1, maxLength: MOST.rooms }),
      mostly(false, fc.constant(true), 3),
      idsFor(MOST.rooms),
      idsFor(MOST.rooms * (MOST.tables + MOST.groups)),
    )
    .map(([shapes, alike, roomIds, tableIds]) => build(alike ? twins(shapes) : shapes, roomIds, tableIds))
