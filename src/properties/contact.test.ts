import { test } from 'node:test'
import assert from 'node:assert/strict'
import { Refusal } from '../kernel/refusal.ts'
import { checkContact } from './contact.ts'

const codeOf = (contact: Parameters<typeof checkContact>[0]) => {
  try {
    checkContact(contact)
    return undefined
  } catch (error) {
    assert.ok(error instanceof Refusal)
    return error.code
  }
}

test('checkContact · phone · any text with 5 to 15 digits', () => {
  for (const phone of ['+1234567890', '12345', '(02) 1234-5', 'tel. 123456789012345'])
    assert.equal(codeOf({ phone }), undefined)
  for (const phone of ['', '1234', 'call me', '1234567890123456'])
    assert.equal(codeOf({ phone }), 'bad_phone')
})

test('checkContact · website · with or without the scheme', () => {
  for (const website of [
    'www.yourcmpany.com',
    'example.com/menu?x=1',
    'https://example.com',
    'HTTP://example.com:8080/a',
  ])
    assert.equal(codeOf({ website }), undefined)
  for (const website of [
    '',
    'javascript:alert(1)',
    'mailto:a@b.example',
    'a b.example',
    'https://u:p@example.com',
    'http://',
  ])
    assert.equal(codeOf({ website }), 'validation')
})

test('checkContact · nothing, null · is not looked at', () => {
  assert.equal(codeOf({}), undefined)
  assert.equal(codeOf({ email: null, phone: null, website: null, owner_email: null }), undefined)
})
