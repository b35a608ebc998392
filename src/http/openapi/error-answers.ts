/** The error answers of the document: one component a status, and what of it an operation can get. */
import { STATUS_CODES } from 'node:http'
import { errorBody } from '../errors.ts'
import { errorHeaders } from './headers.ts'
import { answerTo, MEANINGS, STAFF_MEANINGS, type Fault } from './meanings.ts'
import type { RouteFacts } from './route-facts.ts'
import { refTo, type Reference, type Response } from './shapes.ts'

/** `BadRequest` for 400. */
const nameOf = (status: number) => (STATUS_CODES[status] ?? '').replaceAll(' ', '')

function byStatus(faults: Iterable<Fault>): Map<number, Fault[]> {
  const statuses = new Map<number, Fault[]>()
  for (const fault of faults) {
    const [status] = answerTo(fault)
    statuses.set(status, [...(statuses.get(status) ?? []), fault])
  }
  return new Map([...statuses].sort(([a], [b]) => a - b))
}

/** What one operation answers when it fails with one of `faults`: the component, with the classes that can come. */
export function errorAnswers(faults: Fault[]): Record<string, Reference> {
  return Object.fromEntries(
    [...byStatus(faults)].map(([status, some]) => {
      const classes = some.map((fault) => `\`${answerTo(fault)[1]}\``)
      return [status, { ...refTo('responses', nameOf(status)), description: classes.join(', ') }]
    }),
  )
}

/** The components that the references of `errorAnswers` lead to. */
export function errorComponents(
  faults: Iterable<Fault>,
  door: RouteFacts['door'] = 'partner',
): Record<string, Response> {
  return Object.fromEntries(
    [...byStatus(new Set(faults))].map(([status, some]) => [nameOf(status), component(status, some, door)]),
  )
}

function component(status: number, faults: Fault[], door: RouteFacts['door']): Response {
  const meaningOf = (fault: Fault) =>
    (door === 'staff' ? STAFF_MEANINGS[fault] : undefined) ?? MEANINGS[fault]
  const lines = faults.map((fault) => `- \`${answerTo(fault)[1]}\`: ${meaningOf(fault).when}`)
  const examples = faults.map((fault) => {
    const [, className] = answerTo(fault)
    const { when, example } = meaningOf(fault)
    const requestId = '2f1c9a52-5a0c-4a4b-8a0b-5a3a1f0f9c1e'
    return [className, { summary: when, value: errorBody(className, example, requestId) }]
  })
  return {
    description: lines.join('\n'),
    headers: errorHeaders(status, door),
    content: {
      'application/json': { schema: refTo('schemas', 'Error'), examples: Object.fromEntries(examples) },
    },
  }
}
