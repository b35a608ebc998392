/** Reservations that wait for something: a table, or the end of their time. */
import type { Db } from '../db/sql.ts'
import { toIso, type Instant } from '../kernel/time.ts'
import type { Freed } from './scene.ts'
import { propertyNow, selectReservations, type ReservationRow } from './store.ts'

const instant = (at: Instant) => (Number.isFinite(at) ? toIso(at) : at < 0 ? '-infinity' : 'infinity')

/**
 * Queued online requests that could gain from what was freed, the oldest first. Whoever cannot be told, for want of
 * an e-mail address, is left to staff.
 */
export async function findQueued(db: Db, property: number, freed: Freed[]): Promise<ReservationRow[]> {
  const found = await Promise.all(
    freed.map(({ room_id, from, to, covers }) => {
      const overlapping = db`r.start_at < ${instant(to)}::timestamptz and r.end_at > ${instant(from)}::timestamptz`
      const counting =
        covers && db`or r.service_id = ${covers.service_id} and r.service_day = ${covers.service_day}::date`
      return db<ReservationRow[]>`
        ${selectReservations(db, property)} and r.lapses_at > ${propertyNow(db, property)} and r.waiting_list
          and r.status = 'WAITING' and r.channel <> 'OCTOTABLE_ADMIN' and c.email is not null
          and r.room_id = ${room_id} and (${overlapping} ${counting ?? db``})`
    }),
  )
  const rows = new Map(found.flat().map((row) => [row.id, row]))
  return [...rows.values()].sort((a, b) => a.id - b.id)
}

const LAPSED_AT_ONCE = 500

/** Requests that have lapsed by the now of their property, the longest ago first. */
export async function listLapsed(db: Db): Promise<{ property_id: number; id: number }[]> {
  return db<{ property_id: number; id: number }[]>`
    select property_id, id from (
      select r.property_id, r.id, r.lapses_at from reservations r join properties p on p.id = r.property_id
      where p.clock_offset = 0 and r.lapses_at <= now()
      union all
      select r.property_id, r.id, r.lapses_at from properties p join reservations r on r.property_id = p.id
      where p.clock_offset <> 0 and r.lapses_at <= now() + make_interval(secs => p.clock_offset)) due
    order by lapses_at, property_id, id limit ${LAPSED_AT_ONCE}`
}
