import { Type, type Static } from 'typebox'
import {
  Count,
  defineFormat,
  Flag,
  Id,
  Line,
  LocalDateTime,
  MAX_PAX,
  Name,
  Notes,
  TextsByLanguage,
  updateOf,
} from '../kernel/wire.ts'
import { isCountry, isCurrency, languageOf, zoneNamed } from '../kernel/codes.ts'

export const WEBSITE_LENGTH = 500

defineFormat('country', isCountry, 'must be a country code of two letters (ISO 3166-1) such as IT')
defineFormat('currency', isCurrency, 'must be a currency code of three letters (ISO 4217) such as EUR')
defineFormat(
  'language',
  (text) => languageOf(text) !== undefined,
  'must be a language tag (BCP 47) such as it',
)
defineFormat(
  'time-zone',
  (text) => zoneNamed(text) !== undefined,
  'must be an IANA time zone such as Europe/Rome',
)

/** A language, as properties and reservations name one. */
export const LanguageTag = (description: string) =>
  Type.String({ format: 'language', description: `${description}, BCP 47`, examples: ['it'] })

const optional = {
  latitude: Type.Optional(Type.Number({ minimum: -90, maximum: 90, description: 'degrees, north positive' })),
  longitude: Type.Optional(
    Type.Number({ minimum: -180, maximum: 180, description: 'degrees, east positive' }),
  ),
  country: Type.Optional(
    Type.String({ format: 'country', description: 'ISO 3166-1 alpha-2', examples: ['IT'] }),
  ),
  address: Type.Optional(Type.String({ maxLength: 500, description: 'street and number' })),
  city: Type.Optional(Line('city')),
  zip: Type.Optional(Line('postal code')),
}

export const Position = Type.Object(optional, {
  $id: 'Position',
  description: 'where it is; empty where nothing is known',
})

const MONTH_HOURS = 24 * 31
const texts = (what: string) => Type.Optional(TextsByLanguage(what))

const settings = {
  max_party: Type.Optional(
    Count('largest party that guests may book online; not set: what the tables allow', 1, MAX_PAX),
  ),
  cancel_limit_minutes: Type.Optional(
    Count('until how long before the start guests may cancel; default 120', 0, MONTH_HOURS * 60),
  ),
  confirm_hours: Type.Optional(
    Count('how long an accepted request waits for its guest; default 24', 1, MONTH_HOURS),
  ),
  guest_mails: Type.Optional(
    Flag('guests with an e-mail address are written to about their reservations; default true'),
  ),
  reminder_hours: Type.Optional(
    Count(
      'how long before the start guests are reminded by mail, of what is booked or changed from then on; 0: never; default 24',
      0,
      MONTH_HOURS,
    ),
  ),
  max_group_tables: Type.Optional(Count('most tables that an automatic combination joins; default 5', 2, 20)),
  reseat: Type.Optional(
    Flag('earlier reservations may be moved to other tables for new ones; default false'),
  ),
  welcome: texts('text on the booking pages'),
  privacy: texts('privacy notice'),
  blocked: texts('what a blocked guest reads'),
  large_party: texts('what a party above max_party reads'),
  mail_text: texts('what guests are told in mails besides, such as where to park'),
  color: Type.Optional(
    Type.String({
      pattern: '^#[0-9A-Fa-f]{6}$',
      description: 'accent of the booking pages',
      examples: ['#aa3300'],
    }),
  ),
  frame_ancestors: Type.Optional(
    Type.Array(Type.String({ pattern: '^https?://(\\*\\.)?[A-Za-z0-9.-]+(:\\d{1,5})?$', maxLength: 260 }), {
      maxItems: 50,
      description: 'origins of the websites that may embed the booking pages',
    }),
  ),
}

export const Settings = Type.Object(settings, {
  $id: 'Settings',
  description: 'what is set; defaults are left out',
})
export type Settings = Static<typeof Settings>

const fields = {
  name: Name('name of the restaurant'),
  description: Type.Optional(Notes('text about the restaurant')),
  email: Type.Optional(Type.String({ maxLength: 254, description: 'e-mail address' })),
  phone: Type.Optional(Line('any text with 5 to 15 digits')),
  website: Type.Optional(
    Type.String({
      maxLength: WEBSITE_LENGTH,
      description: 'address of its website; the scheme may be left out',
    }),
  ),
  ...optional,
  cap: Type.Optional(Line('postal code; another name of zip')),
  timezone: Type.Optional(
    Type.String({
      format: 'time-zone',
      description: 'IANA time zone; default: that of the position, else of the country',
      examples: ['Europe/Rome'],
    }),
  ),
  language: Type.Optional(LanguageTag('its own language')),
  currency: Type.Optional(Type.String({ format: 'currency', description: 'ISO 4217', examples: ['EUR'] })),
  owner_email: Type.Optional(Type.String({ maxLength: 254, description: 'who is invited as its owner' })),
}

export const PropertyCreate = Type.Object(
  { ...fields, position: Type.Optional(Position), settings: Type.Optional(Settings) },
  {
    $id: 'PropertyCreate',
    examples: [
      {
        name: 'Your Company SPA',
        email: 'yourcompany1@demo.com',
        phone: '+390212345678',
        website: 'www.yourcmpany.com',
        address: 'Piazza, 33',
        city: 'Milan',
        cap: '20154',
        country: 'IT',
        latitude: 45.4442,
        longitude: 9.99,
      },
    ],
  },
)
export const PropertyUpdate = updateOf(
  {
    ...fields,
    position: Type.Optional(updateOf(optional, [])),
    settings: Type.Optional(updateOf(settings, [])),
  },
  ['name', 'timezone'],
  { $id: 'PropertyUpdate', examples: [{ phone: '+390287654321', settings: { max_party: 8 } }] },
)
export type PropertyCreate = Static<typeof PropertyCreate>
export type PropertyUpdate = Static<typeof PropertyUpdate>

const { zip: _alias, ...answered } = fields

export const Property = Type.Object(
  {
    id: Id('the property'),
    enabled: Flag('whether its status is ACTIVE'),
    status: Type.Enum(['ACTIVE', 'PENDING', 'DISABLED'], {
      description: "PENDING: waits for the operator's approval",
    }),
    sandbox: Flag('made for testing'),
    expires_at: Type.Optional(LocalDateTime('until when a sandbox lives, in its own local time')),
    ...answered,
    timezone: Type.String({ description: 'IANA time zone', examples: ['Europe/Rome'] }),
    position: Position,
    settings: Settings,
  },
  {
    $id: 'Property',
    examples: [
      {
        id: 999643,
        enabled: true,
        status: 'ACTIVE',
        sandbox: false,
        name: 'Your Company SPA',
        description: 'A financial institution specializing in global banking',
        email: 'yourcompany1@demo.com',
        phone: '+390212345678',
        website: 'www.yourcmpany.com',
        latitude: 45.44,
        longitude: 9.99,
        country: 'IT',
        address: 'Piazza, 33',
        city: 'Milan',
        cap: '20154',
        timezone: 'Europe/Rome',
        position: {
          latitude: 45.44,
          longitude: 9.99,
          country: 'IT',
          address: 'Piazza, 33',
          city: 'Milan',
          zip: '20154',
        },
        settings: {},
      },
    ],
  },
)
export type Property = Static<typeof Property>

export const PropertyParams = Type.Object({ id: Id('the property', 999643) })
