/** The queue: who waits for a table gets what others give back (booking rules, section 6). */
import { decide } from '../availability/engine.ts'
import { countIn } from '../availability/count-in.ts'
import type { Party, Seating } from '../availability/party.ts'
import { prepare } from '../availability/prepare.ts'
import { loadWindow } from '../availability/load.ts'
import { isPacedOn, pacedDays } from '../availability/pacing.ts'
import { loadSetup } from '../availability/setup-memory.ts'
import type { Setup } from '../availability/setup.ts'
import type { Tx } from '../db/sql.ts'
import { customerValues } from '../customers/rules.ts'
import { isBlocked } from '../customers/store.ts'
import { removeLapsed } from '../holds/lapse.ts'
import { dayOf, minuteOf, toIso } from '../kernel/time.ts'
import { confirmBy } from './confirm-by.ts'
import { expireMet } from './expire.ts'
import { ownStretch, requireLocked, type Freed, type Scene } from './scene.ts'
import { findQueued } from './requests.ts'
import { replaceTables, type ReservationRow } from './store.ts'
import { writeChange } from './write-change.ts'

/**
 * Offers what was freed to the queued online requests of those rooms, the oldest first: each that passes all online
 * rules is accepted, with tables. Giving away makes nothing else possible, so one pass tells when none fits any more.
 *
 * Every request that could gain shares time with what was freed, or, where covers are limited, the service day. So it
 * has a local day in common with the caller, who has that day locked: none can be added or changed meanwhile. Days of
 * it beyond those are locked by running everything again with them (`Wider`); so nothing is given away for a day
 * that somebody else may be at work on.
 */
export async function promoteQueued(scene: Omit<Scene, 'loaded'>): Promise<void> {
  for (let freed = scene.freed.splice(0); freed.length > 0; freed = scene.freed.splice(0))
    await offer(scene, freed)
}

async function offer(scene: Omit<Scene, 'loaded'>, freed: Freed[]): Promise<void> {
  const { tx, setup } = scene
  const rows = await findQueued(
    tx,
    setup.property_id,
    freed.map((one) => withoutUncounted(setup, one)),
  )
  if (rows.length === 0) return
  const stretches = rows.map((row) => ownStretch(setup, row))
  requireLocked(scene, stretches)
  const loaded = await loadWindow(
    tx,
    setup.property_id,
    Math.min(...stretches.map(({ from }) => from)),
    Math.max(...stretches.map(({ to }) => to)),
    pacedDays(
      setup,
      rows.map((row) => dayOf(row.service_day)),
    ),
  )
  // what has lapsed in the time of these requests is free for them, and may be for others
  await removeLapsed({ ...scene, loaded })
  await expireMet({ ...scene, loaded }, loaded.requests)
  for (const row of rows) await promote({ ...scene, loaded }, row)
}

/** Covers matter to others only where the service has a limit. */
function withoutUncounted({ services }: Setup, { covers, ...time }: Freed): Freed {
  const service = covers && services.get(covers.service_id)
  return service && isPacedOn(service, dayOf(covers.service_day)) ? { ...time, covers } : time
}

/** After a change of the set-up, which has every day of the property locked: offers all of a room to its queue. */
export async function promoteInRoom(tx: Tx, property: number, room_id: number): Promise<void> {
  await promoteInRooms(tx, property, [room_id])
}

/** The same for every room: what a closure, a limit or the former hours took away may be there again. */
export async function promoteEverywhere(tx: Tx, property: number): Promise<void> {
  const rooms = await tx<{ room_id: number }[]>`
    select distinct room_id from reservations where property_id = ${property} and lapses_at is not null and waiting_list`
  await promoteInRooms(
    tx,
    property,
    rooms.map(({ room_id }) => room_id),
  )
}

async function promoteInRooms(tx: Tx, property: number, rooms: number[]): Promise<void> {
  const freed: Freed[] = rooms.map((room_id) => ({ room_id, from: -Infinity, to: Infinity }))
  const [first] = await findQueued(tx, property, freed)
  if (!first) return
  const setup = await loadSetup(tx, property)
  await promoteQueued({ tx, setup, locked: () => true, freed })
}

async function promote(scene: Scene, row: ReservationRow): Promise<void> {
  const { tx, setup, loaded } = scene
  const seating = await seatingFor(scene, row)
  if (!seating) return
  const { choice, start, end } = seating
  await writeChange(scene, 'system', row, {
    set: {
      status: 'ACCEPTED',
      waiting_list: false,
      last_status_change: toIso(loaded.now),
      expires_at: toIso(confirmBy(scene, row)),
    },
    also: () => replaceTables(tx, setup.property_id, row.id, { ...choice, from: start, to: end }),
  })
  const when = { day: dayOf(row.start_date), minute: minuteOf(row.start_hour) }
  countIn(loaded, { reservation_id: row.id, service_id: row.service.id, pax: row.pax, when }, seating)
}

/** The tables that an online booking of the same party would get, as long as it was asked to stay. */
async function seatingFor({ tx, setup, loaded }: Scene, row: ReservationRow): Promise<Seating | undefined> {
  const service = setup.services.get(row.service.id)
  if (!service) return undefined
  const { channel, pax, stay, room, customer } = row
  const blocked = await isBlocked(
    tx,
    setup.property_id,
    customer.id,
    customerValues({}, setup.country, customer),
  )
  const party: Party = { channel, pax, service, room_id: room.id, stay, blocked, when_full: 'refused' }
  const when = { day: dayOf(row.start_date), minute: minuteOf(row.start_hour) }
  const decision = decide(setup, loaded, prepare(setup, party), when)
  if ('refused' in decision) return undefined
  // where the service's hours have changed since, covers of a day that is not locked would count: left to staff
  return decision.seating.service_day === dayOf(row.service_day) ? decision.seating : undefined
}
