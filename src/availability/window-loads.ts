/** Windows that searches ask for while others are being loaded come together, by one statement: none is older for it. */
import type { Sql } from '../db/sql.ts'
import { whenAllArrived } from '../kernel/when-all-arrived.ts'
import { loadWindows, type VersionedLoad, type Window } from './load.ts'

/** Statements under way at a time: what one brought is searched here while the database answers another. */
const AT_ONCE = 2
/** Windows of a statement. */
const MOST = 16

interface Waiting {
  window: Window
  resolve: (loaded: VersionedLoad | undefined) => void
  reject: (error: unknown) => void
}

export class WindowLoads {
  #waiting: Waiting[] = []
  #underWay = 0

  readonly #call = whenAllArrived(() => {
    while (this.#underWay < AT_ONCE && this.#waiting.length > 0) void this.#run(this.#waiting.splice(0, MOST))
  })
  readonly #sql: Sql

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** Everything a search needs, read after it was asked for; see `loadWindows`. */
  async load(window: Window): Promise<VersionedLoad> {
    const { promise, ...settle } = Promise.withResolvers<VersionedLoad | undefined>()
    this.#waiting.push({ window, ...settle })
    this.#call()
    const loaded = await promise
    if (!loaded) throw new Error(`property ${window.property} has no row`)
    return loaded
  }

  async #run(aboard: Waiting[]): Promise<void> {
    this.#underWay++
    try {
      const loads = await loadWindows(
        this.#sql,
        aboard.map(({ window }) => window),
      )
      for (const [n, { resolve }] of aboard.entries()) resolve(loads[n])
    } catch (error) {
      for (const { reject } of aboard) reject(error)
    } finally {
      this.#underWay--
      this.#call()
    }
  }
}
