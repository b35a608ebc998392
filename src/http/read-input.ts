/**
 * How a request's input is read, by the schema of the route (`api.md`, section 1.4): unknown fields are dropped,
 * texts trimmed, digits taken for integers, dates and times brought to one form; nothing else is coerced. `null` for a
 * field that may be left out is one that is not given; PUT, where it clears, refuses it for what has to have a value.
 * Then the schema checks the result.
 */
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/schema'
import { Settings } from 'typebox/system'
import { isRecord } from '../kernel/is-record.ts'
import { FORMAT_HINTS } from '../kernel/wire.ts'
import { Refusal, type FieldProblem } from '../kernel/refusal.ts'

/** The part of JSON Schema that the reader looks at. */
interface Shape {
  type?: string
  format?: string
  properties?: Record<string, Shape>
  required?: string[]
  items?: Shape
  anyOf?: Shape[]
}

const MAX_MESSAGES = 5
const MAX_PROBLEMS = 50
const MAX_DEPTH = 20

Settings.Set({ maxErrors: MAX_PROBLEMS })

/** What one reading gathers, and whether it may pass over `null` where a value is meant: PUT may not. */
interface Reading {
  problems: FieldProblem[]
  nulls: 'not given' | 'refused'
}

const TIME = /^(?:(\d{4}-\d{2}-\d{2})[T ])?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?$/

function readText(shape: Shape, text: string): string {
  if (shape.format === 'password') return text
  const trimmed = text.trim()
  if (shape.format !== 'date' && shape.format !== 'time-of-day') return trimmed
  const [, date, hour, minute, second = '00'] = TIME.exec(trimmed) ?? []
  if (shape.format === 'date') return date ?? trimmed
  return hour ? `${hour.padStart(2, '0')}:${minute}:${second}` : trimmed
}

const DIGITS = /^-?\d+$/

/** A text of digits as an id. One that no number holds exactly is above all the ids there are, so it is not found. */
export function readId(text: string): number | undefined {
  return DIGITS.test(text.trim()) ? nearestId(Number(text)) : undefined
}

const nearestId = (number: number) =>
  Math.abs(number) > Number.MAX_SAFE_INTEGER ? Number.MAX_SAFE_INTEGER : number

function readInteger(shape: Shape, value: unknown): unknown {
  const number = typeof value === 'string' && DIGITS.test(value.trim()) ? Number(value) : value
  return shape.format === 'int64' && typeof number === 'number' ? nearestId(number) : number
}

/** Looks through a value of free form: what PostgreSQL cannot keep is a problem of the input. */
function checkText(value: unknown, path: string, problems: FieldProblem[], depth = 0): void {
  if (problems.length >= MAX_PROBLEMS) return
  if (depth > MAX_DEPTH)
    problems.push({ path, message: `must not be nested deeper than ${MAX_DEPTH} levels` })
  else if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed())
      problems.push({ path, message: 'must be text without U+0000 and without lone surrogates' })
  } else if (Array.isArray(value))
    value.forEach((item, n) => checkText(item, `${path}[${n}]`, problems, depth + 1))
  else if (isRecord(value))
    for (const [key, item] of Object.entries(value)) {
      checkText(key, path, problems, depth)
      checkText(item, join(path, key), problems, depth + 1)
    }
}

const join = (path: string, key: string) => (path ? `${path}.${key}` : key)

const NOT_CLEARED = 'must not be null: it always has a value. Leave it out to keep the present one'

function readObject(shape: Shape, value: Record<string, unknown>, path: string, reading: Reading): unknown {
  if (!shape.properties) {
    checkText(value, path, reading.problems)
    return value
  }
  const result: Record<string, unknown> = {}
  for (const [key, field] of Object.entries(shape.properties)) {
    const given = value[key]
    if (!Object.hasOwn(value, key) || given === undefined) continue
    const nullable = field.anyOf?.some((one) => one.type === 'null') ?? field.type === 'null'
    const at = join(path, key)
    if (given !== null || nullable || shape.required?.includes(key))
      result[key] = readValue(field, given, at, reading)
    else if (reading.nulls === 'refused') reading.problems.push({ path: at, message: NOT_CLEARED })
  }
  return result
}

function variantFor(shape: Shape, value: unknown): Shape {
  const kind = Array.isArray(value) ? 'array' : isRecord(value) ? 'object' : undefined
  const variants = (shape.anyOf ?? []).filter((one) => one.type !== 'null')
  return variants.find((one) => one.type === kind) ?? variants[0] ?? {}
}

function readValue(shape: Shape, value: unknown, path: string, reading: Reading): unknown {
  if (shape.anyOf) return value === null ? null : readValue(variantFor(shape, value), value, path, reading)
  if (typeof value === 'string') checkText(value, path, reading.problems)
  if (shape.type === 'integer') return readInteger(shape, value)
  if (typeof value === 'string') return readText(shape, value)
  if (Array.isArray(value)) {
    const { items } = shape
    return items ? value.map((item, n) => readValue(items, item, `${path}[${n}]`, reading)) : value
  }
  return isRecord(value) ? readObject(shape, value, path, reading) : value
}

