import type { IncomingHttpHeaders } from 'node:http'
import { isForeign } from '../clients/rules.ts'

/** What browsers say of requests that come from our own pages, or from nobody's. */
const OWN = ['same-origin', 'none']

/** Whether a browser says that a page of another site sends this. Programs that are no browsers say nothing. */
export function isFromElsewhere(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && !OWN.includes(site)) return true
  return isForeign(headers.origin, publicUrl)
}
