/** The guard against calls into somebody's own network: names are resolved here, once, and checked. */
import { lookup as lookupName } from 'node:dns/promises'
import type { LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { isPublicAddress } from './addresses.ts'
import { hostOf, notPublicRefusal, readEndpoint } from './rules.ts'

/** Where a name leads is not for the caller to be told; that it is no public place is. */
export class NotPublic extends Error {}

/**
 * The addresses of a host. One that is not public spoils them all: a name with both kinds is a way in, not a mistake.
 */
export async function addressesOf(host: string, allowPrivate: boolean): Promise<LookupAddress[]> {
  const family = isIP(host)
  const found = family === 0 ? await lookupName(host, { all: true }) : [{ address: host, family }]
  if (!allowPrivate && !found.every(({ address }) => isPublicAddress(address))) throw new NotPublic()
  return found
}

/** A `lookup` for connections that knows these addresses and no others, so that nothing is resolved a second time. */
export const lookupAmong =
  (addresses: LookupAddress[]): LookupFunction =>
  (host, { all }, answer) => {
    const [first] = addresses
    if (all) answer(null, addresses)
    else if (first) answer(null, first.address, first.family)
    else answer(new Error(`${host} has no address`), '', 0)
  }

const RESOLVED_WITHIN_MS = 1000

/**
 * Checks the endpoint of a subscription, as far as that can be done now. A name that does not resolve yet passes:
 * every delivery checks again, and has to.
 */
export async function checkEndpoint(text: string, allowPrivate: boolean): Promise<URL> {
  const url = readEndpoint(text, allowPrivate)
  if (allowPrivate) return url
  const late = new AbortController()
  try {
    await Promise.race([
      addressesOf(hostOf(url), allowPrivate),
      delay(RESOLVED_WITHIN_MS, undefined, { signal: late.signal }),
    ])
  } catch (error) {
    if (error instanceof NotPublic) throw notPublicRefusal()
  } finally {
    late.abort()
  }
  return url
}
