/** The connection of a client to a restaurant: how it begins and how it ends. */
import { recordAudit } from '../audit/record.ts'
import { findClient } from '../clients/store.ts'
import type { By, Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Scope } from '../kernel/scopes.ts'
import { deleteConnection, deleteConnections, insertConnection } from './store.ts'
import { allowClient, isOwner, withdrawGrant } from './grants.ts'

export interface Consent {
  /** the id that the authorization server gave it */
  id: string
  client_id: string
  property: number
  user: number
  scopes: readonly Scope[]
}

/** Writes down what an owner agreed to: the client may do it there from now on. */
export async function connect(ctx: Ctx, consent: Consent, address: string): Promise<void> {
  const { id, client_id, property, user, scopes } = consent
  await inTransaction(ctx, async (tx) => {
    const client = await findClient(tx, client_id)
    if (!client) throw new Refusal('not_found', 'This software is not registered here any more.')
    if (!(await isOwner(tx, property, user)))
      throw new Refusal('property_forbidden', 'Only an owner of a restaurant can connect it.')
    await allowClient(tx, { property, client: client.id, user, scopes })
    await insertConnection(tx, { id, property_id: property, client_id: client.id }, user)
    await recordAudit(tx, {
      action: 'consent.given',
      property,
      ...byUser(user, address),
      subject: `client:${client.id}`,
      detail: { scopes: [...scopes] },
    })
  })
  ctx.access.forget()
}

const byUser = (user: number, address: string): By => ({ actor: `user:${user}`, address })

/** Takes back all that a client may do at a restaurant; false: there was nothing. */
export async function withdraw(
  ctx: Ctx,
  { property, client, user }: { property: number; client: number; user: number },
  address: string,
): Promise<boolean> {
  const done = await inTransaction(ctx, async (tx) => {
    if (!(await isOwner(tx, property, user)))
      throw new Refusal('property_forbidden', 'Only an owner of a restaurant can end its connections.')
    await deleteConnections(tx, property, client)
    if (!(await withdrawGrant(tx, property, client))) return false
    await recordAudit(tx, {
      action: 'consent.withdrawn',
      property,
      ...byUser(user, address),
      subject: `client:${client}`,
    })
    return true
  })
  ctx.access.forget()
  return done
}

/** Ends one connection with all of its tokens: they were used twice, so somebody else has them, or given back. */
export async function endConnection(ctx: Ctx, id: string, reason: 'reuse' | 'revoked'): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const ended = await deleteConnection(tx, id)
    if (!ended) return
    const { property_id: property, client_id } = ended
    const subject = `client:${client_id}`
    const actor = reason === 'revoked' ? subject : 'system'
    await recordAudit(tx, { action: 'token.revoked', property, actor, subject, detail: { reason } })
  })
  ctx.access.forget()
}
