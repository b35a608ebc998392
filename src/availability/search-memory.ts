import type { Setup } from './setup.ts'
import type { Loaded } from './party.ts'

/** A set-up and a window of occupations that belong together. */
export interface Search {
  setup: Setup
  loaded: Loaded
}

interface Remembered {
  search: Promise<Search>
  /** of the monotonic clock, in milliseconds, before the database was asked */
  asked: number
}

/** Windows in memory at most; a window of a month with 60 parties a day takes half a megabyte. */
const REMEMBERED = 500

/**
 * What searches have loaded, for less than a second: this server's own writes end it at once, and those of others
 * show when its time is over, whatever happens to a connection. Bookings never read it. `freshMs` 0 switches it off.
 */
export class SearchMemory {
  readonly #freshMs: number
  readonly #properties = new Map<number, Map<string, Remembered>>()
  #count = 0

  constructor(freshMs: number) {
    this.#freshMs = freshMs
  }

  /** The search of that window: one that is under way or fresh, or a new one. The property's now goes on. */
  async of(property: number, window: string, load: () => Promise<Search>): Promise<Search> {
    const now = performance.now()
    const known = this.#properties.get(property)?.get(window)
    const fresh =
      known && now - known.asked < this.#freshMs ? known : this.#add(property, window, now, load())
    const { setup, loaded } = await fresh.search
    return { setup, loaded: { ...loaded, now: loaded.now + (now - fresh.asked) / 1000 } }
  }

  #add(property: number, window: string, asked: number, search: Promise<Search>): Remembered {
    const added = { search, asked }
    if (this.#freshMs === 0) return added
    if (++this.#count > REMEMBERED) this.#clear()
    const windows = this.#properties.get(property) ?? new Map<string, Remembered>()
    this.#properties.set(property, windows.set(window, added))
    // an error is told to whoever waits for it now, and to nobody after
    search.catch(() => windows.delete(window))
    return added
  }

  #clear(): void {
    this.#properties.clear()
    this.#count = 1
  }

  /** After a change of this property by this server. */
  forget(property: number): void {
    this.#properties.delete(property)
  }
}
