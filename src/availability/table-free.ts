import type { Ctx } from '../context.ts'
import { notFound } from '../kernel/refusal.ts'
import { dayOf, minuteOf } from '../kernel/time.ts'
import { freeChoices } from './engine.ts'
import { prepare } from './prepare.ts'
import { loadSearch } from './search.ts'
import { startsOnDay } from './service-day.ts'

export interface FreeQuery {
  start_date?: string | undefined
  start_hour?: string | undefined
  pax?: number | undefined
  service_id?: number | undefined
}

/**
 * Which tables could take a party, by the rules of an online booking: at `start_hour`, without it at any start
 * time of the day, of the service given or of any. Without a date every table counts as free.
 */
export async function freeTables(
  ctx: Ctx,
  property: number,
  query: FreeQuery,
): Promise<(tableId: number) => boolean> {
  if (query.start_date === undefined) return () => true
  const day = dayOf(query.start_date)
  const { setup, loaded } = await loadSearch(ctx, property, day, day)
  const services = [...setup.services.values()].filter(
    ({ id }) => query.service_id === undefined || id === query.service_id,
  )
  if (services.length === 0 && query.service_id !== undefined) throw notFound('Service', query.service_id)
  const free = new Set<number>()
  for (const service of services) {
    const prepared = prepare(setup, { channel: 'OCTOTABLE_BOOK', pax: query.pax ?? 1, service })
    const minutes = query.start_hour === undefined ? startsOnDay(service, day) : [minuteOf(query.start_hour)]
    for (const minute of minutes)
      for (const choice of freeChoices(setup, loaded, prepared, { day, minute }))
        choice.table_ids.forEach((id) => free.add(id))
  }
  return (tableId) => free.has(tableId)
}
