import { test } from 'node:test'
import assert from 'node:assert/strict'
import { readSender, readSmtpUrl } from './settings.ts'

test('readSmtpUrl · schemes, ports, logins and tls · as they are written', () => {
  const server = (text: string) => {
    const read = readSmtpUrl(text)
    return 'server' in read ? read.server : read.fault
  }
  assert.deepEqual(server('smtps://me%40example.com:p%3Aw@mail.example.com'), {
    host: 'mail.example.com',
    port: 465,
    login: { user: 'me@example.com', pass: 'p:w' },
    tls: 'implicit',
  })
  assert.deepEqual(server('smtp://[::1]:25/'), { host: '::1', port: 25, login: undefined, tls: 'offered' })
  assert.deepEqual(server('smtp://mail.example.com?tls=off'), {
    host: 'mail.example.com',
    port: 587,
    login: undefined,
    tls: 'off',
  })
})

test('readSmtpUrl · a password on an open line · needs somebody to ask for it', () => {
  const tlsOf = (text: string) => {
    const read = readSmtpUrl(text)
    return 'server' in read ? read.server.tls : undefined
  }
  assert.equal(tlsOf('smtp://me:pw@mail.example.com'), 'required')
  assert.equal(tlsOf('smtp://me:pw@mail.example.com?tls=offered'), 'offered')
})

test('readSmtpUrl · anything else · is refused', () => {
  for (const text of [
    '',
    'mail.example.com',
    'http://mail.example.com',
    'smtp://',
    'smtp://mail.example.com/path',
    'smtp://mail.example.com?tls=maybe',
    'smtp://mail.example.com?connectionTimeout=1',
    'smtps://mail.example.com?tls=off',
    'smtp://me@mail.example.com',
    'smtp://me:%E0@mail.example.com',
    'smtp://me:a%0D%0Ab@mail.example.com',
  ])
    assert.ok('fault' in readSmtpUrl(text), text)
})

test('readSender · with and without a name · one address, one line', () => {
  assert.deepEqual(readSender('a@b.example'), { name: '', address: 'a@b.example' })
  assert.deepEqual(readSender('"The, Table" <a@b.example>'), { name: 'The, Table', address: 'a@b.example' })
  for (const text of ['', 'a', 'A <a>', 'A\r\nBcc: x@y.example <a@b.example>', '<a@b.example>, c@d.example'])
    assert.equal(readSender(text), undefined, text)
})
