/** The keys that all servers on one database share: made on the first start, replaced by the operator's command. */
import { randomBytes } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JSONWebKeySet, type JWK } from 'jose'
import type { FastifyBaseLogger } from 'fastify'
import { recordAudit } from '../audit/record.ts'
import { lookEvery } from '../background.ts'
import type { By } from '../kernel/actor.ts'
import type { Db, Sql, Tx } from '../db/sql.ts'
import { inTransaction } from '../db/transaction.ts'
import { StartupProblem } from '../kernel/startup-problem.ts'
import { makeSeal, type Seal } from '../kernel/seal.ts'

interface KeyParts {
  /** private keys that sign or have signed tokens that may be good still, the newest first: that one signs */
  readonly signing: readonly JWK[]
  /** the public half of them, as it is published */
  readonly published: JSONWebKeySet
  /** what cursors are signed with */
  readonly cursor: Buffer
  /** what the links are computed with by which guests manage their reservations */
  readonly manageLink: Buffer
}

export interface Keys extends KeyParts {
  /** Looks what keys there are by now, at most once a second. */
  refresh(): Promise<void>
  /** closes what is stored and has to be used again; there is one when a SECRET_KEY is given */
  readonly seal?: Seal
}

export const TOKEN_ALGORITHM = 'RS256'
const KEYS_LOCK = 7_061_986

interface KeyRow {
  purpose: 'token_signing' | 'cursor' | 'manage_link'
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
    const rows = await listKeys(tx)
    const open = rows.map((row) => openKey(row, seal))
    if (seal) await sealOpenRows(tx, rows, seal)
    const made = await makeMissing(open)
    for (const key of made) await insertKey(tx, key, seal)
    return [...open, ...made]
  })
  return keyRing(sql, assemble(keys), seal)
}

const listKeys = (db: Db) => db<KeyRow[]>`
  select purpose, kid, material, sealed from server_keys
  where published_until is null or published_until > now() order by id desc`

const LOOK_PAUSE_MS = 1000

/** The keys as they are by the last look. */
function keyRing(sql: Sql, first: KeyParts, seal: Seal | undefined): Keys {
  let parts = first
  let looked = -LOOK_PAUSE_MS
  let looking: Promise<void> | undefined
  const look = async () => {
    const rows = await listKeys(sql)
    parts = assemble(rows.map((row) => openKey(row, seal)))
  }
  return {
    get signing() {
      return parts.signing
    },
    get published() {
      return parts.published
    },
    cursor: first.cursor,
    manageLink: first.manageLink,
    ...(seal ? { seal } : {}),
    refresh: () => {
      if (looking) return looking
      if (performance.now() - looked < LOOK_PAUSE_MS) return Promise.resolve()
      looked = performance.now()
      looking = look().finally(() => (looking = undefined))
      return looking
    },
  }
}

const LOOK_EVERY_MS = 30_000
/** Until the last server has looked, and signs with the new key. */
const SLACK_MINUTES = 5

export function startLooking({ keys, log }: { keys: Keys; log: FastifyBaseLogger }): AsyncDisposable {
  return lookEvery(
    LOOK_EVERY_MS,
    () => keys.refresh(),
    (error) => log.error({ err: error }, 'the signing keys could not be read again'),
  )
}

/**
 * Makes a new signing key and answers its id. Other servers have it within half a minute, or as soon as they meet a
 * token of it. What the former key signed stays good until it expires; then that key is no longer published.
 */
export async function rotateKeys(
  sql: Sql,
  { SECRET_KEY, TOKEN_MINUTES }: { SECRET_KEY?: string | undefined; TOKEN_MINUTES: number },
  by: By,
): Promise<string> {
  const seal = SECRET_KEY === undefined ? undefined : await makeSeal(SECRET_KEY)
  return inTransaction({ sql }, async (tx) => {
    await tx`select pg_advisory_xact_lock(${KEYS_LOCK})`
    for (const row of await listKeys(tx)) openKey(row, seal)
    await tx`
      update server_keys set published_until = now() + make_interval(mins => ${TOKEN_MINUTES + SLACK_MINUTES})
      where purpose = 'token_signing' and published_until is null`
    const made = await makeSigningKey()
    await insertKey(tx, made, seal)
    await recordAudit(tx, { action: 'keys.rotated', ...by, detail: { kid: made.kid } })
    return made.kid
  })
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
  for (const purpose of ['cursor', 'manage_link'] as const)
    if (!keys.some((key) => key.purpose === purpose))
      made.push({ purpose, kid: crypto.randomUUID(), material: randomBytes(32) })
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

function assemble(keys: OpenKey[]): KeyParts {
  const signing = keys
    .filter((key) => key.purpose === 'token_signing')
    .map((key): JWK => JSON.parse(key.material.toString('utf8')))
  const [cursor, manageLink] = ['cursor', 'manage_link'].map(
    (purpose) => keys.find((key) => key.purpose === purpose)?.material,
  )
  if (!cursor || !manageLink) throw new Error('these keys were made')
  return { signing, published: { keys: signing.map(publicHalf) }, cursor, manageLink }
}

/** Names what is published, so that no private member ever is. */
function publicHalf({ kty, n, e, kid, alg, use }: JWK): JWK {
  if (kty !== 'RSA' || !n || !e || !kid || !alg || !use) throw new Error('a signing key is not complete')
  return { kty, n, e, kid, alg, use }
}
