/** The OpenAPI 3.1 document, made from the schemas of the routes, at `/openapi.json`. */
import swagger from '@fastify/swagger'
import type { FastifyInstance, FastifySchema } from 'fastify'
import fp from 'fastify-plugin'
import type { Ctx } from '../context.ts'
import { SCOPE_WORDS } from '../kernel/scopes.ts'
import { RIGHT_WORDS } from '../users/roles.ts'
import { ErrorAnswer, StaffErrorAnswer } from './errors.ts'
import { finish } from './openapi/finish.ts'
import { requestHeaders } from './openapi/headers.ts'
import { factsOf, type RouteFacts } from './openapi/route-facts.ts'
import type { Document, Shape } from './openapi/shapes.ts'

const TAGS = [
  ['Account', 'Registering a client and its sandbox property'],
  ['Authorization', 'Access tokens'],
  ['Properties', 'Restaurants of the client'],
  ['Pictures', 'The logo and the photos that the booking pages show'],
  ['Sandbox', 'What there is for trying things in, and no live property has'],
  ['Rooms', 'Rooms of a property'],
  ['Tables', 'Tables and groups of tables'],
  ['Services', 'Opening hours: lunch, dinner'],
  ['Special days', 'A service on one date: other hours, start times or limits, or closed'],
  ['Closures', 'What is out of order when'],
  ['Bookings', 'What can be booked: free slots, rooms, links'],
  ['Reservations', 'Reservations and their status'],
  ['Customers', 'The guests of a property'],
  ['Audit', 'What was done to accounts and access'],
  ['Webhooks', 'What happens is told to endpoints of the client'],
  ['Mails', 'What a sandbox would have sent'],
  ['Orders', 'Orders that hang on reservations'],
] as const

const DESCRIPTION = `Restaurant reservations: properties, rooms, tables, services, free slots and reservations.

1. Create a client: it comes with a sandbox property, which has services and needs a room and a table.
2. Get a token and send it as \`Authorization: Bearer …\`.
3. Send the id of the property in the \`Property\` header.

Success answers \`{"data":[…]}\`, a list even of one. A field without a value is left out. Unknown fields and query
parameters are ignored. Dates and times are the local ones of the property. Lists in a query may be written
\`status=A&status=B\`, \`status[]=A&status[]=B\` or \`status=A,B\`.

What is no operation answers 404 \`ResourceNotFoundException\`, a known path with another method 405
\`MethodNotAllowedException\` with \`Allow\`; an address that cannot be read answers 400 \`ValidationException\`, and so
does a request that does not arrive in time, with 408.`

const STAFF_TAGS = [
  ['Session', 'Signing in and out, and what a user may do where'],
  ['Members', 'Who works at the property'],
  ['Connections', 'Which software the property has let in'],
] as const

const STAFF_DESCRIPTION = `For people who work at a restaurant: the operations of the partners' API, under a session and a role.

1. Sign in with \`POST /staff/api/v1/session\`: the answer sets a cookie and has a \`csrf\`. Where it says
   \`NEEDS_SECOND_FACTOR\`, send the code to \`POST /staff/api/v1/session/second-factor\`.
2. Send \`csrf\` in the \`X-CSRF-Token\` header with whatever changes something, and the id of the property in the
   \`Property\` header. Pages of other sites may not call this API.

Everything else is as in the partners' API, whose document is \`/openapi.json\`. Bearer tokens say nothing here.`

const BEARER = `The access_token of POST /octotable-auth/api/v2/oauth2/token. Each operation names the scope that it needs:

${Object.entries(SCOPE_WORDS)
  .map(([scope, words]) => `- \`${scope}\`: ${words}`)
  .join('\n')}`

const SESSION = `The cookie of POST /staff/api/v1/session. Each operation names what the role of the user has to have, the scope and the right:

