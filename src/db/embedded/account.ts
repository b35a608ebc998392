import { readFile } from 'node:fs/promises'
import { StartupProblem } from '../../kernel/startup-problem.ts'
import { run } from './run.ts'

/** The system user PostgreSQL runs as when the server runs as root. */
export interface Account {
  uid: number
  gid: number
}

const NAME = 'postgres'
const ADVICE = `Start the server as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.`

/** PostgreSQL refuses to run as root. Undefined: it runs as the user who runs the server. */
export async function databaseAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  if (process.platform !== 'linux') {
    throw new StartupProblem(`The bundled PostgreSQL cannot run as root on this system. ${ADVICE}`)
  }
  const account = (await findAccount()) ?? (await createAccount())
  if (account.uid === 0)
    throw new StartupProblem(`The system user ${NAME} is root under another name. ${ADVICE}`)
  return account
}

/** What `spawn` needs to become this user. */
export function runAs(account: Account | undefined): { uid?: number; gid?: number } {
  return account === undefined ? {} : { uid: account.uid, gid: account.gid }
}

async function findAccount(): Promise<Account | undefined> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n')
  const [, , uid, gid] = lines.find((line) => line.startsWith(`${NAME}:`))?.split(':') ?? []
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
}

async function createAccount(): Promise<Account> {
  const made = await run('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME])
  // busybox (Alpine) has no useradd
  if (!made.ok) await run('adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', NAME])
  const account = await findAccount()
  if (account !== undefined) return account
  throw new StartupProblem(
    `PostgreSQL never runs as root, and the system user ${NAME} could not be created` +
      `${made.ok ? '' : ` (${made.reason})`}. Create that user, start the server as an ordinary user, ` +
      'or set DATABASE_URL to a PostgreSQL of your own.',
  )
}
