/** Reads for slot searches: a set-up and a window of occupations that belong together. */
import type { Ctx } from '../context.ts'
import { startOfDay, type Day } from '../kernel/time.ts'
import type { Loaded } from './engine.ts'
import { loadWindow } from './load.ts'
import type { Setup } from './setup.ts'

const LONGEST_STAY_DAYS = 1
const TRIES = 5

/** The set-up, and what is taken from the start of `first` until every stay that begins on `last` has ended. */
export async function loadSearch(
  ctx: Ctx,
  property: number,
  first: Day,
  last: Day,
): Promise<{ setup: Setup; loaded: Loaded }> {
  for (let attempt = 1; ; attempt++) {
    const setup = await ctx.setups.of(ctx.sql, property)
    const from = startOfDay(setup.zone, first)
    const to = startOfDay(setup.zone, last + 1 + LONGEST_STAY_DAYS)
    const loaded = await loadWindow(ctx.sql, property, from, to)
    if (loaded.setup_version === setup.version) return { setup, loaded }
    ctx.setups.forget(property)
    if (attempt === TRIES)
      throw new Error(`the set-up of property ${property} changes faster than it can be read`)
  }
}
