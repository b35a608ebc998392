/** Parties that may be given other tables, and giving them others (booking rules, section 9). */
import { closedAt } from '../availability/closures.ts'
import { decide } from '../availability/engine.ts'
import type { Decision, Loaded, Prepared, Seating, When } from '../availability/party.ts'
import { makeRoom, takenAfter, type Move, type Seated } from '../availability/reseat.ts'
import { serviceDayOf, stayOf } from '../availability/service-day.ts'
import type { Setup } from '../availability/setup.ts'
import type { Actor } from '../context.ts'
import type { Db, Tx } from '../db/sql.ts'
import {
  dayOf,
  daysTouched,
  minuteOf,
  startOfDay,
  toInstant,
  toIso,
  type Day,
  type Instant,
} from '../kernel/time.ts'
import { findQueued } from './requests.ts'
import type { Scene } from './scene.ts'
import { choiceOfRow } from './seat.ts'
import { propertyNow, releaseAll, replaceTables, selectReservations, type ReservationRow } from './store.ts'
import { writeChange } from './write-change.ts'

/** Which parties: of a service day, or all whose stay lies in a stretch of time. */
export type Among = { service_id: number; service_day: string } | { from: Instant; to: Instant }

/** Reservations that have tables, not by hand, and whose guests have not arrived. */
export async function findMovable(tx: Tx, property: number, among: Among): Promise<ReservationRow[]> {
  return tx<ReservationRow[]>`
    ${selectReservations(tx, property)} and ${within(tx, among)}
      and r.status in ('CONFIRMED', 'ACCEPTED', 'PREPAY', 'WAITING') and not r.waiting_list and not r.pinned
      and r.checkin_at is null and r.checkout_at is null and r.no_show_at is null
      and coalesce(r.lapses_at > ${propertyNow(tx, property)}, true)`
}

const within = (db: Db, among: Among) =>
  'service_id' in among
    ? db`r.service_id = ${among.service_id} and r.service_day = ${among.service_day}::date
        and r.start_date between ${among.service_day}::date and ${among.service_day}::date + 1`
    : db`r.start_at >= ${toIso(among.from)}::timestamptz and r.end_at <= ${toIso(among.to)}::timestamptz`

/** The same as the pure search for a better seating sees them; without those whose tables are gone by now. */
export function seatedOf(setup: Setup, rows: ReservationRow[]): Seated[] {
  return rows.flatMap((row) => {
    const service = setup.services.get(row.service.id)
    const living = row.tables.length > 0 && row.tables.every(({ id }) => setup.tables.has(id))
    if (!service || !living) return []
    const { id: reservation_id, channel, pax, start_at: start, end_at: end } = row
    const when = { day: dayOf(row.start_date), minute: minuteOf(row.start_hour) }
    return { reservation_id, channel, pax, service, when, start, end, choice: choiceOfRow(setup, row) }
  })
}

/** Performs moves, all of them or none: everybody gets up before anybody sits down. */
export async function moveParties(
  scene: Scene,
  actor: Actor,
  rows: ReservationRow[],
  moves: Move[],
): Promise<void> {
  const { tx, setup } = scene
  const property = setup.property_id
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const { seated } of moves) await releaseAll(tx, property, seated.reservation_id)
  for (const { seated, to: choice } of moves) {
    const row = byId.get(seated.reservation_id)
    if (!row) throw new Error('a party was moved that was not read')
    const { start: from, end: to } = seated
    await writeChange(scene, actor, row, {
      set: {},
      also: () => replaceTables(tx, property, row.id, { ...choice, from, to }),
      frees: { room_id: choice.room_id, from, to },
    })
  }
}

/**
 * Others may move for a party that finds no table, where the restaurant wants that (booking rules, section 9): also
 * where the room would take it without one, or let it wait, for a table now is better than either. But nobody is
 * seated like this before those who wait for a table at that time already.
 */
export async function decideOrReseat(scene: Scene, prepared: Prepared, when: When): Promise<Decision> {
  const { setup, loaded } = scene
  const { table_ids, queued } = prepared.party
  const decision = decide(setup, loaded, prepared, when)
  if (!setup.settings.reseat || !isWithoutTable(decision) || table_ids?.length || queued) return decision
  if ('seating' in decision && (await isWaitedFor(scene, decision.seating))) return decision
  const then = await makeRoomFor(scene, prepared, when)
  return then ? decide(setup, then, prepared, when) : decision
}

const isWithoutTable = (decision: Decision): boolean =>
  'refused' in decision ? decision.refused === 'full' : decision.seating.choice.table_ids.length === 0

async function isWaitedFor({ tx, setup }: Scene, { choice, start, end }: Seating): Promise<boolean> {
  const waiting = await findQueued(tx, setup.property_id, [{ room_id: choice.room_id, from: start, to: end }])
  return waiting.length > 0
}

/** Moves of others that one booking may cause. */
const MOST_MOVES = 3

/**
 * Moves others so that a party finds a table where there is none; answers what is taken then, or undefined where a few
 * moves are not enough. Only parties move whose whole stay lies in the days that are locked.
 */
async function makeRoomFor(
  scene: Scene,
  { choices, party }: Prepared,
  when: When,
): Promise<Loaded | undefined> {
  const { tx, setup, loaded } = scene
  const start = toInstant(setup.zone, when.day, when.minute)
  if (start === undefined) return undefined
  const stretch = { start, end: start + (party.stay ?? stayOf(party.service, party.pax)) * 60 }
  const closed = closedAt(setup, serviceDayOf(party.service, when.day, when.minute))
  const open = closed ? choices.filter((choice) => !choice.occupies.some(closed)) : choices
  const days = wholeDays(setup.zone, daysTouched(setup.zone, stretch.start, stretch.end))
  const rows = await findMovable(tx, setup.property_id, days)
  const movable = new Map(seatedOf(setup, rows).map((seated) => [seated.reservation_id, seated]))
  const made = makeRoom(setup, loaded, { choices: open, ...stretch }, movable, MOST_MOVES)
  if (!made) return undefined
  await moveParties(scene, 'system', rows, made.moves)
  return takenAfter(setup, loaded, made.moves)
}

/** From the first to the last of some local days. */
export const wholeDays = (zone: string, days: Day[]): { from: Instant; to: Instant } => ({
  from: startOfDay(zone, Math.min(...days)),
  to: startOfDay(zone, Math.max(...days) + 1),
})
