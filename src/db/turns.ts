import { unavailable } from './transaction.ts'

/** How many callers at a time try for the same lock: one that has it, and some that are ready to be next. */
const AT_ONCE = 4
/** With the wait for the lock, what a caller waits for an answer */
const PATIENCE_MS = 4000

interface Line {
  served: number
  waiting: (() => void)[]
}

/**
 * Turns of this process at what it locks in the database: most callers for one busy day wait here, in line, and not
 * on the connections that all other callers need. Keys are taken in the order given, which is the same everywhere.
 */
export class Turns {
  readonly #lines = new Map<string, Line>()
  readonly #patience: number

  constructor(patienceMs = PATIENCE_MS) {
    this.#patience = patienceMs
  }

  async take<T>(keys: string[], work: () => Promise<T>): Promise<T> {
    const asked = performance.now()
    return this.#takeAll(keys, async () => {
      if (performance.now() - asked > this.#patience)
        throw unavailable('Many changes to this day are under way; nothing was changed.')
      return work()
    })
  }

  async #takeAll<T>([key, ...rest]: string[], work: () => Promise<T>): Promise<T> {
    if (key === undefined) return work()
    await this.#enter(key)
    try {
      return await this.#takeAll(rest, work)
    } finally {
      this.#leave(key)
    }
  }

  async #enter(key: string): Promise<void> {
    const line = this.#lines.get(key) ?? { served: 0, waiting: [] }
    this.#lines.set(key, line)
    if (line.served < AT_ONCE) line.served++
    else await new Promise<void>((resolve) => line.waiting.push(resolve))
  }

  #leave(key: string): void {
    const line = this.#lines.get(key)
    const next = line?.waiting.shift()
    if (next) next()
    else if (line && --line.served === 0) this.#lines.delete(key)
  }
}
