/** Codes of standards, as the runtime's own data (ICU, tz database) know them. */
import { Temporal } from 'temporal-polyfill'

const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** Regions that ICU has a name for and ISO 3166-1 has no country: parts, unions, placeholders. */
const NOT_COUNTRIES = new Set([
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'EU',
  'EZ',
  'IC',
  'QO',
  'TA',
  'UN',
  'XA',
  'XB',
  'ZZ',
])

/** ISO 3166-1 alpha-2 in either case, and XK, which Kosovo uses. Codes of countries that are gone are not. */
export function isCountry(text: string): boolean {
  const code = text.toUpperCase()
  if (!/^[A-Z]{2}$/.test(code) || NOT_COUNTRIES.has(code)) return false
  return regionNames.of(code) !== undefined && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`
}

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** ISO 4217 in either case. */
export const isCurrency = (text: string): boolean => currencies.has(text.toUpperCase())

/** A language tag (BCP 47) in its usual spelling, such as `it` or `pt-BR`; undefined for any other text. */
export function languageOf(text: string): string | undefined {
  try {
    return text.length <= 35 ? Intl.getCanonicalLocales(text)[0] : undefined
  } catch {
    return undefined
  }
}

/** An IANA zone in its usual spelling, such as `Europe/Rome`; undefined for any other text. */
export function zoneNamed(text: string): string | undefined {
  try {
    const zone = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId
    return /^[A-Za-z]/.test(zone) ? zone : undefined
  } catch {
    return undefined
  }
}
