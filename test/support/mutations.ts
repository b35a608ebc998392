/** A valid request of an operation, and the same with one thing wrong at a time, for each of its fields. */
import { Ref, type GeneratedRequest } from './arbitrary.ts'
import { exampleOf, type FieldPath } from './examples.ts'
import type { Operation, Schema } from './openapi.ts'

export interface Mutated {
  what: string
  request: GeneratedRequest
}

/** Ids that are filled in when the request is sent. */
const REFS: Record<string, unknown> = new Proxy({}, { get: (_, name) => new Ref(String(name), 1) })

const NUL = 'a\0b'
const EMOJI = '🍕👩‍👩‍👧‍👦'
const RIGHT_TO_LEFT = 'שלום \u202eمطعم'
const MEGABYTE = 'x'.repeat(2 ** 20)
const LONG = 4000

const nested = (depth: number): unknown => (depth === 0 ? 'x' : { a: [nested(depth - 1)] })

const OF_ANOTHER_TYPE: Record<string, unknown[]> = {
  string: [7, { a: 1 }],
  integer: ['x', 1.5, true],
  number: ['x', true],
  boolean: ['yes', 7],
  array: ['x', {}, [null], [{}]],
  object: ['x', [], [{}]],
}

function outOfBounds({
  type,
  minLength = 0,
  maxLength = LONG,
  maxItems = 1000,
  ...schema
}: Schema): unknown[] {
  if (type === 'string') return ['x'.repeat(maxLength + 1), ...(minLength > 0 ? [''] : [])]
  if (type === 'array') return [Array(maxItems + 1).fill(schema.items?.type === 'integer' ? 1 : 'x')]
  if (type !== 'integer' && type !== 'number') return []
  const { minimum, maximum } = schema
  const edges = [minimum, maximum].flatMap((edge, n) =>
    edge === undefined ? [] : [edge, edge + (n === 0 ? -1 : 1)],
  )
  return [...edges, -1, 1e308, 2 ** 53]
}

const real = (schema: Schema): Schema => schema.anyOf?.find((one) => one.type !== 'null') ?? schema

/** What is put in the place of a field. */
function valuesFor(schema: Schema): unknown[] {
  const shape = real(schema)
  const { type = 'string' } = shape
  const texts = [NUL, EMOJI, RIGHT_TO_LEFT, MEGABYTE, '\ud800', "'; drop table rooms; --"]
  return [
    null,
    '',
    ...(OF_ANOTHER_TYPE[type] ?? []),
    ...outOfBounds({ ...shape, type }),
    ...texts,
    nested(40),
  ]
}

/** Every field of a schema, with those inside it. */
function fieldsOf(schema: Schema, path: FieldPath = []): [FieldPath, Schema][] {
  const { properties = {}, items } = real(schema)
  const inside = [...Object.entries(properties), ...(items ? [['[]', items] as const] : [])]
  return inside.flatMap(([name, field]) => [
    [[...path, name], field] as [FieldPath, Schema],
    ...fieldsOf(field, [...path, name]),
  ])
}

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !(value instanceof Ref)

/** A copy of `root` in which `change` was done to what holds the last step of `path`. */
function changedAt(
  root: unknown,
  path: FieldPath,
  change: (holder: Record<string, unknown>, key: string) => void,
): unknown {
  if (!isTree(root)) return root
  const copy: Record<string, unknown> = Object.assign(Array.isArray(root) ? [] : {}, root)
  const [step = '', ...rest] = path
  const key = step === '[]' ? '0' : step
  if (rest.length === 0) change(copy, key)
  else copy[key] = changedAt(copy[key], rest, change)
  return copy
}

/** What rules ask for beside the schema. */
const USUAL: FieldPath[] = [['room_id'], ['start_hour']]

/** What a token is given for. */
const CREDENTIALS = ['client_id', 'client_secret']

/** A valid value with the field at `path`. */
function baseWith(schema: Schema, path: FieldPath): unknown {
  const { properties } = schema
  if (!properties) return exampleOf(schema, REFS, path)
  const own = CREDENTIALS.filter((name) => name in properties).map((name) => [name, REFS[name]])
  const parts = [...USUAL, path].map((also) => exampleOf(schema, REFS, also))
  return Object.assign({}, ...parts, Object.fromEntries(own))
}

function mutatedField(schema: Schema, path: FieldPath, field: Schema): [string, unknown][] {
  const name = path.join('.')
  const base = baseWith(schema, path)
  const changed = (change: (holder: Record<string, unknown>, key: string) => void) =>
    changedAt(base, path, change)
  return [
    [`${name} as it should be`, base],
    [`${name} missing`, changed((holder, key) => delete holder[key])],
    [`${name} and more`, changed((holder) => (holder['an_extra_field'] = { a: [NUL, EMOJI] }))],
    ...valuesFor(field).map((value): [string, unknown] => [
      `${name} = ${JSON.stringify(value).slice(0, 30)}`,
      changed((holder, key) => (holder[key] = value)),
    ]),
  ]
}

const mutatedValues = (schema: Schema): [string, unknown][] =>
  fieldsOf(schema).flatMap(([path, field]) => mutatedField(schema, path, field))

/** The requests of one operation: path, query and body, each field in turn. */
export function mutationsOf(operation: Operation): Mutated[] {
  const { method, params, query, body } = operation
  // what is deleted is none that others go on with
  const nth = method === 'DELETE' ? 3 : 1
  const valid: GeneratedRequest = {
    operation,
    params: Object.fromEntries(params.map((name) => [name, new Ref(name, nth)])),
    query: baseWith(query, []),
    body: body && baseWith(body, []),
    cut: undefined,
    property: undefined,
  }
  const id: Schema = { type: 'integer', format: 'int64' }
  const inPath = params.flatMap((name) =>
    valuesFor(id).map((value) => ({
      what: `${name} = ${JSON.stringify(value).slice(0, 30)}`,
      request: { ...valid, params: { ...valid.params, [name]: value } },
    })),
  )
  const inQuery = mutatedValues(query).map(([what, value]) => ({ what, request: { ...valid, query: value } }))
  const inBody = mutatedValues(body ?? {}).map(([what, value]) => ({
    what,
    request: { ...valid, body: value },
  }))
  return [{ what: 'as it should be', request: valid }, ...inPath, ...inQuery, ...inBody]
}
