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
  patternProperties?: Record<string, Schema>
  additionalProperties?: boolean | Schema
}

export interface Operation {
  id: string
  method: string
  /** with `{name}` where a parameter belongs */
  path: string
  access: 'none' | 'token' | 'property'
  params: string[]
  query: Schema
  body: Schema | undefined
  /** the media type of the body */
  type: string | undefined
  /** the schema of the body by status */
  answers: Record<string, Schema | undefined>
}

interface Content {
  content?: Record<string, { schema?: Schema }>
}
interface Described {
  operationId: string
  security?: Record<string, string[]>[]
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]
  requestBody?: Content
  responses: Record<string, Content>
}

/** The document's operations, references resolved. */
export async function operationsOf(server: { url: string }): Promise<Operation[]> {
  const { body } = await send(server.url, 'GET', '/openapi.json')
  const components: Record<string, Schema> = body.components.schemas
  const paths: Record<string, Record<string, Described>> = body.paths
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operationOf(method, path, described, components)),
  )
}

function operationOf(
  method: string,
  path: string,
  described: Described,
  components: Record<string, Schema>,
): Operation {
  const { operationId, parameters = [], security = [], requestBody, responses } = described
  const among = (place: string) => parameters.filter((one) => one.in === place)
  const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? []
  const answers = Object.entries(responses).map(([status, { content }]) => {
    const schema = Object.values(content ?? {})[0]?.schema
    return [status, schema && resolve(schema, components)]
  })
  const token = security.length > 0 ? 'token' : 'none'
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    access: among('header').some(({ name }) => name === 'property') ? 'property' : token,
    params: among('path').map(({ name }) => name),
    query: {
      type: 'object',
      required: among('query').flatMap(({ name, required }) => (required ? [name] : [])),
      properties: Object.fromEntries(among('query').map(({ name, schema }) => [name, schema])),
    },
    body: content?.schema && resolve(content.schema, components),
    type,
    answers: Object.fromEntries(answers),
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
