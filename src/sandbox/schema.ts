import { Type } from 'typebox'
import { Count, Day, Flag, LocalDateTime, type Static } from '../kernel/wire.ts'

/** The largest seed: the generator keeps 32 bits. */
const MAX_SEED = 2 ** 31 - 1

export const SandboxExtend = Type.Object(
  {
    days: Type.Optional(
      Count('days from now until which it is to live; default: as many as a new sandbox has', 1, 100_000),
    ),
  },
  { $id: 'SandboxExtend', examples: [{ days: 30 }] },
)
export type SandboxExtend = Static<typeof SandboxExtend>

export const SandboxSeed = Type.Object(
  { seed: Type.Optional(Count('what the invented guests and times follow from; default 1', 0, MAX_SEED)) },
  { $id: 'SandboxSeed', examples: [{ seed: 1 }] },
)
export type SandboxSeed = Static<typeof SandboxSeed>

export const SandboxSeeded = Type.Object(
  {
    seed: Count('the seed that was used', 0, MAX_SEED),
    rooms: Type.Integer({ description: 'rooms that were made' }),
    tables: Type.Integer({ description: 'single tables that were made' }),
    groups: Type.Integer({ description: 'combinations of tables that were made' }),
    reservations: Type.Integer({ description: 'reservations that were made, walk-ins among them' }),
    customers: Type.Integer({ description: 'guests that were made' }),
    start_date: Day('day of the first reservation'),
    end_date: Day('day of the last reservation'),
  },
  {
    $id: 'SandboxSeeded',
    examples: [
      {
        seed: 1,
        rooms: 2,
        tables: 12,
        groups: 3,
        reservations: 74,
        customers: 41,
        start_date: '2026-05-12',
        end_date: '2026-05-18',
      },
    ],
  },
)
export type SandboxSeeded = Static<typeof SandboxSeeded>

export const SandboxClockSet = Type.Object(
  {
    now: Type.Union([LocalDateTime('what the clock is to show now, in local time'), Type.Null()], {
      description: 'what the clock is to show now, in local time; null: the real time',
    }),
  },
  { $id: 'SandboxClockSet', examples: [{ now: '2026-12-24T18:30:00' }] },
)
export type SandboxClockSet = Static<typeof SandboxClockSet>

export const SandboxClock = Type.Object(
  {
    now: LocalDateTime("the property's now, in its local time; it goes on from there"),
    moved: Flag('whether this is another time than the real one'),
    ahead_seconds: Type.Integer({
      description: 'seconds by which it is ahead of the real time; below 0: behind',
    }),
  },
  {
    $id: 'SandboxClock',
    examples: [{ now: '2026-12-24T18:30:00', moved: true, ahead_seconds: 19_267_200 }],
  },
)
export type SandboxClock = Static<typeof SandboxClock>
