interface Remembered<T> {
  value: Promise<T>
  /** of the monotonic clock, in milliseconds, before the value was asked for */
  asked: number
  /** the one that will take its place is on its way */
  followed?: boolean
}

/** Values in memory at most; a month of occupations with 60 parties a day takes half a megabyte. */
const REMEMBERED = 500
/** Whoever asks when this share of its time is over has the next one loaded, and nobody waits for it. */
const LATE = 0.7

/**
 * What was loaded of properties, for less than a second: this server's own writes end it at once, and those of others
 * show when its time is over, whatever happens to a connection. Bookings never read it. `freshMs` 0 switches it off.
 */
export class FreshMemory<T> {
  readonly #freshMs: number
  readonly #clock: () => number
  readonly #properties = new Map<number, Map<string, Remembered<T>>>()
  #count = 0

  constructor(freshMs: number, clock = () => performance.now()) {
    this.#freshMs = freshMs
    this.#clock = clock
  }

  /** What is under way or fresh, or a new one; `age` is in seconds. */
  async of(property: number, key: string, load: () => Promise<T>): Promise<{ value: T; age: number }> {
    const now = this.#clock()
    const known = this.#properties.get(property)?.get(key)
    const fresh = known && now - known.asked < this.#freshMs ? known : this.#add(property, key, now, load())
    if (now - fresh.asked > this.#freshMs * LATE && !fresh.followed)
      this.#follow(property, key, fresh, { value: load(), asked: now })
    return { value: await fresh.value, age: (now - fresh.asked) / 1000 }
  }

  #follow(property: number, key: string, late: Remembered<T>, next: Remembered<T>): void {
    late.followed = true
    const take = () => {
      const ofProperty = this.#properties.get(property)
      // what was forgotten meanwhile stays forgotten
      if (ofProperty?.get(key) === late) ofProperty.set(key, next)
    }
    // an error will be told to whoever asks when the time of the old one is over
    next.value.then(take, () => {})
  }

  #add(property: number, key: string, asked: number, value: Promise<T>): Remembered<T> {
    const added = { value, asked }
    if (this.#freshMs === 0) return added
    if (++this.#count > REMEMBERED) this.#clear()
    const ofProperty = this.#properties.get(property) ?? new Map<string, Remembered<T>>()
    this.#properties.set(property, ofProperty.set(key, added))
    // an error is told to whoever waits for it now, and to nobody after
    value.catch(() => ofProperty.delete(key))
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
