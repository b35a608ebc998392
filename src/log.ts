/** The log: JSON lines that name requests and faults, and never what a caller, a guest or a client sent. */
import pino, { type DestinationStream, type LogFn } from 'pino'
import postgres from 'postgres'
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from './config.ts'

export function makeLog({ LOG_LEVEL }: Pick<Config, 'LOG_LEVEL'>, to?: DestinationStream): FastifyBaseLogger {
  const options: pino.LoggerOptions = {
    level: LOG_LEVEL,
    serializers: {
      err: describeError,
      // the pattern, not the address: queries carry guests' names and numbers
      req: ({ method, routeOptions }: FastifyRequest) => ({ method, route: routeOptions?.url }),
      res: ({ statusCode }: FastifyReply) => ({ status: statusCode }),
    },
    hooks: { logMethod },
  }
  return to ? pino(options, to) : pino(options)
}

/** What is quoted in a message is mostly somebody's input. */
const withoutQuotes = (text: string) => text.replace(/".*"/s, '"…"')

/** Messages come clean too, also the one that the logger would take from an error. */
function logMethod(this: pino.Logger, args: Parameters<LogFn>, method: LogFn): void {
  const [details, message]: unknown[] = args
  if (typeof details === 'string') method.call(this, withoutQuotes(details))
  else method.call(this, details, withoutQuotes(typeof message === 'string' ? message : ''))
}

const DEEPEST_CAUSE = 5

/** A statement that is wrong (class 42) quotes names of columns, anything else may quote values. */
const isWrongStatement = (error: Error) =>
  error instanceof postgres.PostgresError && error.code.startsWith('42')

/**
 * Names what failed and where. Details of PostgreSQL quote rows and values, others carry bytes of requests: only
 * what is listed here is written.
 */
function describeError(error: unknown, depth = 0): object {
  if (!(error instanceof Error)) return { type: typeof error }
  return {
    type: error.name,
    ...('code' in error ? { code: error.code } : {}),
    message: isWrongStatement(error) ? error.message : withoutQuotes(error.message),
    ...(error instanceof postgres.PostgresError
      ? { table: error.table_name, constraint: error.constraint_name, position: error.position }
      : {}),
    stack: framesOf(error),
    ...(error.cause instanceof Error && depth < DEEPEST_CAUSE
      ? { cause: describeError(error.cause, depth + 1) }
      : {}),
  }
}

/** The stack without the message that stands before it. */
function framesOf({ stack = '', message }: Error): string[] {
  const start = Math.max(0, stack.indexOf(message))
  return stack
    .slice(start + message.length)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
}
