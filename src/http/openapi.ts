/** The OpenAPI 3.1 document, made from the schemas of the routes, at `/openapi.json`. */
import swagger from '@fastify/swagger'
import type { FastifyInstance, FastifySchema } from 'fastify'
import fp from 'fastify-plugin'
import { Type } from 'typebox'
import type { Ctx } from '../context.ts'
import { ErrorAnswer } from './errors.ts'

const TAGS = [
  ['Account', 'Registering a client and its sandbox property'],
  ['Authorization', 'Access tokens'],
  ['Rooms', 'Rooms of a property'],
  ['Tables', 'Tables and groups of tables'],
  ['Services', 'Opening hours: lunch, dinner'],
  ['Reservations', 'Reservations and their status'],
  ['Bookings', 'What can be booked: free slots, rooms, links'],
  ['Properties', 'Restaurants of the client'],
  ['Orders', 'Orders that hang on reservations'],
] as const

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const isObject = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Moves every schema that carries a name (`$id`) to the components and leaves a reference in its place. */
function hoist(value: Json, components: Record<string, Json>): Json {
  if (Array.isArray(value)) return value.map((item) => hoist(item, components))
  if (!isObject(value)) return value
  const { $id, ...rest } = value
  const walked = Object.fromEntries(Object.entries(rest).map(([key, item]) => [key, hoist(item, components)]))
  // every operation may answer with the one shape of errors
  if (isObject(walked['responses'] ?? null))
    walked['responses'] = {
      ...Object(walked['responses']),
      default: { $ref: '#/components/responses/Error' },
    }
  if (typeof $id !== 'string') return walked
  components[$id] = walked
  return { $ref: `#/components/schemas/${$id}` }
}

function nameComponents(document: object): object {
  const plain: Json = JSON.parse(JSON.stringify(document))
  const schemas: Record<string, Json> = {}
  const walked = hoist(plain, schemas)
  if (!isObject(walked)) throw new Error('an OpenAPI document is an object')
  const components = isObject(walked['components'] ?? null) ? walked['components'] : {}
  const sorted = Object.fromEntries(
    Object.entries({ ...Object(components)['schemas'], ...schemas }).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
  const error = { description: 'An error', content: { 'application/json': { schema: ErrorAnswer } } }
  return { ...walked, components: { ...Object(components), schemas: sorted, responses: { Error: error } } }
}

const PROPERTY_HEADER = Type.Object({
  property: Type.Integer({ description: 'id of the property that the call is about' }),
})

/** What the scope of a route adds to its description: token and `Property` header. */
function withAccess(
  schema: FastifySchema | undefined,
  access: 'token' | 'property' | undefined,
): FastifySchema {
  return {
    ...schema,
    ...(access ? { security: [{ bearer: [] }] } : {}),
    ...(access === 'property' ? { headers: PROPERTY_HEADER } : {}),
  }
}

async function plugin(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  await app.register(swagger, {
    // schemas keep the name they were given
    refResolver: {
      buildLocalReference: (json, _base, _fragment, n) =>
        typeof json.$id === 'string' ? json.$id : `schema-${n}`,
    },
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'OctoTable API v2',
        version: '2.0.0',
        description:
          'Restaurant reservations: properties, rooms, tables, services, free slots and reservations.',
        license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      },
      tags: TAGS.map(([name, description]) => ({ name, description })),
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    },
    transform: ({ schema, url, route }) => ({ schema: withAccess(schema, route.config?.access), url }),
    transformObject: (document) =>
      'openapiObject' in document ? nameComponents(document.openapiObject) : document.swaggerObject,
  })
  app.get('/openapi.json', { schema: { hide: true } }, async () => ({
    ...app.swagger(),
    servers: [{ url: ctx.publicUrl() }],
  }))
}

/** Not encapsulated: it has to see the routes of the whole server. */
export const openApiRoutes = fp(plugin, { name: 'openapi' })
