/** Wakes whoever waits for deliveries to be there: rung after a commit that wrote some. */
export class Bell {
  #rung = false
  #wake: () => void = () => {}

  ring(): void {
    this.#rung = true
    this.#wake()
  }

  /** Until it rings, or has rung since the last time, or so many milliseconds have passed, or `signal` gives up. */
  async heard(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.#rung && !signal.aborted) await this.#silence(ms, signal)
    this.#rung = false
  }

  #silence(ms: number, signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, ms)
    const wake = () => resolve()
    this.#wake = wake
    signal.addEventListener('abort', wake, { once: true })
    return promise.finally(() => {
      clearTimeout(timer)
      this.#wake = () => {}
      signal.removeEventListener('abort', wake)
    })
  }
}
