import { Type, type Static } from 'typebox'
import { Count, Flag, Id, LocalDateTime, Name, Notes, UtcTime } from '../kernel/wire.ts'
import { Position, WEBSITE_LENGTH } from '../properties/schema.ts'

const SandboxProperty = Type.Object({
  name: Name('name of the property'),
  username: Type.String({
    minLength: 3,
    maxLength: 120,
    pattern: '^\\S+$',
    description: "login of the property's first user: a.b.123 or an e-mail address; unique, case-insensitive",
  }),
  password: Type.String({
    format: 'password',
    description:
      'password of that user: 8 to 128 characters, with a lower-case letter, an upper-case letter and a digit',
  }),
  email: Type.String({ description: 'e-mail address of the property and of its first user' }),
  description: Type.Optional(Notes('text about the property')),
  website: Type.Optional(
    Type.String({
      maxLength: WEBSITE_LENGTH,
      description: 'address of its website; the scheme may be left out',
    }),
  ),
  phone: Type.Optional(Type.String({ maxLength: 120, description: 'any text with 5 to 15 digits' })),
  position: Type.Optional(Position),
})

export const ClientCreate = Type.Object(
  {
    redirect_uri: Type.String({
      maxLength: 2000,
      description: 'absolute http or https address, without fragment and credentials',
      examples: ['http://localhost:8183/main-page'],
    }),
    sandbox_property: SandboxProperty,
  },
  {
    $id: 'ClientCreate',
    examples: [
      {
        redirect_uri: 'http://localhost:8183/main-page',
        sandbox_property: {
          name: 'Your Company SPA',
          username: 'yourcompany100@demo.com',
          password: 'yourCompany123!',
          description: 'A financial institution specializing in global banking',
          email: 'yourcompany1@demo.com',
          website: 'www.yourcmpany.com',
          phone: '+1234567890',
          position: {
            latitude: 45.4442,
            longitude: 9.99,
            country: 'IT',
            address: 'Piazza, 33',
            city: 'Milan',
            zip: '20154',
          },
        },
      },
    ],
  },
)
export type ClientCreate = Static<typeof ClientCreate>

const CreatedProperty = Type.Object({
  enabled: Flag('true'),
  id: Id('the property: what the Property header takes'),
  name: Name('as sent'),
  position: Position,
  sandbox: Flag('true'),
  expires_at: LocalDateTime('until when the sandbox lives, in its own local time'),
  timezone: Type.String({ description: 'IANA time zone, from its coordinates, else its country' }),
})

export const CreatedClient = Type.Object(
  {
    client_id: Type.String({ description: 'what the token endpoint takes' }),
    client_secret: Type.String({ description: 'shown in this answer only' }),
    id: Id('the client'),
    username: Type.String({ description: 'as sent' }),
    password: Type.String({ description: 'as sent; shown in this answer only' }),
    properties: Type.Array(CreatedProperty),
    redirect_uri: Type.String({ description: 'as sent' }),
  },
  {
    $id: 'CreatedClient',
    examples: [
      {
        client_id: 'public_8956990355e6df036-b5ff-48cd-b8be-b3d93fb752',
        client_secret: '12404a0a-9cbf-4b40-82cc-32296e92c515',
        id: 124,
        username: 'yourcompany100@demo.com',
        password: 'yourCompany123!',
        properties: [
          {
            enabled: true,
            id: 999641,
            name: 'Your Company SPA',
            position: {},
            sandbox: true,
            expires_at: '2025-06-14T10:00:00',
            timezone: 'Europe/Rome',
          },
        ],
        redirect_uri: 'http://localhost:8183/main-page',
      },
    ],
  },
)
export type CreatedClient = Static<typeof CreatedClient>

const RedirectUri = Type.String({
  minLength: 1,
  maxLength: 2000,
  description: 'absolute http or https address, without fragment and credentials',
})
const MAX_REDIRECT_URIS = 10
const WEEK_MINUTES = 10_080

export const ClientUpdate = Type.Object(
  {
    redirect_uri: Type.Optional(
      Type.Union([RedirectUri, Type.Array(RedirectUri, { minItems: 1, maxItems: MAX_REDIRECT_URIS })], {
        description: 'one address, or all of them in a list; the connect flow goes back to these only',
      }),
    ),
    rotate: Type.Optional(Flag('makes a new secret, which this answer shows')),
    overlap_minutes: Type.Optional(
      Count('how long the former secret is good as well; default 60', 0, WEEK_MINUTES),
    ),
    revoke_now: Type.Optional(
      Flag('with rotate: neither the former secret nor any token is good any more, that of this call too'),
    ),
  },
  {
    $id: 'ClientUpdate',
    examples: [{ redirect_uri: ['https://app.example/connected'], rotate: true, overlap_minutes: 60 }],
  },
)
export type ClientUpdate = Static<typeof ClientUpdate>

export const OwnClient = Type.Object(
  {
    id: Id('the client'),
    client_id: Type.String({ description: 'what the token endpoint takes' }),
    client_secret: Type.Optional(
      Type.String({ description: 'the new secret; shown once, where it was made' }),
    ),
    redirect_uri: Type.String({ description: 'the first of them' }),
    redirect_uris: Type.Array(Type.String(), { description: 'where the connect flow may go back to' }),
    former_secret_until: Type.Optional(UtcTime('until when the former secret is good as well')),
  },
  {
    $id: 'Client',
    examples: [
      {
        id: 124,
        client_id: 'public_8956990355e6df036-b5ff-48cd-b8be-b3d93fb752',
        redirect_uri: 'https://app.example/connected',
        redirect_uris: ['https://app.example/connected'],
      },
    ],
  },
)
export type OwnClient = Static<typeof OwnClient>
