/** Starts the server as a user would, runs the documents that have commands against it, and stops it again. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { withServer } from './started-server.ts'

const ROOT = path.join(import.meta.dirname, '..')
const DOCUMENTS = [['README.md', 'Quickstart'], ['docs/partners.md']]

// the walk-through has a receiver of webhooks on this machine
process.exitCode = await withServer({ WEBHOOK_ALLOW_PRIVATE: 'true' }, (url) => {
  const failed = DOCUMENTS.filter((document) => {
    const walk = spawnSync(process.execPath, ['scripts/run-document.ts', ...document], {
      cwd: ROOT,
      env: { ...process.env, OCTOTABLE_URL: url },
      stdio: 'inherit',
    })
    return walk.status !== 0
  })
  return failed.length === 0 ? 0 : 1
})
