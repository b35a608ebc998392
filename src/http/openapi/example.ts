import type { Shape } from './shapes.ts'

/**
 * A value by the examples of a schema and of the schemas in it. What has none is left out, so that a document never
 * shows a made-up value.
 */
export function exampleOf(shape: Shape, named: Record<string, Shape>): unknown {
  const { $ref, examples, anyOf, properties, items } = shape
  if ($ref !== undefined) return exampleOf(named[$ref.split('/').at(-1) ?? ''] ?? {}, named)
  if (examples) return examples[0]
  if ('const' in shape) return shape.const
  if (shape.enum) return shape.enum[0]
  if (anyOf) return anyOf.map((one) => exampleOf(one, named)).find((one) => one !== undefined)
  if (items) return [exampleOf(items, named)].filter((one) => one !== undefined)
  if (!properties) return undefined
  const fields = Object.entries(properties).flatMap(([name, field]) => {
    const value = exampleOf(field, named)
    return value === undefined ? [] : [[name, value]]
  })
  return fields.length > 0 ? Object.fromEntries(fields) : undefined
}
