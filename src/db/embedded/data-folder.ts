import { access, chmod, constants, mkdir, readdir, realpath, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { StartupProblem } from '../../kernel/startup-problem.ts'
import { hasCode, reasonOf } from './reason.ts'

/** Makes the data folder where it is missing, closed to everyone but its owner, and answers its real path. */
export async function openDataFolder(dataDir: string): Promise<string> {
  const folder = resolve(dataDir)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    await closeToOthers(folder)
    return await realpath(folder)
  } catch (error) {
    if (error instanceof StartupProblem) throw error
    const reason = hasCode(error, 'EEXIST') ? 'it is a file' : reasonOf(error)
    throw new StartupProblem(
      `The data folder ${folder} cannot be used: ${reason}. ` +
        'Start the server as the user who owns it, or set DATA_DIR to another folder.',
      { cause: error },
    )
  }
}

/**
 * The mode of a folder that holds other things too (`/tmp`, a home) is not ours to change. A folder of somebody
 * else (a container's volume) can't be changed either: there the cluster's own mode, 0700, is what protects it.
 */
async function closeToOthers(folder: string): Promise<void> {
  const { mode, uid } = await stat(folder)
  const me = process.getuid?.()
  if ((mode & 0o077) === 0 || (me !== 0 && me !== uid)) return
  const names = await readdir(folder)
  if (names.every((name) => /^(pg|pg\.new-\w+|owner\.(lock|pid)|lost\+found)$/.test(name))) {
    await chmod(folder, 0o700)
  } else if ((mode & 0o022) !== 0) {
    throw new StartupProblem(
      `The data folder ${folder} holds other files, and other users may write to it. Set DATA_DIR to a folder of its own.`,
    )
  }
}
