import { Type } from 'typebox'
import { Count, Flag, Id, Name, updateOf, type Static } from '../kernel/wire.ts'
import { Table } from '../tables/schema.ts'

const SOLD_OUT = ['HIDE', 'ACCEPT', 'WAIT'] as const

const fields = {
  name: Name('what staff and guests call the room'),
  bookable: Type.Optional(Flag('can be booked online; default true')),
  auto_group: Type.Optional(
    Flag('may combine its own tables for a party that fits no single one; default false'),
  ),
  sold_out: Type.Optional(
    Type.Enum([...SOLD_OUT], { description: 'what a full time becomes for online guests; default HIDE' }),
  ),
  position: Type.Optional(Count('display order, lowest first; default 0', -100_000, 100_000)),
}

export const RoomCreate = Type.Object(fields, {
  $id: 'RoomCreate',
  examples: [{ name: 'Indoor Room', bookable: true }],
})
export const RoomUpdate = updateOf(fields, ['name'], {
  $id: 'RoomUpdate',
  examples: [{ name: 'Garden', position: 2 }],
})
export type RoomCreate = Static<typeof RoomCreate>
export type RoomUpdate = Static<typeof RoomUpdate>

export const Room = Type.Object(
  {
    id: Id('the room'),
    name: fields.name,
    property_id: Id('the property it belongs to'),
    bookable: Flag('can be booked online'),
    auto_group: Flag('may combine its own tables for a party that fits no single one'),
    sold_out: Type.Enum([...SOLD_OUT], { description: 'what a full time becomes for online guests' }),
    position: Type.Integer({ description: 'display order, lowest first' }),
    tables: Type.Array(Table, { description: 'its tables and groups, by position' }),
  },
  {
    $id: 'Room',
    examples: [
      {
        id: 18802,
        name: 'Indoor Room',
        property_id: 999643,
        bookable: true,
        auto_group: false,
        sold_out: 'HIDE',
        position: 0,
        tables: [],
      },
    ],
  },
)
export type Room = Static<typeof Room>
export type RoomRow = Omit<Room, 'property_id' | 'tables'>
