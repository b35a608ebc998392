/** Phones and e-mail addresses as people type them (`api.md`, section 7). */
import { parsePhoneNumberFromString, isSupportedCountry } from 'libphonenumber-js/min'
import { digitsOf } from './text.ts'
import { fieldRefusal } from './refusal.ts'

const EMAIL_LENGTH = 254
const PHONE_LENGTH = 60

/** Between 5 and 15 digits, in whatever writing. */
export const hasPhoneDigits = (text: string): boolean => {
  const { length } = digitsOf(text)
  return length >= 5 && length <= 15 && text.length <= PHONE_LENGTH
}

const LABEL = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?'
const WORD = '[^\\s\\p{Cc}@"(),:;<>[\\]\\\\.]+'
const EMAIL = new RegExp(`^${WORD}(?:\\.${WORD})*@(?:${LABEL}\\.)+${LABEL}$`, 'u')

/** Addresses as people have them: RFC 5321 and 6531 without quoted names, address literals and bare hosts. */
export const isEmail = (text: string): boolean =>
  text.length <= EMAIL_LENGTH && text.indexOf('@') <= 64 && EMAIL.test(text)

/** An e-mail address; `''` means none. Throws `bad_email`, naming the field. */
export function readEmail(text: string, path: string): string | null {
  if (text === '') return null
  if (!isEmail(text))
    throw fieldRefusal('bad_email', path, 'must be an e-mail address such as adam@example.com')
  return text
}

/**
 * A guest's phone: E.164 when it is a possible number of the property's country or starts with `+`, else as typed;
 * `''` means none. Throws `bad_phone`, naming the field, when it does not have 5 to 15 digits.
 */
export function readPhone(text: string, country: string | null, path: string): string | null {
  if (text === '') return null
  if (!hasPhoneDigits(text))
    throw fieldRefusal('bad_phone', path, 'must be a phone number with 5 to 15 digits, such as +393332211456')
  if (text.startsWith('+')) return `+${digitsOf(text)}`
  if (country === null || !isSupportedCountry(country)) return text
  const parsed = parsePhoneNumberFromString(text, country)
  return parsed?.isPossible() ? parsed.number : text
}
