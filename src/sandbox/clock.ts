/** A sandbox's own clock: anything that waits for a time can be tried out in a minute. */
import type { Ctx } from '../context.ts'
import { passTime } from '../holds/store.ts'
import { toLocalDateTime } from '../kernel/time.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { instantOf, type SandboxRow } from './rules.ts'
import type { SandboxClock } from './schema.ts'
import { findSandbox, saveClock } from './store.ts'

const present = ({ zone, now, clock_offset }: SandboxRow): SandboxClock => ({
  now: toLocalDateTime(zone, now + clock_offset),
  moved: clock_offset !== 0,
  ahead_seconds: clock_offset,
})

export async function readClock(ctx: Ctx, property: number): Promise<SandboxClock> {
  return present(await findSandbox(ctx.sql, property))
}

/**
 * Puts the clock to a local time, from where it goes on; null: the real time. A set-up in memory leaves out what was
 * over when it was loaded, so this is a change of it.
 */
export async function setClock(ctx: Ctx, property: number, local: string | null): Promise<SandboxClock> {
  return changeSetup(ctx, property, async (tx) => {
    const row = await findSandbox(tx, property)
    const clock_offset = local === null ? 0 : Math.ceil(instantOf(row.zone, local) - row.now)
    await saveClock(tx, property, clock_offset)
    await passTime(tx, property, clock_offset - row.clock_offset)
    return present({ ...row, clock_offset })
  })
}
