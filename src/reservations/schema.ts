import { Type } from 'typebox'
import { CustomerInput, CustomerChange, Customer } from '../customers/schema.ts'
import {
  Count,
  Day,
  Flag,
  HoldKey,
  Id,
  LocalDateTime,
  MAX_PAX,
  Name,
  Notes,
  pageFields,
  pageOf,
  Pax,
  TimeOfDay,
  updateOf,
  type Static,
} from '../kernel/wire.ts'
import { LanguageTag } from '../properties/schema.ts'
import { ReservedTable } from '../tables/schema.ts'
import { DECISIONS, STATUSES } from './status.ts'

/** What partners may book through; `GOOGLE` is only set by the Google integration. */
export const CHANNELS = ['OCTOTABLE_BOOK', 'OCTOTABLE_ADMIN'] as const

/** What decides on tables: when, how many, where. */
export const placeFields = {
  start_date: Day('day of the start, by the calendar'),
  start_hour: TimeOfDay('time of the start'),
  pax: Pax('party size'),
  channel: Type.String({
    maxLength: 40,
    description: 'OCTOTABLE_BOOK (guest, online rules) or OCTOTABLE_ADMIN (staff)',
  }),
  service_id: Id('the service'),
  room_id: Type.Optional(
    Id('the room; with OCTOTABLE_BOOK it may be left out, any bookable room will do; and of a walk-in'),
  ),
  table_ids: Type.Optional(
    Type.Array(Id('a table of the room'), {
      maxItems: 50,
      description: 'tables to take as they are; none: the best free one',
    }),
  ),
  stay: Type.Optional(Count('minutes at the table, for staff; default by the service', 5, 1440)),
}

const fields = {
  ...placeFields,
  customer: CustomerInput,
  waiting_list: Type.Optional(Flag('queue the party: no table is taken')),
  notes: Type.Optional(Notes("the staff's notes")),
  special_request: Type.Optional(Notes("the guest's wishes")),
  language: Type.Optional(LanguageTag("in which the guest is written to; default: the property's")),
}

/** What a party without a reservation need not say: it comes now, and may stay nameless. */
const NOT_OF_WALK_INS = ['start_date', 'start_hour', 'customer']

const createFields = {
  ...fields,
  start_date: Type.Optional(Day('day of the start, by the calendar; required but for a walk-in')),
  start_hour: Type.Optional(TimeOfDay('time of the start; required but for a walk-in')),
  customer: Type.Optional(CustomerInput),
  hold_id: Type.Optional(HoldKey("a hold of the caller's own for the same: its tables are taken over")),
  walk_in: Type.Optional(
    Flag('for staff: the party is there, starts now whatever the start given, and is checked in at once'),
  ),
}

const freely = (named: object) => Object.fromEntries(Object.keys(named).map((name) => [name, {}]))

export const ReservationCreate = Type.Object(createFields, {
  $id: 'ReservationCreate',
  if: { properties: { walk_in: { const: true } }, required: ['walk_in'] },
  // all fields are named again: readers of the document look for them beside what is required
  else: { properties: freely(createFields), required: NOT_OF_WALK_INS },
  examples: [
    {
      start_date: '2025-05-15',
      start_hour: '13:00:00',
      pax: 2,
      channel: 'OCTOTABLE_ADMIN',
      customer: {
        first_name: 'Adam',
        last_name: 'Devis',
        email: 'adam@example.com',
        phone: '+393332211456',
      },
      service_id: 33841,
      room_id: 23288,
      notes: '',
      special_request: '',
    },
  ],
})
export const ReservationUpdate = updateOf(
  { ...fields, customer: CustomerChange, start_day: Day('another name of start_date') },
  ['start_date', 'start_day', 'start_hour', 'pax', 'channel', 'customer', 'service_id', 'room_id'],
  {
    $id: 'ReservationUpdate',
    examples: [
      {
        start_day: '2025-05-15',
        start_hour: '13:30:00',
        pax: 3,
        channel: 'OCTOTABLE_ADMIN',
        service_id: 33841,
        room_id: 23288,
      },
    ],
  },
)
export type ReservationCreate = Static<typeof ReservationCreate>
export type ReservationUpdate = Static<typeof ReservationUpdate>