const BOOLEANS: Record<string, boolean> = { true: true, '1': true, false: false, '0': false }

/** Query texts to values: `name[]`, repeated and comma-separated lists, booleans; an empty one counts as not given. */
function fromQuery(shape: Shape, query: Record<string, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  const bracketed = Object.keys(query).some((key) => key.endsWith('[]'))
  for (const [key, field] of Object.entries(shape.properties ?? {})) {
    const more = bracketed ? query[`${key}[]`] : undefined
    if (query[key] === undefined && more === undefined) continue
    const given = [query[key], more]
      .flat()
      .filter((one): one is string => typeof one === 'string' && one !== '')
    if (given.length === 0) continue
    if (field.type === 'array') result[key] = given.flatMap((one) => one.split(',')).filter(Boolean)
    else {
      const last = given.at(-1) ?? ''
      result[key] = field.type === 'boolean' ? (BOOLEANS[last.toLowerCase()] ?? last) : last
    }
  }
  return result
}

interface SchemaError {
  keyword: string
  instancePath: string
  message: string
  params: object
}

function hintFor(shape: Shape | undefined, error: SchemaError): string {
  if (error.keyword === 'boolean') return 'is not a name that is known here'
  if (error.keyword === 'format' && shape?.format) return FORMAT_HINTS[shape.format] ?? error.message
  if (
    error.keyword === 'enum' &&
    'allowedValues' in error.params &&
    Array.isArray(error.params.allowedValues)
  )
    return `must be one of ${error.params.allowedValues.join(', ')}`
  return error.message
}

function shapeAt(shape: Shape, segments: string[]): Shape | undefined {
  let here: Shape | undefined = shape
  for (const segment of segments) {
    while (here?.anyOf) here = here.anyOf.find((one) => one.type !== 'null')
    here = here?.properties?.[segment] ?? here?.items
  }
  while (here?.anyOf) here = here.anyOf.find((one) => one.type !== 'null')
  return here
}

/** What is said of a value beside the errors of its parts. */
const BESIDE = ['anyOf', 'if', 'additionalProperties']

function problemsOf(shape: Shape, errors: SchemaError[]): FieldProblem[] {
  const found: FieldProblem[] = []
  for (const error of errors) {
    if (BESIDE.includes(error.keyword) || ('type' in error.params && error.params.type === 'null')) continue
    const segments = error.instancePath.split('/').slice(1)
    const path = segments.reduce((text, one) => (/^\d+$/.test(one) ? `${text}[${one}]` : join(text, one)), '')
    if ('requiredProperties' in error.params && Array.isArray(error.params.requiredProperties))
      for (const name of error.params.requiredProperties)
        found.push({ path: join(path, String(name)), message: 'is required' })
    else found.push({ path, message: hintFor(shapeAt(shape, segments), error) })
  }
  const unique = new Map(found.map((problem) => [problem.path, problem]))
  return [...unique.values()]
}

function validationRefusal(found: FieldProblem[]): Refusal {
  const problems = found.map((problem) => ({ ...problem, path: problem.path || 'body' }))
  const shown = problems.slice(0, MAX_MESSAGES).map(({ path, message }) => `${path} ${message}`)
  const more = problems.length > MAX_MESSAGES ? `; and ${problems.length - MAX_MESSAGES} more` : ''
  return new Refusal('validation', shown.join('; ') + more, { fields: problems })
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** A body as it came. An empty one is no body. */
export function parseJson(bytes: Buffer): unknown {
  try {
    const text = utf8.decode(bytes)
    return text.trim() === '' ? undefined : JSON.parse(text)
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : 'it is not encoded in UTF-8'
    throw new Refusal('validation', `The body is not valid JSON: ${reason}`)
  }
}

/** What Fastify says of a schema that is to be compiled. */
interface ReaderOf {
  schema: TSchema & Shape
  method?: string
  httpPart?: string
}

/**
 * Fastify's validator: reads the input by the schema, then checks it; a problem is a Refusal with all fields. Compiled
 * for the first request: three hundred of them would be a sixth of the server's start.
 */
export function compileReader({ schema, method, httpPart }: ReaderOf) {
  let compiled: ReturnType<typeof Compile> | undefined
  const nulls = method === 'PUT' ? 'refused' : 'not given'
  // a POST of which everything may be left out can do without a body; a PUT without one changes nothing, and is a mistake
  const nothing = httpPart === 'body' && method === 'POST' && !schema.required?.length ? {} : undefined
  const read = (data: unknown) => {
    if (httpPart === 'querystring' && isRecord(data)) return fromQuery(schema, data)
    const given = Buffer.isBuffer(data) ? parseJson(data) : data
    return given === undefined ? nothing : given
  }
  return (data: unknown): { value: unknown } | { error: Error } => {
    const problems: FieldProblem[] = []
    try {
      const value = readValue(schema, read(data), '', { problems, nulls })
      const check = (compiled ??= Compile(schema))
      if (problems.length === 0 && check.Check(value)) return { value }
      if (problems.length === 0) problems.push(...problemsOf(schema, check.Errors(value)[1]))
      return { error: validationRefusal(problems) }
    } catch (error) {
      if (error instanceof Refusal) return { error }
      throw error
    }
  }
}
