/** A better seating of a service day: proposed, and performed where that is asked (booking rules, section 9). */
import { searchSlots } from '../availability/engine.ts'
import type { Loaded } from '../availability/party.ts'
import { prepare } from '../availability/prepare.ts'
import { betterSeating, takenAfter, type Move } from '../availability/reseat.ts'
import { serviceDayOf } from '../availability/service-day.ts'
import type { Setup, SetupService } from '../availability/setup.ts'
import type { Actor, Ctx } from '../context.ts'
import { notFound } from '../kernel/refusal.ts'
import { dayOf, startOfDay, type Day } from '../kernel/time.ts'
import { findMovable, moveParties, seatedOf } from './moves.ts'
import type { Reassignment, ReassignQuery } from './schema.ts'
import { underLock } from './under-lock.ts'

/** Parties whose chances are counted. */
const SIZES = [2, 4, 6, 8]

export async function reassign(
  ctx: Ctx,
  property: number,
  actor: Actor,
  { date, service_id, apply = false }: ReassignQuery,
): Promise<Reassignment> {
  const day = dayOf(date)
  return underLock(
    ctx,
    property,
    ({ zone }) => ({
      // its starts are on this day and the next, its stays end by the one after
      days: [day, day + 1, day + 2],
      from: startOfDay(zone, day),
      to: startOfDay(zone, day + 3),
      ask: (tx) => findMovable(tx, property, { service_id, service_day: date }),
    }),
    async (scene, rows) => {
      const { setup, loaded } = scene
      const service = setup.services.get(service_id)
      if (!service) throw notFound('Service', service_id)
      const slots = (then: Loaded) => SIZES.map((pax) => countSlots(setup, then, service, pax, day))
      const worth = (then: Loaded) => slots(then).reduce((sum, count) => sum + count, 0)
      const moves = betterSeating(setup, loaded, seatedOf(setup, rows), worth)
      if (apply) await moveParties(scene, actor, rows, moves)
      const [before, after] = [slots(loaded), slots(takenAfter(setup, loaded, moves))]
      return {
        date,
        service_id,
        applied: apply,
        moves: moves.map((move) => presentMove(setup, move)),
        gain: SIZES.map((pax, n) => ({ pax, before: before[n] ?? 0, after: after[n] ?? 0 })),
      }
    },
  )
}

/** Start times of the service day that a party of that size could book online, in any room. */
function countSlots(setup: Setup, loaded: Loaded, service: SetupService, pax: number, day: Day): number {
  const prepared = prepare(setup, { channel: 'OCTOTABLE_BOOK', pax, service, when_full: 'refused' })
  return [day, day + 1]
    .flatMap((date) => searchSlots(setup, loaded, prepared, date).map((slot) => ({ ...slot, day: date })))
    .filter(
      ({ refused, day: date, minute }) => !refused && serviceDayOf(service, date, minute).service_day === day,
    ).length
}

function presentMove(setup: Setup, { seated, to }: Move): Reassignment['moves'][number] {
  const named = (ids: number[]) => ids.map((id) => ({ id, name: setup.tables.get(id)?.name ?? '' }))
  const { reservation_id, pax, choice } = seated
  return { reservation_id, pax, from: named(choice.table_ids), to: named(to.table_ids) }
}
