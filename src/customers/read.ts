import type { Ctx } from '../context.ts'
import { readEmail, readPhone } from '../kernel/contact.ts'
import { cutPage, decodeCursor, DEFAULT_LIMIT, encodeCursor, MAX_LIMIT } from '../kernel/page.ts'
import { digitsOf } from '../kernel/text.ts'
import { findProperty } from '../properties/store.ts'
import { presentCustomer } from './present.ts'
import type { CustomerDetails, CustomerFilters, CustomerPage, CustomerQuery } from './schema.ts'
import { findDetails, listDetails, type DetailsFilters } from './store.ts'

export async function readCustomer({ sql }: Ctx, property: number, id: number): Promise<CustomerDetails> {
  return presentCustomer(await findDetails(sql, property, id))
}

/** Guests by filters that combine with AND, newest first. */
export async function readCustomers(ctx: Ctx, property: number, query: CustomerQuery): Promise<CustomerPage> {
  const { limit: asked = DEFAULT_LIMIT, next_cursor, ...filters } = query
  const limit = Math.min(asked, MAX_LIMIT)
  const scope = { customers: property, ...filters }
  const [before = Number.MAX_SAFE_INTEGER] =
    next_cursor === undefined ? [] : decodeCursor(ctx.keys.cursor, scope, next_cursor)
  const wanted = await filtersOf(ctx, property, filters)
  const rows = await listDetails(ctx.sql, property, wanted, Number(before), limit + 1)
  const { page, next } = cutPage(rows, limit, (row) => [row.id])
  return {
    data: page.map(presentCustomer),
    ...(next ? { next_cursor: encodeCursor(ctx.keys.cursor, scope, next) } : {}),
  }
}

/** A phone is looked for as it is stored, so in the form that it has in the property's country. */
async function filtersOf(ctx: Ctx, property: number, filters: CustomerFilters): Promise<DetailsFilters> {
  const { text_search, phone, email, blocked } = filters
  const country = phone === undefined ? null : await countryOf(ctx, property)
  const number = phone === undefined ? null : readPhone(phone, country, 'phone')
  return {
    text: text_search,
    phone_digits: number === null ? undefined : digitsOf(number),
    email: email === undefined ? undefined : (readEmail(email, 'email') ?? undefined),
    blocked,
  }
}

async function countryOf({ sql }: Ctx, property: number): Promise<string | null> {
  return (await findProperty(sql, property))?.country ?? null
}
