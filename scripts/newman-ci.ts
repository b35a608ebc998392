/** Runs the Postman collection, from create-client to the last delete, against a server started for it. */
import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { withServer } from './started-server.ts'

const ROOT = path.join(import.meta.dirname, '..')

/** What is used of newman's report. */
interface Report {
  run: {
    stats: { requests: { total: number }; assertions: { total: number; failed: number } }
    failures: { source?: { name?: string }; error: { name: string; test?: string; message: string } }[]
  }
}

/** Newman's own words go to a file: what counts fits into a few lines. */
async function runCollection(url: string): Promise<Report['run']> {
  const folder = await mkdtemp(path.join(tmpdir(), 'octotable-newman-'))
  const file = path.join(folder, 'report.json')
  try {
    const newman = spawnSync(
      path.join(ROOT, 'node_modules/.bin/newman'),
      [
        ['run', 'postman/octotable.postman_collection.json'],
        ['--environment', 'postman/octotable.postman_environment.json'],
        ['--env-var', `baseUrl=${url}`],
        ['--reporters', 'json', '--reporter-json-export', file],
        ['--timeout-request', '30000'],
      ].flat(),
      { cwd: ROOT, encoding: 'utf8', timeout: 300_000 },
    )
    const text = await readFile(file, 'utf8').catch(() => undefined)
    if (text === undefined) throw new Error(`newman did not run: ${newman.stdout}${newman.stderr}`)
    const report: Report = JSON.parse(text)
    return report.run
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const { stats, failures } = await withServer({}, runCollection)
const { total } = stats.assertions
for (const { source, error } of failures)
  process.stderr.write(`✖ ${source?.name ?? 'collection'} · ${error.test ?? error.name} · ${error.message}\n`)
// failures are more than failed assertions: a request without an answer, a script that throws
process.stdout.write(`ℹ requests ${stats.requests.total}\n`)
process.stdout.write(`ℹ pass ${total - stats.assertions.failed}\nℹ fail ${failures.length}\n`)
process.exitCode = failures.length === 0 && total > 0 ? 0 : 1
