/** From a configuration to a listening server, and back. */
import type { FastifyInstance } from 'fastify'
import { AUTH, buildApp } from './app.ts'
import type { Search } from './availability/search.ts'
import { SetupMemory } from './availability/setup-memory.ts'
import { WindowLoads } from './availability/window-loads.ts'
import type { HouseRows } from './booking-engine/house-rows.ts'
import type { Config } from './config.ts'
import type { Ctx } from './context.ts'
import type { EmbeddedDatabase } from './db/embedded/embedded.ts'
import { hasCode, reasonOf } from './db/embedded/reason.ts'
import { Turns } from './db/turns.ts'
import { ReservationsLeft } from './properties/sandbox-limits.ts'
import { runRound } from './reservations/round.ts'
import { Rounds } from './reservations/rounds.ts'
import { startForgettingGuests } from './customers/retention.ts'
import { startReminding } from './guest-mails/sweep.ts'
import { startSweeping } from './holds/sweep.ts'
import { Access } from './http/access.ts'
import { startForgettingAnswers } from './http/forget-answers.ts'
import { FreshMemory } from './kernel/fresh-memory.ts'
import { StartupProblem } from './kernel/startup-problem.ts'
import { makeLog } from './log.ts'
import { startMailing } from './mail/deliver.ts'
import { openDatabase, type OpenDatabase } from './open-database.ts'
import { loadKeys, startLooking } from './oauth/keys.ts'
import { tokenVerifier } from './oauth/tokens.ts'
import { startForgettingTokens } from './oauth/sweep.ts'
import { Workshop } from './pictures/workshop.ts'
import { startExpiring } from './reservations/sweep.ts'
import { Sessions } from './sessions/sessions.ts'
import { startForgetting } from './sessions/sweep.ts'
import { Passwords } from './users/passwords.ts'
import { startDeletingSandboxes } from './sandbox/sweep.ts'
import { Bell } from './webhooks/bell.ts'
import { startDelivering } from './webhooks/deliver.ts'
import { sealOpenSecrets } from './webhooks/secret.ts'

export interface Server {
  /** where it can be reached from this machine */
  url: string
  /** it takes calls at every address of the machine, and nobody said under which of them */
  unnamed: boolean
  ctx: Ctx
  database: EmbeddedDatabase | undefined
  stop(): Promise<void>
}

/** Bound to no address in particular: nobody can be sent there. */
const EVERYWHERE: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '::1' }

async function listen(
  app: FastifyInstance,
  { HOST, PORT }: Config,
): Promise<{ url: string; everywhere: boolean }> {
  try {
    await app.listen({ host: HOST, port: PORT })
  } catch (error) {
    throw new StartupProblem(whyNotListening(HOST, PORT, error), { cause: error })
  }
  const bound = app.server.address()
  if (!bound || typeof bound === 'string') throw new Error('the server does not listen on a port')
  const { [bound.address]: local = bound.address } = EVERYWHERE
  const host = bound.family === 'IPv6' ? `[${local}]` : local
  return { url: `http://${host}:${bound.port}`, everywhere: bound.address in EVERYWHERE }
}

function whyNotListening(host: string, port: number, error: unknown): string {
  if (hasCode(error, 'EADDRINUSE'))
    return `Port ${port} on ${host} is taken. Set PORT to another one, or stop what uses it.`
  if (hasCode(error, 'EACCES'))
    return `Port ${port} on ${host} may not be opened by this user. Set PORT to one above 1023.`
  return `HOST=${host} is not an address of this machine (${reasonOf(error)}).`
}

const DRAIN_MS = 2500

/** Answers what is under way and closes each connection after it; whoever takes too long is cut off. */
async function drain(app: FastifyInstance): Promise<void> {
  const { server } = app
  const sweep = setInterval(() => server.closeIdleConnections(), 20)
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
  try {
    await app.close()
  } finally {
    clearInterval(sweep)
    clearTimeout(cut)
  }
}

/** A database that is being opened already, and what closes it. */
interface Opening {
  stack: AsyncDisposableStack
  opened: Promise<OpenDatabase>
}

/** Starts everything; whatever was started is stopped again when a later step fails, or `signal` gives up. */
export async function startServer(
  config: Config,
  log = makeLog(config),
  signal?: AbortSignal,
  opening?: Opening,
): Promise<Server> {
  const stack = opening?.stack ?? new AsyncDisposableStack()
  try {
    const { sql, database } = await (opening?.opened ?? openDatabase(stack, config, log, signal))
    const keys = await loadKeys(sql, config.SECRET_KEY)
    await sealOpenSecrets({ sql, keys })
    let address = config.PUBLIC_URL?.replace(/\/+$/, '') ?? ''
    const publicUrl = () => address
    const verify = tokenVerifier(keys, () => publicUrl() + AUTH)
    const access = new Access(sql, verify)
    const memories = {
      access,
      passwords: await Passwords.start(),
      sessions: new Sessions(sql, config),
      setups: new SetupMemory(),
      searches: new FreshMemory<Search>(config.SEARCH_MEMORY_MS),
      windows: new WindowLoads(sql),
      houses: new FreshMemory<HouseRows>(config.SEARCH_MEMORY_MS),
      turns: new Turns(),
      workshop: new Workshop(),
      bell: new Bell(),
    }
    const left = new ReservationsLeft()
    const rounds = new Rounds((groups, wait) => runRound(ctx, left, groups, wait))
    const ctx: Ctx = { config, sql, log, keys, ...memories, rounds, publicUrl }
    const app = await buildApp(ctx)
    stack.defer(() => drain(app))
    const { url, everywhere } = await listen(app, config)
    const unnamed = everywhere && address === ''
    address ||= url
    stack.use(startLooking(ctx))
    stack.use(startForgettingTokens(ctx))
    stack.use(startDelivering(ctx))
    stack.use(startMailing(ctx))
    stack.use(startSweeping(ctx))
    stack.use(startExpiring(ctx))
    stack.use(startReminding(ctx))
    stack.use(startForgetting(ctx))
    stack.use(startForgettingAnswers(ctx))
    stack.use(startForgettingGuests(ctx))
    stack.use(startDeletingSandboxes(ctx))
    const started = stack.move()
    let stopping: Promise<void> | undefined
    return { url, unnamed, ctx, database, stop: () => (stopping ??= started.disposeAsync()) }
  } catch (error) {
    await stack.disposeAsync()
    throw error
  }
}
