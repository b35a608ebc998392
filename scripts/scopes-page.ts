/** `docs/scopes.md`: which operation asks for which scope, from the document. */
import type { Document } from '../src/http/openapi/shapes.ts'
import { SCOPES, SCOPE_WORDS } from '../src/kernel/scopes.ts'

/** What a scope does not follow from: it depends on what is sent, or on the reservation. */
const IN_THE_VERBS = [
  ['create a reservation or a hold with channel `OCTOTABLE_ADMIN`, walk-ins too', '`reservations:staff`'],
  ['change a reservation to that channel, or one that has it', '`reservations:staff`'],
  ['cancel a reservation that has that channel, or take that back', '`reservations:staff`'],
  [
    'decide a reservation, but for what a guest decides: to cancel, to confirm one that was accepted',
    '`reservations:staff`',
  ],
  ['take a party off the waiting list (`waiting_list: false`), which confirms it', '`reservations:staff`'],
  [
    'name a guest by `customer.id`, other than the one of the reservation: it changes and shows the guest',
    '`customers:write`',
  ],
]

const table = (head: string[], rows: string[][]) => [
  `| ${head.join(' | ')} |`,
  `| ${head.map(() => '---').join(' | ')} |`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
]

export function scopesPage({ paths }: Document): string {
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods))
  const needing = (scope: string) =>
    operations
      .filter(({ security = [] }) => security.some((one) => Object.values(one).flat().includes(scope)))
      .map(({ operationId }) => `\`${operationId}\``)
  return [
    '# Scopes',
    '',
    'What a client may do at a property. Made by `npm run generate`.',
    '',
    '- At its own sandbox and the properties that it created a client has all scopes; at a restaurant that it was',
    '  connected to, those that the restaurant agreed to.',
    '- A token by client credentials reaches every property of the client, with the scopes that it has there; a token of a',
    '  connection reaches its property only. `scope` in a token request makes a token that may do less.',
    '- The audit log (`listAudit`) and taking a property out of use (`deleteProperty`) are for the client that the property',
    '  belongs to, with a token of its own credentials, and for owners at the staff door: no consent allows them, whatever',
    '  scopes it gives.',
    '- What is missing answers 403 `InsufficientScopeException` with `error.scope`, after the check of the property and',
    '  before the input is read.',
    '',
    ...table(
      ['scope', 'with it a client may', 'operations'],
      SCOPES.map((scope) => [`\`${scope}\``, SCOPE_WORDS[scope], needing(scope).join(', ')]),
    ),
    '',
    'What is sent, or the reservation that is meant, may need one more:',
    '',
    ...table(['to', 'needs'], IN_THE_VERBS),
    '',
    'Answers show what was changed: who may take reservations sees those that it takes, changes or cancels.',
    '',
  ].join('\n')
}
