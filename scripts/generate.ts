/**
 * Writes the files that are made from the code: openapi.json, openapi.staff.json and pages of docs/. With `--check` it writes
 * nothing and fails when one of them is not fresh.
 */
import type { TSchema } from 'typebox'
import { ConfigSchema } from '../src/config.ts'
import { describeApi } from './describe-api.ts'
import { operatorPage } from './operator-page.ts'
import { rolesPage } from './roles-page.ts'
import { scopesPage } from './scopes-page.ts'
import { writeOrCheck } from './write-or-check.ts'

function configurationPage(): string {
  const rows = Object.entries<TSchema & { default?: string | number | boolean; description?: string }>(
    ConfigSchema.properties,
  ).map(
    ([name, { default: value, description }]) =>
      `| \`${name}\` | ${value === undefined ? '' : `\`${String(value)}\``} | ${description ?? ''} |`,
  )
  return [
    '# Configuration',
    '',
    'Environment variables; the server runs with none of them set. A wrong value is named at the start, and the server',
    'exits with status 1. Made from `src/config.ts` by `npm run generate`.',
    '',
    '| variable | default | meaning |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

const { partner, staff } = await describeApi()
await writeOrCheck([
  ['openapi.json', `${JSON.stringify(partner, null, 2)}\n`],
  ['openapi.staff.json', `${JSON.stringify(staff, null, 2)}\n`],
  ['docs/scopes.md', scopesPage(partner)],
  ['docs/roles.md', rolesPage()],
  ['docs/operator.md', operatorPage()],
  ['docs/configuration.md', configurationPage()],
])
