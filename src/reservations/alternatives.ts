/** What a refused booking could have instead: the nearest start times of that day and the next seven. */
import { searchSlots } from '../availability/engine.ts'
import type { Party, When } from '../availability/party.ts'
import { prepare } from '../availability/prepare.ts'
import { loadSearch } from '../availability/search.ts'
import type { Ctx } from '../context.ts'
import type { Alternative } from '../kernel/refusal.ts'
import { dateOf, LAST_DAY, timeOf, toInstant } from '../kernel/time.ts'

const DAYS_AHEAD = 7
const MOST = 5
const DAY_MINUTES = 1440

/**
 * At most five start times that the same party could book, of any service, in the room asked for or the one that it
 * would get; the nearest on the wall first, of equally near ones the earlier.
 */
export async function findAlternatives(
  ctx: Ctx,
  property: number,
  asked: Pick<Party, 'channel' | 'pax' | 'room_id'>,
  when: When,
): Promise<Alternative[]> {
  const last = Math.min(when.day + DAYS_AHEAD, LAST_DAY)
  const { setup, loaded } = await loadSearch(ctx, property, when.day, last)
  const found: (Alternative & { distance: number })[] = []
  for (const service of setup.services.values()) {
    const prepared = prepare(setup, { ...asked, service })
    for (let day = when.day; day <= last; day++)
      for (const { minute, seating } of searchSlots(setup, loaded, prepared, day)) {
        if (!seating || seating.queued) continue
        // staff may enter what has begun already, but nobody can come to it any more
        if ((toInstant(setup.zone, day, minute) ?? 0) < loaded.now) continue
        found.push({
          start_date: dateOf(day),
          start_hour: timeOf(minute),
          service_id: service.id,
          room_id: seating.choice.room_id,
          distance: (day - when.day) * DAY_MINUTES + minute - when.minute,
        })
      }
  }
  return found
    .sort(
      (a, b) =>
        Math.abs(a.distance) - Math.abs(b.distance) || a.distance - b.distance || a.service_id - b.service_id,
    )
    .slice(0, MOST)
    .map(({ distance: _distance, ...alternative }) => alternative)
}
