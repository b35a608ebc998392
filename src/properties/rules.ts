import { merged, type Given } from '../kernel/merge.ts'
import { languageOf, zoneNamed } from '../kernel/codes.ts'
import { checkContact } from './contact.ts'
import { NOWHERE, placeOf } from './place.ts'
import type { PropertyCreate, PropertyUpdate, Settings } from './schema.ts'
import type { NewProperty } from './store.ts'
import { zoneOf } from './zone.ts'

/** What a setting is where a property has none of its own; `max_party` has no limit then. */
export const DEFAULT_SETTINGS = {
  cancel_limit_minutes: 120,
  confirm_hours: 24,
  guest_mails: true,
  reminder_hours: 24,
  max_group_tables: 5,
  reseat: false,
} satisfies Settings

const DETAILS = {
  description: null,
  email: null,
  phone: null,
  website: null,
  owner_email: null,
  language: null,
  currency: null,
} satisfies Partial<NewProperty>

/** A property of which only the rest is known. */
export const EMPTY_PROPERTY = { ...DETAILS, ...NOWHERE, settings: {} }

export function newProperty(
  body: PropertyCreate,
  status: 'ACTIVE' | 'PENDING',
  fallbackZone: string,
): NewProperty {
  const place = placeOf(body)
  const blank = {
    ...EMPTY_PROPERTY,
    name: body.name,
    status,
    sandbox: false,
    timezone: zoneOf(place, fallbackZone),
  }
  return changedProperty(blank, body)
}

/** A property with the fields that were given (`api.md`, section 1.3); refuses those that cannot be. */
export function changedProperty<P extends NewProperty>(stored: P, body: PropertyUpdate): P {
  const given = normalized(body)
  checkContact(given)
  return {
    ...merged<Details, P>(stored, given, DETAILS),
    ...placeOf(body, stored),
    name: body.name ?? stored.name,
    timezone: (body.timezone && zoneNamed(body.timezone)) ?? stored.timezone,
    settings: changedSettings(stored.settings, body.settings),
  }
}

type Details = Pick<NewProperty, keyof typeof DETAILS>

/** An empty address, number or site is none; codes are kept in their usual spelling. */
function normalized(body: PropertyUpdate): Given<Details> {
  const { description, email, phone, website, owner_email, language, currency } = body
  return {
    description,
    email: noBlank(email),
    phone: noBlank(phone),
    website: noBlank(website),
    owner_email: noBlank(owner_email),
    language: language && languageOf(language),
    currency: currency && currency.toUpperCase(),
  }
}

const noBlank = (text: string | null | undefined) => (text === '' ? null : text)

/** Merges one level deep; `null` returns a setting, or all of them, to the default. */
function changedSettings(stored: Settings, given: PropertyUpdate['settings']): Settings {
  if (given === null) return {}
  const entries = Object.entries({ ...stored, ...given }).filter(([, value]) => value !== null)
  return Object.fromEntries(entries)
}
