import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StartupProblem } from '../../kernel/startup-problem.ts'
import { reasonOf } from './reason.ts'

export interface OwnerLock {
  release(): Promise<void>
}

const SQLITE_BUSY = 5

/** Keeps the handles from the garbage collector, which would close them and with them the lock. */
const held = new Set<DatabaseSync>()

/**
 * One server owns a data folder. The lock is the operating system's (SQLite takes it with fcntl), so it ends with
 * the process however that dies. Nothing else in this process may open `owner.lock`: closing any descriptor of a
 * file drops all locks the process has on it.
 */
export async function takeOwnership(folder: string): Promise<OwnerLock> {
  const file = join(folder, 'owner.lock')
  const pidFile = join(folder, 'owner.pid')
  const handle = await lock(file, folder, pidFile)
  held.add(handle)
  await chmod(file, 0o600)
  await writeFile(pidFile, `${process.pid}\n`, { mode: 0o600 })
  return {
    async release() {
      if (!held.delete(handle)) return
      await rm(pidFile, { force: true })
      handle.close()
    },
  }
}

async function lock(file: string, folder: string, pidFile: string): Promise<DatabaseSync> {
  let handle: DatabaseSync | undefined
  try {
    handle = new DatabaseSync(file)
    handle.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return handle
  } catch (error) {
    handle?.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) {
      throw new StartupProblem(
        `The data folder ${folder} is in use by another running server${await ownerIn(pidFile)}. ` +
          'Stop it, or set DATA_DIR to another folder.',
        { cause: error },
      )
    }
    throw new StartupProblem(
      `The data folder ${folder} cannot be locked: ${reasonOf(error)} (${file}). ` +
        'Start the server as the user who owns it, or set DATA_DIR to another folder.',
      { cause: error },
    )
  }
}

async function ownerIn(pidFile: string): Promise<string> {
  const pid = await readFile(pidFile, 'utf8').catch(() => '')
  return /^\d+\n$/.test(pid) ? ` (process ${pid.trim()})` : ''
}
