/** Generated requests: values by the schemas of operations, and the same with something wrong in them. */
import * as fc from 'fast-check'
import { addDays, today } from './days.ts'
import { idName, type FieldPath } from './examples.ts'
import type { Operation, Schema } from './openapi.ts'

/** An id that is known only when the request is sent: the `nth` of those of its name. */
export class Ref {
  readonly name: string
  readonly nth: number
  constructor(name: string, nth: number) {
    this.name = name
    this.nth = nth
  }
}

type Any = fc.Arbitrary<unknown>

const weighted = (...choices: [number, Any][]): Any =>
  fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })))
const among = (...values: unknown[]): Any => fc.constantFrom(...values)

const deep = (depth: number): unknown => (depth === 0 ? [] : { a: [deep(depth - 1)] })

/** What breaks programs. */
const NASTY = [
  [null, true, false, '', ' ', '\n', 0, -0, -1, 1.5, 1e-7, 1e21, 1e308, 2 ** 31, 2 ** 53, -(2 ** 63)],
  ['9'.repeat(400), 'x'.repeat(5000), '🍕'.repeat(200), 'é'.normalize('NFD').repeat(200), '\u200b', '\ufeff'],
  [
    '\0',
    'a\0b',
    '\ud800',
    'a\udfff',
    'שלום\u202e',
    'مطعم',
    '％',
    "'; drop table x; --",
    '\\',
    '$1',
    '%',
    '_',
  ],
  [
    '__proto__',
    'constructor',
    'toString',
    'null',
    'undefined',
    'NaN',
    'Infinity',
    '-0',
    '1e400',
    '0x1',
    '+1',
  ],
  ['0000-01-01', '0001-01-01', '1582-10-10', '1969-12-31', '2025-02-30', '2028-02-29', '9999-12-31'],
  [
    '10000-01-01',
    '+275760-09-13',
    '-000001-01-01',
    '2026-01-01T25:00',
    '9999-12-31T23:59:59',
    '0001-01-01T00:00:00',
  ],
  ['00:00', '24:00', '23:59', '23:59:60', '12:00:01', '2:30', '02:30:00', '-1:00', '99:99'],
  [
    [],
    [[]],
    {},
    { a: 1 },
    [null],
    deep(12),
    deep(60),
    Array(2000).fill(1),
    { __proto__: null, constructor: { prototype: 1 } },
  ],
].flat()
const nasty = weighted([9, among(...NASTY)], [1, fc.jsonValue()])

const day = weighted(
  [12, fc.integer({ min: 1, max: 40 }).map((days) => addDays(today(), days))],
  [1, fc.integer({ min: -400_000, max: 2_900_000 }).map((days) => addDays(today(), days))],
  [1, among('0001-01-01', '0001-01-02', '1969-12-31', '2028-02-29', '9999-12-30', '9999-12-31')],
)
const two = (n: number) => String(n).padStart(2, '0')
const clock = (hours: Any, minutes: Any) =>
  fc.tuple(hours, minutes).map(([h, m]) => `${two(Number(h))}:${two(Number(m))}:00`)
const time = weighted(
  [8, among('13:00:00', '19:30:00', '20:00:00', '20:30:00', '21:00', '22:00')],
  [1, clock(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))],
)

