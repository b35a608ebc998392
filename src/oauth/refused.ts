/** Refused token requests in the audit: somebody may be guessing the secret of a client. */
import type { IncomingMessage } from 'node:http'
import type { KoaContextWithOIDC } from 'oidc-provider'
import { recordAudit } from '../audit/record.ts'
import { findClientId } from '../clients/store.ts'
import type { Ctx } from '../context.ts'

const addresses = new WeakMap<IncomingMessage, string>()

/** Tells where a request comes from, which the provider would not know behind a proxy. */
export const noteAddress = (request: IncomingMessage, address: string) => addresses.set(request, address)

const ONCE_IN_MS = 60_000
const REMEMBERED = 10_000

/**
 * Records that a known client was refused, once a minute for each client and address: who guesses must not fill the
 * database. What is asked for a client that there is not concerns nobody.
 */
export function refusalRecorder({ sql, log }: Ctx): (koa: KoaContextWithOIDC, reason: string) => void {
  const recorded = new Map<string, number>()
  const isNew = (key: string) => {
    const now = performance.now()
    if ((recorded.get(key) ?? -Infinity) > now - ONCE_IN_MS) return false
    if (recorded.size >= REMEMBERED) recorded.clear()
    recorded.set(key, now)
    return true
  }
  const record = async (clientId: string, address: string | undefined, reason: string) => {
    const id = await findClientId(sql, clientId)
    if (id === undefined) return
    const by = { actor: 'anonymous', address }
    await recordAudit(sql, { action: 'token.refused', ...by, subject: `client:${id}`, detail: { reason } })
  }
  return ({ req, oidc }, reason) => {
    const address = addresses.get(req)
    if (!oidc.client || !isNew(`${oidc.client.clientId} ${address}`)) return
    record(oidc.client.clientId, address, reason).catch((error: unknown) =>
      log.error({ err: error }, 'a refused token request could not be recorded'),
    )
  }
}
