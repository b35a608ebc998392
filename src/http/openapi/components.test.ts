import { test } from 'node:test'
import assert from 'node:assert/strict'
import { toComponents, type Schemas } from './components.ts'
import { exampleOf } from './example.ts'

test('toComponents · named schemas, however deep · become components, and references take their place', () => {
  const schemas: Schemas = {}
  const inner = { $id: 'Inner', type: 'integer', examples: [{ $id: 'not a name' }] }
  const shape = {
    $id: 'Outer',
    type: 'object',
    properties: {
      one: inner,
      many: { type: 'array', items: inner },
      either: { anyOf: [inner, { type: 'null' }] },
    },
  }
  const ref = { $ref: '#/components/schemas/Inner' }
  assert.deepEqual(toComponents(shape, schemas), { $ref: '#/components/schemas/Outer' })
  assert.deepEqual(schemas, {
    Inner: { type: 'integer', examples: [{ $id: 'not a name' }] },
    Outer: {
      type: 'object',
      properties: {
        one: ref,
        many: { type: 'array', items: ref },
        either: { anyOf: [ref, { type: 'null' }] },
      },
    },
  })
})

test('toComponents · free names · are additional properties, with what a name is like', () => {
  const text = { type: 'string' }
  const free = { type: 'object', patternProperties: { '^.*$': {} } }
  assert.deepEqual(toComponents(free, {}), { type: 'object', additionalProperties: {} })
  const languages = { type: 'object', patternProperties: { '^[a-z]{2}$': text }, additionalProperties: false }
  assert.deepEqual(toComponents(languages, {}), {
    type: 'object',
    additionalProperties: text,
    propertyNames: { pattern: '^[a-z]{2}$' },
  })
})

test('exampleOf · a schema · shows its own example, else those of its parts', () => {
  const id = { type: 'integer', examples: [7] }
  assert.equal(exampleOf({ ...id, enum: [1] }), 7)
  assert.equal(exampleOf({ const: false }), false)
  assert.equal(exampleOf({ enum: ['A', 'B'] }), 'A')
  assert.deepEqual(exampleOf({ properties: { data: { items: id }, next: { type: 'string' } } }), {
    data: [7],
  })
  assert.equal(exampleOf({ anyOf: [{ type: 'null' }, id] }), 7)
})

test('exampleOf · a part without an example · is left out, or with it all where it is needed', () => {
  const id = { type: 'integer', examples: [7] }
  const text = { type: 'string' }
  assert.deepEqual(exampleOf({ properties: { id, text }, required: ['id'] }), { id: 7 })
  assert.equal(exampleOf({ properties: { id, text }, required: ['id', 'text'] }), undefined)
  assert.equal(exampleOf({ items: text }), undefined)
  assert.equal(exampleOf({ properties: {} }), undefined)
})
