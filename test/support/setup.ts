/** Set-ups and loads for tests of the pure engine, with sensible defaults. */
import type { Loaded, Occupation } from '../../src/availability/party.ts'
import type {
  Setup,
  SetupClosure,
  SetupRoom,
  SetupService,
  SetupTable,
} from '../../src/availability/setup.ts'
import { dayOf, toInstant } from '../../src/kernel/time.ts'

export const room = (over: Partial<SetupRoom> & { id: number }): SetupRoom => ({
  name: `Room ${over.id}`,
  bookable: true,
  auto_group: false,
  sold_out: 'HIDE',
  position: 0,
  ...over,
})

export const table = (over: Partial<SetupTable> & { id: number }): SetupTable => ({
  room_id: 1,
  name: `T${over.id}`,
  bookable: true,
  guests_min: 1,
  guests_max: 4,
  group: false,
  position: 0,
  kind: 'TABLE',
  occupies: [over.id],
  ...over,
})

export const service = (over: Partial<SetupService> = {}): SetupService => ({
  id: 1,
  name: 'Dinner',
  bookable: true,
  online: true,
  days_of_week: [1, 2, 3, 4, 5, 6, 7],
  start: 19 * 60,
  end: 23 * 60,
  average_stay: 60,
  stay_by_pax: [],
  advance_min: 0,
  max_advance: 60,
  slots: null,
  slot_interval: 30,
  confirmation_mode: 'CONFIRMED',
  confirm_up_to: 0,
  valid_from: null,
  valid_to: null,
  room_ids: null,
  max_covers: null,
  max_covers_per_slot: null,
  special_days: new Map(),
  ...over,
})

/** A closure of everything from one service day to another. */
export const closure = ({
  from,
  to = from,
  ...over
}: Partial<Omit<SetupClosure, 'from' | 'to'>> & { from: string; to?: string }): SetupClosure => ({
  service_ids: null,
  slots: null,
  tables: null,
  ...over,
  from: dayOf(from),
  to: dayOf(to),
})

const byId = <T extends { id: number }>(items: T[]) => new Map(items.map((item) => [item.id, item]))

export function setupOf(parts: {
  rooms?: SetupRoom[]
  tables?: SetupTable[]
  services?: SetupService[]
  closures?: SetupClosure[]
  zone?: string
  settings?: Setup['settings']
}): Setup {
  return {
    property_id: 1,
    version: 1,
    sandbox: false,
    zone: parts.zone ?? 'Europe/Rome',
    country: 'IT',
    settings: parts.settings ?? {},
    rooms: byId(parts.rooms ?? [room({ id: 1 })]),
    tables: byId(parts.tables ?? [table({ id: 1 })]),
    services: byId(parts.services ?? [service()]),
    closures: parts.closures ?? [],
    subscriptions: [],
  }
}

/** An instant from local date and time, both as the wire writes them. */
export function at(date: string, time: string, zone = 'Europe/Rome'): number {
  const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  const instant = toInstant(zone, dayOf(date), minute)
  if (instant === undefined) throw new Error(`${date} ${time} does not exist in ${zone}`)
  return instant
}

export function loadedAt(
  now: number,
  occupations: Occupation[] = [],
  covers: Loaded['covers'] = new Map(),
): Loaded {
  const taken = new Map<number, Occupation[]>()
  for (const one of [...occupations].sort((a, b) => a.from - b.from))
    taken.set(one.table_id, [...(taken.get(one.table_id) ?? []), one])
  return { now, taken, holds: [], covers }
}
