/** The parts of an OpenAPI document that are looked at and written here. */

export interface Shape {
  $id?: string
  $ref?: string
  description?: string
  type?: string
  const?: unknown
  enum?: unknown[]
  examples?: unknown[]
  properties?: Record<string, Shape>
  required?: string[]
  patternProperties?: Record<string, Shape>
  additionalProperties?: boolean | Shape
  propertyNames?: { pattern: string }
  items?: Shape
  anyOf?: Shape[]
}

export interface Reference {
  $ref: string
  /** beside a reference it takes the place of the description there */
  description?: string
}

export interface Media {
  schema: Shape
  example?: unknown
  examples?: Record<string, { summary: string; value: unknown }>
}

export interface Response {
  description: string
  headers: Record<string, Reference>
  content: Record<string, Media>
}

export interface Parameter {
  name: string
  in: string
  required?: boolean
  example?: unknown
  schema?: Shape
}

export interface RequestBody {
  required: boolean
  /** what has no schema is bytes */
  content: Record<string, Media | Record<string, never>>
}

export interface Operation {
  operationId?: string
  security?: Record<string, string[]>[]
  parameters?: Parameter[]
  requestBody?: RequestBody
  responses: Record<string, Response | Reference>
}

export interface Document {
  paths: Record<string, Record<string, Operation>>
  components: {
    schemas?: Record<string, Shape>
    responses?: Record<string, Response>
    headers?: Record<string, object>
  }
}

export const refTo = (kind: 'schemas' | 'responses' | 'headers', name: string): Reference => ({
  $ref: `#/components/${kind}/${name}`,
})

export const mapValues = <T, R>(
  record: Record<string, T>,
  map: (value: T, key: string) => R,
): Record<string, R> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]))
