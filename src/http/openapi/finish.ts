/** What our document says beyond what is read off the routes' schemas. */
import { errorAnswers, errorComponents } from './error-answers.ts'
import { exampleOf } from './example.ts'
import { ANSWER_HEADERS, errorHeaders, successHeaders } from './headers.ts'
import type { RouteFacts } from './route-facts.ts'
import {
  refTo,
  type Document,
  type Media,
  type Operation,
  type Parameter,
  type Response,
  type Shape,
} from './shapes.ts'

type Schemas = Record<string, Shape>

const mapValues = <T, R>(record: Record<string, T>, map: (value: T, key: string) => R): Record<string, R> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]))

/**
 * The document with its components, examples, headers and errors. `routes` are the facts by operation, `error` is the
 * schema of errors.
 */
export function finish(
  document: Document,
  routes: ReadonlyMap<string, RouteFacts>,
  error: Shape,
): Document {
  const schemas: Schemas = { ...document.components.schemas, Error: error }
  const factsOf = ({ operationId = '' }: Operation) => routes.get(operationId)
  const paths = mapValues(document.paths, (methods) =>
    mapValues(methods, (operation) => {
      const facts = factsOf(operation)
      return facts ? finishOperation(operation, facts, schemas) : operation
    }),
  )
  return {
    ...document,
    paths,
    components: {
      ...document.components,
      schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))),
      responses: errorComponents([...routes.values()].flatMap(({ faults }) => faults)),
      headers: ANSWER_HEADERS,
    },
  }
}

/** Schemas that it finds to have a name go to `schemas`. */
function finishOperation(operation: Operation, facts: RouteFacts, schemas: Schemas): Operation {
  const { parameters, requestBody, responses } = operation
  const own = mapValues(facts.answers, (shape, status) => {
    const answer = responses[status]
    const content = answer && 'content' in answer ? answer.content : {}
    return finishAnswer(Number(status), content, shape, facts, schemas)
  })
  return {
    ...operation,
    ...(parameters && { parameters: parameters.map(finishParameter) }),
    ...(requestBody && {
      requestBody: { ...requestBody, content: finishContent(requestBody.content, facts.body, schemas) },
    }),
    responses: { ...errorAnswers(facts.faults), ...own },
  }
}

/** The page that tries requests fills in what stands beside a parameter: optional ones stay empty there. */
function finishParameter({ example, ...parameter }: Parameter): Parameter {
  if (example === undefined) return parameter
  if (parameter.required) return { ...parameter, example }
  return { ...parameter, schema: { ...parameter.schema, examples: [example] } }
}

function finishAnswer(
  status: number,
  content: Record<string, Media> = {},
  shape: Shape,
  facts: RouteFacts,
  schemas: Schemas,
): Response {
  return {
    description: shape.description ?? describe(status, shape),
    headers: status < 400 ? successHeaders(facts) : errorHeaders(status),
    content: finishContent(content, shape, schemas),
  }
}

function describe(status: number, { properties }: Shape): string {
  const name = properties?.['data']?.items?.$id ?? 'result'
  return status === 201 ? `Created: a list of the one ${name}` : `A list of ${name} objects`
}

/** Refers to a schema that has a name, which is among the components then, and shows an example. */
function finishContent(
  content: Record<string, Media>,
  shape: Shape | undefined,
  schemas: Schemas,
): Record<string, Media> {
  return mapValues(content, ({ schema = {}, ...media }) => {
    const name = shape?.$id
    if (name !== undefined) schemas[name] = schema
    const { example = exampleOf(schema, schemas) } = media
    return {
      schema: name === undefined ? schema : refTo('schemas', name),
      ...(example === undefined ? {} : { example }),
    }
  })
}
