/** The calls that are under way, so that a slow receiver holds up neither the others nor the server. */
export class Flights {
  readonly #running = new Map<Promise<void>, string>()
  readonly #inAll: number
  readonly #atOne: number

  constructor({ inAll, atOne }: { inAll: number; atOne: number }) {
    this.#inAll = inAll
    this.#atOne = atOne
  }

  free(): number {
    return this.#inAll - this.#running.size
  }

  freeAt(host: string): number {
    return this.#atOne - [...this.#running.values()].filter((one) => one === host).length
  }

  busyHosts(): string[] {
    return [...new Set(this.#running.values())].filter((host) => this.freeAt(host) <= 0)
  }

  /** `work` does not fail: what goes wrong in a call is written down by it. */
  start(host: string, work: () => Promise<void>): void {
    const flight = work().finally(() => this.#running.delete(flight))
    this.#running.set(flight, host)
  }

  async landed(): Promise<void> {
    await Promise.all(this.#running.keys())
  }
}
