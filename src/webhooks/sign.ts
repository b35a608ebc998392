/** Signatures by Standard Webhooks (https://www.standardwebhooks.com), symmetric variant. */
import { createHmac, randomBytes } from 'node:crypto'

const SECRET_BYTES = 32

export const newSecret = (): Buffer => randomBytes(SECRET_BYTES)

/** A secret as it is shown to the receiver, whose libraries read this form. */
export const presentSecret = (secret: Buffer): string => `whsec_${secret.toString('base64')}`

/** The signature headers of a message; one signature for each secret that is valid. `at` is in epoch seconds. */
export function signedHeaders(
  secrets: Buffer[],
  id: string,
  at: number,
  body: string,
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const timestamp = String(Math.floor(at))
  const signatures = secrets.map(
    (secret) => `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
  )
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}
