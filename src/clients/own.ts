/** What a client does with itself. */
import { recordAudit } from '../audit/record.ts'
import type { By, Ctx } from '../context.ts'
import type { Db, Tx } from '../db/sql.ts'
import { inTransaction } from '../db/transaction.ts'
import { fieldRefusal, Refusal } from '../kernel/refusal.ts'
import { presentClient } from './present.ts'
import { checkRedirectUri, hashSecret } from './rules.ts'
import type { ClientUpdate, OwnClient } from './schema.ts'
import {
  deleteClient,
  findClient,
  replaceSecret,
  saveRedirectUris,
  startGeneration,
  type ClientRow,
} from './store.ts'

const OVERLAP_MINUTES = 60

async function ownRow(db: Db, client_id: string): Promise<ClientRow> {
  const row = await findClient(db, client_id)
  if (!row) throw new Refusal('unauthorized', 'The client of this access token no longer exists.')
  return row
}

export async function readOwnClient({ sql }: Ctx, client_id: string): Promise<OwnClient> {
  return presentClient(await ownRow(sql, client_id))
}

/** Changes where the connect flow may go back to, and replaces the secret. */
export async function updateOwnClient(
  ctx: Ctx,
  client_id: string,
  by: By,
  body: ClientUpdate,
): Promise<OwnClient> {
  const { redirect_uri, rotate = false, revoke_now = false, overlap_minutes } = body
  const uris = redirect_uri === undefined ? undefined : [...new Set([redirect_uri].flat())]
  uris?.forEach(checkRedirectUri)
  if (!rotate && (revoke_now || overlap_minutes !== undefined))
    throw fieldRefusal('validation', 'rotate', 'must be true with overlap_minutes and revoke_now')
  if (revoke_now && overlap_minutes)
    throw fieldRefusal('validation', 'overlap_minutes', 'must be left out, or 0, with revoke_now')
  const overlap = overlap_minutes ?? OVERLAP_MINUTES
  const secret = rotate ? crypto.randomUUID() : undefined
  const changed = await inTransaction(ctx, async (tx) => {
    const { id } = await ownRow(tx, client_id)
    const subject = `client:${id}`
    if (uris) {
      await saveRedirectUris(tx, id, uris)
      await recordAudit(tx, {
        action: 'client.changed',
        ...by,
        subject,
        detail: { redirect_uris: uris.length },
      })
    }
    if (secret !== undefined) await replace(tx, id, by, secret, revoke_now ? 0 : overlap, revoke_now)
    return ownRow(tx, client_id)
  })
  ctx.access.forget()
  return presentClient(changed, secret)
}

async function replace(
  tx: Tx,
  id: number,
  by: By,
  secret: string,
  overlap_minutes: number,
  revoke_now: boolean,
): Promise<void> {
  await replaceSecret(tx, id, hashSecret(secret), overlap_minutes)
  if (revoke_now) await startGeneration(tx, id)
  const detail = { overlap_minutes, revoke_now }
  await recordAudit(tx, { action: 'client.secret_rotated', ...by, subject: `client:${id}`, detail })
}

/** Ends the client with all that is its own: grants, webhooks, tokens. Restaurants and reservations stay. */
export async function deleteOwnClient(ctx: Ctx, client_id: string, by: By): Promise<number> {
  const id = await inTransaction(ctx, async (tx) => {
    const row = await ownRow(tx, client_id)
    await deleteClient(tx, row.id)
    await recordAudit(tx, { action: 'client.deleted', ...by, subject: `client:${row.id}` })
    return row.id
  })
  ctx.access.forget()
  return id
}
