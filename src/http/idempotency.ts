/**
 * `Idempotency-Key` on what is POSTed with a token: the first answer is kept for a day, in the transaction of the change, and
 * given again for the same key and body (IETF draft-ietf-httpapi-idempotency-key-header).
 */
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../context.ts'
import type { Once, Tx } from '../db/sql.ts'
import { violationOf } from '../db/sqlstate.ts'
import { Refusal } from '../kernel/refusal.ts'
import { actorOf } from './partner.ts'

export const KEPT_HOURS = 24
const WAIT = '1s'
const KEY = /^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/

/** Thrown inside the transaction when the answer is known: nothing is to be done again. */
class Replay extends Error {}

/** JSON with the keys of every object in one order, so that equal values are equal texts. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
}

function keyOf(request: FastifyRequest): string | undefined {
  const header = request.headers['idempotency-key']
  if (header === undefined) return undefined
  if (typeof header === 'string' && KEY.test(header)) return header
  throw new Refusal('validation', 'Idempotency-Key must be 1 to 255 printable characters.', {
    fields: [{ path: 'Idempotency-Key', message: 'must be 1 to 255 printable characters' }],
  })
}

/** What one key may stand for: who sent it, a property (0: none), and an operation on what its path names. */
interface Scope {
  property: number
  actor: string
  operation: string
  key: string
  hash: Buffer
}

/** What happens once for a scope; `replay` gets the answer that was kept of an earlier run of the same operation. */
function onceOf<T>(scope: Scope, publicPart: (result: T) => unknown, replay: (answer: T) => void): Once<T> {
  const { property, actor, operation, key, hash } = scope
  return {
    claim: async (tx) => {
      if (await insertKey(tx, scope)) return
      const [row] = await tx<{ body_hash: Buffer; answer: T }[]>`
        select body_hash, answer from idempotency_keys
        where property_id = ${property} and actor = ${actor} and operation = ${operation} and key = ${key}`
      if (!row)
        throw new Refusal('unavailable', 'The first request has just been forgotten. Send this one again.')
      if (!row.body_hash.equals(hash))
        throw new Refusal(
          'idempotency_key_reused',
          'This Idempotency-Key was used with another body. Use a new key for a new request.',
        )
      replay(row.answer)
      throw new Replay()
    },
    keep: async (tx, result) => {
      const answer = JSON.stringify(publicPart(result))
      await tx`
        update idempotency_keys set answer = ${answer}::text::jsonb
        where property_id = ${property} and actor = ${actor} and operation = ${operation} and key = ${key}`
    },
  }
}

/** Takes the key; waits for another request that has it and is not done, up to a second. False: it is used. */
async function insertKey(tx: Tx, { property, actor, operation, key, hash }: Scope): Promise<boolean> {
  try {
    const [, , taken] = await Promise.all([
      tx`select set_config('lock_timeout', ${WAIT}, true)`,
      tx`delete from idempotency_keys
        where property_id = ${property} and actor = ${actor} and operation = ${operation} and key = ${key}
          and created_at < now() - make_interval(hours => ${KEPT_HOURS})`,
      tx`insert into idempotency_keys (property_id, actor, operation, key, body_hash)
        values (${property}, ${actor}, ${operation}, ${key}, ${hash}) on conflict do nothing`,
    ])
    return taken.count === 1
  } catch (error) {
    if (violationOf(error) !== 'lock_timeout') throw error
    throw new Refusal('state_conflict', 'The first request with this Idempotency-Key is still at work.', {
      retryAfter: 1,
    })
  }
}

/** The operation and what it is about: the same under each of the paths that it answers at. */
const operationOf = ({ routeOptions, params }: FastifyRequest): string =>
  `${routeOptions.schema?.operationId} ${canonical(params)}`

/** Body and query as the schemas of the route read them; a body without a schema says nothing. */
const inputHash = ({ body, query }: FastifyRequest): Buffer =>
  createHash('sha256')
    .update(canonical([Buffer.isBuffer(body) ? null : (body ?? null), query]))
    .digest()

/**
 * Makes what is POSTed happen once for an Idempotency-Key, where one is sent; `run` gets the context to work in, and
 * what its transaction answers is its result. `publicPart` leaves out of a replay what is shown only once, such as a
 * secret.
 */
export async function runOnce<T>(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  run: (ctx: Ctx) => Promise<T>,
  publicPart: (result: T) => unknown = (result) => result,
): Promise<T> {
  const key = keyOf(request)
  if (key === undefined) return run(ctx)
  const scope = {
    property: request.property ?? 0,
    actor: actorOf(request),
    operation: operationOf(request),
    key,
    hash: inputHash(request),
  }
  const kept: T[] = []
  const once = onceOf<T>(scope, publicPart, (answer) => kept.push(answer))
  try {
    return await run({ ...ctx, once })
  } catch (error) {
    const [answer] = kept
    if (!(error instanceof Replay) || answer === undefined) throw error
    void reply.header('idempotent-replayed', 'true')
    return answer
  }
}

/** The same for what creates: answers it with 201. */
export async function answerOnce<T>(...call: Parameters<typeof runOnce<T>>): Promise<{ data: T[] }> {
  const [, , reply] = call
  void reply.code(201)
  return { data: [await runOnce(...call)] }
}
