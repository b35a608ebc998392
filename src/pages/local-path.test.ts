import { test } from 'node:test'
import assert from 'node:assert/strict'
import { localPath } from './local-path.ts'

test('localPath · a path of ours · is kept, with its query', () => {
  for (const path of ['/', '/account', '/octotable-auth/api/v2/oauth2/authorize?a=b&c=%2F%2Fx'])
    assert.equal(localPath(path), path)
  assert.equal(localPath('/a/../account'), '/account')
})

test('localPath · what leads to another host · is none', () => {
  for (const text of [
    undefined,
    '',
    'account',
    'https://evil.example/',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    'javascript:alert(1)',
    ' /account',
    'http:evil.example',
    '@evil.example',
    '//nowhere.invalid@evil.example',
  ])
    assert.equal(localPath(text), undefined, String(text))
})
