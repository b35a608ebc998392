import { recordAudit } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { toLocalDateTime } from '../kernel/time.ts'
import { placeOf, toPosition } from '../properties/place.ts'
import { addMember, grantProperty, insertProperty, type PropertyRow } from '../properties/store.ts'
import { EMPTY_PROPERTY } from '../properties/rules.ts'
import { zoneOf } from '../properties/zone.ts'
import { insertDefaultServices } from '../services/store.ts'
import { checkClient, hashSecret, newClientId } from './rules.ts'
import type { ClientCreate, CreatedClient } from './schema.ts'
import { mailVerification } from '../mailed-links/verify.ts'
import { insertUser } from '../users/store.ts'
import { insertClient } from './store.ts'

/** Registers a client with its first user and a sandbox property to try things in; all of it, or nothing. */
export async function createClient(ctx: Ctx, body: ClientCreate, address?: string): Promise<CreatedClient> {
  checkClient(body)
  const { redirect_uri, sandbox_property: given } = body
  const { username, password, email } = given
  const client_id = newClientId()
  const client_secret = crypto.randomUUID()
  // slow on purpose, so before the transaction takes a connection
  const password_hash = await ctx.passwords.hash(password)
  const { id, property } = await inTransaction(ctx, async (tx) => {
    const id = await insertClient(tx, {
      client_id,
      secret_hash: hashSecret(client_secret),
      redirect_uris: [redirect_uri],
    })
    const user = await insertUser(tx, { username, email, password_hash })
    await mailVerification(tx, ctx, { id: user, email })
    const property = await insertProperty(tx, sandboxOf(ctx, given), ctx.config.SANDBOX_DAYS)
    await grantProperty(tx, property.id, id)
    await addMember(tx, property.id, user, 'OWNER')
    await insertDefaultServices(tx, property.id)
    const by = { actor: 'anonymous', address }
    const detail = { user: `user:${user}` }
    await recordAudit(tx, {
      action: 'client.created',
      property: property.id,
      ...by,
      subject: `client:${id}`,
      detail,
    })
    return { id, property }
  })
  return { client_id, client_secret, id, username, password, properties: [present(property)], redirect_uri }
}

function sandboxOf({ config }: Ctx, given: ClientCreate['sandbox_property']) {
  const place = placeOf({ position: given.position })
  return {
    ...EMPTY_PROPERTY,
    ...place,
    name: given.name,
    status: 'ACTIVE' as const,
    sandbox: true,
    description: given.description ?? null,
    email: given.email,
    phone: given.phone || null,
    website: given.website || null,
    timezone: zoneOf(place, config.DEFAULT_TIMEZONE),
  }
}

function present(property: PropertyRow): CreatedClient['properties'][number] {
  const { id, name, sandbox, timezone, expires_at } = property
  if (expires_at === null) throw new Error('a sandbox expires')
  return {
    enabled: property.status === 'ACTIVE',
    id,
    name,
    position: toPosition(property),
    sandbox,
    expires_at: toLocalDateTime(timezone, expires_at),
    timezone,
  }
}
