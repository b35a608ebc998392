import type { HeldPlace, Hold } from '../availability/hold.ts'
import type { Db, Tx } from '../db/sql.ts'
import { dateOf, dayOf, toIso, type Day, type Instant } from '../kernel/time.ts'
import type { Held, Holder } from './rules.ts'

export interface ServiceOfDay {
  service_id: number
  service_day: Day
}

/**
 * What the limits count. Sent after `lockNames`, so that it sees every hold that was taken before. A chain counts for
 * as long as its row is there.
 */
export async function countHeld(
  tx: Tx,
  property: number,
  { name, address }: Holder,
  { service_id, service_day }: ServiceOfDay,
): Promise<Held> {
  const own = tx`holder = ${name}`
  const ofAddress = tx`address = ${address ?? null}`
  const ofDay = tx`(address is not null and service_id = ${service_id} and service_day = ${dateOf(service_day)}::date)`
  const [row] = await tx<Held[]>`
    select date_part('epoch', now()) as at, count(*) filter (where ${own})::int as own,
      count(*) filter (where ${ofAddress})::int as of_address,
      coalesce(sum(pax) filter (where ${ofDay}), 0)::int as covers,
      date_part('epoch', min(expires_at) filter (where ${own} or ${ofAddress} or ${ofDay})) as next_expiry,
      (select json_build_object('started_at', date_part('epoch', started_at), 'until', date_part('epoch', until))
        from hold_chains where property_id = ${property} and holder = ${name}) as chain
    from holds where property_id = ${property} and expires_at > now()`
  if (!row) throw new Error('an aggregate is one row')
  return row
}

export interface NewHold extends Omit<Hold, 'id' | 'holder' | 'lapses_at'> {
  holder: Holder
  /** by the database's clock */
  expires_at: Instant
}

/** Writes the hold and what is taken for it, in one statement. */
export async function insertHold(tx: Tx, property: number, hold: NewHold): Promise<void> {
  const [from, to] = [toIso(hold.start), toIso(hold.end)]
  await tx`
    with h as (
      insert into holds (property_id, key, holder, address, channel, service_id, room_id, table_ids, pax, service_day,
        start_at, end_at, stay, stay_given, pinned, expires_at)
      values (${property}, ${hold.key}, ${hold.holder.name}, ${hold.holder.address ?? null}, ${hold.channel},
        ${hold.service_id}, ${hold.room_id}, ${hold.table_ids}::bigint[], ${hold.pax}, ${dateOf(hold.service_day)},
        ${from}, ${to}, ${hold.stay}, ${hold.stay_given}, ${hold.pinned}, ${toIso(hold.expires_at)})
      returning id)
    insert into occupations (property_id, hold_id, table_id, during)
    select ${property}, h.id, x, tstzrange(${from}, ${to}) from h, unnest(${hold.occupies}::bigint[]) x`
}

export async function saveChain(
  tx: Tx,
  property: number,
  holder: string,
  { started_at, until }: { started_at: Instant; until: Instant },
): Promise<void> {
  const [from, to] = [toIso(started_at), toIso(until)]
  await tx`
    insert into hold_chains (property_id, holder, started_at, until) values (${property}, ${holder}, ${from}, ${to})
    on conflict (property_id, holder) do update set started_at = ${from}, until = ${to}`
}

/** What a live hold of that holder is for. */
export async function findHold(
  db: Db,
  property: number,
  holder: string,
  key: string,
): Promise<(HeldPlace & { id: number }) | undefined> {
  const [row] = await db<(Omit<HeldPlace, 'service_day'> & { id: number; service_day: string })[]>`
    select id, room_id, service_id, service_day, date_part('epoch', start_at) as start, date_part('epoch', end_at) as end
    from holds where property_id = ${property} and key = ${key} and holder = ${holder} and expires_at > now()`
  return row && { ...row, service_day: dayOf(row.service_day) }
}

/** A live hold as its holder sees it. */
export interface OwnHold {
  id: number
  key: string
  pax: number
  service_id: number
  room_id: number
  start: Instant
  /** seconds until it expires */
  left: number
}

/** The live holds of one holder, the latest first. */
export async function listHeldBy(db: Db, property: number, holder: string): Promise<OwnHold[]> {
  return db<OwnHold[]>`
    select id, key, pax, service_id, room_id, date_part('epoch', start_at) as start,
      date_part('epoch', expires_at - now()) as left
    from holds where property_id = ${property} and holder = ${holder} and expires_at > now()
    order by id desc`
}

/** Removes holds with all that they take; answers how many were still there. */
export async function removeHolds(tx: Tx, property: number, ids: number[]): Promise<number> {
  const { count } = await tx`delete from holds where property_id = ${property} and id = any(${ids}::bigint[])`
  return count
}

/** Ends a guest's chain: the booking that the holds were for is made. */
export async function endChain(tx: Tx, property: number, holder: string): Promise<void> {
  await tx`delete from hold_chains where property_id = ${property} and holder = ${holder}`
}

/**
 * Lets that many seconds pass for what is held, when the property's clock jumps over them. One that goes back gives
 * nobody more time than they had.
 */
export async function passTime(tx: Tx, property: number, seconds: number): Promise<void> {
  if (seconds <= 0) return
  const passed = tx`make_interval(secs => ${seconds})`
  await tx`update holds set expires_at = expires_at - ${passed} where property_id = ${property}`
  await tx`
    update hold_chains set started_at = started_at - ${passed}, until = until - ${passed}
    where property_id = ${property}`
}

/** Which holds: those that match everything given; of the whole property when nothing is. */
export interface HeldPart {
  room_id?: number
  /** named by the hold, or taken for it as a member of a group */
  table_ids?: number[]
  service_id?: number
}

/** Lets holds lapse whose part of the set-up changes. */
export async function lapseHolds(tx: Tx, property: number, part: HeldPart): Promise<void> {
  const { room_id, table_ids, service_id } = part
  await tx`
    delete from holds h
    where property_id = ${property}
      ${room_id === undefined ? tx`` : tx`and room_id = ${room_id}`}
      ${service_id === undefined ? tx`` : tx`and service_id = ${service_id}`}
      ${table_ids === undefined ? tx`` : ofTables(tx, table_ids)}`
}

const ofTables = (tx: Tx, ids: number[]) => tx`and (
  table_ids && ${ids}::bigint[]
  or exists (select from occupations o
    where o.property_id = h.property_id and o.hold_id = h.id and o.table_id = any(${ids}::bigint[])))`

/** How long a chain is remembered after its last hold. */
const CHAIN_KEPT = '15 minutes'

const SWEPT_AT_ONCE = 500

/** Holds that are over, the longest ago first. */
export async function listOver(
  db: Db,
): Promise<{ property_id: number; id: number; start: Instant; end: Instant }[]> {
  return db<{ property_id: number; id: number; start: Instant; end: Instant }[]>`
    select property_id, id, date_part('epoch', start_at) as start, date_part('epoch', end_at) as end
    from holds where expires_at <= now() order by expires_at, property_id, id limit ${SWEPT_AT_ONCE}`
}

/** Forgets chains that are over; one that somebody is at is passed over. */
export async function deleteOldChains(db: Db): Promise<void> {
  await db`
    delete from hold_chains where (property_id, holder) in (
      select property_id, holder from hold_chains where until < now() - ${CHAIN_KEPT}::interval
      limit ${SWEPT_AT_ONCE} for update skip locked)`
}
