/** `docs/roles.md`: which role may do what, from the table of the code. */
import { SCOPE_WORDS, SCOPES } from '../src/kernel/scopes.ts'
import { RIGHT_WORDS, ROLE_NAMES, ROLES, type Right } from '../src/users/roles.ts'

const isRight = (text: string): text is Right => text in RIGHT_WORDS

export function rolesPage(): string {
  const row = (name: string, words: string, may: readonly boolean[]) =>
    `| \`${name}\` | ${words} | ${may.map((one) => (one ? 'yes' : '—')).join(' | ')} |`
  return [
    '# Roles',
    '',
    'What people who work at a restaurant may do there, at the staff door `/staff/api/v1`. Made from `src/users/roles.ts`',
    'by `npm run generate`; [scopes](scopes.md) lists the operations of each scope.',
    '',
    `| | may | ${ROLE_NAMES.join(' | ')} |`,
    `| --- | --- | ${ROLE_NAMES.map(() => '---').join(' | ')} |`,
    ...SCOPES.map((scope) =>
      row(
        scope,
        SCOPE_WORDS[scope],
        ROLE_NAMES.map((role) => ROLES[role].scopes.has(scope)),
      ),
    ),
    ...Object.keys(RIGHT_WORDS)
      .filter(isRight)
      .map((right) =>
        row(
          right,
          RIGHT_WORDS[right],
          ROLE_NAMES.map((role) => ROLES[role].rights.has(right)),
        ),
      ),
    '',
    'The operations of the staff door, with what each of them needs, are at `/staff/api/v1/openapi.json`.',
    'What is missing answers 403 `InsufficientScopeException`. Webhooks belong to software: the staff door has none.',
    '',
  ].join('\n')
}
