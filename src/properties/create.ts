import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { presentProperty } from './present.ts'
import { newProperty } from './rules.ts'
import type { Property, PropertyCreate } from './schema.ts'
import { addMember, findUserOf, grantProperty, insertProperty } from './store.ts'

/**
 * A restaurant of the calling client and of its user. With an `owner_email` it is for the one invited to own it,
 * and nobody is its member yet.
 */
export async function createProperty(ctx: Ctx, client: number, body: PropertyCreate): Promise<Property> {
  const { PROPERTY_APPROVAL, DEFAULT_TIMEZONE } = ctx.config
  const property = newProperty(body, PROPERTY_APPROVAL === 'manual' ? 'PENDING' : 'ACTIVE', DEFAULT_TIMEZONE)
  const made = await inTransaction(ctx, async (tx) => {
    const made = await insertProperty(tx, property)
    await grantProperty(tx, made.id, client)
    const owner = made.owner_email === null ? await findUserOf(tx, client) : undefined
    if (owner !== undefined) await addMember(tx, made.id, owner, 'OWNER')
    return presentProperty(made)
  })
  // this node may remember that there was no such property
  ctx.access.forget()
  return made
}
