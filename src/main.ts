import type { FastifyBaseLogger } from 'fastify'
import { readConfig, type Config } from './config.ts'
import { StartupProblem } from './kernel/startup-problem.ts'
import { makeLog } from './log.ts'
import { openDatabase } from './open-database.ts'
import type { Server } from './start.ts'

const STOP_WITHIN_MS = 5000

/** What an operator wants to know first. Programs look for the address after `Health`. */
function banner({ ctx, url, unnamed }: Server): string {
  const address = ctx.publicUrl()
  return [
    'OctoTable server is ready.',
    `  API     ${address}/octotable-pms/api/v2`,
    `  Token   ${address}/octotable-auth/api/v2/oauth2/token`,
    `  Docs    ${address}/docs`,
    `  Health  ${url}/health/ready`,
    ...(unnamed
      ? [`  Set PUBLIC_URL to the address that callers use: links and tokens name ${address} until then.`]
      : []),
    '',
  ].join('\n')
}

const giveUp = new AbortController()
const untilSignal = new Promise<string>((resolve) => {
  // for as long as the process lives: with Ctrl-C under npm each signal comes twice
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve(signal))
})
void untilSignal.then(() => giveUp.abort())

/** The rest of the program is read while PostgreSQL starts: each takes its second. */
async function start(config: Config, log: FastifyBaseLogger): Promise<Server> {
  const stack = new AsyncDisposableStack()
  const spawned = Promise.withResolvers<void>()
  const opened = openDatabase(stack, config, log, giveUp.signal, spawned.resolve)
  // what goes wrong is told below, where it is waited for
  await Promise.race([spawned.promise, opened.catch(() => {})])
  const { startServer } = await import('./start.ts')
  return startServer(config, log, giveUp.signal, { stack, opened })
}

try {
  const config = readConfig(process.env)
  const log = makeLog(config)
  const server = await start(config, log)
  process.stdout.write(banner(server))
  const signal = await untilSignal
  log.info({ signal }, 'stopping')
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
  await server.stop()
  log.info('stopped')
  process.exit(0)
} catch (error) {
  if (giveUp.signal.aborted) process.exit(0)
  if (!(error instanceof StartupProblem)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
