/** What a route is, as far as its description follows from it: which headers it reads and tells, how it can fail. */
import type { FastifyContextConfig, FastifySchema } from 'fastify'
import type { Fault } from './meanings.ts'
import type { Shape } from './shapes.ts'

export const JSON_TYPE = 'application/json'

interface Route {
  method: string | string[]
  schema?: FastifySchema | undefined
  config?: FastifyContextConfig | undefined
}

export interface RouteFacts {
  /** the staff's: sessions instead of tokens */
  door: 'partner' | 'staff'
  access: 'none' | 'token' | 'property'
  /** the scope, and at the staff door the right, that the caller has to have; none where it is not asked */
  needs: string[]
  /** takes an `Idempotency-Key` */
  once: boolean
  /** changes a resource that has versions, so it takes `If-Match` */
  conditional: boolean
  /** answers one resource with its version, so it tells an `ETag` */
  tagged: boolean
  faults: Fault[]
  body: Shape | undefined
  /** the media types of the body; with none but these, and no schema, it is bytes */
  consumes: readonly string[]
  /** the media type of its own answers */
  produces: string
  /** the schemas of its own answers, by status */
  answers: Record<string, Shape>
}

export function factsOf({ method, schema = {}, config = {} }: Route): RouteFacts {
  const access: RouteFacts['access'] = config.access ?? 'none'
  const answers = answersOf(schema)
  const [verb] = [method].flat()
  const creates = '201' in answers
  const tagged = (creates || schema.params !== undefined) && Object.values(answers).some(hasVersion)
  const once = access !== 'none' && verb === 'POST'
  const conditional = tagged && verb !== 'GET' && verb !== 'POST'
  const { consumes = [JSON_TYPE], produces: [produces = JSON_TYPE] = [] } = schema
  const door = config.door ?? 'partner'
  const needs = [config.scope, door === 'staff' ? config.right : undefined].filter((one) => one !== undefined)
  const plain = {
    door,
    access,
    needs,
    once,
    conditional,
    tagged,
    answers,
    body: copyOf(schema.body),
    consumes,
    produces,
  }
  const takesInput = [schema.body, schema.querystring, schema.params].some(Boolean)
  const rules: [boolean, Fault[]][] = [
    [true, ['headers_too_large', 'internal']],
    [access !== 'none', ['unauthorized', 'unavailable']],
    [access !== 'none' && (door === 'partner' || needs.length > 0), ['insufficient_scope']],
    [access !== 'none' && door === 'partner', ['too_many_requests']],
    [door === 'staff' && verb !== 'GET', ['csrf']],
    [access === 'property', ['property_header', 'property_forbidden', 'sandbox_expired']],
    [access === 'property' && Boolean(schema.params), ['not_found']],
    [takesInput || once || conditional, ['validation']],
    [verb !== 'GET', ['payload_too_large']],
    // create-client reads JSON under any label
    [verb !== 'GET' && access !== 'none', ['unsupported_media_type']],
    [once, ['state_conflict', 'idempotency_key_reused']],
    [conditional, ['state_conflict']],
    [true, [...(config.errors ?? [])]],
  ]
  return { ...plain, faults: [...new Set(rules.flatMap(([holds, faults]) => (holds ? faults : [])))] }
}

function answersOf({ response }: FastifySchema): Record<string, Shape> {
  return Object.fromEntries(
    Object.entries(Object(response)).flatMap(([status, schema]) => {
      const shape = copyOf(schema)
      return shape ? [[status, shape]] : []
    }),
  )
}

/** A schema as the data that it is. */
function copyOf(schema: unknown): Shape | undefined {
  if (schema === undefined) return undefined
  const shape: Shape = JSON.parse(JSON.stringify(schema))
  return shape
}

/** Whether an answer holds resources with a version, at least in one of its forms. */
function hasVersion(answer: Shape): boolean {
  const items = answer.properties?.['data']?.items
  return [items, ...(items?.anyOf ?? [])].some((one) => one?.properties?.['version'] !== undefined)
}
