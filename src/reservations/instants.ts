/** SQL that moves many reservations at once to other instants: themselves, what they occupy, their history. */
import type { Tx } from '../db/sql.ts'
import { toIso, type Instant } from '../kernel/time.ts'
import type { Changes } from '../webhooks/announce.ts'
import type { Claim } from './clashes.ts'
import { propertyNow } from './store.ts'

/** Frees everything that they have, and answers what that was. */
export async function releaseOf(
  tx: Tx,
  property: number,
  ids: number[],
): Promise<Pick<Claim, 'reservation_id' | 'table_id'>[]> {
  return tx<Pick<Claim, 'reservation_id' | 'table_id'>[]>`
    delete from occupations where property_id = ${property} and reservation_id = any(${ids}::bigint[])
    returning reservation_id, table_id`
}

export async function insertClaims(tx: Tx, property: number, claims: Claim[]): Promise<void> {
  const rows = claims.map(({ from, to, ...claim }) => ({ ...claim, from: toIso(from), to: toIso(to) }))
  await tx`
    insert into occupations (property_id, reservation_id, table_id, during)
    select ${property}, x.reservation_id, x.table_id, tstzrange(x."from", x."to")
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as x (reservation_id bigint, table_id bigint, "from" timestamptz, "to" timestamptz)`
}

export interface Move {
  id: number
  from: Instant
  to: Instant
  changes: Changes
}

/** Writes new instants, a new version and the event of each; nobody can confirm after the start. */
export async function writeMoves(tx: Tx, property: number, actor: string, moves: Move[]): Promise<void> {
  const rows = moves.map(({ from, to, ...move }) => ({ ...move, from: toIso(from), to: toIso(to) }))
  await tx`
    with x as (
      select * from json_to_recordset(${JSON.stringify(rows)}::text::json)
        as x (id bigint, "from" timestamptz, "to" timestamptz, changes jsonb)),
    r as (
      update reservations r set start_at = x."from", end_at = x."to", version = r.version + 1, updated_at = ${propertyNow(tx, property)},
        remind_at = r.remind_at + (x."from" - r.start_at),
        expires_at = case when r.expires_at > x."from" then x."from" else r.expires_at end
      from x where r.property_id = ${property} and r.id = x.id
      returning r.id)
    insert into events (property_id, reservation_id, type, actor, at, changes)
    select ${property}, r.id, 'RESERVATION_UPDATED', ${actor}, ${propertyNow(tx, property)}, x.changes from r join x on x.id = r.id order by r.id`
}

/** What was cancelled and is not over cannot be taken back any more: its time would be that of the former zone. */
export async function endUndos(tx: Tx, property: number): Promise<void> {
  await tx`
    update reservations set cancelled_from = null, cancelled_by = null
    where property_id = ${property} and status = 'CANCELLED' and cancelled_from is not null
      and end_at > ${propertyNow(tx, property)}`
}
