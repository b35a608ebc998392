import { mapValues, refTo, type Shape } from './shapes.ts'

export type Schemas = Record<string, Shape>

const ANY_NAME = '^.*$'

/**
 * A schema as the document has it. It and those in it that have a name go to `schemas`, and a reference takes their
 * place.
 */
export function toComponents({ $id, ...shape }: Shape, schemas: Schemas): Shape {
  const inner = (one: Shape) => toComponents(one, schemas)
  const { properties, items, anyOf } = shape
  const walked: Shape = {
    ...withNames(shape, inner),
    ...(properties && { properties: mapValues(properties, inner) }),
    ...(items && { items: inner(items) }),
    ...(anyOf && { anyOf: anyOf.map(inner) }),
  }
  if ($id === undefined) return walked
  schemas[$id] = walked
  return refTo('schemas', $id)
}

/** Free names in the words that generators of clients read: `additionalProperties`, and what a name is like. */
function withNames({ patternProperties, ...shape }: Shape, inner: (one: Shape) => Shape): Shape {
  const [pattern, values] = Object.entries(patternProperties ?? {})[0] ?? []
  if (pattern === undefined || values === undefined) return shape
  return {
    ...shape,
    additionalProperties: inner(values),
    ...(pattern === ANY_NAME ? {} : { propertyNames: { pattern } }),
  }
}
