/** The server as a process of its own, `node src/main.ts`: its addresses, its words, its signals and its end. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

export const ROOT = join(import.meta.dirname, '../..')
const READY_WITHIN_MS = 60_000
const BACK_WITHIN_MS = 10_000

export interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
  /** from the signal, or the start, to the end */
  ms: number
}

export interface ServerProcess {
  pid: number
  /** where it listens */
  url: string
  /** what it calls itself */
  publicUrl: string
  stdout(): string
  stderr(): string
  /** Sends a signal and waits for the end */
  end(signal: NodeJS.Signals): Promise<Ended>
  ended: Promise<Ended>
}

export interface Refused extends Ended {
  stdout: string
  stderr: string
}

interface Running {
  child: ChildProcess
  output: { stdout: string; stderr: string }
  ended: Promise<Ended>
}

export type Environment = Record<string, string>

/** Folders and processes of one test file, and their end. */
export class Processes {
  readonly #running: Running[] = []
  readonly #folders: string[] = []
  #slowestStartMs = 0

  async folder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'octotable-process-'))
    this.#folders.push(folder)
    return folder
  }

  /** A data folder that does not exist yet. */
  async dataFolder(): Promise<string> {
    return join(await this.folder(), 'data')
  }

  /** A server that listens. */
  async start(env: Environment, command = [process.execPath, 'src/main.ts']): Promise<ServerProcess> {
    const began = performance.now()
    const running = this.#spawn(env, command)
    const { child, output, ended } = running
    const late = delay(READY_WITHIN_MS, undefined, { ref: false })
    await Promise.race([untilPrinted(running, /Health .*\n/), ended, late])
    const url = /Health +(\S+)\/health\/ready/.exec(output.stdout)?.[1]
    const publicUrl = /API +(\S+)\/octotable-pms\/api\/v2/.exec(output.stdout)?.[1]
    if (!url || !publicUrl || !child.pid) throw new Error(`not ready: ${output.stdout}${output.stderr}`)
    this.#slowestStartMs = Math.max(this.#slowestStartMs, performance.now() - began)
    return {
      pid: child.pid,
      url,
      publicUrl,
      stdout: () => output.stdout,
      stderr: () => output.stderr,
      ended,
      end: async (signal) => {
        const asked = performance.now()
        child.kill(signal)
        return { ...(await ended), ms: performance.now() - asked }
      },
    }
  }

  /** Ten seconds, or longer where even starts take longer because the machine is busy with other tests. */
  backWithinMs(): number {
    return Math.max(BACK_WITHIN_MS, 2 * this.#slowestStartMs)
  }

  /** A server that is expected not to start. */
  async refused(env: Environment): Promise<Refused> {
    const running = this.#spawn(env, [process.execPath, 'src/main.ts'])
    return { ...(await running.ended), ...running.output }
  }

  #spawn(env: Environment, [file = '', ...args]: string[]): Running {
    const began = performance.now()
    const child = spawn(file, args, {
      cwd: ROOT,
      // nothing of the developer's own configuration
      env: { ...inherited(), PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    const output = { stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
    const ended = once(child, 'close').then(() => ({
      code: child.exitCode,
      signal: child.signalCode,
      ms: performance.now() - began,
    }))
    const running = { child, output, ended }
    this.#running.push(running)
    return running
  }

  async cleanUp(): Promise<void> {
    for (const { child } of this.#running) killGroup(child)
    await Promise.all(this.#running.map(({ ended }) => ended))
    for (const folder of this.#folders) {
      await stopPostgres(join(folder, 'data'))
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  }
}

const INHERITED = ['PATH', 'HOME', 'NODE_COMPILE_CACHE']
export const inherited = () => Object.fromEntries(INHERITED.map((name) => [name, process.env[name]]))

/** Each child leads a group of its own, with what it started itself. */
function killGroup({ pid }: ChildProcess): void {
  if (pid && isRunning(-pid)) process.kill(-pid, 'SIGKILL')
}

async function untilPrinted({ child, output }: Running, pattern: RegExp): Promise<void> {
  while (!pattern.test(output.stdout)) await once(child.stdout ?? child, 'data')
}

/** How to reach the PostgreSQL of a data folder while a server runs on it. */
export const targetIn = (dataDir: string) => ({
  host: join(dataDir, 'pg'),
  port: 5432,
  database: 'octotable',
  username: 'postgres',
})

/** Process id of the PostgreSQL that runs in a data folder, as its own file has it. */
export async function postgresPid(dataDir: string): Promise<number | undefined> {
  const text = await readFile(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').catch(() => '')
  return Number(text.split('\n')[0]) || undefined
}

export async function killPostgres(dataDir: string): Promise<number> {
  const pid = await postgresPid(dataDir)
  if (!pid) throw new Error(`no PostgreSQL runs in ${dataDir}`)
  process.kill(pid, 'SIGKILL')
  return pid
}

/** Ends when the PostgreSQL that was killed has been cleared away by whoever keeps it running. */
export async function untilCleared(dataDir: string, killed: number): Promise<void> {
  while ((await postgresPid(dataDir)) === killed) await delay(10)
}

export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** What a server that was killed left running. */
async function stopPostgres(dataDir: string): Promise<void> {
  const pid = await postgresPid(dataDir)
  if (!pid || !isRunning(pid)) return
  process.kill(pid, 'SIGQUIT')
  for (let n = 0; n < 1500 && isRunning(pid); n++) await delay(20)
}
