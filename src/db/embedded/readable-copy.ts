import { chmod, cp, lstat, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { StartupProblem } from '../../kernel/startup-problem.ts'

const PLACES = ['/var/cache/octotable', join(tmpdir(), 'octotable-binaries')]

/** Copies PostgreSQL, as root, to where every user can read and only root can write. An existing copy is used again. */
export async function readableCopy(native: string, version: string, places = PLACES): Promise<string> {
  const name = `postgresql-${version}-${process.platform}-${process.arch}`
  for (const place of places) {
    const copy = join(place, name)
    if (!(await isOursAlone(place))) continue
    if ((await isComplete(copy)) || (await copyInto(place, native, copy))) return copy
  }
  throw new StartupProblem(
    `PostgreSQL's own user cannot read ${native}, and there is no safe place for a copy (${places.join(', ')}). ` +
      'Move the server to a folder that all users can read, start it as an ordinary user, or set DATABASE_URL.',
  )
}

/** Nobody but root can have put something here: so it is for the folder and for everything above it. */
async function isOursAlone(place: string): Promise<boolean> {
  try {
    await mkdir(place, { mode: 0o755 }).catch(() => undefined)
    for (let folder = place; ; folder = dirname(folder)) {
      const { mode, uid } = await lstat(folder)
      const isFolder = (mode & 0o170000) === 0o040000
      const othersWrite = (mode & 0o022) !== 0
      // in a sticky folder (/tmp) others can add, but not replace what is root's
      const sticky = folder !== place && (mode & 0o1000) !== 0
      if (!isFolder || uid !== 0 || (othersWrite && !sticky)) return false
      if (folder === dirname(folder)) return true
    }
  } catch {
    return false
  }
}

/** A copy appears by a rename, so it is complete unless something cleaned up in it later. */
async function isComplete(copy: string): Promise<boolean> {
  const parts = await readdir(copy).catch((): string[] => [])
  return ['bin', 'lib', 'share'].every((part) => parts.includes(part))
}

/** False where there is no room, or nothing can be written. */
async function copyInto(place: string, native: string, copy: string): Promise<boolean> {
  const draft = join(place, `copying-${process.pid}`)
  try {
    await chmod(place, 0o755)
    await cp(native, draft, { recursive: true, verbatimSymlinks: true })
    await openToReaders(draft)
    await rm(copy, { recursive: true, force: true })
    await rename(draft, copy)
    return true
  } catch {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined)
    return false
  }
}

/** Modes are set anew: the install may have run under a strict umask, or left files that others may write to. */
async function openToReaders(draft: string): Promise<void> {
  await chmod(draft, 0o755)
  for (const entry of await readdir(draft, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) await chmod(path, 0o755)
    else if (entry.isFile()) await chmod(path, entry.parentPath.endsWith('/bin') ? 0o755 : 0o644)
  }
}
