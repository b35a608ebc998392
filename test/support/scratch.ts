import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import postgres from 'postgres'
import { type EmbeddedDatabase, startEmbedded } from '../../src/db/embedded/embedded.ts'
import type { Connection } from '../../src/db/embedded/launch.ts'
import type { Log } from '../../src/db/embedded/log.ts'

export interface ServerProcess {
  process: ChildProcess
  /** Of its PostgreSQL */
  pid: number
  connection: Connection
}

/** Folders, databases and processes of one test file, and their end. Tests only. */
export class Scratch {
  readonly lines: string[] = []
  readonly log: Log = {
    info: (details, message) => this.lines.push(`info ${message} ${JSON.stringify(details)}`),
    warn: (details, message) => this.lines.push(`warn ${message} ${JSON.stringify(details)}`),
    error: (details, message) => this.lines.push(`error ${message} ${JSON.stringify(details)}`),
  }
  readonly #folders: string[] = []
  readonly #databases: EmbeddedDatabase[] = []
  readonly #processes: ChildProcess[] = []
  #dataFolder: Promise<string> | undefined

  async folder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'embedded-'))
    this.#folders.push(folder)
    return folder
  }

  /** A data folder whose cluster is there already: the same one for a whole test file, because making it is slow. */
  dataFolder(): Promise<string> {
    return (this.#dataFolder ??= this.#makeDataFolder())
  }

  async #makeDataFolder(): Promise<string> {
    const dataDir = join(await this.folder(), 'data')
    const database = await this.start(dataDir)
    await database.stop()
    return dataDir
  }

  async start(
    dataDir: string,
    options: { binDir?: string; signal?: AbortSignal } = {},
  ): Promise<EmbeddedDatabase> {
    const database = await startEmbedded({ dataDir, log: this.log, ...options })
    this.#databases.push(database)
    return database
  }

  /** A server of its own process, the leader of its process group. */
  async startProcess(dataDir: string): Promise<ServerProcess> {
    const code = `
      import { startEmbedded } from ${JSON.stringify(new URL('../../src/db/embedded/embedded.ts', import.meta.url).href)}
      const quiet = { info() {}, warn() {}, error() {} }
      process.on('SIGINT', () => console.log('drained'))
      const database = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log: quiet })
      console.log(JSON.stringify({ pid: database.pid(), connection: database.connection }))`
    const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    })
    this.#processes.push(child)
    const [line] = await once(createInterface({ input: child.stdout }), 'line')
    return { process: child, ...JSON.parse(String(line)) }
  }

  async cleanUp(): Promise<void> {
    for (const process of this.#processes) process.kill('SIGKILL')
    await Promise.all(this.#databases.map((database) => database.stop()))
    for (const folder of this.#folders) await rm(folder, { recursive: true, force: true })
  }
}

export async function query(connection: Connection, text: string): Promise<readonly postgres.Row[]> {
  const sql = postgres({ ...connection, max: 1, fetch_types: false, onnotice: () => {} })
  try {
    return await sql.unsafe(text)
  } finally {
    await sql.end({ timeout: 0 })
  }
}

export async function until(condition: () => boolean): Promise<void> {
  const end = performance.now() + 10_000
  while (!condition()) {
    if (performance.now() > end) throw new Error(`Waited in vain for ${condition.toString()}`)
    await delay(2)
  }
}
