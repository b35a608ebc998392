import { setTimeout as sleep } from 'node:timers/promises'
import { Secret, TOTP } from 'otpauth'
import { Temporal } from 'temporal-polyfill'

const STEP_MS = 30_000
/** A test with three codes takes less, on a busy machine too. */
const THREE_CODES_MS = 10_000

const now = () => Temporal.Now.instant().epochMilliseconds

/** The codes of the step before, of this one and of the next are good for as long as this step lasts. */
export async function earlyInAStep(): Promise<void> {
  const left = STEP_MS - (now() % STEP_MS)
  if (left < THREE_CODES_MS) await sleep(left)
}

/**
 * The code of a time step from now on; the server takes those of the step before and after too. Those of this step and the
 * next are good also where another step begins meanwhile.
 */
export const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: now() + steps * STEP_MS,
  })
