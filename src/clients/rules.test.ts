import { test } from 'node:test'
import assert from 'node:assert/strict'
import { Refusal, type RefusalCode } from '../kernel/refusal.ts'
import { checkClient, hashSecret, isForeign, isSecretOf, newClientId, toNestedForm } from './rules.ts'
import type { ClientCreate } from './schema.ts'

const property: ClientCreate['sandbox_property'] = {
  name: 'Spa',
  username: 'a.b.123',
  password: 'yourCompany123!',
  email: 'a@b.example',
}
const redirect_uri = 'http://localhost:8183/main-page'

const refuses = (act: () => unknown, code: RefusalCode, message: RegExp) =>
  assert.throws(act, (error) => {
    assert.ok(error instanceof Refusal)
    assert.equal(error.code, code)
    assert.match(error.message, message)
    return true
  })

test('toNestedForm · nested, flat, in an array, half and half · is one form', () => {
  const nested = { redirect_uri, sandbox_property: property }
  const { email, ...others } = property
  for (const body of [
    nested,
    [nested],
    { redirect_uri, ...property },
    [{ redirect_uri, ...property }],
    { redirect_uri, email, sandbox_property: others },
    { redirect_uri, email: 'ignored@example.com', sandbox_property: property },
  ])
    assert.deepEqual(toNestedForm(body), nested)
})

test('toNestedForm · an array of none or two · is refused', () => {
  refuses(() => toNestedForm([]), 'validation', /exactly one; it holds 0/)
  refuses(() => toNestedForm([{}, {}]), 'validation', /exactly one; it holds 2/)
})

test('toNestedForm · what is no object · is left to the schema', () => {
  for (const body of [undefined, null, 'text', 7, [null]]) assert.equal(toNestedForm(body), [body].flat()[0])
  assert.deepEqual(toNestedForm({ sandbox_property: 'x' }), {
    redirect_uri: undefined,
    sandbox_property: 'x',
  })
})

const withUri = (uri: string) => () => checkClient({ redirect_uri: uri, sandbox_property: property })

test('checkClient · redirect_uri · http and https, any host, any port', () => {
  for (const uri of [
    'http://localhost:8183/main-page',
    'https://a.example/cb?x=1',
    'HTTPS://A.example',
    'http://10.0.0.7',
  ])
    withUri(uri)()
})

test('checkClient · redirect_uri that cannot be one · is refused with what is wrong', () => {
  for (const uri of [
    '/main',
    'a.example/x',
    'ftp://a.example',
    'javascript:alert(1)',
    'https://',
    'http:\\\\a',
    'https://a b.example',
    'https://a.example/\tx',
  ])
    refuses(withUri(uri), 'validation', /redirect_uri: must be an absolute http or https address/)
  refuses(withUri('https://a.example/#x'), 'validation', /must not have a fragment/)
  refuses(withUri('https://a.example/#'), 'validation', /must not have a fragment/)
  refuses(withUri('https://me:secret@a.example/'), 'validation', /must not carry credentials/)
})

const withField = (field: object) => () =>
  checkClient({ redirect_uri, sandbox_property: { ...property, ...field } })

test('checkClient · password · has 8 to 128 characters, lower, upper and digit', () => {
  for (const password of ['Abcdefg1', `Ab1${'x'.repeat(125)}`, 'Ünïcödé1']) withField({ password })()
  for (const password of ['Abcdef1', `Ab1${'x'.repeat(126)}`, 'abcdefg1', 'ABCDEFG1', 'Abcdefgh', ''])
    refuses(
      withField({ password }),
      'invalid_password',
      /sandbox_property\.password: must have 8 to 128 characters/,
    )
})

test('checkClient · e-mail, phone, website · have their own refusals', () => {
  refuses(withField({ email: 'nobody' }), 'bad_email', /sandbox_property\.email/)
  refuses(withField({ email: '' }), 'bad_email', /sandbox_property\.email/)
  refuses(withField({ phone: 'ask Ada' }), 'bad_phone', /sandbox_property\.phone/)
  refuses(withField({ website: 'javascript:alert(1)' }), 'validation', /sandbox_property\.website/)
  withField({ phone: '', website: '' })()
  withField({ phone: '+1234567890', website: 'www.yourcmpany.com' })()
})

test('newClientId · has the public form, and is new each time', () => {
  const id = newClientId()
  assert.match(id, /^public_[0-9a-f]{17}(-[0-9a-f]{4}){3}-[0-9a-f]{10}$/)
  assert.equal(id.length, 50)
  assert.notEqual(newClientId(), id)
})

test('isForeign · another scheme, host or port · is foreign; no header is not', () => {
  const home = 'https://book.example/base'
  assert.equal(isForeign(undefined, home), false)
  assert.equal(isForeign('https://book.example', home), false)
  assert.equal(isForeign('https://book.example:443', home), false)
  for (const origin of [
    'http://book.example',
    'https://book.example:8443',
    'https://evil.example',
    'null',
    'rubbish',
  ])
    assert.equal(isForeign(origin, home), true)
})

test('isForeign · another name of this machine · is home on the same port only', () => {
  for (const origin of ['http://localhost:8080', 'http://[::1]:8080', 'http://127.0.0.1:8080']) {
    assert.equal(isForeign(origin, 'http://127.0.0.1:8080'), false)
    assert.equal(isForeign(origin, 'http://localhost:8080'), false)
    assert.equal(isForeign(origin, 'http://127.0.0.1:8081'), true)
    assert.equal(isForeign(origin, 'https://book.example'), true)
  }
  for (const origin of ['http://localhost.example:8080', 'http://127.0.0.2:8080', 'https://localhost:8080'])
    assert.equal(isForeign(origin, 'http://127.0.0.1:8080'), true)
})

test('isSecretOf · only the secret itself · fits its hash', () => {
  assert.equal(isSecretOf(hashSecret('abc'), 'abc'), true)
  assert.equal(isSecretOf(hashSecret('abc'), 'abd'), false)
  assert.equal(isSecretOf(hashSecret('abc'), ''), false)
})
