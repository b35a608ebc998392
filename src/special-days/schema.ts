import { Type } from 'typebox'
import {
  Count,
  Day,
  Flag,
  Id,
  Line,
  pageFields,
  pageOf,
  TimeOfDay,
  updateOf,
  type Static,
  type Stored,
} from '../kernel/wire.ts'
import { limits } from '../services/schema.ts'

const optional = {
  name: Type.Optional(Line('what staff call the day')),
  start_time: Type.Optional(TimeOfDay('when it opens; left out: as always')),
  end_time: Type.Optional(
    TimeOfDay('when it closes, at or before the opening: on the next day; left out: as always'),
  ),
  slots: Type.Optional(
    Type.Array(TimeOfDay('a start time within the hours of the day'), {
      minItems: 1,
      maxItems: 1440,
      description:
        'start times of the day; left out: those of the service that are within the hours of the day',
    }),
  ),
  slot_interval: Type.Optional(
    Count('minutes between start times derived from the hours of the day; left out: as always', 5, 1440),
  ),
  ...limits,
}
const closed = 'the service does not run on this day; what else is set does not matter then'

const fields = {
  service_id: Id('the service'),
  date: Day('the service day'),
  closed: Type.Optional(Flag(`${closed}; default false`)),
  ...optional,
}

export const SpecialDayCreate = Type.Object(fields, {
  $id: 'SpecialDayCreate',
  examples: [
    {
      service_id: 33924,
      date: '2026-12-31',
      name: 'New Year’s Eve',
      start_time: '18:00:00',
      end_time: '02:00:00',
      slots: ['18:00:00', '21:30:00'],
      max_covers: 60,
    },
  ],
})
export const SpecialDayUpdate = updateOf(fields, ['service_id', 'date'], {
  $id: 'SpecialDayUpdate',
  examples: [{ end_time: '03:00:00', max_covers: null }],
})
export type SpecialDayCreate = Static<typeof SpecialDayCreate>
export type SpecialDayUpdate = Static<typeof SpecialDayUpdate>

export const SpecialDay = Type.Object(
  {
    id: Id('the special day'),
    service_id: fields.service_id,
    date: fields.date,
    closed: Flag(closed),
    ...optional,
  },
  {
    $id: 'SpecialDay',
    examples: [
      {
        id: 45003,
        service_id: 33924,
        date: '2026-12-31',
        closed: false,
        name: 'New Year’s Eve',
        start_time: '18:00:00',
        end_time: '02:00:00',
        slots: ['18:00:00', '21:30:00'],
        max_covers: 60,
      },
    ],
  },
)
export type SpecialDay = Static<typeof SpecialDay>
/** What is null is as the service always has it. */
export type SpecialDayRow = Stored<SpecialDay>

export const SpecialDayQuery = Type.Object({
  start_date: Type.Optional(Day('first date')),
  end_date: Type.Optional(Day('last date, inclusive')),
  service_ids: Type.Optional(Type.Array(Id('a service'), { description: 'any of these' })),
  ...pageFields,
})
export type SpecialDayQuery = Static<typeof SpecialDayQuery>

export const SpecialDayPage = pageOf(SpecialDay, 'SpecialDay')
