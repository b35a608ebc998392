/** The keys that all servers on one database share, and the check of the access tokens signed with them. */
import { randomBytes } from 'node:crypto'
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  errors,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  type JSONWebKeySet,
  type JWK,
  type JWTPayload,
} from 'jose'
import { Temporal } from 'temporal-polyfill'
import type { Sql, Tx } from '../db/sql.ts'
import { inTransaction } from '../db/transaction.ts'
import { Refusal } from '../kernel/refusal.ts'
import { scopesOf, type Scopes } from '../kernel/scopes.ts'
import { StartupProblem } from '../kernel/startup-problem.ts'
import { makeSeal, type Seal } from '../kernel/seal.ts'

export interface Keys {
  /** private keys that sign tokens, the newest first */
  readonly signing: readonly JWK[]
  /** the public half of them, as it is published */
  readonly published: JSONWebKeySet
  /** what cursors are signed with */
  readonly cursor: Buffer
  /** closes what is stored and has to be used again; there is one when a SECRET_KEY is given */
  readonly seal?: Seal
}

export const TOKEN_ALGORITHM = 'RS256'
/** What oidc-provider writes into the header of its JWT access tokens (RFC 9068). */
const TOKEN_TYPE = 'at+jwt'

const KEYS_LOCK = 7_061_986

interface KeyRow {
  purpose: 'token_signing' | 'cursor'
  kid: string
  material: Buffer
  sealed: boolean
}

type OpenKey = Pick<KeyRow, 'purpose' | 'kid' | 'material'>

/**
 * The server's keys, made on the first start and sealed when a SECRET_KEY is given. Servers that start at once wait
 * for each other. Throws a StartupProblem when the stored keys cannot be opened.
 */
export async function loadKeys(sql: Sql, secretKey?: string): Promise<Keys> {
  const seal = secretKey === undefined ? undefined : await makeSeal(secretKey)
  const keys = await inTransaction({ sql }, async (tx) => {
    await tx`select pg_advisory_xact_lock(${KEYS_LOCK})`
    const rows = await tx<KeyRow[]>`
      select purpose, kid, material, sealed from server_keys order by id desc`
    const open = rows.map((row) => openKey(row, seal))
    if (seal) await sealOpenRows(tx, rows, seal)
    const made = await makeMissing(open)
    for (const key of made) await insertKey(tx, key, seal)
    return [...open, ...made]
  })
  return { ...assemble(keys), ...(seal ? { seal } : {}) }
}

function openKey(row: KeyRow, seal: Seal | undefined): OpenKey {
  if (!row.sealed) return row
  if (!seal)
    throw new StartupProblem(
      'The keys in this database are encrypted. Set SECRET_KEY to the one that they were encrypted with.',
    )
  try {
    return { ...row, material: seal.open(row.material, row.kid) }
  } catch (cause) {
    throw new StartupProblem(
      'SECRET_KEY is not the one that the keys in this database were encrypted with. Set that one.',
      { cause },
    )
  }
}

async function sealOpenRows(tx: Tx, rows: KeyRow[], seal: Seal): Promise<void> {
  for (const { kid, material } of rows.filter((row) => !row.sealed))
    await tx`update server_keys set material = ${seal.close(material, kid)}, sealed = true where kid = ${kid}`
}

async function makeMissing(keys: OpenKey[]): Promise<OpenKey[]> {
  const made: OpenKey[] = []
  if (!keys.some((key) => key.purpose === 'token_signing')) made.push(await makeSigningKey())
  if (!keys.some((key) => key.purpose === 'cursor'))
    made.push({ purpose: 'cursor', kid: crypto.randomUUID(), material: randomBytes(32) })
  return made
}

