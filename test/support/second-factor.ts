import { Secret, TOTP } from 'otpauth'
import { Temporal } from 'temporal-polyfill'

/** The code of a time step from now on; the server takes those of the step before and after too. */
export const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Temporal.Now.instant().epochMilliseconds + steps * 30_000,
  })
