/** Holds a transaction open on purpose, with everything written, while somebody else wants the same. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Ctx } from '../../src/context.ts'

/** How long the second one has to show that it does not wait. */
const SHOWS_WITHIN_MS = 300

/**
 * Runs `change` in `ctx` and `call` while its transaction, with everything written, is still open. The call may not be
 * answered before the transaction ends.
 */
export async function whileOpen<T, A>(
  ctx: Ctx,
  change: (ctx: Ctx) => Promise<T>,
  call: () => Promise<A>,
): Promise<{ changed: T; answer: A }> {
  const { promise: written, resolve: isWritten } = Promise.withResolvers<void>()
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  const once = {
    claim: async () => {},
    keep: async () => {
      isWritten()
      await ended
    },
  }
  const changing = change({ ...ctx, once })
  await Promise.race([written, changing])
  let answered = false
  const calling = call().finally(() => (answered = true))
  await sleep(SHOWS_WITHIN_MS)
  assert.equal(answered, false, 'it waits for the other one')
  end()
  return { changed: await changing, answer: await calling }
}
