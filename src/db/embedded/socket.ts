import { connect } from 'node:net'
import { join, relative } from 'node:path'
import { StartupProblem } from '../../kernel/startup-problem.ts'

export const PORT = 5432
const SOCKET = `.s.PGSQL.${PORT}`
/** What the kernel takes as the address of a unix socket, in bytes */
const LONGEST = process.platform === 'darwin' ? 103 : 107

/** PostgreSQL listens in the cluster's folder. A path too long for a socket may still fit as a relative one. */
export function socketFolder(cluster: string): string {
  // with a slash in it, or postgres.js takes it for a host name
  const candidates = [cluster, `./${relative(process.cwd(), cluster)}`]
  const folder = candidates.find((candidate) => Buffer.byteLength(`${candidate}/${SOCKET}`) <= LONGEST)
  if (folder !== undefined) return folder
  throw new StartupProblem(
    `The path of the data folder is too long for a unix socket (${join(cluster, SOCKET)}, at most ${LONGEST} bytes). ` +
      'Set DATA_DIR to a shorter path.',
  )
}

/** Whether a living PostgreSQL listens there, even one that this process can't see, as from another container. */
export function isAnswered(folder: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(join(folder, SOCKET))
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

/** The files that say who listens: PostgreSQL won't start where they name a living process, whatever that is. */
export const PID_FILES = ['postmaster.pid', `${SOCKET}.lock`]
