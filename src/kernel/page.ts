/** Keyset paging: an opaque cursor that is signed and bound to the filters it was made for (`api.md`, section 1.5). */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { Refusal } from './refusal.ts'

export const DEFAULT_LIMIT = 500
export const MAX_LIMIT = 1000

/** Position of the last row of a page: the values of its sort keys. */
export type Position = (string | number)[]

const sign = (key: Buffer, text: string) =>
  createHmac('sha256', key).update(text).digest('base64url').slice(0, 22)

/** Filters as the signature sees them: everything but where the page starts and how long it is. */
const scopeOf = (filters: object) =>
  JSON.stringify(Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1)))

export function encodeCursor(key: Buffer, filters: object, position: Position): string {
  const text = Buffer.from(JSON.stringify(position)).toString('base64url')
  return `${text}.${sign(key, scopeOf(filters) + text)}`
}

export function decodeCursor(key: Buffer, filters: object, cursor: string): Position {
  const [text = '', mark = ''] = cursor.split('.')
  const expected = Buffer.from(sign(key, scopeOf(filters) + text))
  const given = Buffer.from(mark)
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new Refusal(
      'invalid_cursor',
      'next_cursor must be the one of an answer to the same filters; leave it out to start again.',
    )
  const position: Position = JSON.parse(Buffer.from(text, 'base64url').toString())
  return position
}

/** Cuts a page out of rows that were read with one more than `limit`, and says where the next one starts. */
export function cutPage<T>(
  rows: T[],
  limit: number,
  positionOf: (row: T) => Position,
): { page: T[]; next: Position | undefined } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { page, next: rows.length > limit && last !== undefined ? positionOf(last) : undefined }
}

export interface Page<T> {
  data: T[]
  next_cursor?: string
}

/** A page by keyset: `scope` is what its cursor is bound to, `read` gets the position after which the page starts. */
export async function pageOf<R, T>(
  key: Buffer,
  scope: object,
  { limit: asked = DEFAULT_LIMIT, next_cursor }: { limit?: number; next_cursor?: string },
  read: (after: Position | undefined, limit: number) => Promise<R[]>,
  positionOf: (row: R) => Position,
  present: (row: R) => T,
): Promise<Page<T>> {
  const limit = Math.min(asked, MAX_LIMIT)
  const after = next_cursor === undefined ? undefined : decodeCursor(key, scope, next_cursor)
  const { page, next } = cutPage(await read(after, limit + 1), limit, positionOf)
  return { data: page.map(present), ...(next ? { next_cursor: encodeCursor(key, scope, next) } : {}) }
}
