/** Password hashes: slow on purpose, so never more than a few at once, and as slow for names that nobody has. */
import { randomInt } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { hash, verify, type Options } from '@node-rs/argon2'
import { Refusal } from '../kernel/refusal.ts'

/** OWASP Password Storage Cheat Sheet: argon2id (what the library does unless told otherwise), 19 MiB, two passes, one lane. */
const OPTIONS = {
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
} satisfies Options

/** More would only take memory and threads from each other, and from the rest of the server. */
export const AT_ONCE = 2
/** Whoever comes after as many waits longer than a browser's patience. */
const WAITING_AT_MOST = 100
/** of the latest checks, how long they took */
const SAMPLES = 32

export class Passwords {
  #running = 0
  readonly #line: (() => void)[] = []
  readonly #decoy: string
  readonly #took: number[] = []
  #hashes = 0
  #atOnceMost = 0

  private constructor(decoy: string, took: number) {
    this.#decoy = decoy
    this.#took.push(took)
  }

  /** Makes the hash that stands for users that there are not. */
  static async start(): Promise<Passwords> {
    const begun = performance.now()
    const decoy = await hash(crypto.randomUUID(), OPTIONS)
    return new Passwords(decoy, performance.now() - begun)
  }

  /** How many hashes were computed, and how many at once at most. */
  get work(): { hashes: number; atOnceMost: number } {
    return { hashes: this.#hashes, atOnceMost: this.#atOnceMost }
  }

  async hash(password: string): Promise<string> {
    return this.#inLine(() => hash(password, OPTIONS))
  }

  /** Whether it is the password; without a hash to compare with, the same work for a no. */
  async check(stored: string | undefined, password: string): Promise<boolean> {
    const begun = performance.now()
    const fits = await this.#inLine(() => verify(stored ?? this.#decoy, password, OPTIONS))
    this.#took.push(performance.now() - begun)
    if (this.#took.length > SAMPLES) this.#took.shift()
    return fits && stored !== undefined
  }

  /** A no that takes as long as one of the latest checks, and none of their work. */
  async pretend(): Promise<false> {
    await delay(this.#took[randomInt(this.#took.length)])
    return false
  }

  async #inLine<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter()
    try {
      this.#hashes++
      this.#atOnceMost = Math.max(this.#atOnceMost, this.#running)
      return await work()
    } finally {
      this.#leave()
    }
  }

  async #enter(): Promise<void> {
    if (this.#running < AT_ONCE) {
      this.#running++
      return
    }
    if (this.#line.length >= WAITING_AT_MOST)
      throw new Refusal(
        'unavailable',
        'Very many passwords are to be checked just now. Try again in a moment.',
        {
          retryAfter: 2,
        },
      )
    await new Promise<void>((resolve) => this.#line.push(resolve))
  }

  #leave(): void {
    const next = this.#line.shift()
    if (next) next()
    else this.#running--
  }
}
