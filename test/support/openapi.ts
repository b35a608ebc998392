/** The operations of `/openapi.json`: a test that goes through them covers one that is added by itself. */
import assert from 'node:assert/strict'
import { send } from './server.ts'

/** The part of JSON Schema that our document uses. */
export interface Schema {
  $ref?: string
  type?: string
  format?: string
  properties?: Record<string, Schema>
  required?: string[]
  /** what is required of most objects, but not of those that `if` describes */
  else?: { required: string[] }
  items?: Schema
  anyOf?: Schema[]
  enum?: string[]
  examples?: unknown[]
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  pattern?: string
  additionalProperties?: boolean | Schema
  propertyNames?: Schema
}

/** What the document says of the answers with one status. */
export interface DescribedAnswer {
  schema: Schema
  /** the media type */
  type: string
  /** names of headers, in lower case */
  headers: string[]
  /** the classes of errors that may come */
  classes: string[]
}

export interface Operation {
  id: string
  method: string
  /** with `{name}` where a parameter belongs */
  path: string
  access: 'none' | 'token' | 'property'
  /** that a token has to have; for staff, what their role has to: a scope, a right */
  scopes: string[]
  params: string[]
  query: Schema
  body: Schema | undefined
  /** the media type of the body, which is bytes where it has no schema */
  type: string | undefined
  /** names of the headers that it takes, in lower case */
  headers: string[]
  /** by status */
  answers: Record<string, DescribedAnswer>
}

interface Content {
  content?: Record<string, { schema?: Schema }>
}
interface Response extends Content {
  $ref?: string
  description: string
  headers?: Record<string, object>
}
interface Described {
  operationId: string
  security?: Record<string, string[]>[]
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]
  requestBody?: Content
  responses: Record<string, Response>
}
interface Components {
  schemas: Record<string, Schema>
  responses: Record<string, Response>
}

/** Where the document of the staff's door is. */
export const STAFF_DOCUMENT = '/staff/api/v1/openapi.json'

/** The document's operations, references resolved. */
export async function operationsOf(
  server: { url: string },
  document = '/openapi.json',
): Promise<Operation[]> {
  const { body } = await send(server.url, 'GET', document)
  const components: Components = body.components
  const paths: Record<string, Record<string, Described>> = body.paths
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operationOf(method, path, described, components)),
  )
}

function operationOf(method: string, path: string, described: Described, components: Components): Operation {
  const { operationId, parameters = [], security = [], requestBody, responses } = described
  const among = (place: string) => parameters.filter((one) => one.in === place)
  const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? []
  const headers = among('header').map(({ name }) => name.toLowerCase())
  const token = security.length > 0 ? 'token' : 'none'
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    access: headers.includes('property') ? 'property' : token,
    scopes: security.flatMap((one) => Object.values(one).flat()),
    params: among('path').map(({ name }) => name),
    query: {
      type: 'object',
      required: among('query').flatMap(({ name, required }) => (required ? [name] : [])),
      properties: Object.fromEntries(among('query').map(({ name, schema }) => [name, schema])),
    },
    body: content?.schema && resolve(content.schema, components.schemas),
    type,
    headers,
    answers: Object.fromEntries(
      Object.entries(responses).map(([status, response]) => [status, answerOf(response, components)]),
    ),
  }
}

function answerOf(response: Response, components: Components): DescribedAnswer {
  const there = response.$ref ? components.responses[response.$ref.split('/').at(-1) ?? ''] : response
  const [type, content] = Object.entries(there?.content ?? {})[0] ?? []
  assert.ok(there && type && content?.schema, `an answer with a schema: ${JSON.stringify(response)}`)
  return {
    schema: resolve(content.schema, components.schemas),
    type,
    headers: Object.keys(there.headers ?? {}).map((name) => name.toLowerCase()),
    classes: response.description.match(/\w+Exception/g) ?? [],
  }
}

/** Puts components where the references to them are. */
function resolve(schema: Schema, components: Record<string, Schema>): Schema {
  const text = JSON.stringify(schema)
  const resolved = text.replace(/\{"\$ref":"#\/components\/schemas\/([^"]+)"\}/g, (_, name: string) => {
    const component = components[name]
    assert.ok(component, `a component ${name}`)
    return JSON.stringify(resolve(component, components))
  })
  const parsed: Schema = JSON.parse(resolved)
  return parsed
}

/** The operation's path with values for its parameters. */
export const pathWith = (operation: Operation, params: Record<string, string | number>): string =>
  operation.path.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name]))
