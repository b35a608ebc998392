import tzLookup from '@photostructure/tz-lookup'

/**
 * The zone of most people in countries that have several; the runtime lists those by the alphabet. Below the line
 * countries of one zone that the runtime still gives by a name that was replaced since.
 */
const MAIN_ZONES: Record<string, string> = {
  AR: 'America/Argentina/Buenos_Aires',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CD: 'Africa/Kinshasa',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  DE: 'Europe/Berlin',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  FM: 'Pacific/Chuuk',
  GL: 'America/Nuuk',
  ID: 'Asia/Jakarta',
  KI: 'Pacific/Tarawa',
  KZ: 'Asia/Almaty',
  MH: 'Pacific/Majuro',
  MN: 'Asia/Ulaanbaatar',
  MX: 'America/Mexico_City',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PF: 'Pacific/Tahiti',
  PG: 'Pacific/Port_Moresby',
  PS: 'Asia/Gaza',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kyiv',
  US: 'America/New_York',
  UZ: 'Asia/Tashkent',
  // ──
  ER: 'Africa/Asmara',
  FO: 'Atlantic/Faroe',
  IN: 'Asia/Kolkata',
  MM: 'Asia/Yangon',
  NP: 'Asia/Kathmandu',
  VN: 'Asia/Ho_Chi_Minh',
  XK: 'Europe/Belgrade',
}

function zoneOfCountry(country: string): string | undefined {
  return MAIN_ZONES[country] ?? new Intl.Locale(`und-${country}`).getTimeZones()?.[0]
}

/** Where a property is, as far as its time zone depends on it. */
export interface Spot {
  latitude: number | null
  longitude: number | null
  country: string | null
}

/** The zone of the coordinates, else of the country, else `fallback`. */
export function zoneOf({ latitude, longitude, country }: Spot, fallback: string): string {
  const ofCountry = country ? zoneOfCountry(country) : undefined
  if (latitude === null || longitude === null) return ofCountry ?? fallback
  const ofPlace = tzLookup(latitude, longitude)
  // a nautical zone: the coordinates are out at sea, like the 0, 0 of a form that was not filled in
  return ofPlace.startsWith('Etc/') ? (ofCountry ?? ofPlace) : ofPlace
}
