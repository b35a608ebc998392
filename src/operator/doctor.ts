/** Looks whether the server has what it needs. */
import { statfs } from 'node:fs/promises'
import { Command } from 'commander'
import { Temporal } from 'temporal-polyfill'
import { readConfig, type Config } from '../config.ts'
import { schemaState } from '../db/migrate.ts'
import { auditProtection } from '../db/server-role.ts'
import type { Sql } from '../db/sql.ts'
import { StartupProblem } from '../kernel/startup-problem.ts'
import { countUnsent } from '../mail/store.ts'
import { openTransport } from '../mail/transport.ts'
import { join, say, table, type Said } from './command.ts'

interface Finding {
  check: string
  ok: boolean
  says: string
}

const OFF_AT_MOST_MS = 2000
const FREE_AT_LEAST = 500 * 1024 ** 2

export function doctorCommand(): Command {
  const command = new Command('doctor')
    .description(
      'checks configuration, database, schema, clock, disk, audit and mail; 1 when something is wrong',
    )
    .option('--json', 'answer as JSON')
  return command.action(async () => say(command, said(await examine(command))))
}

function said(findings: Finding[]): Said {
  const rows = findings.map(({ check, ok, says }) => [ok ? 'ok' : 'WRONG', check, says])
  return { data: findings, lines: table(rows), failed: findings.some(({ ok }) => !ok) }
}

/** What cannot be looked at because of what was found before is left out. */
async function examine(command: Command): Promise<Finding[]> {
  await using stack = new AsyncDisposableStack()
  let config: Config
  try {
    config = readConfig(process.env)
  } catch (error) {
    return [{ check: 'configuration', ok: false, says: reasonOf(error) }]
  }
  const findings: Finding[] = [{ check: 'configuration', ok: true, says: 'every variable can be read' }]
  if (!config.DATABASE_URL) findings.push(await disk(config))
  try {
    const { sql, running } = await join(stack, config, command)
    findings.push(
      await database(sql, running),
      await schema(sql),
      await clock(sql),
      await audit(sql),
      await mail(sql, config),
    )
  } catch (error) {
    findings.push({ check: 'database', ok: false, says: reasonOf(error) })
  }
  return findings
}

function reasonOf(error: unknown): string {
  if (error instanceof StartupProblem || error instanceof Error) return error.message
  return String(error)
}

async function disk({ DATA_DIR }: Config): Promise<Finding> {
  const { bavail, bsize } = await statfs(DATA_DIR).catch(() => statfs('.'))
  const free = bavail * bsize
  return {
    check: 'disk',
    ok: free >= FREE_AT_LEAST,
    says: `${Math.floor(free / 1024 ** 2)} MB free at ${DATA_DIR}`,
  }
}

async function database(sql: Sql, running: string | undefined): Promise<Finding> {
  const [row] = await sql<{ version: string }[]>`select current_setting('server_version') as version`
  const where = running === undefined ? 'at DATABASE_URL' : `embedded, ${running}`
  return { check: 'database', ok: true, says: `PostgreSQL ${row?.version ?? ''}, ${where}` }
}

async function schema(sql: Sql): Promise<Finding> {
  const { missing, unknown } = await schemaState(sql)
  const says =
    missing.length > 0
      ? `lacks ${missing.join(', ')}: start the server once`
      : `is newer: ${unknown.join(', ')}`
  const ok = missing.length + unknown.length === 0
  return { check: 'schema', ok, says: ok ? 'is that of this version' : says }
}

/** Tokens are made by the clock of the process, bookings by that of the database. */
async function clock(sql: Sql): Promise<Finding> {
  const before = Temporal.Now.instant().epochMilliseconds
  const [row] = await sql<{ at: number }[]>`select extract(epoch from clock_timestamp())::float8 * 1000 as at`
  const after = Temporal.Now.instant().epochMilliseconds
  const at = row?.at ?? 0
  const off = Math.round(at < before ? before - at : Math.max(0, at - after))
  return {
    check: 'clock',
    ok: off <= OFF_AT_MOST_MS,
    says: `${off} ms between this machine and the database`,
  }
}

/** A server without SMTP is in order: its mails wait, and can be exported. */
async function mail(sql: Sql, config: Config): Promise<Finding> {
  const { waiting, dropped } = await countUnsent(sql)
  const outbox = `${waiting} wait, ${dropped} were given up`
  const transport = openTransport(config)
  if (!transport) return { check: 'mail', ok: true, says: `no SMTP_URL: mails stay in the outbox; ${outbox}` }
  try {
    await transport.greet()
    return { check: 'mail', ok: true, says: `the mail server takes us; ${outbox}` }
  } catch (error) {
    return { check: 'mail', ok: false, says: `${reasonOf(error)}; ${outbox}` }
  }
}

async function audit(sql: Sql): Promise<Finding> {
  const { protected: ok, weaknesses } = await auditProtection(sql)
  return { check: 'audit', ok, says: weaknesses.join(' ') || 'the server can only add to it' }
}
