import { test } from 'node:test'
import assert from 'node:assert/strict'
import { checkAttachment, checkRecipient, isForGood, pauseAfter, toHeaderLine } from './rules.ts'

test('toHeaderLine · line breaks of every kind · are blanks', () => {
  assert.equal(toHeaderLine(' Ada\r\nBcc: x@y.example\u2028\u2029\u0085\0\tEve '), 'Ada Bcc: x@y.example Eve')
  assert.equal(toHeaderLine('x'.repeat(500)).length, 200)
})

test('checkRecipient · more than one address, or a header in it · is refused', () => {
  checkRecipient('ada@example.com')
  for (const text of [
    'ada@example.com\r\nBcc: eve@example.com',
    'ada@example.com, eve@example.com',
    'Ada <ada@example.com>',
    'ada@example.com\n',
    'a\0da@example.com',
  ])
    assert.throws(() => checkRecipient(text), { code: 'bad_email' }, text)
})

test('checkAttachment · names and types that would leave their header · are refused', () => {
  const content = 'x'
  checkAttachment({ filename: 'stay.ics', content_type: 'text/calendar; method=REQUEST', content })
  for (const [filename, content_type] of [
    ['a\r\nb.ics', 'text/plain'],
    ['../a.ics', 'text/plain'],
    ['a".ics', 'text/plain'],
    ['a.ics', 'text/plain\r\nX: y'],
    ['a.ics', 'text'],
  ] as const)
    assert.throws(() => checkAttachment({ filename, content_type, content }))
})

test('pauseAfter · attempt after attempt · longer each time, an hour at most', () => {
  assert.deepEqual(
    [1, 2, 3].map((attempts) => pauseAfter(attempts, 0)),
    [7.5, 15, 30],
  )
  assert.ok(pauseAfter(50, 0.999) <= 3600)
})

test('isForGood · where and how the server said no · decides', () => {
  const failure = (command: string, reply: number | null, code = 'EENVELOPE') => ({ code, command, reply })
  assert.ok(isForGood(failure('RCPT TO', 550)))
  assert.ok(isForGood(failure('DATA', 554, 'EMESSAGE')))
  assert.ok(isForGood(failure('', null)))
  for (const one of [
    failure('RCPT TO', 450),
    failure('MAIL FROM', 550),
    failure('AUTH PLAIN', 535, 'EAUTH'),
    failure('CONN', null, 'ECONNECTION'),
    failure('CONN', 554, 'EPROTOCOL'),
  ])
    assert.ok(!isForGood(one), JSON.stringify(one))
})
