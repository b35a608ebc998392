/**
 * Writes the parts of the client package that are made from openapi.json: its types and its routes. With `--check` it
 * writes nothing and fails when one of them is not fresh.
 */
import { readFile } from 'node:fs/promises'
import openapiTS, { astToString } from 'openapi-typescript'
import { writeOrCheck } from './write-or-check.ts'

interface Described {
  paths: Record<string, Record<string, { operationId: string }>>
}

function routesOf({ paths }: Described): string {
  const lines = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, { operationId }]) => `  ${operationId}: '${method.toUpperCase()} ${path}',`,
    ),
  )
  return [
    '/** Method and path of each operation. */',
    'export const routes = {',
    ...lines,
    '} as const',
    '',
  ].join('\n')
}

const document = await readFile(new URL('../openapi.json', import.meta.url), 'utf8')
await writeOrCheck([
  ['client/src/api.gen.ts', astToString(await openapiTS(document))],
  ['client/src/routes.gen.ts', routesOf(JSON.parse(document))],
])
