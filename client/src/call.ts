import { OctoTableError } from './errors.ts'
import { routes } from './routes.gen.ts'
import { send, type Connection } from './send.ts'
import type { Tokens } from './token.ts'
import type { Answer, Body, OperationId, Page, Path, Query } from './types.ts'

/** What any call takes besides its own parameters. */
export interface CallOptions {
  /** id of the property that the call is about, instead of the client's */
  property?: number | undefined
  /** the `version` that the reservation must still have; a newer one is refused with 409 */
  version?: number | undefined
  /** for calls that POST: the same key does it once, whoever retries; default: a new one for each call */
  idempotencyKey?: string | undefined
  signal?: AbortSignal | undefined
}

interface Input<Operation extends OperationId> {
  path?: Path<Operation>
  query?: Query<Operation> | undefined
  body?: Body<Operation>
  /** a body that is bytes, with the type that they have */
  file?: Blob | undefined
}

/** Calls an operation of the API. */
export type Call = <Operation extends OperationId>(
  operation: Operation,
  input?: Input<Operation>,
  options?: CallOptions,
) => Promise<Answer<Operation>>

export function callerOf(connection: Connection, tokens: Tokens, property: number | undefined): Call {
  return async (operation, { path, query, body, file } = {}, options = {}) => {
    const creates = routes[operation].startsWith('POST ')
    const headers = headersOf(
      { ...options, property: options.property ?? property },
      creates,
      body !== undefined,
    )
    const attempt = (token: string) =>
      send<Answer<typeof operation>>(connection, {
        operation,
        path,
        query,
        headers: { ...headers, authorization: `Bearer ${token}` },
        body: file ?? (body === undefined ? undefined : JSON.stringify(body)),
        repeatable: true,
        signal: options.signal,
      })
    const token = await tokens.get()
    try {
      return await attempt(token)
    } catch (error) {
      if (!(error instanceof OctoTableError && error.status === 401)) throw error
      await tokens.drop(token)
      return attempt(await tokens.get())
    }
  }
}

/** With its key a creating call may be repeated; the others say what shall be, so they may anyway. */
function headersOf(options: CallOptions, creates: boolean, hasBody: boolean): Record<string, string> {
  const { property, version, idempotencyKey = crypto.randomUUID() } = options
  return {
    ...(hasBody ? { 'content-type': 'application/json' } : {}),
    ...(property === undefined ? {} : { property: String(property) }),
    ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    ...(creates ? { 'idempotency-key': idempotencyKey } : {}),
  }
}

export const dataOf = <T>({ data }: { data: T }): T => data

/** Answers are lists, also of one. */
export function first<T>({ data }: { data: T[] }): T {
  const [item] = data
  if (item === undefined) throw new Error('The server answered nothing where one thing was expected.')
  return item
}

/** The rows of all pages, each page fetched when the one before is used up. */
export async function* pages<T, Q extends object>(
  load: (query: Q & { next_cursor?: string }) => Promise<Page<T>>,
  query: Q,
): AsyncGenerator<T, void, void> {
  let page = await load(query)
  yield* page.data
  while (page.next_cursor !== undefined) {
    page = await load({ ...query, next_cursor: page.next_cursor })
    yield* page.data
  }
}
