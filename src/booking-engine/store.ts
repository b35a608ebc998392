import type { Db, Tx } from '../db/sql.ts'
import type { Language } from '../languages/texts.ts'
import type { Reservation } from '../reservations/schema.ts'

/** One form of one browser. */
export interface FormOf {
  property: number
  holder: string
  key: string
}

/** What the guest said of news, and the words it was said to. */
export interface SaidOfNews {
  agreed: boolean
  text: string
  language: Language
}

/** False when the form was used. One that is being used at this moment is waited for. */
export async function claimForm(
  tx: Tx,
  { property, holder, key }: FormOf,
  { agreed, text, language }: SaidOfNews,
): Promise<boolean> {
  const { count } = await tx`
    insert into booking_forms (property_id, holder, key, newsletter, newsletter_text, language)
    values (${property}, ${holder}, ${key}, ${agreed}, ${text}, ${language}) on conflict do nothing`
  return count === 1
}

export async function saveBooked(
  tx: Tx,
  { property, holder, key }: FormOf,
  { id, customer }: Pick<Reservation, 'id' | 'customer'>,
): Promise<void> {
  await tx`
    update booking_forms set reservation_id = ${id}, customer_id = ${customer.id}
    where property_id = ${property} and holder = ${holder} and key = ${key}`
}

/** The reservation that a form has made. */
export async function findBooked(db: Db, { property, holder, key }: FormOf): Promise<number | undefined> {
  const [row] = await db<{ reservation_id: number | null }[]>`
    select reservation_id from booking_forms
    where property_id = ${property} and holder = ${holder} and key = ${key}`
  return row?.reservation_id ?? undefined
}
