import { readEmail, readPhone } from '../kernel/contact.ts'
import { digitsOf, fold } from '../kernel/text.ts'
import type { CustomerChange, CustomerInput, CustomerUpdate } from './schema.ts'

/** What is stored of a guest, and what searches look into. */
export interface CustomerValues {
  first_name: string
  last_name: string
  email: string | null
  phone: string | null
  name_key: string
  search_text: string
  phone_digits: string
}

type Plain = Pick<CustomerValues, 'first_name' | 'last_name' | 'email' | 'phone'>

const nameKey = (first: string, last: string): string => fold(`${first} ${last}`)

function withKeys(plain: Plain): CustomerValues {
  const name_key = nameKey(plain.first_name, plain.last_name)
  return {
    ...plain,
    name_key,
    search_text: fold(`${name_key} ${plain.email ?? ''}`),
    phone_digits: plain.phone ? digitsOf(plain.phone) : '',
  }
}

/** The input in which an empty text stands for each `null`. */
export const withoutNullTexts = ({ id, ...texts }: CustomerChange): CustomerInput => ({
  ...(id === undefined ? {} : { id }),
  ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text === null ? '' : text])),
})

/**
 * A guest's values from the input, over those already known: a field left out keeps its value. `at` is where the
 * fields stand in the request.
 */
export function customerValues(
  input: CustomerInput,
  country: string | null,
  known?: Plain,
  at = 'customer.',
): CustomerValues {
  return withKeys({
    first_name: input.first_name ?? known?.first_name ?? '',
    last_name: input.last_name ?? known?.last_name ?? '',
    email: input.email === undefined ? (known?.email ?? null) : readEmail(input.email, `${at}email`),
    phone: input.phone === undefined ? (known?.phone ?? null) : readPhone(input.phone, country, `${at}phone`),
  })
}

/** What staff keep of a guest beside what the guest tells. */
interface Kept {
  blocked: boolean
  notes: string
}

/** A guest's values after a change by staff; `null` clears a field. */
export function changedCustomer(
  { blocked, notes, ...body }: CustomerUpdate,
  country: string | null,
  stored: Plain & Kept,
): CustomerValues & Kept {
  return {
    ...customerValues(withoutNullTexts(body), country, stored, ''),
    blocked: blocked === undefined ? stored.blocked : (blocked ?? false),
    notes: notes === undefined ? stored.notes : (notes ?? ''),
  }
}