export const Reservation = Type.Object(
  {
    id: Id('the reservation; with OUTOFORDER the closure'),
    pax: Type.Integer({ minimum: 0, maximum: MAX_PAX, description: 'party size; 0 with OUTOFORDER' }),
    status: Type.Enum([...STATUSES, 'OUTOFORDER'], {
      description: 'its status; OUTOFORDER for an entry of a closure, which is no reservation',
    }),
    customer: Customer,
    service: Type.Object({ id: Id('the service'), name: Name('its name') }),
    channel: Type.Enum([...CHANNELS, 'GOOGLE'], { description: 'how it came in' }),
    room: Type.Object({ id: Id('the room'), name: Name('its name') }),
    start_date: fields.start_date,
    start_day: Day('the same as start_date'),
    start_hour: fields.start_hour,
    end_date: LocalDateTime('start and stay'),
    last_status_change: LocalDateTime('when the status changed last'),
    checkin_date: Type.Optional(LocalDateTime('when the party was seated')),
    checkout_date: Type.Optional(LocalDateTime('when the party left')),
    no_show_date: Type.Optional(LocalDateTime('since when the party is known not to come')),
    expiration_date: Type.Optional(LocalDateTime('until when the guest can confirm')),
    notes: Type.String({ description: "the staff's notes" }),
    special_request: Type.String({ description: "the guest's wishes" }),
    tables: Type.Array(ReservedTable, { description: 'the tables it has; a group is one entry' }),
    waiting_list: Flag('queued: no table is taken'),
    walk_in: Type.Optional(Flag('came without a reservation; left out of all others')),
    language: Type.Optional(LanguageTag('in which the guest is written to, where it is known')),
    version: Type.Integer({ description: 'counts changes; also the ETag' }),
  },
  {
    $id: 'Reservation',
    examples: [
      {
        id: 32992280,
        pax: 2,
        status: 'CONFIRMED',
        customer: {
          id: 33942074,
          first_name: 'Adam',
          last_name: 'Devis',
          email: 'adam@example.com',
          phone: '+393332211456',
        },
        service: { id: 33841, name: 'Custom dinner' },
        channel: 'OCTOTABLE_ADMIN',
        room: { id: 23288, name: 'Sala Nuova' },
        start_date: '2025-05-15',
        start_day: '2025-05-15',
        start_hour: '13:00:00',
        end_date: '2025-05-15T14:00:00',
        last_status_change: '2025-05-14T17:06:46',
        notes: '',
        special_request: '',
        tables: [
          { id: 197934, name: 'T8', bookable: true, free: true, group: false, online: true, room_id: 23288 },
        ],
        waiting_list: false,
        version: 1,
      },
    ],
  },
)
export type Reservation = Static<typeof Reservation>

export const Warning = Type.Object(
  {
    reason: Type.String({ description: 'what a guest would have been refused for, as in error.reason' }),
    message: Type.String({ description: 'the same in words' }),
  },
  {
    $id: 'Warning',
    examples: [
      {
        reason: 'pacing',
        message: 'The service Dinner has more guests on 2025-05-15 at 20:00:00 than its limits allow.',
      },
    ],
  },
)

/** A reservation with what staff should know of it, which stands beside it on the wire. */
export type Booked = Reservation & { warnings?: Static<typeof Warning>[] }

export const ReassignQuery = Type.Object({
  date: Day('the service day: the date on which the service starts'),
  service_id: Id('the service'),
  apply: Type.Optional(Flag('perform the moves; otherwise they are proposed')),
})
export type ReassignQuery = Static<typeof ReassignQuery>

const NamedTables = Type.Array(Type.Object({ id: Id('a table or group'), name: Name('its name') }))

