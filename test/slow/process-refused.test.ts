/** Starts that cannot work: one clear line on stderr, exit 1, and nothing is harmed. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { readConfig } from '../../src/config.ts'
import { connect } from '../../src/db/sql.ts'
import { StartupProblem } from '../../src/kernel/startup-problem.ts'
import { startServer } from '../../src/start.ts'
import { createDatabase, urlOf, type TestDatabase } from '../support/database.ts'
import { Processes, type Environment } from '../support/process.ts'

const processes = new Processes()
let database: TestDatabase
const closing: (() => void)[] = []
before(async () => {
  database = await createDatabase()
})
after(async () => {
  await processes.cleanUp()
  for (const close of closing) close()
  await database.drop()
})

const QUIET = { LOG_LEVEL: 'silent', PORT: '0' }

/** A start in this process, whose problem is what the program prints. */
async function assertProblem(env: Environment, line: RegExp): Promise<void> {
  await assert.rejects(startServer(readConfig({ ...QUIET, ...env })), (error) => {
    assert.ok(error instanceof StartupProblem, String(error))
    assert.match(error.message, line)
    assert.doesNotMatch(error.message, /hidden|\n/)
    return true
  })
}

/** The program itself. */
async function assertRefused(env: Environment, line: RegExp): Promise<void> {
  const { code, stdout, stderr } = await processes.refused({ ...QUIET, ...env })
  assert.match(stderr, line)
  assert.match(stderr, /^[^\n]+\n$/, 'one line')
  assert.deepEqual([code, stdout], [1, ''])
}

/** Does something at the test's database as its operator would. */
async function prepare(text: string): Promise<string> {
  const sql = connect({ target: database.url, max: 1 })
  const rows = await sql.unsafe(text)
  await sql.end()
  return JSON.stringify(rows)
}

/** Something else than our server that listens on a port. */
async function listener(onConnection: (socket: Socket) => void = () => {}): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    closing.push(() => socket.destroy())
    onConnection(socket)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => server.close())
  const address = server.address()
  assert.ok(address && typeof address === 'object')
  return address.port
}

