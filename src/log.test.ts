import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import postgres from 'postgres'
import { makeLog } from './log.ts'

interface Line {
  msg: string
  err: Record<string, unknown>
}

/** What one call of the log writes. */
function written(call: (log: ReturnType<typeof makeLog>) => void): Line {
  const lines: string[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  call(makeLog({ LOG_LEVEL: 'trace' }, sink))
  assert.equal(lines.length, 1)
  return JSON.parse(lines.join(''))
}

const SECRET = 'guest@example.com'

test('log · an error of PostgreSQL · says which constraint, and nothing of the row', () => {
  const fault = Object.assign(new postgres.PostgresError(''), {
    message: `duplicate key "${SECRET}"`,
    code: '23505',
    detail: `Key (email)=(${SECRET}) already exists.`,
    where: `PL/pgSQL ${SECRET}`,
    query: `select '${SECRET}'`,
    parameters: [SECRET],
    table_name: 'customers',
    constraint_name: 'customers_email_key',
  })
  const line = written((log) => log.error({ err: fault }, 'request failed'))
  assert.ok(!JSON.stringify(line).includes(SECRET))
  const { stack, ...err } = line.err
  assert.deepEqual(err, {
    type: 'PostgresError',
    code: '23505',
    message: 'duplicate key "…"',
    table: 'customers',
    constraint: 'customers_email_key',
  })
  assert.ok(Array.isArray(stack) && stack.length > 0)
})

test('log · a wrong statement · names the column', () => {
  const fault = Object.assign(new postgres.PostgresError(''), {
    message: 'column "emial" does not exist',
    code: '42703',
  })
  assert.equal(written((log) => log.error({ err: fault })).err['message'], 'column "emial" does not exist')
})

test('log · any error, with causes and bytes in it · is told without what it quotes', () => {
  const cause = new SyntaxError(`Unexpected token,\n at "{"mail":"${SECRET}" is not valid JSON`)
  const fault = Object.assign(new Error('outer', { cause }), { rawPacket: Buffer.from(SECRET), body: SECRET })
  const line = written((log) => log.warn({ err: fault }, `while reading "/x?text_search=${SECRET}" (GET)`))
  assert.ok(!JSON.stringify(line).includes(SECRET))
  assert.ok(!JSON.stringify(line).includes('rawPacket'))
  assert.equal(line.msg, 'while reading "…" (GET)')
  assert.deepEqual(Object.keys(line.err), ['type', 'message', 'stack', 'cause'])
})

test('log · an error alone, or none · has no message of its own', () => {
  assert.equal(written((log) => log.error({ err: new Error(`no "${SECRET}"`) })).msg, '')
  assert.equal(written((log) => log.info(`hello "${SECRET}"`)).msg, 'hello "…"')
  assert.deepEqual(written((log) => log.error({ err: 'text' })).err, { type: 'string' })
})
