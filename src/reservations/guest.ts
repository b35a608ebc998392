/** Whose reservation it is: which guest is reused, made or brought up to date (booking rules, section 4.4). */
import { isOnline, type Channel } from '../availability/party.ts'
import { customerValues, type CustomerValues } from '../customers/rules.ts'
import type { CustomerInput } from '../customers/schema.ts'
import {
  findCustomerById,
  findSameCustomer,
  insertCustomer,
  isAnonymised,
  updateCustomer,
  type CustomerRow,
} from '../customers/store.ts'
import { fieldRefusal, notFound } from '../kernel/refusal.ts'
import type { Change } from './change.ts'
import type { ReservationRow } from './store.ts'
import type { Scene } from './under-lock.ts'

export interface Guest {
  /** a guest that is there already; undefined: a new one */
  known: number | undefined
  /** whether the values differ from the stored ones */
  changed: boolean
  values: CustomerValues
}

/** A guest who is known by nothing that could tell them from others. */
const isNameless = ({ name_key, email, phone }: CustomerValues): boolean =>
  name_key === '' && email === null && phone === null

const differs = (values: CustomerValues, row: CustomerRow): boolean =>
  (['first_name', 'last_name', 'email', 'phone'] as const).some((field) => values[field] !== row[field])

/** A known guest with the fields sent over the stored ones, or a new one. */
export function guestOf(
  input: CustomerInput,
  channel: Channel,
  country: string | null,
  known: CustomerRow | undefined,
): Guest {
  if (!known && input.id !== undefined) throw notFound('Customer', input.id)
  const values = customerValues(input, country, known)
  requireContact(channel, values)
  return { known: known?.id, changed: known !== undefined && differs(values, known), values }
}

/** A guest who books online can be reached. */
export function requireContact(channel: Channel, { email, phone }: CustomerValues): void {
  if (isOnline(channel) && email === null && phone === null)
    throw fieldRefusal('validation', 'customer.phone', 'or customer.email is required for an online booking')
}

/** Whose an existing reservation is after a change. */
export interface GuestAfter {
  id: number
  values: CustomerValues
  /** undefined where nothing changes */
  change?: Change
}

/**
 * The guest of an existing reservation: another one by `id`, the same one with other values, or by the rule for new
 * reservations when another name is sent without an id. Who had no name and no contact gets them, unless they were
 * taken out: then it is another guest.
 */
export async function guestAfter(
  { tx, setup }: Scene,
  property: number,
  row: ReservationRow,
  input: CustomerInput = {},
): Promise<GuestAfter> {
  const current = input.id === undefined || input.id === row.customer.id
  const named = current ? row.customer : await findCustomerById(tx, property, input.id ?? 0)
  if (!named) throw notFound('Customer', input.id ?? 0)
  const former = customerValues({}, setup.country, named)
  const values = customerValues(input, setup.country, named)
  const changed = differs(values, named)
  const gone = changed && isNameless(former) && (await isAnonymised(tx, property, named.id))
  if (gone || (input.id === undefined && values.name_key !== former.name_key)) {
    const same = await findSameCustomer(tx, property, values)
    const isNew = gone || !isNameless(former)
    const other = same ?? (isNew ? await insertCustomer(tx, property, values) : undefined)
    if (other) return { id: other.id, values, change: { set: handedTo(other.id) } }
  }
  if (!changed && current) return { id: named.id, values }
  const also = async () => {
    if (changed) await updateCustomer(tx, property, named.id, values)
  }
  return {
    id: named.id,
    values,
    change: { set: current ? { customer_id: named.id } : handedTo(named.id), also },
  }
}

/** It is another guest's, and so is its link. */
const handedTo = (customer_id: number) => ({ customer_id, link_nonce: crypto.randomUUID() })
