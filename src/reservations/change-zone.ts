/** Another time zone for a property (booking rules, section 1): wall times stay, instants follow. */
import { loadWindow } from '../availability/load.ts'
import type { Actor } from '../context.ts'
import type { Tx } from '../db/sql.ts'
import { Refusal } from '../kernel/refusal.ts'
import { dayOf, minuteOf, toInstant, type Instant } from '../kernel/time.ts'
import { announceUpdates, type Changes } from '../webhooks/announce.ts'
import { clashing, type Claim } from './clashes.ts'
import { endUndos, insertClaims, releaseOf, writeMoves } from './instants.ts'
import { presentReservation } from './present.ts'
import { selectPage, type ListedRow } from './list-store.ts'
import { listToCome } from './upcoming.ts'
import { differences } from './write-change.ts'

interface Moved {
  row: ListedRow
  from: Instant
  to: Instant
}

/**
 * Moves everybody who is still to come to the instant at which the wall shows their time in the new zone, or refuses
 * and names those for whom that cannot be. Parties at their tables and what is over keep their instants. Runs before
 * the new zone is written, in a change of the set-up: no booking is under way, and no hold is left.
 */
export async function changeZone(tx: Tx, property: number, actor: Actor, zone: string): Promise<void> {
  await endUndos(tx, property)
  const ids = await listToCome(tx, property)
  const rows = await selectPage(tx, property, tx`r.id = any(${ids}::bigint[])`, tx`r.id`, ids.length)
  const moved: Moved[] = []
  const skipped: number[] = []
  for (const row of rows) {
    const from = toInstant(zone, dayOf(row.start_date), minuteOf(row.start_hour))
    if (from === undefined) skipped.push(row.id)
    else if (from !== row.start_at) moved.push({ row, from, to: from + row.stay * 60 })
  }
  const claims = await takeUp(tx, property, moved)
  const clashes = await clashesOf(tx, property, claims)
  if (skipped.length + clashes.length > 0) throw zoneRefusal(zone, skipped, clashes)
  await insertClaims(tx, property, claims)
  await record(tx, property, actor, zone, moved)
}

/** Frees what they have, all of it before any of it is taken again, and answers what they are to have. */
async function takeUp(tx: Tx, property: number, moved: Moved[]): Promise<Claim[]> {
  const byId = new Map(moved.map((one) => [one.row.id, one]))
  const freed = await releaseOf(tx, property, [...byId.keys()])
  return freed.flatMap((claim) => {
    const one = byId.get(claim.reservation_id)
    return one ? [{ ...claim, from: one.from, to: one.to }] : []
  })
}

/** Who would meet whom: each other, or those that stay where they are. */
async function clashesOf(tx: Tx, property: number, claims: Claim[]): Promise<number[]> {
  const [first] = claims
  if (!first) return []
  let { from, to } = first
  for (const claim of claims) {
    from = Math.min(from, claim.from)
    to = Math.max(to, claim.to)
  }
  const { taken } = await loadWindow(tx, property, from, to)
  const stay = [...taken.values()].flat().filter((one): one is Claim => one.reservation_id !== undefined)
  return clashing([...claims, ...stay])
}

/** New instants, and for each the event, the version and what subscribers are told: the wall does not tell them. */
async function record(tx: Tx, property: number, actor: Actor, zone: string, moved: Moved[]): Promise<void> {
  const updates = moved.map(({ row, from, to }) => {
    const expires_at = row.expires_at === null ? null : Math.min(row.expires_at, from)
    const version = row.version + 1
    const reservation = presentReservation({ ...row, zone, start_at: from, end_at: to, expires_at, version })
    const changes: Changes = {
      timezone: [row.zone, zone],
      ...differences(presentReservation(row), reservation),
    }
    return { id: row.id, from, to, reservation, changes }
  })
  await writeMoves(tx, property, actor, updates)
  await announceUpdates(tx, property, updates)
}

const SHOWN = 100

function zoneRefusal(zone: string, skipped: number[], clashes: number[]): Refusal {
  const list = (ids: number[]) =>
    ids.slice(0, SHOWN).join(', ') + (ids.length > SHOWN ? ` and ${ids.length - SHOWN} more` : '')
  const why = [
    ...(skipped.length > 0 ? [`its clocks skip the start of reservations ${list(skipped)}`] : []),
    ...(clashes.length > 0 ? [`a table would be taken twice by reservations ${list(clashes)}`] : []),
  ]
  return new Refusal(
    'state_conflict',
    `The time zone cannot become ${zone}: ${why.join(', and ')}. Move or cancel them first; nothing was changed.`,
  )
}
