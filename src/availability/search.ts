/** Reads for slot searches. */
import type { Ctx } from '../context.ts'
import { unavailable } from '../db/transaction.ts'
import { startOfDay, type Day } from '../kernel/time.ts'
import { pacedDays } from './pacing.ts'
import type { Loaded } from './party.ts'
import type { Setup } from './setup.ts'

/** A set-up and a window of occupations that belong together. */
export interface Search {
  setup: Setup
  loaded: Loaded
}

const TRIES = 5

/** No party stays longer than this, in seconds, by any of the services. */
function longestStay({ services }: Setup): number {
  const minutes = [...services.values()].flatMap(({ average_stay, stay_by_pax }) => [
    average_stay,
    ...stay_by_pax.map((entry) => entry.minutes),
  ])
  return Math.max(0, ...minutes) * 60
}

/**
 * The set-up, and what is taken from the start of `first` until every stay that begins on `last` has ended; not older
 * than the memory of searches allows. The property's now goes on.
 */
export async function loadSearch(ctx: Ctx, property: number, first: Day, last: Day): Promise<Search> {
  const window = `${first} ${last}`
  const { value, age } = await ctx.searches.of(property, window, () => load(ctx, property, first, last))
  const { setup, loaded } = value
  return { setup, loaded: { ...loaded, now: loaded.now + age } }
}

async function load(ctx: Ctx, property: number, first: Day, last: Day): Promise<Search> {
  for (let attempt = 1; ; attempt++) {
    const setup = await ctx.setups.of(ctx.sql, property)
    const from = startOfDay(setup.zone, first)
    const to = startOfDay(setup.zone, last + 1) + longestStay(setup)
    // a start after midnight may belong to the service of the day before
    const days = Array.from({ length: last - first + 2 }, (_, n) => first - 1 + n)
    const loaded = await ctx.windows.load({ property, from, to, paced: pacedDays(setup, days) })
    if (loaded.setup_version === setup.version) return { setup, loaded }
    ctx.setups.forget(property)
    if (attempt === TRIES)
      throw unavailable('The set-up of this property is being changed faster than it can be read.')
  }
}
