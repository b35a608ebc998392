/** Codes of an authenticator (RFC 6238), and those for the day on which it is lost. */
import { createHash, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

const SECRET_BYTES = 20
const STEP_SECONDS = 30
/** steps that clocks may be apart, either way */
const WINDOW = 1

export const newSecret = (): Buffer => randomBytes(SECRET_BYTES)

const totpOf = (secret: Buffer, label = 'OctoTable') =>
  new TOTP({
    issuer: 'OctoTable',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: STEP_SECONDS,
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
  })

/** The time step of a code that is good at an instant, in milliseconds of the epoch. */
export function stepOf(secret: Buffer, code: string, at: number): number | undefined {
  const delta = totpOf(secret).validate({ token: code, timestamp: at, window: WINDOW })
  return delta === null ? undefined : Math.floor(at / 1000 / STEP_SECONDS) + delta
}

/** What the QR code says, and what is typed in where it cannot be scanned. */
export function enrolment(secret: Buffer, username: string): { uri: string; text: string } {
  const totp = totpOf(secret, username.replaceAll(':', ' '))
  return { uri: totp.toString(), text: totp.secret.base32.replace(/(.{4})(?=.)/g, '$1 ') }
}

const RECOVERY_CODES = 10
/** without what is taken for something else: 16 of 32 letters are 80 random bits */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz023456789'
const LETTERS_OF_A_CODE = 16

export const newRecoveryCodes = (): string[] => Array.from({ length: RECOVERY_CODES }, newRecoveryCode)

function newRecoveryCode(): string {
  const letters = Array.from(randomBytes(LETTERS_OF_A_CODE), (byte) => LETTERS[byte % LETTERS.length])
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** What was typed, as codes are compared: without blanks and dashes. */
export const plainCode = (text: string): string => text.replace(/[\s-]/g, '').toLowerCase()

export const isTimeCode = (code: string): boolean => /^\d{6}$/.test(code)

export const hashCode = (code: string): Buffer => createHash('sha256').update(plainCode(code)).digest()
