import { withoutNulls } from '../kernel/wire.ts'
import type { SpecialDay, SpecialDayRow } from './schema.ts'

/** What is as always is left out. */
export function presentSpecialDay(row: SpecialDayRow): SpecialDay {
  return withoutNulls(row)
}
