/**
 * Runs test files, several in one process: `node test/support/run.ts [options of node --test] <globs>`. To read the
 * program and to warm it up takes a file longer than its tests; each file is a suite, so that its hooks stay its own.
 */
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const PROCESSES = 3
/** More servers one after the other let a process grow; fewer, and it is read too often. */
const FILES_EACH = 6
/** They take a minute each: begun first, and alone, they keep nobody waiting at the end. */
const LONG =
  /\/(engine-properties|(?:booking-pages|manage)-accessibility|contract|sign-in-attacks|(?:manage|booking-pages|guest-pages-reach)-browser|operator|four-servers|model|crash)\./

const sizeOf = (file: string): number => readFileSync(file).length

/** Files by size to so many processes that each has about the same to do. */
function batchesOf(files: string[]): string[][] {
  const long = files.filter((file) => LONG.test(file))
  const others = files.filter((file) => !LONG.test(file)).toSorted((a, b) => sizeOf(b) - sizeOf(a))
  const count = Math.min(others.length, Math.max(PROCESSES, Math.ceil(others.length / FILES_EACH)))
  const batches = Array.from({ length: count }, (_, nth) => others.filter((_file, n) => n % count === nth))
  return [...long.map((file) => [file]), ...batches]
}

const suiteOf = (file: string): string =>
  `suite(${JSON.stringify(file)}, async () => { await import(${JSON.stringify(pathToFileURL(path.resolve(file)).href)}) })\n`

const options = process.argv.slice(2).filter((one) => one.startsWith('--'))
const files = globSync(process.argv.slice(2).filter((one) => !one.startsWith('--')))
if (files.length === 0) throw new Error('No test file has such a name.')

const folder = mkdtempSync(path.join(tmpdir(), 'octotable-batches-'))
const batches = batchesOf(files).map((batch, n) => {
  const file = path.join(folder, `batch-${String(n + 1).padStart(3, '0')}.mjs`)
  writeFileSync(file, [`import { suite } from 'node:test'\n`, ...batch.map(suiteOf)].join(''))
  return file
})
const { status } = spawnSync(
  process.execPath,
  [
    '--test',
    '--test-global-setup=test/support/global-setup.ts',
    `--test-concurrency=${PROCESSES}`,
    ...options,
    ...batches,
  ],
  { stdio: 'inherit', env: { NODE_COMPILE_CACHE: 'node_modules/.cache/node', ...process.env } },
)
rmSync(folder, { recursive: true, force: true })
process.exitCode = status ?? 1
