import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { type Account, runAs } from './account.ts'
import { type Binaries, CLEAN_ENV } from './binaries.ts'
import { ownerMark } from './leftover.ts'
import type { Log } from './log.ts'
import { reasonOf } from './reason.ts'
import { shutDown } from './shut-down.ts'
import { PORT } from './socket.ts'

export interface PostgresProcess {
  pid: number | undefined
  /** Settles, never rejects, when the postmaster is gone: "signal SIGKILL", "code 1" */
  exited: Promise<string>
  isAlive(): boolean
  /** The last lines it wrote, for a start that failed */
  lastWords(): Promise<string>
  stop(): Promise<void>
}

const SETTINGS = {
  listen_addresses: '',
  unix_socket_directories: '.',
  port: String(PORT),
  // for any DATABASE_POOL within reason, and the operator's commands beside it
  max_connections: '300',
  // until its first statistics a new database plans by guesses, keys that refer to others too
  autovacuum_naptime: '15s',
  // no statement here runs long enough to earn it
  jit: 'off',
  // one way to come back after a crash, ours: the state reported is then always the true one
  restart_after_crash: 'off',
  // a query whose server was killed ends soon, so that the next start need not wait for it
  client_connection_check_interval: '2s',
  // errors, statements and parameters can hold guests' data: none of them is ever written
  log_destination: 'stderr',
  logging_collector: 'off',
  log_line_prefix: '',
  log_min_messages: 'fatal',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_duration_statement: '-1',
}

/** Linux: the folder a process works in, whatever the modes of the folders above it. `spawn` goes there as root. */
export function dataDirArgument(folder: string, account: Account | undefined): string {
  return account === undefined ? folder : '/proc/self/cwd'
}

export function spawnPostgres(
  cluster: string,
  binaries: Binaries,
  account: Account | undefined,
  log: Log,
): PostgresProcess {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const args = ['-D', dataDirArgument(cluster, account), ...settings, '-c', ownerMark(cluster)]
  const child = spawn(binaries.postgres, args, {
    cwd: cluster,
    env: CLEAN_ENV,
    stdio: ['ignore', 'ignore', 'pipe'],
    // a process group of its own: Ctrl-C reaches the server only, which drains before it stops PostgreSQL
    detached: true,
    ...runAs(account),
  })
  return watch(child, log)
}

function watch(child: ChildProcess, log: Log): PostgresProcess {
  let state: 'running' | 'stopping' | 'gone' = 'running'
  const words = listen(child, (line) => {
    if (state === 'running') log.warn({ pid: child.pid }, `PostgreSQL: ${line}`)
  })
  // when the server leaves by process.exit
  const abandon = () => child.kill('SIGINT')
  process.once('exit', abandon)
  const exited = howItEnds(child).then((how) => {
    state = 'gone'
    process.off('exit', abandon)
    return how
  })
  const isGoneWithin = async (ms: number) => {
    await Promise.race([exited, delay(ms, undefined, { ref: false })])
    return state === 'gone'
  }
  return {
    pid: child.pid,
    exited,
    isAlive: () => state !== 'gone',
    async lastWords() {
      await Promise.race([words.ended, delay(200)])
      return words.last.join(' ')
    },
    async stop() {
      if (state === 'gone') return
      state = 'stopping'
      await shutDown((signal) => child.kill(signal), isGoneWithin)
    },
  }
}

function howItEnds(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal === null ? `code ${code}` : `signal ${signal}`))
    // also emitted for a signal that could not be sent: that is not the end
    child.on('error', (error) => {
      if (child.pid === undefined) resolve(reasonOf(error))
    })
  })
}

/** Reads what PostgreSQL writes; `report` gets the lines an operator should see, without their continuations. */
function listen(
  child: ChildProcess,
  report: (line: string) => void,
): { last: string[]; ended: Promise<unknown> } {
  const last: string[] = []
  if (child.stderr === null) return { last, ended: Promise.resolve() }
  const lines = createInterface({ input: child.stderr })
  lines.on('line', (line) => {
    last.push(line.trim())
    if (last.length > 5) last.shift()
    // "the database system is starting up", said to each client that comes too early, is no news
    if (/^(WARNING|FATAL|PANIC): /.test(line) && !line.includes('the database system is')) report(line)
  })
  return { last, ended: once(lines, 'close') }
}
