import type { PendingQuery, Row } from 'postgres'
import type { Db, Tx } from '../db/sql.ts'
import { limitWaiting } from '../db/transaction.ts'
import { notFound } from '../kernel/refusal.ts'
import { escapeLike, fold } from '../kernel/text.ts'
import type { Stored } from '../kernel/wire.ts'
import type { CustomerValues } from './rules.ts'
import type { CustomerDetails, CustomerInput } from './schema.ts'

export interface CustomerRow {
  id: number
  first_name: string
  last_name: string
  email: string | null
  phone: string | null
}

type Part = PendingQuery<Row[]>
/** A column, or what is sent. */
type Value = Part | string | number | null

const columns = ['id', 'first_name', 'last_name', 'email', 'phone'] as const

const byId = (db: Db, property: Value, id: Value): Part => db`
  select * from customers where property_id = ${property} and id = ${id}`

/** Who was made nobody is not found by those who would write a name down there again. */
const somebodyById = (db: Db, property: Value, id: Value): Part =>
  db`${byId(db, property, id)} and anonymised_at is null`

/** The oldest guest with the same folded name and the same phone or e-mail (booking rules, section 4.4). */
const bySameName = (
  db: Db,
  property: Value,
  { name_key, phone, email }: Record<'name_key' | 'phone' | 'email', Value>,
): Part => {
  // each in its own index: asked for both at once, a database without statistics reads the whole property
  const oldest = (contact: Part) => db`
    (select * from customers where property_id = ${property} and name_key = ${name_key} and ${contact} order by id limit 1)`
  return db`
    select * from (${oldest(db`phone = ${phone}`)} union all ${oldest(db`lower(email) = lower(${email})`)}) either
    order by id limit 1`
}

export async function findCustomerById(
  db: Db,
  property: number,
  id: number,
): Promise<CustomerRow | undefined> {
  const [row] = await db<CustomerRow[]>`select ${db(columns)} from (${somebodyById(db, property, id)}) g`
  return row
}

export async function findSameCustomer(
  db: Db,
  property: number,
  values: CustomerValues,
): Promise<CustomerRow | undefined> {
  if (values.email === null && values.phone === null) return undefined
  const [row] = await db<CustomerRow[]>`select ${db(columns)} from (${bySameName(db, property, values)}) g`
  return row
}

/** A blocked guest that is this one, or has this phone or e-mail (booking rules, section 4.4). */
const isBlockedBy = (db: Db, property: Value, guest: { id: Part; phone_digits: Part; email: Part }) => db`
  exists (select from customers b where b.property_id = ${property} and b.blocked
    and (b.id = ${guest.id} or b.phone_digits = nullif(${guest.phone_digits}, '') or lower(b.email) = lower(${guest.email})))`

export interface GuestRequest {
  property: number
  input: CustomerInput
  values: CustomerValues
}

/** A stored guest; whether the guest of the request is blocked. */
export interface Meant {
  known: CustomerRow | undefined
  blocked: boolean
}

/**
 * The stored guests that requests mean, in their order: by id, else by the same name and contact; and whether each guest is
 * blocked as it will be: with the fields sent over the stored ones.
 */
export async function findAllMeant(db: Db, requests: GuestRequest[]): Promise<Meant[]> {
  const asked = requests.map(({ property, input, values }, n) => ({
    n,
    property_id: property,
    id: input.id,
    name_key: values.name_key,
    phone: values.phone,
    email: values.email,
    phone_digits: values.phone_digits,
    keeps_phone: input.phone === undefined,
    keeps_email: input.email === undefined,
  }))
  const [property, id] = [db`g.property_id`, db`g.id`]
  const same = bySameName(db, property, { name_key: db`g.name_key`, phone: db`g.phone`, email: db`g.email` })
  const guest = {
    id: db`k.id`,
    phone_digits: db`case when g.keeps_phone then k.phone_digits else g.phone_digits end`,
    email: db`case when g.keeps_email then k.email else g.email end`,
  }
  const rows = await db<(Omit<CustomerRow, 'id'> & { n: number; id: number | null; blocked: boolean })[]>`
    select g.n, ${db(columns.map((column) => `k.${column}`))}, ${isBlockedBy(db, property, guest)} as blocked
    from json_to_recordset(${JSON.stringify(asked)}::text::json) as g (n integer, property_id bigint, id bigint,
      name_key text, phone text, email text, phone_digits text, keeps_phone boolean, keeps_email boolean)
    left join lateral (
      select * from (${somebodyById(db, property, id)}) named
      union all
      select * from (${same}) same where g.id is null) k on true`
  const found = new Map<number, Meant>()
  for (const { n, id: known, blocked, ...plain } of rows)
    found.set(n, { known: known === null ? undefined : { ...plain, id: known }, blocked })
  return requests.map((_, n) => {
    const meant = found.get(n)
    if (!meant) throw new Error('a left join keeps its rows')
    return meant
  })
}

/** One of them: see above. */
export async function findMeant(db: Db, request: GuestRequest): Promise<Meant> {
  const [meant] = await findAllMeant(db, [request])
  if (!meant) throw new Error('each request is answered')
  return meant
}

