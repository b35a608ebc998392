/** Valid requests made from the schemas of operations, with ids by the names of their fields. */
import assert from 'node:assert/strict'
import { addDays, today } from './days.ts'
import type { Schema } from './openapi.ts'

/** `room_id`, `customer_id`, … */
export type Ids = Record<string, number | string>

/** Where a field is: names, and `[]` for the items of a list. */
export type FieldPath = string[]

const isId = (schema: Schema) => schema.type === 'integer' && schema.format === 'int64'
const withoutNull = (schema: Schema): Schema => schema.anyOf?.find((one) => one.type !== 'null') ?? schema

/** The fields of a schema that take an id, however deep. */
export function idFields(schema: Schema, path: FieldPath = []): FieldPath[] {
  const real = withoutNull(schema)
  if (isId(real)) return [path]
  if (real.items) return idFields(real.items, [...path, '[]'])
  return Object.entries(real.properties ?? {}).flatMap(([name, field]) => idFields(field, [...path, name]))
}

/** The name of the id that a field takes: `room_ids[]` takes a `room_id`, `customer.id` a `customer_id`. */
export function idName(path: FieldPath): string {
  const [parent = '', last = ''] = path.slice(-2)
  if (last === '[]') return parent.replace(/s$/, '')
  if (path.length === 1) return parent
  return last === 'id' ? `${parent}_id` : last
}

/** What the schema leaves to the rules. */
const WORDS: Record<string, unknown> = {
  channel: 'OCTOTABLE_ADMIN',
  days_of_week: ['MONDAY'],
  email: 'ada@example.com',
  end_time: '22:00:00',
  // nobody listens there
  endpoint: 'http://127.0.0.1:1/hooks',
  first_name: 'Ada',
  now: '2030-05-15T19:30:00',
  password: 'yourCompany123!',
  redirect_uri: 'http://localhost:8183/main-page',
  status: 'CONFIRMED',
}

let days = 2

/** A value by the schema: of an object the required fields, that of `also`, and a guest's name. */
export function exampleOf(
  schema: Schema,
  ids: Record<string, unknown>,
  also: FieldPath = [],
  path: FieldPath = [],
): unknown {
  const real = withoutNull(schema)
  const name = path.at(-1) ?? ''
  if (name in WORDS) return WORDS[name]
  if (isId(real)) return ids[idName(path)] ?? assert.fail(`there is no id for ${path.join('.')}`)
  if (real.enum) return real.enum[0]
  if (real.properties) {
    const required = [...(real.required ?? []), ...(real.else?.required ?? [])]
    const wanted = Object.entries(real.properties).filter(
      ([field]) => required.includes(field) || field === also[0] || field === 'first_name',
    )
    const entries = wanted.map(([field, one]) => [
      field,
      exampleOf(one, ids, field === also[0] ? also.slice(1) : [], [...path, field]),
    ])
    return Object.fromEntries(entries)
  }
  if (real.items) return [exampleOf(real.items, ids, also.slice(1), [...path, '[]'])]
  // a day of its own for each, so that no two examples compete
  if (real.format === 'date') return addDays(today(), days++)
  if (real.format === 'time-of-day') return '20:00:00'
  if (real.type === 'integer' || real.type === 'number') return real.minimum ?? 1
  if (real.type === 'boolean') return true
  return `${name}-${crypto.randomUUID()}`
}

export function queryText(query: unknown): string {
  const entries = Object.entries(Object(query)).flatMap(([name, value]) =>
    Array.isArray(value) ? value.map((one) => [`${name}[]`, String(one)]) : [[name, String(value)]],
  )
  const text = new URLSearchParams(entries).toString()
  return text && `?${text}`
}
