import { readFile, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { StartupProblem } from '../../kernel/startup-problem.ts'
import type { Log } from './log.ts'
import { run } from './run.ts'
import { shutDown } from './shut-down.ts'
import { isAnswered, PID_FILES, socketFolder } from './socket.ts'

/**
 * A server that was killed leaves its PostgreSQL running, or the files that speak of it. To be called by the owner
 * of the data folder, when no PostgreSQL of its own runs: stops that one, and removes stale files, because
 * PostgreSQL refuses to start when the process id in them belongs to any other program by now.
 */
export async function stopLeftover(cluster: string, log: Log): Promise<void> {
  const pid = await recordedPid(cluster)
  const found = pid === undefined ? 'gone' : await identify(pid, cluster)
  if (found === 'unknown') throw inUse(cluster, ` (process ${pid})`)
  if (found === 'ours' && pid !== undefined) {
    log.warn({ pid }, 'Stopping the PostgreSQL that an earlier server left running')
    const gone = await shutDown(
      (signal) => kill(pid, signal),
      (ms) => isGoneWithin(ms, pid, cluster),
    )
    if (!gone) throw inUse(cluster, ` (process ${pid}), which cannot be stopped`)
  }
  if (await isAnswered(socketFolder(cluster))) throw inUse(cluster, ' that this process cannot see')
  for (const file of PID_FILES) await rm(join(cluster, file), { force: true })
}

/** What names the cluster on the command line of each PostgreSQL started here. It has to be the last argument. */
export function ownerMark(cluster: string): string {
  return `octotable.cluster=${cluster}`
}

function inUse(cluster: string, who: string): StartupProblem {
  return new StartupProblem(
    `The database in ${cluster} is in use by another PostgreSQL${who}. Stop it, or set DATA_DIR to another folder.`,
  )
}

async function recordedPid(cluster: string): Promise<number | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(text.split('\n')[0])
  return Number.isInteger(pid) && pid > 1 ? pid : undefined
}

/** Process ids are used again: only a PostgreSQL that serves this very folder may be stopped. */
async function identify(pid: number, cluster: string): Promise<'ours' | 'other' | 'gone' | 'unknown'> {
  const command = await commandOf(pid)
  if (command === '') return 'gone'
  if (command.endsWith(` ${ownerMark(cluster)}`)) return 'ours'
  const program = basename(command.split(' -')[0] ?? '')
  if (!/^postgres\b/.test(program)) return 'other'
  // a PostgreSQL started by hand, or one of another folder: it works in the folder of its cluster
  const [its, here] = await Promise.all([
    stat(`/proc/${pid}/cwd`).catch(() => undefined),
    stat(cluster).catch(() => undefined),
  ])
  if (its === undefined || here === undefined) return 'unknown'
  return its.dev === here.dev && its.ino === here.ino ? 'ours' : 'other'
}

/** Empty for no process and for a zombie, which an init that does not reap leaves behind. */
async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    return line.replaceAll('\0', ' ').trim()
  }
  const listed = await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)])
  const line = listed.ok ? listed.stdout.trim() : ''
  return /^\(.*\)$|<defunct>/.test(line) ? '' : line
}

async function isGoneWithin(ms: number, pid: number, cluster: string): Promise<boolean> {
  const end = performance.now() + ms
  while ((await identify(pid, cluster)) === 'ours') {
    if (performance.now() > end) return false
    await delay(20)
  }
  return true
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // gone since we looked, or not ours to stop: the wait that follows tells
  }
}
