/** From a configuration to a listening server, and back. */
import pino from 'pino'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { AUTH, buildApp } from './app.ts'
import { SetupMemory } from './availability/setup-memory.ts'
import type { Config } from './config.ts'
import type { Ctx } from './context.ts'
import { startEmbedded, type EmbeddedDatabase } from './db/embedded/embedded.ts'
import { migrate } from './db/migrate.ts'
import { connect, type Sql } from './db/sql.ts'
import { Access } from './http/access.ts'
import { StartupProblem } from './kernel/startup-problem.ts'
import { loadKeys, tokenVerifier } from './oauth/keys.ts'

export interface Server {
  url: string
  ctx: Ctx
  database: EmbeddedDatabase | undefined
  stop(): Promise<void>
}

/** Log lines carry ids only; what could hold a secret or a guest's data is cut out wherever it turns up. */
export function makeLog(config: Config): FastifyBaseLogger {
  return pino({
    level: config.LOG_LEVEL,
    redact: { paths: ['*.authorization', '*.password', '*.client_secret', '*.email', '*.phone', 'err.query', 'err.parameters', 'err.args', 'err.detail', 'err.where'], remove: true },
  })
}

async function listen(app: FastifyInstance, { HOST, PORT }: Config): Promise<string> {
  try {
    await app.listen({ host: HOST, port: PORT })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') throw new StartupProblem(`Port ${PORT} on ${HOST} is taken. Set PORT to another one, or stop what uses it.`)
    if (code === 'EACCES') throw new StartupProblem(`Port ${PORT} on ${HOST} may not be opened by this user. Set PORT to one above 1023.`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') throw new StartupProblem(`HOST=${HOST} is not an address of this machine.`)
    throw error
  }
  const address = app.server.address()
  if (!address || typeof address === 'string') throw new Error('the server does not listen on a port')
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return `http://${host}:${address.port}`
}

async function reach(sql: Sql, url: string | undefined): Promise<void> {
  try {
    await sql`select 1`
  } catch (error) {
    if (!url) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new StartupProblem(`The database of DATABASE_URL cannot be reached: ${why}`)
  }
}

/** Starts everything; whatever was started is stopped again when a later step fails, or `signal` gives up. */
export async function startServer(config: Config, log = makeLog(config), signal?: AbortSignal): Promise<Server> {
  const stack = new AsyncDisposableStack()
  try {
    const database = config.DATABASE_URL ? undefined : await startEmbedded({ dataDir: config.DATA_DIR, log, ...(signal ? { signal } : {}) })
    if (database) stack.defer(() => database.stop())
    const sql = connect({ target: config.DATABASE_URL ?? database?.connection ?? '', max: config.DATABASE_POOL })
    stack.defer(() => sql.end({ timeout: 2 }))
    await reach(sql, config.DATABASE_URL)
    await migrate(sql)
    const keys = await loadKeys(sql, config.SECRET_KEY)
    let publicUrl = config.PUBLIC_URL?.replace(/\/+$/, '')
    const address = () => publicUrl ?? ''
    const access = new Access(sql, tokenVerifier(keys, () => address() + AUTH))
    const ctx: Ctx = { config, sql, log, keys, access, setups: new SetupMemory(), publicUrl: address }
    const app = await buildApp(ctx)
    stack.defer(() => app.close())
    const url = await listen(app, config)
    publicUrl ??= url
    const started = stack.move()
    let stopping: Promise<void> | undefined
    return { url, ctx, database, stop: () => (stopping ??= started.disposeAsync()) }
  } catch (error) {
    await stack.disposeAsync()
    throw error
  }
}
