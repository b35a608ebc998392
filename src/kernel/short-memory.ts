const FRESH_MS = 1000
const REMEMBERED = 10_000

interface Remembered<T> {
  value: Promise<T>
  until: number
}

/** Remembers answers of the database for a second, so that withdrawal works within that second on every node. */
export class ShortMemory<T> {
  readonly #entries = new Map<string, Remembered<T>>()

  get(key: string, ask: () => Promise<T>): Promise<T> {
    const now = performance.now()
    const known = this.#entries.get(key)
    if (known && known.until > now) return known.value
    if (this.#entries.size >= REMEMBERED) this.#entries.clear()
    const value = ask()
    this.#entries.set(key, { value, until: now + FRESH_MS })
    value.catch(() => this.#entries.delete(key))
    return value
  }

  clear(): void {
    this.#entries.clear()
  }
}
