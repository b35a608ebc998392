import type { Shape } from './shapes.ts'

/**
 * A value by the examples of a schema and of the schemas in it; none where one is missing that is needed, so that a
 * document never shows a made-up value.
 */
export function exampleOf(shape: Shape): unknown {
  const { examples, anyOf, properties, required = [], items } = shape
  if (examples) return examples[0]
  if ('const' in shape) return shape.const
  if (shape.enum) return shape.enum[0]
  if (anyOf) return anyOf.map(exampleOf).find((one) => one !== undefined)
  if (items) {
    const item = exampleOf(items)
    return item === undefined ? undefined : [item]
  }
  if (!properties) return undefined
  const fields = Object.entries(properties).flatMap(([name, field]) => {
    const value = exampleOf(field)
    return value === undefined ? [] : [[name, value]]
  })
  const known = Object.fromEntries(fields)
  return fields.length > 0 && required.every((name) => name in known) ? known : undefined
}
