import { Refusal } from '../kernel/refusal.ts'
import { withoutNulls } from '../kernel/wire.ts'

/** Where a property is. */
export interface Place {
  latitude: number | null
  longitude: number | null
  country: string | null
  address: string | null
  city: string | null
  zip: string | null
}

export const NOWHERE: Place = {
  latitude: null,
  longitude: null,
  country: null,
  address: null,
  city: null,
  zip: null,
}

type Given<T> = { [K in keyof T]?: T[K] | undefined }

/** A place as callers send it: flat, nested in `position`, or both, as they read it from us. */
export type GivenPlace = Given<Place> & {
  cap?: string | null | undefined
  position?: Given<Place> | null | undefined
}

/**
 * The place after a change. What differs from the stored value is what the caller changed, flat or nested: clients
 * send back the whole object that they read, with one of the two changed.
 */
export function placeOf(given: GivenPlace, stored: Place = NOWHERE): Place {
  const nested = given.position === null ? NOWHERE : (given.position ?? {})
  const field = <T>(name: keyof Place, from: (place: Given<Place>) => T | undefined, kept: T) =>
    changed(name, kept, [from(given), from(nested)])
  return {
    latitude: field('latitude', (place) => place.latitude, stored.latitude),
    longitude: field('longitude', (place) => place.longitude, stored.longitude),
    country: field('country', (place) => upper(place.country), stored.country),
    address: field('address', (place) => place.address, stored.address),
    city: field('city', (place) => place.city, stored.city),
    zip: changed('zip', stored.zip, [given.zip, given.cap, nested.zip]),
  }
}

const upper = (text: string | null | undefined) => text?.toUpperCase() ?? text

function changed<T>(name: keyof Place, stored: T, given: (T | undefined)[]): T {
  const news = new Set(given.filter((value) => value !== undefined && value !== stored))
  const [first = stored, ...more] = news
  if (more.length === 0) return first
  const message = `is given twice with different values: ${[...news].join(', ')}`
  throw new Refusal('validation', `${name} ${message}`, { fields: [{ path: name, message }] })
}

/** The nested form, without what is not known. */
export function toPosition({ latitude, longitude, country, address, city, zip }: Place) {
  return withoutNulls({ latitude, longitude, country, address, city, zip })
}
