/** Building blocks of the wire's shapes (`api.md`, section 1.4). Each is JSON Schema and TypeScript type at once. */
import {
  Type,
  type Static,
  type TProperties,
  type TSchema,
  type TObject,
  type TObjectOptions,
  type TOptional,
  type TUnion,
  type TNull,
} from 'typebox'
import { Format } from 'typebox/format'
import { isDate } from './time.ts'

Format.Set('date', isDate)
Format.Set('time-of-day', (text) => /^([01]\d|2[0-3]):[0-5]\d:00$/.test(text))
Format.Set(
  'local-date-time',
  (text) => isDate(text.slice(0, 10)) && /^T([01]\d|2[0-3])(:[0-5]\d){2}$/.test(text.slice(10)),
)
Format.Set('int64', () => true)
Format.Set('date-time', (text) => /^\d{4}-\d{2}-\d{2}T(\d{2}:){2}\d{2}(\.\d+)?Z$/.test(text))
// marks a text that the reader does not trim
Format.Set('password', () => true)

/** What a text in one of our formats must look like, for messages. */
export const FORMAT_HINTS: Record<string, string> = {
  date: 'must be a date that exists, as YYYY-MM-DD',
  'local-date-time': 'must be a local date-time as YYYY-MM-DDTHH:mm:ss, without a zone',
  'time-of-day': 'must be a time of day as HH:mm:ss, with seconds 00',
}

/** A format of a feature's own: its check, and what a text must look like, for messages. */
export function defineFormat(name: string, check: (text: string) => boolean, hint: string): void {
  Format.Set(name, check)
  FORMAT_HINTS[name] = hint
}

const NAME_LENGTH = 120
const NOTES_LENGTH = 2000
export const MAX_PAX = 1000

/** An id: a JSON integer. Its `int64` marks it for the reader, which takes one beyond 2^53 as unknown. */
export const Id = (description: string, example?: number) =>
  Type.Integer({ format: 'int64', description, ...(example === undefined ? {} : { examples: [example] }) })
export const Name = (description: string) =>
  Type.String({ minLength: 1, maxLength: NAME_LENGTH, description })
export const Line = (description: string) => Type.String({ maxLength: NAME_LENGTH, description })
export const Notes = (description: string) => Type.String({ maxLength: NOTES_LENGTH, description })
/** Texts of a restaurant, each in as many languages as it likes. */
export const TextsByLanguage = (what: string) =>
  Type.Record(Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$' }), Notes(what), {
    maxProperties: 50,
    additionalProperties: false,
    description: `${what}, by language tag`,
  })
export const Day = (description: string) =>
  Type.String({ format: 'date', description, examples: ['2026-05-15'] })
export const TimeOfDay = (description: string) =>
  Type.String({ format: 'time-of-day', description, examples: ['19:30:00'] })
export const LocalDateTime = (description: string) =>
  Type.String({ format: 'local-date-time', description, examples: ['2026-05-15T19:30:00'] })
/** An instant, where a property's local time will not do. */
export const UtcTime = (description: string) =>
  Type.String({ format: 'date-time', description, examples: ['2026-05-15T17:30:00.250Z'] })
/** The id of a hold: a text that says nothing. */
export const HoldKey = (description: string) =>
  Type.String({ maxLength: 64, description, examples: ['mZ3q0T5b1cF8yWkR2vXhUe7LaNsJdG4P'] })
export const Pax = (description: string) => Type.Integer({ minimum: 1, maximum: MAX_PAX, description })
export const Count = (description: string, minimum: number, maximum: number) =>
  Type.Integer({ minimum, maximum, description })
export const Flag = (description: string) => Type.Boolean({ description })

type UpdateOf<P extends TProperties, R extends string> = {
  [K in keyof P]: K extends R ? TOptional<P[K]> : TOptional<TUnion<[P[K], TNull]>>
}

/**
 * The body of a PUT: every field may be left out and then keeps its value; `null` clears one that is not in
 * `required`.
 */
export function updateOf<P extends TProperties, R extends string & keyof P>(
  fields: P,
  required: R[],
  options?: TObjectOptions,
): TObject<UpdateOf<P, R>>
// built from the same keys as the type above; only the compiler cannot see it
export function updateOf(fields: TProperties, required: string[], options?: TObjectOptions): TObject {
  const entries = Object.entries(fields).map(([name, schema]) => [
    name,
    Type.Optional(required.includes(name) ? schema : Type.Union([schema, Type.Null()])),
  ])
  return Type.Object(Object.fromEntries(entries), options)
}

/** A list answer: `{"data":[…]}` (`api.md`, section 1.3). */
export const DataOf = <T extends TSchema>(item: T, extra: TProperties = {}, options?: TObjectOptions) =>
  Type.Object({ data: Type.Array(item), ...extra }, options)

/** The answer to a delete: the deleted id. */
export const DeletedIds = DataOf(
  Id('the deleted id', 21309),
  {},
  { description: 'The deleted id, in a list' },
)

export type { Static }

/** A resource as its row: what may be left out of an answer is null in a column. */
export type Stored<T> = { [K in keyof T]-?: undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K] }

type Nullable<T> = { [K in keyof T]-?: null extends T[K] ? K : never }[keyof T]
type WithoutNulls<T> = Omit<T, Nullable<T>> & { [K in Nullable<T>]?: Exclude<T[K], null> }

/** A field without a value is left out of an answer, never `null`. */
export function withoutNulls<T extends object>(row: T): WithoutNulls<T>
// the type above says what the filter does; only the compiler cannot see it
export function withoutNulls(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined))
}

/** What a list that goes on page by page is asked for, beside its filters. */
export const pageFields = {
  limit: Type.Optional(
    Type.Integer({ minimum: 1, description: 'rows of a page; default 500, at most 1000' }),
  ),
  next_cursor: Type.Optional(Type.String({ maxLength: 2000, description: 'where the page before ended' })),
}

/** What it is answered with; `name` is that of its rows. */
export const pageOf = <Row extends TSchema>(row: Row, name: string) =>
  Type.Object(
    {
      data: Type.Array(row),
      next_cursor: Type.Optional(Type.String({ description: 'present when more rows exist' })),
    },
    { description: `A page of ${name} objects, and where the next one starts` },
  )
