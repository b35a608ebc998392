/** Parties without a reservation: they sit down now, which only the database's clock can say (`api.md`, section 7). */
import { decide } from '../availability/engine.ts'
import type { Decision, Loaded, Prepared, When } from '../availability/party.ts'
import { loadNow } from '../availability/load.ts'
import { isPacedOn } from '../availability/pacing.ts'
import type { Setup, SetupService } from '../availability/setup.ts'
import type { Db } from '../db/sql.ts'
import { daysTouched, toWall, type Instant } from '../kernel/time.ts'
import type { Stretch } from './under-lock.ts'

const MINUTE = 60
/** How much later than planned a walk-in may be decided without being planned again, in seconds. */
const PATIENCE = 120

/** The minute that has begun. */
function minuteAt(zone: string, at: Instant): When {
  const { day, second } = toWall(zone, at)
  return { day, minute: Math.floor(second / MINUTE), at: Math.floor(at) - (second % MINUTE) }
}

export async function minuteNow(db: Db, property: number): Promise<When> {
  const { now, zone } = await loadNow(db, property)
  return minuteAt(zone, now)
}

/** What a party that sits down about now touches for `stay` minutes. */
export async function stretchOfNow(
  db: Db,
  { property_id, zone }: Setup,
  service: SetupService | undefined,
  stay: number,
): Promise<Stretch> {
  const { now } = await loadNow(db, property_id)
  const [from, to] = [now - MINUTE, now + stay * MINUTE + PATIENCE]
  const { day } = toWall(zone, now)
  // its guests count on the service day, which may be a neighbour of today
  const counted = service ? [day - 1, day, day + 1].filter((one) => isPacedOn(service, one)) : []
  return { days: [...daysTouched(zone, from, to), ...counted], from, to }
}

/**
 * Seats a party in the minute that has begun, else in the next one: a table that was left a moment ago is free from
 * then on.
 */
export function decideWalkIn(
  setup: Setup,
  loaded: Loaded,
  prepared: Prepared,
): { when: When; decision: Decision } {
  const when = minuteAt(setup.zone, loaded.now)
  const decision = decide(setup, loaded, prepared, when)
  if (!('refused' in decision) || decision.refused !== 'full') return { when, decision }
  const next = minuteAt(setup.zone, loaded.now + MINUTE)
  const later = decide(setup, loaded, prepared, next)
  return 'refused' in later ? { when, decision } : { when: next, decision: later }
}
