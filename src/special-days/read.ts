import type { Ctx } from '../context.ts'
import { pageOf, type Page } from '../kernel/page.ts'
import { presentSpecialDay } from './present.ts'
import type { SpecialDay, SpecialDayQuery } from './schema.ts'
import { findSpecialDay, listSpecialDays } from './store.ts'

export async function readSpecialDays(
  ctx: Ctx,
  property: number,
  query: SpecialDayQuery,
): Promise<Page<SpecialDay>> {
  const { start_date: first, end_date: last, service_ids } = query
  return pageOf(
    ctx.keys.cursor,
    { special_days: property, first, last, service_ids },
    query,
    (after, limit) => {
      const [date, id] = after ?? []
      const position = after && { date: String(date), id: Number(id) }
      return listSpecialDays(ctx.sql, property, { first, last, service_ids, after: position, limit })
    },
    (row) => [row.date, row.id],
    (row) => presentSpecialDay(row),
  )
}

export async function readSpecialDay({ sql }: Ctx, property: number, id: number): Promise<SpecialDay> {
  return presentSpecialDay(await findSpecialDay(sql, property, id))
}
