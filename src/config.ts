import { Type, type Static, type TSchema } from 'typebox'
import { Compile } from 'typebox/schema'
import { isZone } from './kernel/time.ts'
import { readSender, readSmtpUrl } from './mail/settings.ts'
import { StartupProblem } from './kernel/startup-problem.ts'

const port = Type.Integer({ minimum: 0, maximum: 65535 })
const positive = Type.Integer({ minimum: 1, maximum: 1_000_000 })

/** Every variable the server reads, with its default. The list in docs/configuration.md is generated from it. */
export const ConfigSchema = Type.Object({
  HOST: Type.String({
    default: '127.0.0.1',
    minLength: 1,
    description: 'address to listen on; 0.0.0.0 or :: takes calls at all of them, and wants a PUBLIC_URL',
  }),
  PORT: Type.Integer({ ...port, default: 8080, description: 'port to listen on; 0 takes a free one' }),
  PUBLIC_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^\\s?#]+$',
      description: 'the address that callers use, for links and as token issuer; default: the bound address',
    }),
  ),
  DATA_DIR: Type.String({
    default: './data',
    minLength: 1,
    description: 'folder of the embedded PostgreSQL',
  }),
  DATABASE_URL: Type.Optional(
    Type.String({
      pattern: '^postgres(ql)?://',
      description: 'a PostgreSQL (15 or newer) of your own; no embedded one is started then',
    }),
  ),
  DATABASE_POOL: Type.Integer({ ...positive, default: 16, description: 'connections to the database' }),
  SEARCH_MEMORY_MS: Type.Integer({
    minimum: 0,
    maximum: 900,
    default: 800,
    description:
      'how old what a slot search reads may be, for bookings taken by another server; 0: it always asks the database',
  }),
  SECRET_KEY: Type.Optional(
    Type.String({
      minLength: 32,
      description: 'encrypts private keys in the database; the same on every server',
    }),
  ),
  TRUST_PROXY: Type.Boolean({
    default: false,
    description:
      "take the caller's address from the last entry of X-Forwarded-For: only behind a proxy of your own",
  }),
  LOG_LEVEL: Type.Enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
    default: 'info',
    description: 'least severe log line that is written',
  }),
  DEFAULT_TIMEZONE: Type.String({
    default: 'Europe/Rome',
    description: 'IANA zone of properties without coordinates and country',
  }),
  CREATE_CLIENT: Type.Enum(['open', 'token', 'off'], {
    default: 'open',
    description: 'who may register clients: anybody, holders of the invitation token, nobody',
  }),
  INVITATION_TOKEN: Type.Optional(
    Type.String({ minLength: 16, description: 'what CREATE_CLIENT=token asks for as bearer token' }),
  ),
  CREATE_CLIENT_PER_HOUR: Type.Integer({
    ...positive,
    default: 60,
    description: 'clients that one address may register in an hour',
  }),
  TOKENS_PER_MINUTE: Type.Integer({
    ...positive,
    default: 600,
    description: 'tokens that one address may ask for in a minute',
  }),
  CALLS_PER_MINUTE: Type.Integer({
    ...positive,
    maximum: 1_000_000_000,
    default: 60_000,
    description: 'calls that one client may make in a minute',
  }),
  BOOKING_VIEWS_PER_MINUTE: Type.Integer({
    ...positive,
    default: 300,
    description: "pages of one restaurant that guests' browsers at one address may open in a minute",
  }),
  BOOKING_FORMS_PER_HOUR: Type.Integer({
    ...positive,
    default: 120,
    description:
      "times that guests' browsers at one address may choose and book at one restaurant in an hour",
  }),
  BOOKING_LEAST_SECONDS: Type.Integer({
    minimum: 0,
    maximum: 30,
    default: 2,
    description: "a guest's form that comes back sooner is asked for once more; 0: none is",
  }),
  SESSION_IDLE_MINUTES: Type.Integer({
    ...positive,
    default: 720,
    description: 'after how many minutes without a request a user has to sign in again',
  }),
  SESSION_DAYS: Type.Integer({
    ...positive,
    maximum: 400,
    default: 14,
    description: 'after how many days a user has to sign in again in any case',
  }),
  SIGN_IN_TRIES: Type.Integer({
    ...positive,
    default: 10,
    description: 'passwords that may be tried for one user in a quarter of an hour',
  }),
  SIGN_IN_TRIES_PER_ADDRESS: Type.Integer({
    ...positive,
    default: 100,
    description: 'passwords that one address may try in a quarter of an hour',
  }),
  GUEST_RETENTION_MONTHS: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 1200,
      description: 'guests who have not been seen for so many months are anonymised; not set: never',
    }),
  ),
  SANDBOX_DAYS: Type.Integer({ ...positive, default: 30, description: 'how long a sandbox property lives' }),
  SANDBOX_MAX_DAYS: Type.Integer({
    ...positive,
    default: 180,
    description: 'how long a sandbox property can live when it is extended, from its creation',
  }),
  PROPERTY_APPROVAL: Type.Enum(['none', 'manual'], {
    default: 'none',
    description: 'manual: a created property waits for the operator',
  }),
  WEBHOOK_ALLOW_PRIVATE: Type.Boolean({
    default: false,
    description:
      'webhooks may go to http and to private addresses: for trying things in, or a network of your own',
  }),
  SMTP_URL: Type.Optional(
    Type.String({
      description:
        'server that takes mails: smtps://user:password@host:465, or smtp:// with STARTTLS, which ?tls=required, offered or off decides (required with a password, else offered); without it mails stay in the outbox',
    }),
  ),
  MAIL_FROM: Type.Optional(
    Type.String({
      description: 'who mails are from: info@example.com, or Name <info@example.com>; needed with SMTP_URL',
    }),
  ),
  SMTP_TIMEOUT: Type.Integer({
    minimum: 1,
    maximum: 600,
    default: 30,
    description: 'seconds that the SMTP server may take for one mail',
  }),
  TOKEN_MINUTES: Type.Integer({
    ...positive,
    default: 1440,
    description: 'life of an access token in minutes; expires_in reports the same number',
  }),
})
export type Config = Readonly<Static<typeof ConfigSchema>>

