import type { Db, Tx } from '../db/sql.ts'

/** One form of one browser. */
export interface FormOf {
  property: number
  holder: string
  key: string
}

/** False when the form was used. One that is being used at this moment is waited for. */
export async function claimForm(
  tx: Tx,
  { property, holder, key }: FormOf,
  newsletter: boolean,
): Promise<boolean> {
  const { count } = await tx`
    insert into booking_forms (property_id, holder, key, newsletter)
    values (${property}, ${holder}, ${key}, ${newsletter}) on conflict do nothing`
  return count === 1
}

export async function saveBooked(
  tx: Tx,
  { property, holder, key }: FormOf,
  reservation: number,
): Promise<void> {
  await tx`
    update booking_forms set reservation_id = ${reservation}
    where property_id = ${property} and holder = ${holder} and key = ${key}`
}

/** The reservation that a form has made. */
export async function findBooked(db: Db, { property, holder, key }: FormOf): Promise<number | undefined> {
  const [row] = await db<{ reservation_id: number | null }[]>`
    select reservation_id from booking_forms
    where property_id = ${property} and holder = ${holder} and key = ${key}`
  return row?.reservation_id ?? undefined
}
