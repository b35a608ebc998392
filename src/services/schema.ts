import { Type } from 'typebox'
import {
  Count,
  Day,
  Flag,
  Id,
  MAX_PAX,
  Name,
  TimeOfDay,
  updateOf,
  type Static,
  type Stored,
} from '../kernel/wire.ts'

const MINUTES_A_YEAR = 525_600
const MAX_COVERS = 100_000

/** Full names, Monday first: what is answered, and stored as ISO weekdays 1 to 7. */
export const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const
const CONFIRMATION_MODES = ['CONFIRMED', 'WAITING_LIST'] as const

const DayName = Type.String({
  description: 'SUN MON TUE WEN WED THU FRI SAT or a full name, in any case',
  examples: ['MON'],
})
const StayByPax = Type.Object({
  pax: Count('from this party size on', 1, MAX_PAX),
  minutes: Count('how long such a party stays', 5, 1440),
})
// without named properties: kept and answered as it is
const FreeObject = Type.Record(Type.String(), Type.Unknown(), {
  description: 'settings of orders, kept and answered as they are; fields left out keep their value',
})

/** Limits on covers. */
export const limits = {
  max_covers: Type.Optional(
    Count('most guests online bookings may add up to on a service day', 0, MAX_COVERS),
  ),
  max_covers_per_slot: Type.Optional(
    Count('most guests online bookings may add up to between one slot and the next', 0, MAX_COVERS),
  ),
}

const optional = {
  bookable: Type.Optional(Flag('can be booked at all; default true')),
  online: Type.Optional(Flag('can be booked by guests online; default true')),
  advance_min: Type.Optional(
    Count('least notice for online bookings in minutes; default 0', 0, MINUTES_A_YEAR),
  ),
  max_advance: Type.Optional(
    Count('how many days ahead guests can book online, 0 means today only; default 60', 0, 3650),
  ),
  average_stay: Type.Optional(Count('minutes for which a table stays taken; default 60', 15, 1440)),
  stay_by_pax: Type.Optional(
    Type.Array(StayByPax, { maxItems: 100, description: 'longer stays for larger parties, each size once' }),
  ),
  card_guarantee: Type.Optional(Flag('only false is supported')),
  confirmation_mode: Type.Optional(
    Type.Enum([...CONFIRMATION_MODES], {
      description: 'whether online bookings are confirmed at once or wait for approval; default CONFIRMED',
    }),
  ),
  confirm_up_to: Type.Optional(
    Count('parties up to this size need no approval with WAITING_LIST; default 0', 0, MAX_PAX),
  ),
  slots: Type.Optional(
    Type.Array(TimeOfDay('a start time within the hours'), {
      maxItems: 1440,
      description:
        'start times; without a list they are derived: every slot_interval minutes as long as an average stay fits',
    }),
  ),
  slot_interval: Type.Optional(Count('minutes between derived start times; default 30', 5, 1440)),
  show_rooms: Type.Optional(Flag('guests may choose the room; default true')),
  orders_section: Type.Optional(FreeObject),
  ...limits,
  valid_from: Type.Optional(Day('first day of the season')),
  valid_to: Type.Optional(Day('last day of the season')),
  room_ids: Type.Optional(
    Type.Array(Id('a room'), {
      maxItems: 1000,
      description: 'rooms that serve it; left out: all, an empty list: none',
    }),
  ),
}

const fields = {
  name: Name('what staff and guests call it'),
  start_time: TimeOfDay('when it opens'),
  end_time: TimeOfDay('when it closes; at or before start_time: on the next day'),
  days_of_week: Type.Array(DayName, { minItems: 1, description: 'weekdays on which it starts' }),
  ...optional,
}

export const ServiceCreate = Type.Object(fields, {
  $id: 'ServiceCreate',
  examples: [
    {
      name: 'Breakfast',
      start_time: '09:00:00',
      end_time: '11:00:00',
      days_of_week: ['MON', 'SAT'],
      average_stay: 60,
      max_advance: 120,
      slots: ['09:30:00', '10:30:00'],
    },
  ],
})
export const ServiceUpdate = updateOf(fields, ['name', 'start_time', 'end_time', 'days_of_week'], {
  $id: 'ServiceUpdate',
  examples: [{ max_advance: 90, slots: null }],
})
export type ServiceCreate = Static<typeof ServiceCreate>
export type ServiceUpdate = Static<typeof ServiceUpdate>

export const Service = Type.Object(
  {
    id: Id('the service'),
    name: fields.name,
    bookable: Flag('can be booked at all'),
    online: Flag('can be booked by guests online'),
    advance_min: Type.Integer({ description: 'least notice for online bookings in minutes' }),
    max_advance: Type.Integer({ description: 'how many days ahead guests can book online' }),
    average_stay: Type.Integer({ description: 'minutes for which a table stays taken' }),
    stay_by_pax: optional.stay_by_pax,
    card_guarantee: Flag('always false'),
    confirmation_mode: Type.Enum([...CONFIRMATION_MODES], {
      description: 'whether online bookings are confirmed at once or wait for approval',
    }),
    confirm_up_to: optional.confirm_up_to,
    days_of_week: Type.Array(Type.Enum([...DAYS]), {
      description: 'weekdays on which it starts, Monday first',
    }),
    start_time: fields.start_time,
    end_time: fields.end_time,
    slots: Type.Array(TimeOfDay('a start time'), {
      description: 'start times in their order, given or derived',
    }),
    slot_interval: Type.Integer({ description: 'minutes between derived start times' }),
    show_rooms: Flag('guests may choose the room'),
    orders_section: FreeObject,
    max_covers: optional.max_covers,
    max_covers_per_slot: optional.max_covers_per_slot,
    valid_from: optional.valid_from,
    valid_to: optional.valid_to,
    room_ids: optional.room_ids,
  },
  {
    $id: 'Service',
    examples: [
      {
        id: 33924,
        name: 'Breakfast',
        bookable: true,
        online: true,
        advance_min: 0,
        max_advance: 120,
        average_stay: 60,
        card_guarantee: false,
        confirmation_mode: 'CONFIRMED',
        days_of_week: ['MONDAY', 'SATURDAY'],
        start_time: '09:00:00',
        end_time: '11:00:00',
        slots: ['09:30:00', '10:30:00'],
        slot_interval: 30,
        show_rooms: true,
        orders_section: { order_enabled: true, required_fields: ['phone'], send_order_enabled: true },
      },
    ],
  },
)
export type Service = Static<typeof Service>

/** A service as it is stored: ISO weekdays, and slots only where they were given by hand. */
export type ServiceRow = Stored<Omit<Service, 'days_of_week' | 'slots'>> & {
  days_of_week: number[]
  slots: string[] | null
}
