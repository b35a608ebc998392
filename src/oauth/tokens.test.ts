import { test } from 'node:test'
import assert from 'node:assert/strict'
import {
  exportJWK,
  exportSPKI,
  generateKeyPair,
  importJWK,
  SignJWT,
  UnsecuredJWT,
  type JWTPayload,
} from 'jose'
import { Temporal } from 'temporal-polyfill'
import { Refusal } from '../kernel/refusal.ts'
import type { Keys } from './keys.ts'
import { tokenVerifier } from './tokens.ts'

const ISSUER = 'https://book.example/octotable-auth/api/v2'
const MALFORMED = /malformed/
const EXPIRED = /expired/
const NOT_OURS = /not issued by this server/

async function makeKeys(kid = 'k1'): Promise<{ keys: Keys; privateKey: CryptoKey; publicKey: CryptoKey }> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const mark = { kid, alg: 'RS256', use: 'sig' }
  const signing = [{ ...(await exportJWK(privateKey)), ...mark }]
  const published = { keys: [{ ...(await exportJWK(publicKey)), ...mark }] }
  return {
    keys: {
      signing,
      published,
      cursor: Buffer.alloc(32),
      manageLink: Buffer.alloc(32),
      refresh: async () => {},
    },
    privateKey,
    publicKey,
  }
}

const { keys, privateKey, publicKey } = await makeKeys()
const verify = tokenVerifier(keys, () => ISSUER)

const claims: JWTPayload = { iss: ISSUER, aud: ISSUER, sub: 'public_1', client_id: 'public_1', jti: 'j1' }

interface Variation {
  claims?: JWTPayload
  header?: { alg?: string; kid?: string; typ?: string }
  key?: CryptoKey | Uint8Array
  lives?: string
}

const sign = (vary: Variation = {}) =>
  new SignJWT({ ...claims, ...vary.claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1', typ: 'at+jwt', ...vary.header })
    .setIssuedAt()
    .setExpirationTime(vary.lives ?? '1h')
    .sign(vary.key ?? privateKey)

const refuses = (token: string, message: RegExp) =>
  assert.rejects(verify(token), (error) => {
    assert.ok(error instanceof Refusal)
    assert.equal(error.code, 'unauthorized')
    assert.match(error.message, message)
    return true
  })

test('verify · a token of ours · is the client id, again and again', async () => {
  const token = await sign()
  assert.equal((await verify(token)).client_id, 'public_1')
  assert.equal((await verify(token)).client_id, 'public_1')
})

test('verify · no JWT at all · is malformed', async () => {
  await refuses('abc', MALFORMED)
  await refuses('a.b.c', MALFORMED)
  await refuses('', MALFORMED)
})

test('verify · expired · says so', async () => {
  await refuses(await sign({ lives: '-1s' }), EXPIRED)
})

test('verify · remembered and expired since · says so', async (t) => {
  const token = await sign({ lives: '1h' })
  assert.equal((await verify(token)).client_id, 'public_1')
  const later = Temporal.Now.instant().add({ hours: 1, seconds: 1 })
  t.mock.method(Temporal.Now, 'instant', () => later)
  t.mock.timers.enable({ apis: ['Date'], now: later.epochMilliseconds })
  await refuses(token, EXPIRED)
})

test('verify · alg none · is not ours', async () => {
  await refuses(new UnsecuredJWT(claims).setExpirationTime('1h').encode(), NOT_OURS)
  const [, body] = (await sign()).split('.')
  const header = Buffer.from(JSON.stringify({ alg: 'none', kid: 'k1', typ: 'at+jwt' })).toString('base64url')
  await refuses(`${header}.${body}.`, NOT_OURS)
})

test('verify · HS256 with the public key as its secret · is not ours', async () => {
  const modulus = Buffer.from(keys.published.keys[0]?.n ?? '', 'base64url')
  for (const key of [Buffer.from(await exportSPKI(publicKey)), modulus])
    await refuses(await sign({ key, header: { alg: 'HS256' } }), NOT_OURS)
})

test('verify · another key of the same name, or of another name · is not ours', async () => {
  const other = await makeKeys()
  await refuses(await sign({ key: other.privateKey }), NOT_OURS)
  await refuses(await sign({ key: other.privateKey, header: { kid: 'k2' } }), NOT_OURS)
})

test('verify · another algorithm of the same key · is not ours', async () => {
  const jwk = { ...keys.signing[0], alg: 'RS512' }
  const key = await importJWK(jwk, 'RS512')
  await refuses(await sign({ key, header: { alg: 'RS512' } }), NOT_OURS)
})

test('verify · another issuer, audience or kind of token · is not ours', async () => {
  await refuses(await sign({ claims: { iss: 'https://other.example' } }), NOT_OURS)
  await refuses(await sign({ claims: { aud: 'https://other.example' } }), NOT_OURS)
  await refuses(await sign({ header: { typ: 'JWT' } }), NOT_OURS)
})

test('verify · changed content · is not ours', async () => {
  const [header, , signature] = (await sign()).split('.')
  const body = Buffer.from(JSON.stringify({ ...claims, sub: 'public_2', exp: 4e9 })).toString('base64url')
  await refuses(`${header}.${body}.${signature}`, NOT_OURS)
})

test('verify · no client in it · is refused', async () => {
  await refuses(await sign({ claims: { client_id: '' } }), MALFORMED)
})

test('verify · scopes and a property in it · are answered, words that are no scope are not', async () => {
  const { scopes, property } = await verify(
    await sign({ claims: { scope: 'setup:read openid', property: 7 } }),
  )
  assert.deepEqual([scopes, property], [new Set(['setup:read']), 7])
  assert.deepEqual((await verify(await sign({ claims: { scope: '' } }))).scopes, new Set())
  assert.equal((await verify(await sign())).scopes, undefined)
})

test('verify · remembered · costs far less than a signature', async () => {
  const tokens = await Promise.all(
    Array.from({ length: 200 }, (_, n) => sign({ claims: { sub: `public_${n}` } })),
  )
  const takes = async () => {
    const began = performance.now()
    for (const token of tokens) await verify(token)
    return performance.now() - began
  }
  const [signatures, remembered] = [await takes(), Math.min(await takes(), await takes())]
  assert.ok(remembered < signatures / 3, `${remembered} of ${signatures} ms`)
})
