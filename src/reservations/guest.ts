/** Whose reservation it is: which guest is reused, made or brought up to date (booking rules, section 4.4). */
import { isOnline, type Channel } from '../availability/engine.ts'
import { customerValues, type CustomerValues } from '../customers/rules.ts'
import type { CustomerInput } from '../customers/schema.ts'
import {
  findCustomerById,
  findSameCustomer,
  insertCustomer,
  updateCustomer,
  type CustomerRow,
} from '../customers/store.ts'
import type { Tx } from '../db/sql.ts'
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

const differs = (values: CustomerValues, row: CustomerRow): boolean =>
  (['first_name', 'last_name', 'email', 'phone'] as const).some((field) => values[field] !== row[field])

/** The stored guest that the input means: by id, else by the same name and contact. */
export async function findGuest(
  tx: Tx,
  property: number,
  input: CustomerInput,
  values: CustomerValues,
): Promise<CustomerRow | undefined> {
  return input.id === undefined
    ? findSameCustomer(tx, property, values)
    : findCustomerById(tx, property, input.id)
}

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

/**
 * The guest of an existing reservation: another one by `id`, the same one with other values, or by the rule for new
 * reservations when another name is sent without an id.
 */
export async function guestChange(
  { tx, setup }: Scene,
  property: number,
  row: ReservationRow,
  input: CustomerInput | undefined,
): Promise<Change | undefined> {
  if (!input) return undefined
  const current = input.id === undefined || input.id === row.customer.id
  const named = current ? row.customer : await findCustomerById(tx, property, input.id ?? 0)
  if (!named) throw notFound('Customer', input.id ?? 0)
  const values = customerValues(input, setup.country, named)
  const renamed = values.name_key !== customerValues({}, setup.country, named).name_key
  if (input.id === undefined && renamed) {
    const same = await findSameCustomer(tx, property, values)
    const other = same ?? (await insertCustomer(tx, property, values))
    return { set: { customer_id: other.id } }
  }
  const changed = differs(values, named)
  if (!changed && current) return undefined
  return {
    set: { customer_id: named.id },
    also: async () => {
      if (changed) await updateCustomer(tx, property, named.id, values)
    },
  }
}
