/**
 * Writes the files that are made from the code: openapi.json and docs/configuration.md. With `--check` it writes
 * nothing and fails when one of them is not fresh.
 */
import { readFile, writeFile } from 'node:fs/promises'
import type { TSchema } from 'typebox'
import { ConfigSchema } from '../src/config.ts'
import { describeApi } from './describe-api.ts'

function configurationPage(): string {
  const rows = Object.entries<TSchema & { default?: unknown; description?: string }>(
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

const files: [string, string][] = [
  ['openapi.json', `${JSON.stringify(await describeApi(), null, 2)}\n`],
  ['docs/configuration.md', configurationPage()],
]

const check = process.argv.includes('--check')
for (const [name, content] of files) {
  const file = new URL(`../${name}`, import.meta.url)
  if (!check) await writeFile(file, content)
  else if ((await readFile(file, 'utf8').catch(() => '')) !== content) {
    process.stderr.write(`${name} is not fresh: run \`npm run generate\` and commit it.\n`)
    process.exitCode = 1
  }
}
