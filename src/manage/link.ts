/**
 * The link by which a guest manages a reservation. It is computed and not stored, so that staff can copy it at any time
 * for a guest without an e-mail address: from the property, the reservation and a random number of the reservation,
 * with a key that only servers have. With another number the link is another one, and the former is good no more.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Ctx } from '../context.ts'

export interface Linked {
  property: number
  id: number
  nonce: string
}

/** 144 bits: nobody guesses those. */
const BYTES = 18
const TOKEN = /^([0-9a-z]{1,11})-([\w-]{24})$/

export type WithKeys = { keys: Pick<Ctx['keys'], 'manageLink'> }

const computed = ({ keys }: WithKeys, text: string): Buffer =>
  createHmac('sha256', keys.manageLink).update(text).digest().subarray(0, BYTES)

const proofOf = (ctx: WithKeys, { property, id, nonce }: Linked): Buffer =>
  computed(ctx, `manage ${property} ${id} ${nonce}`)

/** What the address of the page ends with. */
export const tokenFor = (ctx: WithKeys, linked: Linked): string =>
  `${linked.id.toString(36)}-${proofOf(ctx, linked).toString('base64url')}`

/** The reservation that a token names, whether or not it is right; undefined for what cannot be one. */
export function readToken(token: string): { id: number; proof: Buffer } | undefined {
  const [, id = '', proof = ''] = TOKEN.exec(token) ?? []
  const number = Number.parseInt(id, 36)
  return Number.isSafeInteger(number) ? { id: number, proof: Buffer.from(proof, 'base64url') } : undefined
}

export const isProofOf = (ctx: WithKeys, linked: Linked, proof: Buffer): boolean =>
  timingSafeEqual(proofOf(ctx, linked), proof)

/** The path of the page, below that of the server. */
export const managePath = (property: number, token: string): string =>
  `/book/restaurant/${property}/booking/manage/${token}`

/** Names a reservation in calendars, the same for its whole life, and in no two installations alike. */
export const calendarUid = (ctx: WithKeys, { property, id }: Pick<Linked, 'property' | 'id'>): string =>
  `${id}-${computed(ctx, `calendar ${property} ${id}`).toString('hex')}@octotable`
