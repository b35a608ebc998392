/** One round: the transaction in which bookings of any properties and days are decided and written together. */
import { hasLapsed } from '../availability/free.ts'
import { countIn } from '../availability/count-in.ts'
import { loadWindows, type VersionedLoad } from '../availability/load.ts'
import { pacedDays } from '../availability/pacing.ts'
import type { Warning } from '../availability/reasons.ts'
import type { Ctx } from '../context.ts'
import { findAllMeant, type Meant } from '../customers/store.ts'
import type { Tx } from '../db/sql.ts'
import { isUndone } from '../db/sqlstate.ts'
import { inTransaction, Last, lockDays, tryDays } from '../db/transaction.ts'
import { Refusal } from '../kernel/refusal.ts'
import { sandboxRefusal, type ReservationsLeft } from '../properties/sandbox-limits.ts'
import { announce } from '../webhooks/announce.ts'
import { guestOf } from './guest.ts'
import { insertReservations, type InsertedReservation, type NewReservation } from './insert.ts'
import { newReservation, place, rowOf } from './place.ts'
import { presentReservation } from './present.ts'
import { mayBeSameGuest, type Group, type Outcome, type Outcomes, type Rider } from './rider.ts'
import type { Scene } from './scene.ts'
import type { Reservation } from './schema.ts'

/**
 * Runs a round; answers, and never fails. It takes the days that are to be had at once, so that no property waits for
 * another one; `wait` is for a single group, which waits for its days as everybody does.
 */
export async function runRound(
  ctx: Ctx,
  left: ReservationsLeft,
  groups: Group[],
  wait: boolean,
): Promise<Outcomes> {
  try {
    const outcomes = await inTransaction(ctx, (tx) => decideAll(ctx, left, tx, groups, wait))
    if (groups.some(({ setup }) => setup.subscriptions.length > 0)) ctx.bell.ring()
    return outcomes
  } catch (error) {
    const undone = isUndone(error) || (error instanceof Refusal && !wait)
    return new Map(groups.flatMap(({ riders }) => riders.map((one) => [one, undone ? 'alone' : { error }])))
  } finally {
    // also after a failure: a commit whose answer was lost may have come through
    for (const { property } of groups) ctx.searches.forget(property)
  }
}

/** A rider who has a place, and what is written of it. */
interface Seated {
  rider: Rider
  made: NewReservation
  warnings: Warning[]
}

interface Asked {
  loaded: VersionedLoad
  /** how many more reservations the property may hold */
  left: number
  guests: Meant[]
}

async function decideAll(
  ctx: Ctx,
  left: ReservationsLeft,
  tx: Tx,
  groups: Group[],
  wait: boolean,
): Promise<Outcomes | Last<Outcomes>> {
  // sent together: on one connection each statement runs after the one before, the loads after the locks
  const [had, asked] = await Promise.all([lockGroups(tx, groups, wait), askFor(tx, left, groups)])
  const outcomes: Outcomes = new Map()
  const seated: Seated[] = []
  for (const [n, group] of groups.entries()) {
    const known = asked[n]
    if (known && had.has(n)) await decideGroup(ctx, { tx, outcomes, seated }, group, known)
  }
  return seated.length > 0 ? writeAll(tx, outcomes, seated) : outcomes
}

/** Which of the groups have their days now. */
async function lockGroups(tx: Tx, groups: Group[], wait: boolean): Promise<Set<number>> {
  const [first] = groups
  if (!first || !wait) return tryDays(tx, groups)
  await lockDays(tx, first.property, first.days)
  return new Set([0])
}

/** What the groups need to be decided, in their order. */
async function askFor(tx: Tx, reservations: ReservationsLeft, groups: Group[]): Promise<Asked[]> {
  const guestsOf = ({ property, riders }: Group) =>
    riders.map(({ request, values }) => ({ property, input: request.customer, values }))
  const [loads, guests, left] = await Promise.all([
    loadWindows(
      tx,
      groups.map(({ setup, days, ...group }) => ({ ...group, paced: pacedDays(setup, days) })),
    ),
    findAllMeant(tx, groups.flatMap(guestsOf)),
    Promise.all(groups.map((group) => leftFor(tx, reservations, group))),
  ])
  return groups.map(({ property, riders }, n) => {
    const loaded = loads[n]
    if (!loaded) throw new Error(`property ${property} has no row`)
    return { loaded, left: left[n] ?? 0, guests: guests.splice(0, riders.length) }
  })
}