/** Whether a guest with these values is blocked; `id` is the stored one. */
export async function isBlocked(
  db: Db,
  property: number,
  id: number,
  { phone_digits, email }: CustomerValues,
): Promise<boolean> {
  const guest = { id: db`${id}`, phone_digits: db`${phone_digits}::text`, email: db`${email}::text` }
  const [row] = await db<{ blocked: boolean }[]>`select ${isBlockedBy(db, property, guest)} as blocked`
  return row?.blocked ?? false
}

export async function insertCustomer(db: Db, property: number, values: CustomerValues): Promise<CustomerRow> {
  const [row] = await db<CustomerRow[]>`
    insert into customers ${db({ property_id: property, ...values })} returning ${db(columns)}`
  if (!row) throw new Error('an insert returns its row')
  return row
}

export async function updateCustomer(
  db: Db,
  property: number,
  id: number,
  values: CustomerValues & { blocked?: boolean; notes?: string },
): Promise<void> {
  await db`update customers set ${db(values)} where property_id = ${property} and id = ${id}`
}

/** Takes the name, the contact and what staff noted out of a guest. */
export async function blankCustomer(tx: Tx, property: number, id: number): Promise<void> {
  await tx`
    update customers set first_name = '', last_name = '', email = null, phone = null, name_key = '', search_text = '',
      phone_digits = '', blocked = false, notes = '', anonymised_at = now()
    where property_id = ${property} and id = ${id}`
}

export async function isAnonymised(db: Db, property: number, id: number): Promise<boolean> {
  const rows = await db`
    select from customers where property_id = ${property} and id = ${id} and anonymised_at is not null`
  return rows.length > 0
}

export type DetailsRow = Stored<CustomerDetails>

/** Rows of `from`, a part of the customers, with what they have reserved. */
const selectDetails = (db: Db, from: Part) => db`
  select g.id, g.first_name, g.last_name, g.email, g.phone, g.blocked, g.notes, r.reservation_count, r.no_show_count, n.newsletter,
    case when g.anonymised_at is not null then true end as anonymised
  from (${from}) g
  cross join lateral (
    select count(*) as reservation_count, count(x.no_show_at) as no_show_count
    from reservations x where x.property_id = g.property_id and x.customer_id = g.id) r
  left join lateral (
    select json_strip_nulls(json_build_object('at', to_char(f.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      'text', f.newsletter_text, 'language', f.language)) as newsletter
    from booking_forms f
    where f.property_id = g.property_id and f.customer_id = g.id and f.newsletter
    order by f.created_at desc limit 1) n on true`

/** The guest, or a refusal that there is none. */
export async function findDetails(db: Db, property: number, id: number): Promise<DetailsRow> {
  const [row] = await db<DetailsRow[]>`${selectDetails(db, byId(db, property, id))}`
  if (!row) throw notFound('Customer', id)
  return row
}

/** Keeps other changes of a guest out until the transaction ends. */
export async function lockCustomer(tx: Tx, property: number, id: number): Promise<void> {
  await Promise.all([
    limitWaiting(tx),
    tx`select from customers where property_id = ${property} and id = ${id} for update`,
  ])
}

export interface DetailsFilters {
  text: string | undefined
  phone_digits: string | undefined
  email: string | undefined
  blocked: boolean | undefined
}

/** Newest first, below the id `before`. Who is known by neither name nor contact, like most walk-ins, is left out. */
export async function listDetails(
  db: Db,
  property: number,
  { text, phone_digits, email, blocked }: DetailsFilters,
  before: number,
  limit: number,
): Promise<DetailsRow[]> {
  const conditions = [
    db`g.property_id = ${property} and g.id < ${before}
      and (g.name_key <> '' or g.email is not null or g.phone is not null)`,
    text === undefined ? undefined : db`(${matchesCustomer(db, text)} or g.id = ${idIn(text)})`,
    phone_digits === undefined ? undefined : db`g.phone_digits = ${phone_digits}`,
    email === undefined ? undefined : db`lower(g.email) = lower(${email})`,
    blocked === undefined ? undefined : db`g.blocked = ${blocked}`,
  ].filter((one) => one !== undefined)
  const where = conditions.reduce((all, one) => db`${all} and ${one}`)
  const page = db`select * from customers g where ${where} order by g.id desc limit ${limit}`
  return db<DetailsRow[]>`${selectDetails(db, page)} order by g.id desc`
}

const PHONE_SEARCH_DIGITS = 4

/** The digits of a search that may be a phone or an id: four or more, without letters. */
function digitsIn(text: string): string | undefined {
  const digits = text.replace(/[\s()+./-]/g, '')
  return /^\d+$/.test(digits) && digits.length >= PHONE_SEARCH_DIGITS ? digits : undefined
}

/** The id that a search may name; 0 names nothing. */
export const idIn = (text: string): number => Math.min(Number(digitsIn(text) ?? 0), Number.MAX_SAFE_INTEGER)

/**
 * A condition on the customer `g`: a part of the name or e-mail, folded, wildcards taken literally. Four or more digits
 * without letters are also a part of the phone, however either is written.
 */
export function matchesCustomer(db: Db, text: string): Part {
  const part = `%${escapeLike(fold(text))}%`
  // a national trunk 0 or an international 00 is not part of the number in its international form
  const number = digitsIn(text)?.replace(/^00?/, '')
  return db`(g.search_text like ${part}${number ? db` or g.phone_digits like ${`%${number}%`}` : db``})`
}
