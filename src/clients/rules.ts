import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { isRecord } from '../kernel/is-record.ts'
import { fieldRefusal, Refusal } from '../kernel/refusal.ts'
import { checkContact } from '../properties/contact.ts'
import { checkPassword } from '../users/rules.ts'
import type { ClientCreate } from './schema.ts'

/**
 * The one form that the schema describes, from all those in use: alone or as the one element of an array, the
 * property nested as in the documentation's example or flat as in its table of fields.
 */
export function toNestedForm(body: unknown): unknown {
  if (Array.isArray(body) && body.length !== 1)
    throw new Refusal(
      'validation',
      `The body must be one object, or an array of exactly one; it holds ${body.length}.`,
    )
  const one: unknown = Array.isArray(body) ? body[0] : body
  if (!isRecord(one)) return one
  const { redirect_uri, sandbox_property: nested, ...flat } = one
  if (nested === undefined || nested === null) return { redirect_uri, sandbox_property: flat }
  return { redirect_uri, sandbox_property: isRecord(nested) ? { ...flat, ...nested } : nested }
}

/** What the schema leaves to say, each with an error class of its own (`api.md`, section 1.6). */
export function checkClient({ redirect_uri, sandbox_property: property }: ClientCreate): void {
  checkRedirectUri(redirect_uri)
  const { email, phone, website } = property
  checkContact({ email, phone: phone || undefined, website: website || undefined }, 'sandbox_property.')
  checkPassword(property.password, 'sandbox_property.password')
}

export function checkRedirectUri(text: string): void {
  const fault = redirectFault(text)
  if (fault) throw fieldRefusal('validation', 'redirect_uri', fault)
}

function redirectFault(text: string): string | undefined {
  const url = /^https?:\/\/[^\s\\]+$/i.test(text) ? URL.parse(text) : null
  if (!url) return 'must be an absolute http or https address'
  if (text.includes('#')) return 'must not have a fragment'
  if (url.username || url.password) return 'must not carry credentials'
  return undefined
}

/** `public_` and 43 characters in the public form: hexadecimal digits (156 random bits) in groups. */
export function newClientId(): string {
  const hex = randomBytes(20).toString('hex')
  const groups = [
    hex.slice(0, 17),
    hex.slice(17, 21),
    hex.slice(21, 25),
    hex.slice(25, 29),
    hex.slice(29, 39),
  ]
  return `public_${groups.join('-')}`
}

/**
 * Whether an `Origin` header names another site: a page elsewhere may not register clients in its visitor's name. The
 * names of the machine itself are one, for whoever opens `/docs` by another of them.
 */
export function isForeign(origin: string | undefined, publicUrl: string): boolean {
  return origin !== undefined && siteOf(origin) !== siteOf(publicUrl)
}

const OWN_NAMES = ['localhost', '[::1]']

function siteOf(address: string): string | undefined {
  const url = URL.parse(address)
  if (url && OWN_NAMES.includes(url.hostname)) url.hostname = '127.0.0.1'
  return url?.origin
}

/** How a random secret is stored: one round of SHA-256 is enough, it cannot be guessed. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Compares in a time that tells nothing about how much was right. */
export const isSecretOf = (hash: Buffer, given: string): boolean => timingSafeEqual(hash, hashSecret(given))
