/** The OpenAPI 3.1 document, made from the schemas of the routes, at `/openapi.json`. */
import swagger from '@fastify/swagger'
import type { FastifyInstance, FastifySchema } from 'fastify'
import fp from 'fastify-plugin'
import type { Ctx } from '../context.ts'
import { SCOPE_WORDS } from '../kernel/scopes.ts'
import { ErrorAnswer } from './errors.ts'
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

const BEARER = `The access_token of POST /octotable-auth/api/v2/oauth2/token. Each operation names the scope that it needs:

${Object.entries(SCOPE_WORDS)
  .map(([scope, words]) => `- \`${scope}\`: ${words}`)
  .join('\n')}`

/** What the plug-in describes by itself: words, parameters, and what the caller has to send along. */
function plainSchema(schema: FastifySchema | undefined, facts: RouteFacts): FastifySchema {
  const { body: _body, response: _response, ...plain } = schema ?? {}
  const headers = requestHeaders(facts)
  return {
    ...plain,
    ...(facts.access === 'none' ? {} : { security: [{ bearer: facts.scopes }] }),
    ...(headers ? { headers } : {}),
  }
}

async function plugin(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  const routes = new Map<string, RouteFacts>()
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'OctoTable API v2',
        version: '2.0.0',
        description: DESCRIPTION,
        license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      },
      tags: TAGS.map(([name, description]) => ({ name, description })),
      components: {
        securitySchemes: {
          bearer: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'JWT',
            description: BEARER,
          },
        },
      },
    },
    transform: ({ schema, url, route }) => {
      const facts = factsOf(route)
      // another door may have the same operations, under other conditions
      if (schema?.operationId !== undefined && !schema.hide) routes.set(schema.operationId, facts)
      return { schema: plainSchema(schema, facts), url }
    },
    transformObject: (document) =>
      'openapiObject' in document ? finished(document.openapiObject, routes) : document.swaggerObject,
  })
  app.get('/openapi.json', { schema: { hide: true } }, async () => ({
    ...app.swagger(),
    servers: [{ url: ctx.publicUrl() }],
  }))
}

/** The plug-in's document as plain data, and finished. */
function finished(document: object, routes: ReadonlyMap<string, RouteFacts>): Document {
  const plain: Document = JSON.parse(JSON.stringify(document))
  const error: Shape = JSON.parse(JSON.stringify(ErrorAnswer))
  return finish(plain, routes, error)
}

/** Not encapsulated: it has to see the routes of the whole server. */
export const openApiRoutes = fp(plugin, { name: 'openapi' })
