/**
 * Measures the pure engine alone: `prepare` and a search of all services of one day, without database and HTTP. Run it
 * by itself: `node bench/engine.ts`.
 */
import { searchSlots } from '../src/availability/engine.ts'
import type { Loaded, Occupation } from '../src/availability/party.ts'
import { prepare } from '../src/availability/prepare.ts'
import type { Setup } from '../src/availability/setup.ts'
import { dayOf, minuteOf, toInstant } from '../src/kernel/time.ts'
import { loadedAt, room, service, setupOf, table as tableOf } from '../test/support/setup.ts'
import { table, type Row } from './table.ts'

const ZONE = 'Europe/Rome'
const DATE = '2026-06-10'
const DAY = dayOf(DATE)
const SIZES = [2, 2, 4, 4, 6]
const PAX = 4
const NANOSECONDS = 1e9

/** Breakfast, lunch, tea and dinner. */
const SERVICES = [
  ['08:00', '11:00'],
  ['12:00', '15:00'],
  ['15:30', '18:00'],
  ['19:00', '23:00'],
].map(([start = '', end = ''], n) =>
  service({ id: n + 1, name: `Service ${n + 1}`, start: minuteOf(start), end: minuteOf(end) }),
)

interface Size {
  rooms: number
  tables: number
  reservations: number
  auto_group: boolean
}

function restaurant({ rooms, tables, auto_group }: Size): Setup {
  return setupOf({
    zone: ZONE,
    rooms: Array.from({ length: rooms }, (_, n) => room({ id: n + 1, position: n, auto_group })),
    tables: Array.from({ length: tables }, (_, n) =>
      tableOf({
        id: 1000 + n,
        room_id: 1 + (n % rooms),
        guests_max: SIZES[Math.floor(n / rooms) % SIZES.length] ?? 2,
        position: n,
      }),
    ),
    services: SERVICES,
  })
}

/** Stays of an hour, spread over tables and services as evenly as they go. */
function taken({ tables, reservations }: Size): Loaded {
  const starts = SERVICES.flatMap(({ start, end }) =>
    Array.from({ length: Math.floor((end - start) / 60) }, (_, n) => start + n * 60),
  )
  const occupations: Occupation[] = []
  for (let n = 0; n < reservations; n++) {
    const turn = Math.floor(n / tables)
    // tables take turns in which of the hours they are taken, so that each time has its share
    const start = starts[(turn * 5 + (n % tables) * 3) % starts.length] ?? 0
    const from = toInstant(ZONE, DAY, start) ?? 0
    occupations.push({ table_id: 1000 + (n % tables), from, to: from + 3600, reservation_id: n })
  }
  return loadedAt(toInstant(ZONE, DAY - 1, 720) ?? 0, occupations)
}

/** Slots offered that day for a party, over all services. */
function search(setup: Setup, loaded: Loaded, pax: number): number {
  let offered = 0
  for (const one of setup.services.values()) {
    const prepared = prepare(setup, { channel: 'OCTOTABLE_BOOK', pax, service: one })
    for (const slot of searchSlots(setup, loaded, prepared, DAY)) if (!slot.refused) offered++
  }
  return offered
}

/** The median of many rounds, in microseconds; each round is long enough for the clock. */
function median(work: () => unknown): number {
  const until = performance.now() + 400
  let calls = 0
  while (performance.now() < until || calls < 20) {
    work()
    calls++
  }
  const perRound = Math.max(1, Math.round(calls / 200))
  const rounds = Array.from({ length: 301 }, () => {
    const began = process.hrtime.bigint()
    for (let n = 0; n < perRound; n++) work()
    return (Number(process.hrtime.bigint() - began) / NANOSECONDS / perRound) * 1e6
  })
  return rounds.sort((a, b) => a - b)[150] ?? Number.NaN
}

const micros = (time: number) => (time < 1000 ? `${time.toFixed(1)} µs` : `${(time / 1000).toFixed(2)} ms`)

function measure(what: string, size: Size, goal: number, pax = PAX): Row {
  const setup = restaurant(size)
  const loaded = taken(size)
  const time = median(() => search(setup, loaded, pax))
  const starts = SERVICES.reduce((sum, { start, end }) => sum + (end - start - 60) / 30 + 1, 0)
  return {
    what: `${what}, pax ${pax}`,
    result: `${micros(time)}, ${search(setup, loaded, pax)} of ${starts} slots free`,
    goal: `< ${micros(goal)}`,
    met: time < goal,
  }
}

const small = { rooms: 2, tables: 20, reservations: 60, auto_group: false }
const large = { rooms: 5, tables: 200, reservations: 1000, auto_group: false }
const rows = [
  measure('20 tables, 60 reservations', small, 50),
  measure('20 tables, 60 reservations, auto_group', { ...small, auto_group: true }, 10_000, 10),
  measure('200 tables, 1,000 reservations', large, 1000),
  measure('200 tables, 1,000 reservations, auto_group', { ...large, auto_group: true }, 10_000),
  measure('200 tables, 1,000 reservations, auto_group', { ...large, auto_group: true }, 10_000, 15),
  measure(
    '200 tables, 1,000 reservations, auto_group, one room',
    { ...large, rooms: 1, auto_group: true },
    10_000,
    15,
  ),
  measure(
    '200 tables, 1,000 reservations, auto_group, one room',
    { ...large, rooms: 1, auto_group: true },
    10_000,
    25,
  ),
]
process.stdout.write(`${table(rows)}\n`)
