import type { IncomingHttpHeaders } from 'node:http'
import { isForeign } from '../clients/rules.ts'

/** What browsers say of requests that come from our own pages, or from nobody's. */
const OWN = ['same-origin', 'none']

/**
 * Whether a browser says that a page of another site sends this. Programs that are no browsers say nothing. Forms of a
 * page with the policy `no-referrer` come from the origin `null`, which older browsers say nothing else beside.
 */
export function isFromElsewhere(
  headers: IncomingHttpHeaders,
  publicUrl: string,
  noReferrer = false,
): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && !OWN.includes(site)) return true
  if (noReferrer && headers.origin === 'null') return false
  return isForeign(headers.origin, publicUrl)
}
