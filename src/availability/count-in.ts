import type { Loaded, Seating, When } from './party.ts'

/** A party that was seated after everything was loaded. */
export interface Newcomer {
  reservation_id: number
  service_id: number
  pax: number
  when: When
}

/** Counts it among what is taken, for those who come after it in the same transaction. */
export function countIn({ taken, covers }: Loaded, newcomer: Newcomer, seating: Seating): void {
  const { reservation_id, service_id, pax, when } = newcomer
  const { choice, start, end, service_day, queued } = seating
  for (const table_id of choice.occupies) {
    const occupation = { table_id, from: start, to: end, reservation_id }
    taken.set(
      table_id,
      [...(taken.get(table_id) ?? []), occupation].sort((a, b) => a.from - b.from),
    )
  }
  if (queued) return
  const offset = (when.day - service_day) * 1440 + when.minute
  const cover = { reservation_id, service_id, offset, pax }
  covers.set(service_day, [...(covers.get(service_day) ?? []), cover])
}