${Object.entries({ ...SCOPE_WORDS, ...RIGHT_WORDS })
  .map(([name, words]) => `- \`${name}\`: ${words}`)
  .join('\n')}`

type Scheme =
  | { type: 'http'; scheme: string; bearerFormat: string; description: string }
  | { type: 'apiKey'; in: string; name: string; description: string }

interface Door {
  name: RouteFacts['door']
  /** where its document is */
  path: string
  /** the plug-in's name for it */
  decorator: string
  title: string
  version: string
  description: string
  tags: readonly (readonly [string, string])[]
  security: Record<string, Scheme>
}

const PARTNER: Door = {
  name: 'partner',
  path: '/openapi.json',
  decorator: 'swagger',
  title: 'OctoTable API v2',
  version: '2.0.0',
  description: DESCRIPTION,
  tags: TAGS,
  security: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: BEARER } },
}

/** Of software that has no door here. */
const PARTNERS_ONLY = ['Account', 'Authorization', 'Webhooks']

const STAFF: Door = {
  name: 'staff',
  path: '/staff/api/v1/openapi.json',
  decorator: 'staffDocument',
  title: 'OctoTable staff API',
  version: '1.0.0',
  description: STAFF_DESCRIPTION,
  tags: [...STAFF_TAGS, ...TAGS.filter(([name]) => !PARTNERS_ONLY.includes(name))],
  security: { session: { type: 'apiKey', in: 'cookie', name: 'octotable_session', description: SESSION } },
}

/** What the plug-in describes by itself: words, parameters, and what the caller has to send along. */
function plainSchema(
  schema: FastifySchema | undefined,
  facts: RouteFacts,
  { security }: Door,
): FastifySchema {
  const { body: _body, response: _response, ...plain } = schema ?? {}
  const headers = requestHeaders(facts)
  const [way = ''] = Object.keys(security)
  return {
    ...plain,
    ...(facts.access === 'none' ? { security: [] } : { security: [{ [way]: facts.needs }] }),
    ...(headers ? { headers } : {}),
  }
}

async function describeDoor(app: FastifyInstance, ctx: Ctx, door: Door): Promise<void> {
  const routes = new Map<string, RouteFacts>()
  await app.register(swagger, {
    decorator: door.decorator,
    openapi: {
      openapi: '3.1.0',
      info: {
        title: door.title,
        version: door.version,
        description: door.description,
        license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      },
      tags: door.tags.map(([name, description]) => ({ name, description })),
      components: { securitySchemes: door.security },
    },
    transform: ({ schema, url, route }) => {
      const facts = factsOf(route)
      // the same operation may be at both doors, under other conditions
      if (facts.door !== door.name) return { schema: { hide: true }, url }
      if (schema?.operationId !== undefined && !schema.hide) routes.set(schema.operationId, facts)
      return { schema: plainSchema(schema, facts, door), url }
    },
    transformObject: (document) =>
      'openapiObject' in document ? finished(document.openapiObject, routes, door) : document.swaggerObject,
  })
  app.get(door.path, { schema: { hide: true } }, async () => ({
    ...documentOf(app, door),
    servers: [{ url: ctx.publicUrl() }],
  }))
}

/** What the plug-in has made under the door's name. */
function documentOf(app: FastifyInstance, { decorator }: Door): object {
  const make: unknown = Reflect.get(app, decorator)
  if (typeof make !== 'function') throw new Error(`there is no document ${decorator}`)
  return Object(Reflect.apply(make, app, []))
}

/** The plug-in's document as plain data, and finished. */
function finished(document: object, routes: ReadonlyMap<string, RouteFacts>, { name }: Door): Document {
  const plain: Document = JSON.parse(JSON.stringify(document))
  const error: Shape = JSON.parse(JSON.stringify(name === 'staff' ? StaffErrorAnswer : ErrorAnswer))
  return finish(plain, routes, error, name)
}

async function plugin(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  await describeDoor(app, ctx, PARTNER)
  await describeDoor(app, ctx, STAFF)
}

/** Not encapsulated: it has to see the routes of the whole server. */
export const openApiRoutes = fp(plugin, { name: 'openapi' })
