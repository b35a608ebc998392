import { createHmac, randomBytes } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { hashSecret } from '../clients/rules.ts'

const BYTES = 32
const TOKEN = /^[\w-]{43}$/

/** What a cookie holds: 256 random bits. */
export const newToken = (): string => randomBytes(BYTES).toString('base64url')

/** Whether a text can be a token of ours: anything else need not be looked for. */
export const isToken = (text: string | undefined): text is string => text !== undefined && TOKEN.test(text)

export const hashToken = hashSecret

/** What forms send back beside the cookie, to show that they are ours: it says nothing about the cookie. */
export const formTokenOf = (token: string): string =>
  createHmac('sha256', token).update('form').digest('base64url')

const GROUPS_OF_A_NETWORK = 4

/** Whose tries are counted together: an IPv4 address, or the /64 of an IPv6 one, of which everybody has plenty. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.replace(/%.*$/, '').toLowerCase().split('::')
  const groups = head.split(':').filter(Boolean)
  if (tail !== undefined) {
    const known = groups.length + tail.split(':').filter(Boolean).length
    groups.push(...Array<string>(Math.max(0, 8 - known)).fill('0'), ...tail.split(':').filter(Boolean))
  }
  const network = groups.slice(0, GROUPS_OF_A_NETWORK).map((group) => group.replace(/^0+(?=.)/, ''))
  return `${network.join(':')}::/64`
}
