/** The document as our routes are: bodies, answers and errors, with their headers, examples and components. */
import { toComponents, type Schemas } from './components.ts'
import { errorAnswers, errorComponents } from './error-answers.ts'
import { exampleOf } from './example.ts'
import { answerHeaders, headerComponents } from './headers.ts'
import { JSON_TYPE, type RouteFacts } from './route-facts.ts'
import {
  mapValues,
  type Document,
  type Media,
  type Operation,
  type Parameter,
  type RequestBody,
  type Response,
  type Shape,
} from './shapes.ts'

/** `routes` are the facts by operation, `error` is the schema of errors. */
export function finish(
  document: Document,
  routes: ReadonlyMap<string, RouteFacts>,
  error: Shape,
  door: RouteFacts['door'],
): Document {
  const schemas: Schemas = {}
  toComponents(error, schemas)
  const finishMethod = (operation: Operation) => {
    const facts = routes.get(operation.operationId ?? '')
    return facts ? finishOperation(operation, facts, schemas) : operation
  }
  const paths = mapValues(document.paths, (methods) => mapValues(methods, finishMethod))
  const sorted = Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    ...document,
    paths,
    components: {
      ...document.components,
      schemas: Object.fromEntries(sorted),
      responses: errorComponents(
        [...routes.values()].flatMap(({ faults }) => faults),
        door,
      ),
      headers: headerComponents(door),
    },
  }
}

/** Schemas that have a name go to `schemas`. */
function finishOperation(operation: Operation, facts: RouteFacts, schemas: Schemas): Operation {
  const { parameters } = operation
  const { answers, produces } = facts
  const requestBody = bodyOf(facts, schemas)
  return {
    ...operation,
    ...(parameters && { parameters: parameters.map(finishParameter) }),
    ...(requestBody && { requestBody }),
    responses: {
      ...errorAnswers(facts.faults),
      ...mapValues(answers, (shape, status) => ({
        ...answerOf(Number(status), shape, facts),
        content: { [produces]: mediaOf(shape, schemas) },
      })),
    },
  }
}

/** What has a media type and no schema is bytes, of which a document has nothing more to say. */
function bodyOf({ body, consumes }: RouteFacts, schemas: Schemas): RequestBody | undefined {
  if (!body && consumes.includes(JSON_TYPE)) return undefined
  const content = consumes.map((type) => [type, body ? mediaOf(body, schemas) : {}])
  return { required: true, content: Object.fromEntries(content) }
}

/** The page that tries requests fills in what stands beside a parameter: optional ones stay empty there. */
function finishParameter({ example, ...parameter }: Parameter): Parameter {
  if (example === undefined) return parameter
  if (parameter.required) return { ...parameter, example }
  return { ...parameter, schema: { ...parameter.schema, examples: [example] } }
}

function answerOf(status: number, shape: Shape, facts: RouteFacts): Omit<Response, 'content'> {
  return {
    description: shape.description ?? describe(status, shape),
    headers: answerHeaders(status, facts),
  }
}

function describe(status: number, { properties }: Shape): string {
  const name = properties?.['data']?.items?.$id ?? 'result'
  return status === 201 ? `Created: a list of the one ${name}` : `A list of ${name} objects`
}

function mediaOf(shape: Shape, schemas: Schemas): Media {
  const schema = toComponents(shape, schemas)
  const example = exampleOf(shape)
  return { schema, ...(example === undefined ? {} : { example }) }
}
