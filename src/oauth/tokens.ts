/** The check of access tokens: what a token of ours says, and why any other is none. */
import { createLocalJWKSet, errors, jwtVerify, type JSONWebKeySet, type JWTPayload } from 'jose'
import { Temporal } from 'temporal-polyfill'
import { Refusal } from '../kernel/refusal.ts'
import { scopesOf, type Scopes } from '../kernel/scopes.ts'
import { TOKEN_ALGORITHM, type Keys } from './keys.ts'

/** What oidc-provider writes into the header of its JWT access tokens (RFC 9068). */
const TOKEN_TYPE = 'at+jwt'

/** What a token of ours says: who it is for, and how far it reaches at most. */
export interface TokenClaims {
  client_id: string
  jti: string
  /** undefined: whatever the client was allowed */
  scopes: Scopes | undefined
  /** undefined: wherever the client was let in */
  property: number | undefined
  /** the connection that it was got by; undefined: by the client's own credentials */
  connection: string | undefined
  /** that of the client when it was made */
  generation: number
  /** seconds since the epoch */
  exp: number
}

/** Answers what a token of ours says; throws `unauthorized` and says what is wrong with any other. */
export type VerifyToken = (token: string) => Promise<TokenClaims>

const REMEMBERED = 10_000

const epochSeconds = () => Temporal.Now.instant().epochMilliseconds / 1000

/**
 * Checks a token's signature once and remembers it until it expires: a hot path costs a look into a map. A key that is
 * not known may have been made by the operator just now, or by another server.
 */
export function tokenVerifier(keys: Keys, issuer: () => string): VerifyToken {
  const verified = new Map<string, TokenClaims>()
  let known: JSONWebKeySet | undefined
  let findKey: FindKey
  const verifyNow = (token: string) => {
    if (known !== keys.published) findKey = createLocalJWKSet((known = keys.published))
    return verify(token, findKey, issuer())
  }
  const verifyOrLook = async (token: string) => {
    try {
      return await verifyNow(token)
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
      await keys.refresh()
      return verifyNow(token)
    }
  }
  return async (token) => {
    const remembered = verified.get(token)
    if (remembered && remembered.exp > epochSeconds()) return remembered
    verified.delete(token)
    const claims = await verifyOrLook(token).catch((error: unknown) => {
      throw new Refusal('unauthorized', reasonOf(error))
    })
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

type FindKey = ReturnType<typeof createLocalJWKSet>

async function verify(token: string, findKey: FindKey, issuer: string): Promise<TokenClaims> {
  const { payload } = await jwtVerify(token, findKey, {
    algorithms: [TOKEN_ALGORITHM],
    issuer,
    audience: issuer,
    typ: TOKEN_TYPE,
    requiredClaims: ['client_id', 'exp', 'jti'],
  })
  return claimsOf(payload)
}

function claimsOf({ client_id, jti, exp, scope, property, connection, generation }: JWTPayload): TokenClaims {
  if (typeof client_id !== 'string' || client_id === '' || !jti || exp === undefined)
    throw new errors.JWTInvalid('client_id, jti or exp is empty')
  return {
    client_id,
    jti,
    exp,
    scopes: typeof scope === 'string' ? scopesOf(scope.split(' ')) : undefined,
    property: typeof property === 'number' ? property : undefined,
    connection: typeof connection === 'string' ? connection : undefined,
    generation: typeof generation === 'number' ? generation : 0,
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired)
    return 'The access token has expired. Get a new one from oauth2/token.'
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid)
    return 'The access token is malformed. Send it as oauth2/token answered it.'
  return 'The access token was not issued by this server.'
}
