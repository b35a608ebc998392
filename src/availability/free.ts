/** Whether tables are free for a stay. */
import type { Instant } from '../kernel/time.ts'
import type { Choice } from './choices.ts'
import { isOwn, type Own } from './hold.ts'
import type { Loaded, Occupation } from './party.ts'

/** Whether one table is free for `[start, end)`. Those that count are ascending and never overlap. */
export function tableIsFree(
  { taken: all, now }: Loaded,
  table: number,
  start: Instant,
  end: Instant,
  own: Own,
): boolean {
  const taken = all.get(table)
  if (!taken) return true
  let low = 0
  let high = taken.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((taken[middle]?.from ?? Infinity) < end) low = middle + 1
    else high = middle
  }
  for (let n = low - 1; n >= 0; n--) {
    const one = taken[n]
    if (one && !isOwn(one, own) && !hasLapsed(one, now)) return one.to <= start
  }
  return true
}

export const hasLapsed = ({ lapses_at }: Pick<Occupation, 'lapses_at'>, now: Instant): boolean =>
  lapses_at !== undefined && lapses_at <= now

export function isFree(loaded: Loaded, choice: Choice, start: Instant, end: Instant, own: Own = {}): boolean {
  return choice.occupies.every((table) => tableIsFree(loaded, table, start, end, own))
}
