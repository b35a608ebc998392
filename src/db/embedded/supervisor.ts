import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from './log.ts'
import type { PostgresProcess } from './postgres-process.ts'
import { reasonOf } from './reason.ts'

const SHORTEST_WAIT_MS = 100
const LONGEST_WAIT_MS = 5000
/** A PostgreSQL that lived this long did not die of its start: the next wait is the shortest again. */
const STEADY_MS = 30_000

type Launch = (signal: AbortSignal) => Promise<PostgresProcess>

/** Starts PostgreSQL again whenever it dies, for as long as the server lives. */
export class Supervisor {
  readonly #launch: Launch
  readonly #log: Log
  readonly #stopping = new AbortController()
  readonly #finished: Promise<void>
  #current: PostgresProcess | undefined
  #wait = SHORTEST_WAIT_MS

  constructor(first: PostgresProcess, launch: Launch, log: Log) {
    this.#current = first
    this.#launch = launch
    this.#log = log
    this.#finished = this.#keepRunning()
  }

  current(): PostgresProcess | undefined {
    return this.#current
  }

  /** Stops PostgreSQL for good. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#current?.stop()
    await this.#finished
  }

  async #keepRunning(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      await (this.#current === undefined ? this.#restart() : this.#watch(this.#current))
    }
    // one that became ready at the very moment of the stop
    await this.#current?.stop()
  }

  async #watch(running: PostgresProcess): Promise<void> {
    const since = performance.now()
    const how = await running.exited
    this.#current = undefined
    if (performance.now() - since > STEADY_MS) this.#wait = SHORTEST_WAIT_MS
    if (this.#stopping.signal.aborted) return
    this.#log.error({ pid: running.pid }, `PostgreSQL has died (${how}); starting it again`)
  }

  async #restart(): Promise<void> {
    const { signal } = this.#stopping
    try {
      await delay(this.#wait, undefined, { signal })
      this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS)
      this.#current = await this.#launch(signal)
      this.#log.info({ pid: this.#current.pid }, 'PostgreSQL is back')
    } catch (error) {
      if (!signal.aborted) this.#log.error({ retry_ms: this.#wait }, reasonOf(error))
    }
  }
}
