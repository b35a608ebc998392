import type { Db } from '../db/sql.ts'
import type { CustomerValues } from './rules.ts'

export interface CustomerRow {
  id: number
  first_name: string
  last_name: string
  email: string | null
  phone: string | null
}

const columns = ['id', 'first_name', 'last_name', 'email', 'phone'] as const

export async function findCustomerById(
  db: Db,
  property: number,
  id: number,
): Promise<CustomerRow | undefined> {
  const [row] = await db<CustomerRow[]>`
    select ${db(columns)} from customers where property_id = ${property} and id = ${id}`
  return row
}

/** The oldest guest with the same folded name and the same phone or e-mail (booking rules, section 4.4). */
export async function findSameCustomer(
  db: Db,
  property: number,
  values: CustomerValues,
): Promise<CustomerRow | undefined> {
  const { name_key, phone, email } = values
  if (email === null && phone === null) return undefined
  const byPhone = db`phone = ${phone}`
  const byEmail = db`lower(email) = lower(${email})`
  const [row] = await db<CustomerRow[]>`
    select ${db(columns)} from customers
    where property_id = ${property} and name_key = ${name_key}
      and ${email === null ? byPhone : phone === null ? byEmail : db`(${byPhone} or ${byEmail})`}
    order by id limit 1`
  return row
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
  values: CustomerValues,
): Promise<void> {
  await db`update customers set ${db(values)} where property_id = ${property} and id = ${id}`
}
