/** The servers under test: child processes, as an operator starts them, on a folder and ports of their own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import manifest from '../package.json' with { type: 'json' }

/** Connections to PostgreSQL: of the server, and of the bare inserts beside it. */
export const POOL = 16

export interface Child {
  url: string
  /** from the start of the process to its first answer, in milliseconds */
  startedIn: number
  /** resident memory of the process in MB, now and at its highest */
  memory(): Promise<{ now: number; peak: number }>
  stop(): Promise<void>
}

/** What `npm start` gives to Node. */
const FLAGS = manifest.scripts.start.match(/--\S+/g) ?? []

/** Nothing of the developer's own environment but what a process needs: a DATABASE_URL there is not for benches. */
const environment = (more: Record<string, string>) => ({
  PATH: process.env['PATH'] ?? '',
  NODE_COMPILE_CACHE: path.join(import.meta.dirname, '../node_modules/.cache/node'),
  PORT: '0',
  LOG_LEVEL: 'warn',
  CREATE_CLIENT_PER_HOUR: '1000000',
  TOKENS_PER_MINUTE: '1000000',
  CALLS_PER_MINUTE: '1000000000',
  BOOKING_VIEWS_PER_MINUTE: '1000000',
  DATABASE_POOL: String(POOL),
  ...more,
})

/** Starts a script that prints its address once it listens. */
export async function startChild(script: string, more: Record<string, string>): Promise<Child> {
  const began = performance.now()
  const child = spawn(process.execPath, [...FLAGS, path.join(import.meta.dirname, script)], {
    env: environment(more),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const kill = () => child.kill('SIGTERM')
  // when the bench itself fails
  process.once('exit', kill)
  const url = await Promise.race([
    addressIn(createInterface(child.stdout)),
    exited.then(([code]) => Promise.reject(new Error(`${script} ended with ${String(code)}`))),
  ])
  const answer = await fetch(`${url}/health/ready`)
  if (!answer.ok) throw new Error(`${script} is not ready: ${answer.status}`)
  return {
    url,
    startedIn: performance.now() - began,
    memory: () => memoryOf(child.pid ?? 0),
    stop: async () => {
      process.off('exit', kill)
      kill()
      await exited
    },
  }
}

async function addressIn(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const address = /http:\/\/[\d.:]+/.exec(line)?.[0]
    if (address) return address
  }
  throw new Error('no address was printed')
}

/** Linux tells; elsewhere the figures are 0. */
async function memoryOf(pid: number): Promise<{ now: number; peak: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const read = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / 1024
  return { now: read('VmRSS'), peak: read('VmHWM') }
}