export const Reassignment = Type.Object(
  {
    date: Day('the service day'),
    service_id: Id('the service'),
    applied: Flag('whether the moves were performed'),
    moves: Type.Array(
      Type.Object({
        reservation_id: Id('the reservation that moves'),
        pax: Pax('party size'),
        from: NamedTables,
        to: NamedTables,
      }),
      { description: 'all of them or none; empty: nobody can sit better' },
    ),
    gain: Type.Array(
      Type.Object({
        pax: Pax('party size'),
        before: Count('start times of the day that such a party could book online', 0, 10_000),
        after: Count('the same with the moves', 0, 10_000),
      }),
      { description: 'what the moves win' },
    ),
  },
  {
    $id: 'Reassignment',
    examples: [
      {
        date: '2025-05-15',
        service_id: 33841,
        applied: false,
        moves: [
          {
            reservation_id: 32992280,
            pax: 2,
            from: [{ id: 197936, name: 'T10' }],
            to: [{ id: 197934, name: 'T8' }],
          },
        ],
        gain: [
          { pax: 2, before: 9, after: 9 },
          { pax: 4, before: 7, after: 7 },
          { pax: 6, before: 2, after: 5 },
          { pax: 8, before: 0, after: 0 },
        ],
      },
    ],
  },
)
export type Reassignment = Static<typeof Reassignment>

export const HistoryEntry = Type.Object(
  {
    id: Id('the entry'),
    at: LocalDateTime('when'),
    actor: Type.String({ description: 'who: client:<id>, user:<id>, guest or system' }),
    type: Type.Enum(['RESERVATION_CREATED', 'RESERVATION_UPDATED', 'RESERVATION_DELETED'], {
      description: 'what happened',
    }),
    changes: Type.Array(
      Type.Object({
        field: Type.String({
          description: 'a field of the reservation, or timezone where the property got another one',
        }),
        from: Type.Unknown({ description: 'its value before; null for none' }),
        to: Type.Unknown({ description: 'its value after; null for none' }),
      }),
    ),
  },
  {
    $id: 'HistoryEntry',
    examples: [
      {
        id: 41,
        at: '2025-05-14T17:20:02',
        actor: 'client:124',
        type: 'RESERVATION_UPDATED',
        changes: [{ field: 'pax', from: 2, to: 3 }],
      },
    ],
  },
)
export type HistoryEntry = Static<typeof HistoryEntry>

const filters = {
  start_date: Type.Optional(Day('first day of the start')),
  end_date: Type.Optional(Day('last day of the start, inclusive')),
  start_hour: Type.Optional(TimeOfDay('start time, exactly')),
  status: Type.Optional(
    Type.Array(Type.Enum([...STATUSES, 'OUTOFORDER'], { description: 'a status' }), {
      description:
        'any of these; with OUTOFORDER closures come first, an entry for each service day, service, room and stretch of closed times, from start_date or else today on',
    }),
  ),
  service_ids: Type.Optional(Type.Array(Id('a service'), { description: 'any of these' })),
  room_ids: Type.Optional(Type.Array(Id('a room'), { description: 'any of these' })),
  text_search: Type.Optional(
    Type.String({
      maxLength: 200,
      description: "part of the guest's name, e-mail or phone, or the reservation's id",
    }),
  ),
  incoming: Type.Optional(Flag('start not past, not checked in, not ended')),
  arrived: Type.Optional(Flag('checked in and not out')),
  departed: Type.Optional(Flag('checked out')),
  waiting_list: Type.Optional(Flag('queued ones only')),
  updated_since: Type.Optional(LocalDateTime('changed at or after this local time')),
}
export const ReservationFilters = Type.Object(filters)
export type ReservationFilters = Static<typeof ReservationFilters>

export const ReservationQuery = Type.Object({
  ...filters,
  ...pageFields,
})
export type ReservationQuery = Static<typeof ReservationQuery>

export const ReservationPage = pageOf(Reservation, 'Reservation')

export const DecisionQuery = Type.Object({
  status: Type.String({
    maxLength: 40,
    description: `one of ${DECISIONS.join(', ')}`,
    examples: ['CONFIRMED'],
  }),
})
export const UndoQuery = Type.Object({ undo: Type.Optional(Flag('take it back')) })
export const ReservationId = Type.Object({ reservation_id: Id('the reservation', 32992280) })
