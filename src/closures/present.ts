import { withoutNulls } from '../kernel/wire.ts'
import type { Closure, ClosureRow } from './schema.ts'

export function presentClosure(row: ClosureRow): Closure {
  return withoutNulls(row)
}
