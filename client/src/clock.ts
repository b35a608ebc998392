/** The clock of the machine: a client has no other to ask. */

// oxlint-disable-next-line eslint/no-restricted-globals -- the one place that reads it
export const nowMs = (): number => Date.now()

/** Epoch milliseconds of a date as HTTP writes it; NaN where it is none. */
// oxlint-disable-next-line eslint/no-restricted-globals -- Temporal is not yet everywhere
export const readHttpDate = (text: string): number => Date.parse(text)
