/** What an endpoint must be like, how retries are spaced, and which deliveries are sent next. */
import { isIP } from 'node:net'
import { fieldRefusal } from '../kernel/refusal.ts'
import { isPublicAddress } from './addresses.ts'

/** How long an event is tried before it is dropped, and how many of those in a row end a subscription. */
export const TRIED_DAYS = 3
export const MAX_DROPPED_IN_ROW = 5

/** Of one client at one property: each of them is a call for every event. */
export const MAX_SUBSCRIPTIONS = 20

const refused = (message: string) => fieldRefusal('validation', 'endpoint', message)

/** The host of an address as names and addresses are compared: without brackets and the root's dot. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/(?<=.)\.$/, '')

/**
 * The address of an endpoint, or a refusal. `URL` brings the odd spellings of IPv4 (octal, hexadecimal, one number)
 * to the usual one, so that they are seen for what they are.
 */
export function readEndpoint(text: string, allowPrivate: boolean): URL {
  const url = /^https?:\/\/(?!\/)[^\s\p{Cc}\\]+$/iu.test(text) ? URL.parse(text) : null
  if (!url) throw refused('must be an absolute address such as https://example.com/hooks')
  if (url.protocol !== 'https:' && !allowPrivate) throw refused('must begin with https://')
  if (url.username || url.password) throw refused('must not carry credentials')
  if (!allowPrivate && isOwnNetwork(hostOf(url))) throw notPublicRefusal()
  return url
}

export const notPublicRefusal = () => refused('must be at a public address, not a private or local one')

const isOwnNetwork = (host: string): boolean =>
  isIP(host) === 0 ? /(^|\.)localhost$/.test(host) : !isPublicAddress(host)

const FIRST_PAUSE_SECONDS = 10
const LONGEST_PAUSE_SECONDS = 6 * 3600

/**
 * Seconds until the next attempt: exponential with full jitter, so that what failed together does not come back
 * together. `attempts` were made; `random` is in [0, 1).
 */
export function pauseAfter(attempts: number, random: number): number {
  return random * Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** (attempts - 1))
}

export interface DueDelivery {
  id: number
  host: string
  /** its subscription is enabled, and client, grant and property are in force */
  live: boolean
  /** an earlier event of the same reservation has not arrived there yet */
  blocked: boolean
}

export interface Plan {
  send: number[]
  blocked: number[]
  stopped: number[]
}

/** What is done with deliveries that are due. Those for which there is no room now are in none of the lists. */
export function planOf(due: DueDelivery[], free: number, freeAt: (host: string) => number): Plan {
  const plan: Plan = { send: [], blocked: [], stopped: [] }
  const taken = new Map<string, number>()
  for (const { id, host, live, blocked } of due) {
    const atHost = taken.get(host) ?? 0
    if (!live) plan.stopped.push(id)
    else if (blocked) plan.blocked.push(id)
    else if (plan.send.length < free && atHost < freeAt(host)) {
      plan.send.push(id)
      taken.set(host, atHost + 1)
    }
  }
  return plan
}
