import { Type } from 'typebox'
import {
  Day,
  Id,
  LocalDateTime,
  Notes,
  pageFields,
  pageOf,
  TimeOfDay,
  updateOf,
  type Static,
  type Stored,
} from '../kernel/wire.ts'

const MOST = 1000

const some = (item: string, description: string) =>
  Type.Optional(Type.Array(Id(item), { minItems: 1, maxItems: MOST, description }))

const optional = {
  service_ids: some('a service', 'services that it closes; left out: all'),
  slots: Type.Optional(
    Type.Array(TimeOfDay('a start time'), {
      minItems: 1,
      maxItems: 1440,
      description: 'start times that it closes, each until the next one; left out: all',
    }),
  ),
  room_ids: some('a room', 'rooms that it closes; left out: all'),
  table_ids: some(
    'a table of one of the rooms',
    'tables that it closes, a group stands for its members; left out: all',
  ),
  reason: Type.Optional(Notes('why, for staff')),
}
const start_date = Day('first service day')

const fields = {
  start_date,
  end_date: Type.Optional(Day('last service day, inclusive; default: start_date')),
  ...optional,
}

export const ClosureCreate = Type.Object(fields, {
  $id: 'ClosureCreate',
  examples: [
    {
      start_date: '2026-08-10',
      end_date: '2026-08-14',
      slots: ['19:00:00', '19:30:00'],
      table_ids: [148129],
      reason: 'The window is being repaired',
    },
  ],
})
export const ClosureUpdate = updateOf(fields, ['start_date'], {
  $id: 'ClosureUpdate',
  examples: [{ end_date: '2026-08-16', slots: null }],
})
export type ClosureCreate = Static<typeof ClosureCreate>
export type ClosureUpdate = Static<typeof ClosureUpdate>

export const Closure = Type.Object(
  {
    id: Id('the closure'),
    start_date,
    end_date: Day('last service day, inclusive'),
    ...optional,
    author: Type.String({ description: 'who made it: client:<id> or user:<id>' }),
    created_at: LocalDateTime('when it was made'),
    affected: Type.Optional(
      Type.Array(Type.Object({ id: Id('a reservation') }), {
        description:
          'after creating and changing: upcoming reservations that it hits; they stay as they are until somebody moves them',
      }),
    ),
  },
  {
    $id: 'Closure',
    examples: [
      {
        id: 40012,
        start_date: '2026-08-10',
        end_date: '2026-08-14',
        slots: ['19:00:00', '19:30:00'],
        table_ids: [148129],
        reason: 'The window is being repaired',
        author: 'client:124',
        created_at: '2026-08-03T09:41:07',
        affected: [{ id: 32992280 }],
      },
    ],
  },
)
export type Closure = Static<typeof Closure>
export type ClosureRow = Stored<Omit<Closure, 'affected'>>

export const ClosureQuery = Type.Object({
  start_date: Type.Optional(Day('only closures that last until this service day or longer')),
  end_date: Type.Optional(Day('only closures that have begun by this service day')),
  ...pageFields,
})
export type ClosureQuery = Static<typeof ClosureQuery>

export const ClosurePage = pageOf(Closure, 'Closure')