const validator = Compile(ConfigSchema)

type Variable = TSchema & { type?: string; default?: unknown; description?: string }

const TRUTH: Record<string, boolean> = { true: true, '1': true, false: false, '0': false }

function readValue(schema: Variable, text: string): unknown {
  if (schema.type === 'integer' && /^-?\d+$/.test(text)) return Number(text)
  if (schema.type === 'boolean') return TRUTH[text] ?? text
  return text
}

const SECRETS = ['SECRET_KEY', 'INVITATION_TOKEN', 'DATABASE_URL', 'SMTP_URL']

const shown = (name: string, values: Record<string, unknown>) =>
  SECRETS.includes(name) ? '…' : String(values[name])

/** Whether an address can be taken apart; what is percent-encoded in it too. */
function isAddress(text: string): boolean {
  try {
    const { username, password } = new URL(text)
    return decodeURIComponent(username + password) !== undefined
  } catch {
    return false
  }
}

const describe = (name: string) =>
  Object.entries<Variable>(ConfigSchema.properties).find(([known]) => known === name)?.[1].description ?? ''

function hintFor({ params, message }: { params: object; message: string }): string {
  if ('allowedValues' in params && Array.isArray(params.allowedValues))
    return `must be one of ${params.allowedValues.join(', ')}`
  return message
}

function mailProblems({ SMTP_URL, MAIL_FROM }: Record<string, unknown>): string[] {
  const problems: string[] = []
  if (typeof SMTP_URL === 'string') {
    const smtp = readSmtpUrl(SMTP_URL)
    if ('fault' in smtp) problems.push(`SMTP_URL=… ${smtp.fault} (${describe('SMTP_URL')})`)
    if (MAIL_FROM === undefined)
      problems.push(`MAIL_FROM must be set with SMTP_URL (${describe('MAIL_FROM')})`)
  }
  if (typeof MAIL_FROM === 'string' && !readSender(MAIL_FROM))
    problems.push(`MAIL_FROM=${MAIL_FROM} must be an e-mail address (${describe('MAIL_FROM')})`)
  return problems
}

/**
 * The configuration from environment variables; an empty one counts as not set. Throws a StartupProblem that
 * lists every variable that is wrong.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const values: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries<Variable>(ConfigSchema.properties)) {
    const text = env[name]?.trim()
    const value = text ? readValue(schema, text) : schema.default
    if (value !== undefined) values[name] = value
  }
  const [, errors] = validator.Errors(values)
  const problems = errors.map((error) => {
    const name = error.instancePath.slice(1)
    return `${name}=${shown(name, values)} ${hintFor(error)} (${describe(name)})`
  })
  if (typeof values['DEFAULT_TIMEZONE'] === 'string' && !isZone(values['DEFAULT_TIMEZONE']))
    problems.push(
      `DEFAULT_TIMEZONE=${values['DEFAULT_TIMEZONE']} must be an IANA time zone such as Europe/Rome`,
    )
  if (values['CREATE_CLIENT'] === 'token' && !values['INVITATION_TOKEN'])
    problems.push('INVITATION_TOKEN must be set when CREATE_CLIENT=token')
  for (const name of ['PUBLIC_URL', 'DATABASE_URL']) {
    const text = values[name]
    if (typeof text !== 'string' || isAddress(text) || problems.some((one) => one.startsWith(name))) continue
    problems.push(`${name}=${shown(name, values)} must be an address (${describe(name)})`)
  }
  problems.push(...mailProblems(values))
  if (problems.length > 0)
    throw new StartupProblem(`Wrong configuration: ${[...new Set(problems)].join('; ')}`)
  return Object.freeze(validator.Parse(values))
}
