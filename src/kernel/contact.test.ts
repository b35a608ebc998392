import { test } from 'node:test'
import assert from 'node:assert/strict'
import { isEmail } from './contact.ts'

test('isEmail · addresses that people have · pass', () => {
  for (const text of [
    'a@b.example',
    'first.last+tag@sub.example.co.uk',
    "o'neil@example.com",
    'info@münchen.example',
    '用户@例子.公司',
  ])
    assert.ok(isEmail(text), text)
})

test('isEmail · what is no address · does not', () => {
  for (const text of [
    '',
    'a',
    'a@b',
    '@b.example',
    'a@',
    'a b@c.example',
    'a@b..example',
    '.a@b.example',
    'a.@b.example',
    'a@-b.example',
    'a@b.example\n',
    'a@b@c.example',
    'a,b@c.example',
    `${'a'.repeat(65)}@b.example`,
    `a@${'b.'.repeat(130)}example`,
  ])
    assert.ok(!isEmail(text), text)
})

test('isEmail · a long hostile text · is answered at once', () => {
  const start = performance.now()
  isEmail('a.'.repeat(120))
  isEmail(`a@${'a-'.repeat(120)}`)
  assert.ok(performance.now() - start < 50)
})