const FORMATS: Record<string, Any> = {
  date: day,
  'time-of-day': time,
  'local-date-time': fc.tuple(day, time).map(([date, hour]) => `${String(date)}T${String(hour)}`),
  country: among('IT', 'US', 'JP', 'de'),
  currency: among('EUR', 'USD'),
  language: among('it', 'en-GB'),
  'time-zone': among('Europe/Rome', 'America/New_York', 'Pacific/Kiritimati', 'Australia/Lord_Howe', 'UTC'),
  password: weighted([6, among('yourCompany123!')], [1, among('short')]),
}
const TEXTS: Record<string, Any> = {
  channel: weighted([8, among('OCTOTABLE_ADMIN')], [3, among('OCTOTABLE_BOOK')], [1, among('GOOGLE')]),
  client_id: weighted([2, fc.constant(new Ref('client_id', 0))], [1, among('public_1', 'x')]),
  client_secret: weighted([2, fc.constant(new Ref('client_secret', 0))], [1, among('x')]),
  email: weighted(
    [8, among('ada@example.com', 'ADA@example.com', 'è@example.com')],
    [1, among('', 'ada', 'a@b')],
  ),
  // nobody listens there
  endpoint: weighted(
    [8, among('http://127.0.0.1:1/hooks', 'http://localhost:1/')],
    [1, among('https://[::1', 'ftp://a', 'x')],
  ),
  first_name: weighted([9, among('Ada', 'Żółć', '李', 'O’Neil')], [1, among('')]),
  owner_email: among('ada@example.com', 'ada'),
  phone: weighted(
    [8, among('+393339999001', '333 999 9001', '(055) 12-34')],
    [1, among('', '12', '0'.repeat(20))],
  ),
  redirect_uri: weighted(
    [6, among('http://localhost:8183/main-page')],
    [1, among('https://example.com/#a', 'x')],
  ),
  status: among('CONFIRMED', 'ACCEPTED', 'REJECTED', 'CANCELLED', 'WAITING', 'PREPAY', 'X'),
  username: fc.uuid(),
  website: weighted([6, among('www.example.com', 'https://example.com/a?b=c')], [1, among('x y')]),
}
const DAYS = among('MON', 'tue', 'WEN', 'Wednesday', 'SUNDAY', 'SAT', 'FRI', 'DAY')

function textOf(schema: Schema, path: FieldPath): Any {
  const [parent = '', name = ''] = path.slice(-2)
  const format = FORMATS[schema.format ?? '']
  if (format) return format
  if (parent === 'days_of_week') return DAYS
  const known = TEXTS[path.length > 1 ? name : parent]
  if (known) return known
  if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern), { maxLength: 40 })
  const { minLength = 0, maxLength = 60 } = schema
  return weighted(
    [4, fc.string({ unit: 'grapheme-ascii', minLength, maxLength: Math.min(12, maxLength) })],
    [1, fc.string({ unit: 'binary', minLength, maxLength })],
  )
}

function numberOf(schema: Schema): Any {
  const { minimum = -1000, maximum = 100_000 } = schema
  if (schema.type === 'number') return fc.double({ min: minimum, max: maximum, noNaN: true })
  return weighted(
    [5, fc.integer({ min: minimum, max: Math.min(minimum + 3, maximum) })],
    [1, fc.integer({ min: minimum, max: maximum })],
    [1, among(minimum, maximum, String(minimum))],
  )
}

const idOf = (path: FieldPath): Any =>
  weighted(
    [12, fc.nat(9).map((nth) => new Ref(idName(path), nth))],
    [1, fc.integer()],
    [1, among(2 ** 53, '1')],
  )

/** Fields that are optional only sometimes. */
const USUAL = ['first_name', 'phone', 'room_id', 'start_date', 'start_hour', 'customer']

function objectOf(schema: Schema, path: FieldPath): Any {
  const fields = Object.entries(schema.properties ?? {})
  const required = fields.filter(([name]) => schema.required?.includes(name) || USUAL.includes(name))
  const optional = fields.filter((field) => !required.includes(field))
  const record = (entries: [string, Schema][]) =>
    Object.fromEntries(entries.map(([name, field]) => [name, valueOf(field, [...path, name])]))
  const kept = fc.shuffledSubarray(
    optional.map(([name]) => name),
    { maxLength: Math.min(3, optional.length) },
  )
  return fc
    .tuple(fc.record(record(required)), fc.record(record(optional)), kept)
    .map(([always, some, names]) => ({
      ...always,
      ...Object.fromEntries(names.map((name) => [name, some[name]])),
    }))
}

