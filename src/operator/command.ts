/** What every command of the operator has in common: the database, what it says, and how it ends. */
import type { Command } from 'commander'
import { pino } from 'pino'
import { recordAudit } from '../audit/record.ts'
import { readConfig, type Config } from '../config.ts'
import type { Sql } from '../db/sql.ts'
import { joinDatabase, type Running } from '../open-database.ts'

export interface Operator {
  config: Config
  sql: Sql
  /** undefined: the database is not the embedded one */
  running: Running | undefined
}

/** An answer as programs read it, and as lines for people. */
export interface Said {
  data: unknown
  lines: string[]
  /** the command did its work, and what it found is not good */
  failed?: boolean
}

/** Warnings of the database would stand between the lines of an answer. */
const QUIET = pino({ level: 'silent' })

/** The database, in which it is written down first that the operator gave this command: also one that only looks. */
export async function join(
  stack: AsyncDisposableStack,
  config: Config,
  command: Command,
): Promise<Omit<Operator, 'config'>> {
  const joined = await joinDatabase(stack, config, QUIET)
  const group = command.parent?.parent ? `${command.parent.name()}.` : ''
  await recordAudit(joined.sql, {
    action: 'operator.command',
    actor: 'operator',
    detail: { command: group + command.name() },
  })
  return joined
}

async function withDatabase(command: Command, work: (operator: Operator) => Promise<Said>): Promise<Said> {
  await using stack = new AsyncDisposableStack()
  const config = readConfig(process.env)
  const joined = await join(stack, config, command)
  // awaited: what was opened is closed when this ends
  return await work({ config, ...joined })
}

export function say(command: Command, { data, lines, failed }: Said): void {
  const { json } = command.optsWithGlobals<{ json?: boolean }>()
  const text = json ? JSON.stringify(data, null, 2) : lines.join('\n')
  process.stdout.write(`${text}\n`)
  if (failed) process.exitCode = 1
}

type Action = (operator: Operator, args: string[], options: Record<string, string | boolean>) => Promise<Said>

/** A command with its options, as commander calls it: arguments, options, itself. */
export function does(command: Command, action: Action): Command {
  return command.option('--json', 'answer as JSON').action(async (...given: unknown[]) => {
    const args = given.filter((one) => typeof one === 'string')
    say(command, await withDatabase(command, (operator) => action(operator, args, command.opts())))
  })
}

export const table = (rows: string[][]): string[] => {
  const widths = (rows[0] ?? []).map((_, n) => Math.max(...rows.map((row) => (row[n] ?? '').length)))
  return rows.map((row) =>
    row
      .map((cell, n) => cell.padEnd(widths[n] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
