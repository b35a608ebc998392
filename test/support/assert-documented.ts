/** Whether an answer is one that the document has: status, media type, shape, headers and class of error. */
import assert from 'node:assert/strict'
import { Compile } from 'typebox/compile'
import { assertErrorShape } from './assert-error.ts'
import type { Operation, Schema } from './openapi.ts'
import type { Answer } from './server.ts'

/** Headers that say something of the operation: an answer has those only that the document names. */
const TOLD = [
  'etag',
  'idempotent-replayed',
  'retry-after',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'www-authenticate',
]
/** What an answer has only in some cases; of those in which it has an ETag the body tells. */
const SOMETIMES = ['idempotent-replayed', 'etag']

const mapped = (fields: Record<string, Schema>) =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, closed(field)]))

/** The schema without room for fields that it does not name. */
function closed(schema: Schema): Schema {
  const { properties, items, anyOf, additionalProperties = false } = schema
  return {
    ...schema,
    ...(properties && { properties: mapped(properties), additionalProperties }),
    ...(items && { items: closed(items) }),
    ...(anyOf && { anyOf: anyOf.map(closed) }),
  }
}

const tagOf = (resource: unknown) => {
  const { version } = Object(resource)
  return version === undefined ? null : `"${version}"`
}

const checks = new WeakMap<Schema, (body: unknown) => unknown[]>()

function checkOf(schema: Schema): (body: unknown) => unknown[] {
  const known = checks.get(schema)
  if (known) return known
  const compiled = Compile(closed(schema))
  const check = (body: unknown) => (compiled.Check(body) ? [] : compiled.Errors(body).slice(0, 3))
  checks.set(schema, check)
  return check
}

export function assertDocumented(operation: Operation, answer: Answer): void {
  const { status, headers, body } = answer
  assert.ok(status < 500, `a fault: ${status} ${JSON.stringify(body)}`)
  const described = operation.answers[status]
  assert.ok(described, `${status} is not documented: ${JSON.stringify(body)?.slice(0, 200)}`)
  assert.equal(headers.get('content-type')?.split(';')[0], described.type, 'the media type')
  assert.deepEqual(checkOf(described.schema)(body), [], `the documented shape of ${status}`)
  for (const name of TOLD)
    assert.ok(
      !headers.has(name) || described.headers.includes(name),
      `${name} is not documented for ${status}`,
    )
  if (status < 300)
    for (const name of described.headers)
      assert.ok(headers.has(name) || SOMETIMES.includes(name), `${name} is documented for ${status}`)
  if (described.headers.includes('etag')) assert.equal(headers.get('etag'), tagOf(body.data[0]))
  const className = body.error?.class_name
  if (className === undefined) return
  assertErrorShape(answer)
  assert.ok(described.classes.includes(className), `${className} is not documented for ${status}`)
}
