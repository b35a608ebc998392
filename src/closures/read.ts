import type { Ctx } from '../context.ts'
import { pageOf, type Page } from '../kernel/page.ts'
import { presentClosure } from './present.ts'
import type { Closure, ClosureQuery } from './schema.ts'
import { findClosure, listClosures } from './store.ts'

export async function readClosures(ctx: Ctx, property: number, query: ClosureQuery): Promise<Page<Closure>> {
  const { start_date: first, end_date: last } = query
  return pageOf(
    ctx.keys.cursor,
    { closures: property, first, last },
    query,
    (after, limit) => {
      const [start_date, id] = after ?? []
      const position = after && { start_date: String(start_date), id: Number(id) }
      return listClosures(ctx.sql, property, { first, last, after: position, limit })
    },
    (row) => [row.start_date, row.id],
    (row) => presentClosure(row),
  )
}

export async function readClosure({ sql }: Ctx, property: number, id: number): Promise<Closure> {
  return presentClosure(await findClosure(sql, property, id))
}
