import { Type } from 'typebox'
import {
  Count,
  Day,
  Flag,
  Id,
  Line,
  MAX_PAX,
  Name,
  Pax,
  TimeOfDay,
  updateOf,
  type Static,
  type Stored,
} from '../kernel/wire.ts'

const KINDS = ['TABLE', 'SUNBED', 'UMBRELLA', 'ARMCHAIR', 'OTHER'] as const
export type TableKind = (typeof KINDS)[number]

const coordinate = (description: string) =>
  Type.Optional(Type.Number({ minimum: -1e6, maximum: 1e6, description }))

const plan = {
  shape: Type.Optional(Line('shape on the floor plan, such as round or square')),
  x: coordinate('left edge on the floor plan'),
  y: coordinate('top edge on the floor plan'),
  width: coordinate('width on the floor plan'),
  height: coordinate('height on the floor plan'),
  rotation: coordinate('degrees clockwise on the floor plan'),
}

const fields = {
  name: Name('what staff call the table'),
  bookable: Type.Optional(Flag('can be booked online; default true')),
  online: Type.Optional(Flag('another name of bookable, which wins when both are sent')),
  free: Type.Optional(Flag('accepted and ignored: it is derived')),
  guests_min: Type.Optional(
    Count('smallest party; default 1, for a group the sum of its members', 1, MAX_PAX),
  ),
  guests_max: Type.Optional(
    Count('largest party, at least guests_min; default 4, for a group the sum of its members', 1, MAX_PAX),
  ),
  group: Type.Optional(
    Flag('a combination of the tables in table_ids; default false. Fixed once it is created'),
  ),
  table_ids: Type.Optional(
    Type.Array(Id('a single table of the same room'), {
      maxItems: 50,
      description: 'members of a group, at least two',
    }),
  ),
  position: Type.Optional(Count('order within the room, lowest first; default 0', -100_000, 100_000)),
  kind: Type.Optional(Type.Enum([...KINDS], { description: 'what it is; default TABLE' })),
  ...plan,
}

export const TableCreate = Type.Object(fields, {
  $id: 'TableCreate',
  examples: [{ name: 'Table 1', guests_min: 1, guests_max: 4 }],
})
export const TableUpdate = updateOf(
  { ...fields, room_id: Type.Optional(Id('the room it moves to')) },
  ['name', 'room_id'],
  { $id: 'TableUpdate', examples: [{ name: 'Table 1', guests_max: 6 }] },
)
export type TableCreate = Static<typeof TableCreate>
export type TableUpdate = Static<typeof TableUpdate>

export const Table = Type.Object(
  {
    id: Id('the table'),
    name: fields.name,
    bookable: Flag('can be booked online'),
    online: Flag('the same as bookable'),
    free: Flag('whether it can take the party asked for at the time asked for; true where none is asked for'),
    group: Flag('a combination of other tables'),
    guests_min: Type.Integer({ description: 'smallest party' }),
    guests_max: Type.Integer({ description: 'largest party' }),
    room_id: Id('the room it stands in'),
    table_ids: Type.Optional(Type.Array(Id('a member'), { description: 'members of a group' })),
    position: Type.Integer({ description: 'order within the room, lowest first' }),
    kind: Type.Enum([...KINDS], { description: 'what it is' }),
    ...plan,
  },
  {
    $id: 'Table',
    examples: [
      {
        id: 148129,
        name: 'Table 1',
        bookable: true,
        online: true,
        free: true,
        group: false,
        guests_min: 1,
        guests_max: 4,
        room_id: 18802,
        position: 0,
        kind: 'TABLE',
      },
    ],
  },
)
export type Table = Static<typeof Table>

/** A table and its members; a single one has none. */
export type TableRow = Stored<Omit<Table, 'online' | 'free' | 'table_ids'>> & { table_ids: number[] }

/** Asks for `free`: without `start_date` it is true, without `start_hour` it means any slot of that day. */
export const FreeQuery = Type.Object({
  start_date: Type.Optional(Day('the day for which free is answered')),
  start_hour: Type.Optional(TimeOfDay('the time for which free is answered; left out: any slot of the day')),
  pax: Type.Optional(Pax('party size; default 1')),
  service_id: Type.Optional(Id('only this service')),
})
export type FreeQuery = Static<typeof FreeQuery>

/** A table as a reservation names it. */
export const ReservedTable = Type.Object(
  {
    id: Id('the table'),
    name: Name('what staff call the table'),
    bookable: Flag('can be booked online'),
    free: Flag('always true here'),
    group: Flag('a combination of other tables'),
    online: Flag('the same as bookable'),
    room_id: Id('the room it stands in'),
  },
  {
    $id: 'ReservedTable',
    examples: [
      { id: 197934, name: 'T8', bookable: true, free: true, group: false, online: true, room_id: 23288 },
    ],
  },
)
export type ReservedTable = Static<typeof ReservedTable>
