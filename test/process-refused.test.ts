/** Starts that cannot work: one clear line on stderr, exit 1, and nothing is harmed. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { readConfig } from '../src/config.ts'
import { connect } from '../src/db/sql.ts'
import { StartupProblem } from '../src/kernel/startup-problem.ts'
import { createDatabase, urlOf, type TestDatabase } from './support/database.ts'
import { Processes, type Environment } from './support/process.ts'
import { send } from './support/server.ts'

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

async function assertRefused(env: Environment, line: RegExp): Promise<void> {
  const { code, stdout, stderr } = await processes.refused({ LOG_LEVEL: 'error', ...env })
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
  const { port } = server.address() as AddressInfo
  return port
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
        assert.doesNotMatch(error.message, /hidden|hid%den|;|\n/)
        return true
      },
    )
})

describe('start', { concurrency: 2 }, () => {
  test('several wrong variables · are listed together', () =>
    assertRefused(
      { PORT: 'x', LOG_LEVEL: 'loud', SANDBOX_DAYS: '0', DEFAULT_TIMEZONE: 'Mars' },
      /^Wrong configuration: PORT=x [^;]+; LOG_LEVEL=loud [^;]+; SANDBOX_DAYS=0 [^;]+; DEFAULT_TIMEZONE=Mars [^;]+$/,
    ))

  test('the port is taken, the address another machine’s · says so', async () => {
    const DATABASE_URL = database.url
    const PORT = String(await listener())
    await assertRefused(
      { DATABASE_URL, PORT },
      new RegExp(`^Port ${PORT} on 127\\.0\\.0\\.1 is taken\\. Set PORT`),
    )
    await assertRefused(
      { DATABASE_URL, HOST: '192.0.2.1' },
      /^HOST=192\.0\.2\.1 is not an address of this machine/,
    )
  })

  test('the data folder is a file, or cannot be written · says so and leaves it', async () => {
    const file = join(await processes.folder(), 'letter.txt')
    await writeFile(file, 'Dear guest')
    await assertRefused({ DATA_DIR: file }, /letter\.txt cannot be used: it is a file/)
    assert.equal(await readFile(file, 'utf8'), 'Dear guest')
    // where root may not write either
    await assertRefused({ DATA_DIR: '/sys/octotable' }, /^The data folder \/sys\/octotable cannot be used: /)
  })

  test('another living server has the data folder · says which, and that one goes on', async () => {
    const dataDir = await processes.dataFolder()
    const owner = await processes.start({ DATA_DIR: dataDir })
    await assertRefused(
      { DATA_DIR: dataDir },
      new RegExp(`in use by another running server \\(process ${owner.pid}\\)`),
    )
    assert.equal((await send(owner.url, 'GET', '/health/ready')).status, 200)
    assert.equal((await owner.end('SIGTERM')).code, 0)
  })

  test('nobody listens, nobody answers, the password is wrong · says so, without the password', async () => {
    const url = (host: string) => ({ DATABASE_URL: `postgres://ada:hidden@${host}/octotable` })
    await assertRefused(
      url('127.0.0.1:1'),
      /^The database of DATABASE_URL \(127\.0\.0\.1:1\) cannot be reached: connection refused\.$/m,
    )
    await assertRefused(url('localhost:1'), /\(localhost:1\) cannot be reached: connection refused\.$/m)
    const silent = await listener()
    const strict = await listener(refusePassword)
    await Promise.all([
      assertRefused(url(`127.0.0.1:${silent}`), /cannot be reached: no answer within 5 seconds\.$/m),
      assertRefused(
        url(`127.0.0.1:${strict}`),
        /cannot be reached: password authentication failed for user "ada"\.$/m,
      ),
    ])
  })

  test('the database does not exist, or belongs to somebody else · says so', async () => {
    await assertRefused(
      { DATABASE_URL: urlOf('no_such_database') },
      /cannot be reached: database "no_such_database" does not exist/,
    )
    await prepare(`drop role if exists stranger_${process.pid}; create role stranger_${process.pid} login`)
    const stranger = database.url.replace('://postgres@', `://stranger_${process.pid}@`)
    await assertRefused(
      { DATABASE_URL: stranger },
      /^The schema of the database could not be brought up to date: permission denied .* a user who owns it\.$/m,
    )
    await prepare(`drop role stranger_${process.pid}`)
  })
})

test('start · a newer schema, an older PostgreSQL · says so and changes nothing', async () => {
  const state =
    'select name, applied_at from schema_migrations union all select relname, null from pg_class order by 1'
  await prepare(`insert into schema_migrations (name) values ('9999_future.sql')`)
  const before = await prepare(state)
  await assertRefused(
    { DATABASE_URL: database.url },
    /^The database has a newer schema \(9999_future\.sql\) .* nothing was changed\.$/m,
  )
  assert.equal(await prepare(state), before)

  await prepare(
    `create function public.current_setting(text) returns text language sql as $$ select '140018' $$`,
  )
  await prepare(`alter database ${database.name} set search_path = public, pg_catalog`)
  await assertRefused({ DATABASE_URL: database.url }, /^The database is older than PostgreSQL 15/)
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