/** Values that a schema allows, more or less: the rules beyond it refuse some of them. */
export function valueOf(schema: Schema, path: FieldPath = []): Any {
  const real = schema.anyOf?.find((one) => one.type !== 'null')
  if (real) return weighted([7, valueOf(real, path)], [1, fc.constant(null)])
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.properties) return objectOf(schema, path)
  const { propertyNames, additionalProperties: texts } = schema
  if (propertyNames && typeof texts === 'object')
    return fc.dictionary(among('it', 'en', 'de-CH').map(String), valueOf(texts, [...path, '[]']), {
      maxKeys: 3,
    })
  if (schema.items)
    return fc.array(valueOf(schema.items, [...path, '[]']), { maxLength: 3, minLength: schema.minItems ?? 0 })
  if (schema.type === 'integer' && schema.format === 'int64') return idOf(path)
  if (schema.type === 'integer' || schema.type === 'number') return numberOf(schema)
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'string') return textOf(schema, path)
  return fc.jsonValue()
}

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !(value instanceof Ref)

/** A fault, and the place in a value where it goes. */
interface Fault {
  place: number
  kind: 'replace' | 'remove' | 'add' | 'wrap'
  value: unknown
}
const fault: fc.Arbitrary<Fault> = fc.record({
  place: fc.nat(1000),
  kind: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add', 'wrap'),
  value: nasty,
})

/** Every container of a value with each of its keys. */
function placesOf(value: unknown): [Record<string, unknown>, string][] {
  if (!isTree(value)) return []
  return Object.entries(value).flatMap(([key, item]) => [
    [value, key] as [Record<string, unknown>, string],
    ...placesOf(item),
  ])
}

function spoil(root: { value: unknown }, { place, kind, value }: Fault): void {
  const places = placesOf(root)
  const [holder, key] = places[place % places.length] ?? [{}, '']
  const there = holder[key]
  if (kind === 'replace') holder[key] = value
  else if (kind === 'remove') delete holder[key]
  else if (kind === 'add' && Array.isArray(there)) there.push(value)
  else if (kind === 'add' && isTree(there))
    // as JSON.parse would, `__proto__` included
    Object.defineProperty(there, typeof value === 'string' ? value : 'extra', {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    })
  else holder[key] = [there]
}

const copyOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copyOf)
  return isTree(value)
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyOf(item)]))
    : value
}

/** The value, or what is left of it after some faults. */
const spoiled = (values: Any): Any =>
  fc
    .tuple(values, weighted([2, fc.constant([])], [1, fc.array(fault, { minLength: 1, maxLength: 2 })]))
    .map(([value, faults]) => {
      const root = { value: copyOf(value) }
      if (Array.isArray(faults)) for (const one of faults) spoil(root, { ...one, value: copyOf(one.value) })
      return root.value
    })

export interface GeneratedRequest {
  operation: Operation
  params: Record<string, unknown>
  query: unknown
  body: unknown
  /** sends the body as text cut off after so many characters */
  cut: number | undefined
  /** the property header, where it is not the right one */
  property: unknown
}

export function requestOf(operation: Operation): fc.Arbitrary<GeneratedRequest> {
  const id: Schema = { type: 'integer', format: 'int64' }
  const param = (name: string) => weighted([15, valueOf(id, [name])], [1, nasty])
  const rarely = (values: Any) => weighted([40, fc.constant(undefined)], [1, values])
  return fc.record({
    operation: fc.constant(operation),
    params: fc.record(Object.fromEntries(operation.params.map((name) => [name, param(name)]))),
    query: spoiled(valueOf(operation.query)),
    body: operation.body ? spoiled(valueOf(operation.body)) : fc.constant(undefined),
    cut: rarely(fc.nat(60)).map((cut) => (typeof cut === 'number' ? cut : undefined)),
    property: rarely(nasty),
  })
}