const WRONG: [Environment, RegExp][] = [
  [
    { PORT: '80a' },
    /^Wrong configuration: PORT=80a must be integer \(port to listen on; 0 takes a free one\)$/,
  ],
  [{ PORT: '65536' }, /PORT=65536 must be <= 65535/],
  [
    { PUBLIC_URL: 'tables.example' },
    /PUBLIC_URL=tables\.example must match .* \(the address that callers use/,
  ],
  [{ PUBLIC_URL: 'https://:1' }, /PUBLIC_URL=https:\/\/:1 must be an address/],
  [{ DATABASE_URL: 'mysql://a:hidden@b/c' }, /DATABASE_URL=… must match/],
  [{ DATABASE_URL: 'postgres://a:hid%den@b/c' }, /DATABASE_URL=… must be an address/],
  [{ DATABASE_POOL: '0' }, /DATABASE_POOL=0 must be >= 1/],
  [{ SECRET_KEY: 'hidden' }, /SECRET_KEY=… must not have fewer than 32 characters/],
  [{ TRUST_PROXY: 'perhaps' }, /TRUST_PROXY=perhaps must be boolean/],
  [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL=loud must be one of trace, debug, info, warn, error, fatal, silent/],
  [{ DEFAULT_TIMEZONE: 'Mars/Base' }, /DEFAULT_TIMEZONE=Mars\/Base must be an IANA time zone/],
  [{ CREATE_CLIENT: 'never' }, /CREATE_CLIENT=never must be one of open, token, off/],
  [{ CREATE_CLIENT: 'token' }, /INVITATION_TOKEN must be set when CREATE_CLIENT=token/],
  [{ INVITATION_TOKEN: 'hidden' }, /INVITATION_TOKEN=… must not have fewer than 16 characters/],
  [{ CREATE_CLIENT_PER_HOUR: '-1' }, /CREATE_CLIENT_PER_HOUR=-1 must be >= 1/],
  [{ SANDBOX_DAYS: '1.5' }, /SANDBOX_DAYS=1\.5 must be integer/],
  [{ PROPERTY_APPROVAL: 'yes' }, /PROPERTY_APPROVAL=yes must be one of none, manual/],
  [{ TOKEN_MINUTES: 'day' }, /TOKEN_MINUTES=day must be integer/],
]

test('configuration · one wrong variable · is named with what would be right, and no secret shown', () => {
  for (const [env, message] of WRONG)
    assert.throws(
      () => readConfig(env),
      (error) => {
        assert.ok(error instanceof StartupProblem)
        assert.match(error.message, message)
        assert.doesNotMatch(error.message, /hidden|hid%den|\n/)
        return true
      },
    )
})

test('program · several wrong variables · one line names all of them, exit 1', () =>
  assertRefused(
    { PORT: 'x', LOG_LEVEL: 'loud', SANDBOX_DAYS: '0', DEFAULT_TIMEZONE: 'Mars' },
    /^Wrong configuration: PORT=x .+; LOG_LEVEL=loud .+; SANDBOX_DAYS=0 .+; DEFAULT_TIMEZONE=Mars /,
  ))

test('program · the port is taken · one line says so, exit 1', async () => {
  const PORT = String(await listener())
  await assertRefused(
    { DATABASE_URL: database.url, PORT },
    new RegExp(`^Port ${PORT} on 127\\.0\\.0\\.1 is taken\\. Set PORT`),
  )
})

test('program · the password of the database is wrong · one line says so, exit 1', async () => {
  const strict = await listener(refusePassword)
  await assertRefused(
    { DATABASE_URL: `postgres://ada:hidden@127.0.0.1:${strict}/octotable` },
    /^The database of DATABASE_URL \(127\.0\.0\.1:\d+\) cannot be reached: password authentication failed for user "ada"\.\n$/,
  )
})

test('start · the address is another machine’s · says so', () =>
  assertProblem(
    { DATABASE_URL: database.url, HOST: '192.0.2.1' },
    /^HOST=192\.0\.2\.1 is not an address of this machine/,
  ))

test('start · the data folder is a file, or cannot be written · says so and leaves it', async () => {
  const file = join(await processes.folder(), 'letter.txt')
  await writeFile(file, 'Dear guest')
  await assertProblem({ DATA_DIR: file }, /letter\.txt cannot be used: it is a file/)
  assert.equal(await readFile(file, 'utf8'), 'Dear guest')
  // where root may not write either
  await assertProblem({ DATA_DIR: '/sys/octotable' }, /^The data folder \/sys\/octotable cannot be used: /)
})

test('start · nobody listens, nobody answers · says so within seconds', async () => {
  const url = (host: string) => ({ DATABASE_URL: `postgres://ada:hidden@${host}/octotable` })
  const silent = await listener()
  await Promise.all([
    assertProblem(
      url('127.0.0.1:1'),
      /^The database of DATABASE_URL \(127\.0\.0\.1:1\) cannot be reached: connection refused\.$/,
    ),
    assertProblem(url('localhost:1'), /\(localhost:1\) cannot be reached: connection refused\.$/),
    assertProblem(url(`127.0.0.1:${silent}`), /cannot be reached: no answer within 5 seconds\.$/),
  ])
})

test('start · the database does not exist, or belongs to somebody else · says so', async () => {
  await assertProblem(
    { DATABASE_URL: urlOf('no_such_database') },
    /cannot be reached: database "no_such_database" does not exist/,
  )
  const role = `stranger_${process.pid}`
  await prepare(`create role ${role} login`)
  const { port, searchParams } = new URL(database.url)
  const stranger = `postgres://${role}@localhost:${port}/${database.name}?${searchParams.toString()}`
  await assertProblem(
    { DATABASE_URL: stranger },
    /^The schema of the database could not be brought up to date: permission denied .* a user who owns it\.$/,
  )
  await prepare(`drop role ${role}`)
})

test('start · SECRET_KEY given, missing, wrong, given again · seals the keys and is needed from then on', async () => {
  const DATABASE_URL = database.url
  const SECRET_KEY = 'a key that is longer than 32 characters'
  const keysAfter = async (env: Environment) => {
    await (await startServer(readConfig({ ...QUIET, DATABASE_URL, ...env }))).stop()
    return prepare(
      `select sealed, position('"kty"'::bytea in material) > 0 as open from server_keys where purpose = 'token_signing'`,
    )
  }
  assert.equal(await keysAfter({}), '[{"sealed":false,"open":true}]')
  assert.equal(await keysAfter({ SECRET_KEY }), '[{"sealed":true,"open":false}]')
  await assertProblem({ DATABASE_URL }, /^The keys in this database are encrypted\. Set SECRET_KEY /)
  const other = SECRET_KEY.toUpperCase()
  await assertProblem({ DATABASE_URL, SECRET_KEY: other }, /^SECRET_KEY is not the one .* Set that one\.$/)
  assert.equal(await keysAfter({ SECRET_KEY }), '[{"sealed":true,"open":false}]')
})

test('start · a newer schema, an older PostgreSQL · says so and changes nothing', async () => {
  const state =
    'select name, applied_at from schema_migrations union all select relname, null from pg_class order by 1'
  await prepare(`insert into schema_migrations (name) values ('9999_future.sql')`)
  const before = await prepare(state)
  await assertProblem(
    { DATABASE_URL: database.url },
    /^The database has a newer schema \(9999_future\.sql\) .* nothing was changed\.$/,
  )
  assert.equal(await prepare(state), before)

  await prepare(
    `create function public.current_setting(text) returns text language sql as $$ select '140018' $$`,
  )
  await prepare(`alter database ${database.name} set search_path = public, pg_catalog`)
  await assertProblem({ DATABASE_URL: database.url }, /^The database is older than PostgreSQL 15/)
})

/** As much of PostgreSQL's protocol as it takes to ask for a password and not to like it. */
function refusePassword(socket: Socket): void {
  const fields = ['SFATAL', 'VFATAL', 'C28P01', 'Mpassword authentication failed for user "ada"', '', '']
  const body = Buffer.from(fields.join('\0'))
  const head = Buffer.from('E\0\0\0\0')
  head.writeInt32BE(body.length + 4, 1)
  socket.once('data', () => {
    socket.write(Buffer.from('R\0\0\0\x08\0\0\0\x03'))
    socket.once('data', () => socket.end(Buffer.concat([head, body])))
  })
}