async function leftFor(
  tx: Tx,
  reservations: ReservationsLeft,
  { setup, property, riders }: Group,
): Promise<number> {
  return setup.sandbox ? reservations.of(tx, property, riders.length) : Infinity
}

interface Round {
  tx: Tx
  outcomes: Outcomes
  seated: Seated[]
}

/** Decides in the order of arrival, each knowing of those before. */
async function decideGroup(
  ctx: Ctx,
  round: Round,
  group: Group,
  { loaded, left, guests }: Asked,
): Promise<void> {
  const { property, riders, days } = group
  const { outcomes, seated } = round
  // what has lapsed is ended first, and offered to those who wait for it
  const isPlain =
    !loaded.holds.some((one) => hasLapsed(one, loaded.now)) &&
    !loaded.requests.some(([, at]) => at <= loaded.now)
  for (const [n, rider] of riders.entries()) {
    const { setup } = rider
    const guest = guests[n]
    if (setup.version !== loaded.setup_version) ctx.setups.forget(property)
    if (!isPlain || !guest || setup.version !== loaded.setup_version) {
      outcomes.set(rider, 'alone')
      continue
    }
    const scene: Scene = { tx: round.tx, setup, loaded, locked: (day) => days.includes(day), freed: [] }
    const taken = seated.filter((one) => one.rider.setup.property_id === property).length
    const outcome = await decideOne(scene, rider, guest, left - taken, seated).catch((error: unknown) => {
      if (error instanceof Refusal) return { error }
      throw error
    })
    if (outcome) outcomes.set(rider, outcome)
  }
}

/** Undefined: it is seated. */
async function decideOne(
  scene: Scene,
  rider: Rider,
  { known, blocked }: Asked['guests'][number],
  left: number,
  seated: Seated[],
): Promise<Outcome | undefined> {
  const { actor, setup, request } = rider
  if (left < 1) throw sandboxRefusal('reservations')
  const placed = await place(scene, request, blocked)
  const guest = guestOf(request.customer, request.channel, setup.country, known)
  // somebody else may be at work on the row of that guest, for which nobody in the round should wait
  if (guest.changed) return 'alone'
  if (seated.some((other) => mayBeSameGuest(other.rider, rider))) return 'again'
  const { pax, service_id } = request.body
  countIn(scene.loaded, { reservation_id: 0, service_id, pax, when: placed.when }, placed.seating)
  seated.push({
    rider,
    made: newReservation(scene, actor, request, placed, guest),
    warnings: placed.warnings,
  })
  return undefined
}

/** Writes who is seated; where nobody listens to that, nothing more comes in the transaction. */
async function writeAll(tx: Tx, outcomes: Outcomes, seated: Seated[]): Promise<Outcomes | Last<Outcomes>> {
  const statement = insertReservations(
    tx,
    seated.map(({ made }) => made),
  )
  const isHeard = seated.some(({ rider }) => rider.setup.subscriptions.length > 0)
  if (!isHeard) return Last.of(statement, (ids) => withBooked(outcomes, arrivedOf(seated, ids)))
  const arrived = arrivedOf(seated, await statement)
  for (const { rider, reservation } of arrived)
    await announce(tx, rider.setup, 'RESERVATION_CREATED', reservation)
  return withBooked(outcomes, arrived)
}

interface Arrived extends Seated {
  reservation: Reservation
}

function arrivedOf(seated: Seated[], inserted: InsertedReservation[]): Arrived[] {
  return seated.map((one, n) => {
    const ids = inserted[n]
    if (!ids) throw new Error('an insert answers what it made')
    return { ...one, reservation: presentReservation(rowOf(one.rider.setup, one.made, ids)) }
  })
}

function withBooked(outcomes: Outcomes, arrived: Arrived[]): Outcomes {
  for (const { rider, reservation, warnings } of arrived)
    outcomes.set(rider, { booked: warnings.length > 0 ? { ...reservation, warnings } : reservation })
  return outcomes
}