async function makeSigningKey(): Promise<OpenKey> {
  const { privateKey } = await generateKeyPair(TOKEN_ALGORITHM, { modulusLength: 2048, extractable: true })
  const jwk = await exportJWK(privateKey)
  const kid = await calculateJwkThumbprint(jwk)
  const complete: JWK = { ...jwk, kid, alg: TOKEN_ALGORITHM, use: 'sig' }
  return { purpose: 'token_signing', kid, material: Buffer.from(JSON.stringify(complete)) }
}

async function insertKey(tx: Tx, { purpose, kid, material }: OpenKey, seal: Seal | undefined): Promise<void> {
  const stored = seal ? seal.close(material, kid) : material
  await tx`
    insert into server_keys (purpose, kid, material, sealed)
    values (${purpose}, ${kid}, ${stored}, ${seal !== undefined})`
}

function assemble(keys: OpenKey[]): Keys {
  const signing = keys
    .filter((key) => key.purpose === 'token_signing')
    .map((key): JWK => JSON.parse(key.material.toString('utf8')))
  const cursor = keys.find((key) => key.purpose === 'cursor')?.material
  if (!cursor) throw new Error('a cursor key was made')
  return { signing, published: { keys: signing.map(publicHalf) }, cursor }
}

/** Names what is published, so that no private member ever is. */
function publicHalf({ kty, n, e, kid, alg, use }: JWK): JWK {
  if (kty !== 'RSA' || !n || !e || !kid || !alg || !use) throw new Error('a signing key is not complete')
  return { kty, n, e, kid, alg, use }
}

/** What a token of ours says: who it is for, and how far it reaches at most. */
export interface TokenClaims {
  client_id: string
  jti: string
  /** undefined: whatever the client was allowed */
  scopes: Scopes | undefined
  /** undefined: wherever the client was let in */
  property: number | undefined
  /** seconds since the epoch */
  exp: number
}

/** Answers what a token of ours says; throws `unauthorized` and says what is wrong with any other. */
export type VerifyToken = (token: string) => Promise<TokenClaims>

const REMEMBERED = 10_000

const epochSeconds = () => Temporal.Now.instant().epochMilliseconds / 1000

/** Checks a token's signature once and remembers it until it expires: a hot path costs a look into a map. */
export function tokenVerifier(keys: Keys, issuer: () => string): VerifyToken {
  const findKey = createLocalJWKSet(keys.published)
  const verified = new Map<string, TokenClaims>()
  return async (token) => {
    const known = verified.get(token)
    if (known && known.exp > epochSeconds()) return known
    verified.delete(token)
    const claims = await verify(token, findKey, issuer())
    if (verified.size >= REMEMBERED) dropOldest(verified)
    verified.set(token, claims)
    return claims
  }
}

function dropOldest(map: Map<string, unknown>): void {
  for (const key of map.keys()) {
    map.delete(key)
    return
  }
}

async function verify(
  token: string,
  findKey: ReturnType<typeof createLocalJWKSet>,
  issuer: string,
): Promise<TokenClaims> {
  try {
    const { payload } = await jwtVerify(token, findKey, {
      algorithms: [TOKEN_ALGORITHM],
      issuer,
      audience: issuer,
      typ: TOKEN_TYPE,
      requiredClaims: ['client_id', 'exp', 'jti'],
    })
    return claimsOf(payload)
  } catch (error) {
    throw new Refusal('unauthorized', reasonOf(error))
  }
}

function claimsOf({ client_id, jti, exp, scope, property }: JWTPayload): TokenClaims {
  if (typeof client_id !== 'string' || client_id === '' || !jti || exp === undefined)
    throw new errors.JWTInvalid('client_id, jti or exp is empty')
  return {
    client_id,
    jti,
    exp,
    scopes: typeof scope === 'string' ? scopesOf(scope.split(' ')) : undefined,
    property: typeof property === 'number' ? property : undefined,
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired)
    return 'The access token has expired. Get a new one from oauth2/token.'
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid)
    return 'The access token is malformed. Send it as oauth2/token answered it.'
  return 'The access token was not issued by this server.'
}
