import { Type } from 'typebox'
import { Count, Day, Flag, HoldKey, Id, Pax, TimeOfDay, UtcTime, type Static } from '../kernel/wire.ts'
import { placeFields } from '../reservations/schema.ts'
import { ReservedTable } from '../tables/schema.ts'

const LEAST_SECONDS = 60
const MOST_SECONDS = 900
export const DEFAULT_SECONDS = 300

export const HoldCreate = Type.Object(
  {
    ...placeFields,
    waiting_list: Type.Optional(Flag('only false: a hold takes a table, it cannot be queued')),
    ttl: Type.Optional(
      Count(`seconds until it expires by itself; default ${DEFAULT_SECONDS}`, LEAST_SECONDS, MOST_SECONDS),
    ),
  },
  {
    $id: 'HoldCreate',
    examples: [
      {
        start_date: '2025-05-15',
        start_hour: '13:00:00',
        pax: 2,
        channel: 'OCTOTABLE_BOOK',
        service_id: 33841,
        room_id: 23288,
        ttl: 300,
      },
    ],
  },
)
export type HoldCreate = Static<typeof HoldCreate>

export const HeldTables = Type.Object(
  {
    id: HoldKey('the hold: send it as hold_id'),
    expires_at: UtcTime('when it is over'),
    start_date: Day('day of the start'),
    start_hour: TimeOfDay('time of the start'),
    pax: Pax('party size'),
    service_id: Id('the service'),
    room_id: Id('the room in which the tables stand'),
    tables: Type.Array(ReservedTable, { description: 'the tables that it keeps; a group is one entry' }),
  },
  {
    $id: 'Hold',
    examples: [
      {
        id: 'mZ3q0T5b1cF8yWkR2vXhUe7LaNsJdG4P',
        expires_at: '2025-05-14T15:11:46.120Z',
        start_date: '2025-05-15',
        start_hour: '13:00:00',
        pax: 2,
        service_id: 33841,
        room_id: 23288,
        tables: [
          { id: 197934, name: 'T8', bookable: true, free: true, group: false, online: true, room_id: 23288 },
        ],
      },
    ],
  },
)
export type HeldTables = Static<typeof HeldTables>

export const HoldId = Type.Object({ hold_id: HoldKey('the hold') })
