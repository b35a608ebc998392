import type { Instant } from '../kernel/time.ts'

/** A table for a stretch of time, `[from, to)`, as a reservation has or wants it. */
export interface Claim {
  table_id: number
  reservation_id: number
  from: Instant
  to: Instant
}

/** Ids of all reservations that would have a table at the same time as another one, ascending. */
export function clashing(claims: Claim[]): number[] {
  const found = new Set<number>()
  for (const ofTable of Map.groupBy(claims, (claim) => claim.table_id).values()) {
    let last: Claim | undefined
    for (const claim of ofTable.sort((a, b) => a.from - b.from)) {
      if (last && claim.from < last.to) found.add(last.reservation_id).add(claim.reservation_id)
      // who stays longest is in the way of those that follow
      if (!last || claim.to > last.to) last = claim
    }
  }
  return [...found].sort((a, b) => a - b)
}
