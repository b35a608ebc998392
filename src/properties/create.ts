import type { Ctx } from '../context.ts'
import type { Tx } from '../db/sql.ts'
import { inTransaction } from '../db/transaction.ts'
import { mailInvitation } from '../invitations/invite.ts'
import { presentProperty } from './present.ts'
import { newProperty } from './rules.ts'
import type { Property, PropertyCreate } from './schema.ts'
import { addMember, findUserOf, grantProperty, insertProperty, type PropertyRow } from './store.ts'

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
    if (made.owner_email !== null) await inviteOwner(tx, ctx, made, made.owner_email, client)
    return presentProperty(made)
  })
  // this node may remember that there was no such property
  ctx.access.forget()
  return made
}

/** The one who is to own it gets a link: whoever uses an address like that is not the owner by that. */
const inviteOwner = (tx: Tx, ctx: Ctx, { id, name }: PropertyRow, email: string, client: number) =>
  mailInvitation(
    tx,
    ctx,
    { property: id, restaurant: name, email, role: 'OWNER' },
    { actor: `client:${client}` },
  )
