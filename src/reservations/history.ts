import type { Ctx } from '../context.ts'
import { notFound } from '../kernel/refusal.ts'
import { toLocalDateTime } from '../kernel/time.ts'
import type { HistoryEntry } from './schema.ts'
import { listEvents, type EventRow } from './store.ts'

/** Every change of a reservation, the first one first. */
export async function readHistory(ctx: Ctx, property: number, id: number): Promise<HistoryEntry[]> {
  const rows = await listEvents(ctx.sql, property, [id])
  if (rows.length === 0) throw notFound('Reservation', id)
  return rows.map(presentEvent)
}

export const presentEvent = ({ id, actor, type, at, zone, changes }: EventRow): HistoryEntry => ({
  id,
  actor,
  type,
  at: toLocalDateTime(zone, at),
  changes: Object.entries(changes).map(([field, [from, to]]) => ({ field, from, to })),
})
