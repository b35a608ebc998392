/** Work beside the requests. */
import { setTimeout as delay } from 'node:timers/promises'

const STOP_WITHIN_MS = 1000

/** Runs until it is disposed of. A database that hangs must not hold up the end: what is under way is left then. */
export function inBackground(run: (stopping: AbortSignal) => Promise<void>): AsyncDisposable {
  const stopping = new AbortController()
  const done = run(stopping.signal)
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort()
      const late = Promise.withResolvers<void>()
      const timer = setTimeout(late.resolve, STOP_WITHIN_MS)
      await Promise.race([done, late.promise])
      clearTimeout(timer)
    },
  }
}

/** Looks again and again, with a pause after each look; one that fails is told and does not keep the next from coming. */
export function lookEvery(
  pauseMs: number,
  look: (stopping: AbortSignal) => Promise<void>,
  failed: (error: unknown) => void,
): AsyncDisposable {
  return inBackground(async (stopping) => {
    while (!stopping.aborted) {
      try {
        await look(stopping)
      } catch (error) {
        if (!stopping.aborted) failed(error)
      }
      await delay(pauseMs, undefined, { signal: stopping }).catch((error: unknown) => {
        if (!stopping.aborted) throw error
      })
    }
  })
}
