/** Work beside the requests. */

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
