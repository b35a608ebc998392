import type { Ctx } from '../context.ts'
import { notFound, Refusal } from '../kernel/refusal.ts'
import { toLocalDateTime } from '../kernel/time.ts'
import { findReservation, type ReservationRow } from '../reservations/store.ts'
import { isProofOf, managePath, readToken, tokenFor } from './link.ts'
import { linkEnds } from './rules.ts'
import type { ManageLink } from './schema.ts'
import { findLink, type LinkRow } from './store.ts'

/** The link of a reservation, for staff to hand to its guest. */
export async function readManageLink(ctx: Ctx, property: number, id: number): Promise<ManageLink> {
  const [row, reservation] = await Promise.all([
    findLink(ctx.sql, property, id),
    findReservation(ctx.sql, property, id),
  ])
  if (!row || !reservation) throw notFound('Reservation', id)
  if (!isAlive(row))
    throw new Refusal(
      'state_conflict',
      `Reservation ${id} is over, or its guest was anonymised: there is nothing left to manage.`,
    )
  const { nonce, language, end_at } = row
  const query = language === null ? '' : `?${new URLSearchParams({ lang: language }).toString()}`
  const link = ctx.publicUrl() + managePath(property, tokenFor(ctx, { property, id, nonce })) + query
  return { link, expires_at: toLocalDateTime(reservation.zone, linkEnds(end_at)) }
}

const isAlive = ({ end_at, now, anonymised }: LinkRow): boolean => !anonymised && now < linkEnds(end_at)

/** A reservation, with the property's now. */
export interface Managed {
  row: ReservationRow
  now: number
}

/** What a token opens; undefined alike for one that is wrong, of another restaurant, too old or taken back. */
export async function findManaged(ctx: Ctx, property: number, token: string): Promise<Managed | undefined> {
  const read = readToken(token)
  if (!read) return undefined
  const { id, proof } = read
  const link = await findLink(ctx.sql, property, id)
  if (!link || !isProofOf(ctx, { property, id, nonce: link.nonce }, proof) || !isAlive(link)) return undefined
  const row = await findReservation(ctx.sql, property, id)
  return row && { row, now: link.now }
}

/** The token of a reservation that somebody else has found already. */
export async function findToken(ctx: Ctx, property: number, id: number): Promise<string | undefined> {
  const link = await findLink(ctx.sql, property, id)
  return link && tokenFor(ctx, { property, id, nonce: link.nonce })
}
