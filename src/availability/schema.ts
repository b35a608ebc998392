import { Type } from 'typebox'
import { Count, Day, Flag, HoldKey, Id, Name, Pax, TimeOfDay, type Static } from '../kernel/wire.ts'
import { Room } from '../rooms/schema.ts'

export const MAX_DAYS = 62

export const SlotsQuery = Type.Object({
  start_date: Day('first day'),
  end_date: Type.Optional(Day('last day, inclusive; default: start_date')),
  days: Type.Optional(Count('number of days, instead of end_date', 1, MAX_DAYS)),
  pax: Type.Optional(Pax('party size; default 1')),
  service_id: Type.Optional(Id('only this service')),
  room_id: Type.Optional(Id('only this room')),
  hold_id: Type.Optional(HoldKey("a hold of the caller's own: what it keeps counts as free")),
  reasons: Type.Optional(Flag('tell why each other start time is not offered')),
  out_of_order: Type.Optional(Flag('list all start times and whether they are out of order')),
  out_of_service: Type.Optional(Flag('another name of out_of_order')),
})
export type SlotsQuery = Static<typeof SlotsQuery>

const AvailableService = Type.Object(
  {
    id: Id('the service'),
    title: Name('its name'),
    available_slots: Type.Array(TimeOfDay('a start time that can be booked')),
    waiting_slots: Type.Optional(
      Type.Array(TimeOfDay('a start time'), {
        description: 'start times that are full: a booking for one of them waits for a table',
      }),
    ),
    refused_slots: Type.Optional(
      Type.Array(
        Type.Object({
          time: TimeOfDay('a start time'),
          reason: Type.String({ description: 'why it is not offered' }),
        }),
      ),
    ),
    slots: Type.Optional(
      Type.Array(
        Type.Object({
          time: TimeOfDay('a start time'),
          disabled: Flag('every table of every room is out of order then'),
        }),
      ),
    ),
  },
  {
    $id: 'AvailableService',
    examples: [{ id: 30601, title: 'Lunch', available_slots: ['12:00:00', '12:30:00'] }],
  },
)
export type AvailableService = Static<typeof AvailableService>

export const DaySlots = Type.Object(
  { day: Day('the calendar day'), available_services: Type.Array(AvailableService) },
  {
    $id: 'DaySlots',
    examples: [
      {
        day: '2024-11-19',
        available_services: [
          { id: 30601, title: 'Lunch', available_slots: ['12:00:00', '12:30:00'] },
          { id: 30602, title: 'Dinner', available_slots: ['19:00:00', '22:00:00'] },
        ],
      },
    ],
  },
)
export type DaySlots = Static<typeof DaySlots>

export const RoomsQuery = Type.Object({
  start_date: Day('day of the start'),
  start_hour: Type.Optional(TimeOfDay('time of the start')),
  start_time: Type.Optional(TimeOfDay('another name of start_hour')),
  pax: Pax('party size'),
  service_id: Id('the service', 30602),
  hold_id: Type.Optional(HoldKey("a hold of the caller's own: what it keeps counts as free")),
})
export type RoomsQuery = Static<typeof RoomsQuery>

export const FreeRooms = Type.Object(
  { data: Type.Array(Type.Array(Room)) },
  {
    description: 'Rooms with the tables that are free then, in a list inside the list',
    examples: [
      {
        data: [
          [
            {
              id: 21344,
              property_id: 999643,
              name: 'Sala Nuova',
              bookable: true,
              auto_group: false,
              sold_out: 'HIDE',
              position: 0,
              tables: [
                {
                  id: 172246,
                  name: 'T8',
                  bookable: true,
                  online: true,
                  free: true,
                  group: false,
                  guests_max: 10,
                  guests_min: 1,
                  room_id: 21344,
                  position: 0,
                  kind: 'TABLE',
                },
              ],
            },
          ],
        ],
      },
    ],
  },
)
export type FreeRooms = Static<typeof FreeRooms>

export const BookingLink = Type.Object(
  {
    name: Type.Enum(['BOOKING_ENGINE_PAGE', 'SERVICES_PAGE', 'WELCOME_PAGE'], { description: 'which page' }),
    link: Type.String({ description: 'its address' }),
  },
  {
    $id: 'BookingLink',
    examples: [
      {
        name: 'BOOKING_ENGINE_PAGE',
        link: 'http://127.0.0.1:8080/book/restaurant/999643/booking/new',
      },
    ],
  },
)
