import type { Instant } from '../kernel/time.ts'
import type { ReservationRow } from './store.ts'
import type { Change } from './write-change.ts'

/** What others can have when a reservation gives up all it has; one that is queued has nothing. */
export function freedBy(row: ReservationRow): Pick<Change, 'frees'> {
  if (row.waiting_list) return {}
  const { room, service, service_day } = row
  const covers = { service_id: service.id, service_day }
  return { frees: { room_id: room.id, from: row.start_at, to: row.end_at, covers } }
}

/** What others can have when a party leaves: the rest of the stay, while its covers go on counting. */
export function freedFrom(row: ReservationRow, at: Instant): Pick<Change, 'frees'> {
  if (at >= row.end_at) return {}
  return { frees: { room_id: row.room.id, from: Math.max(at, row.start_at), to: row.end_at } }
}
