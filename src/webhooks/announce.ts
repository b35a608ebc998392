import type { Setup } from '../availability/setup.ts'
import type { Tx } from '../db/sql.ts'
import type { Reservation } from '../reservations/schema.ts'
import { insertMessage } from './outbox.ts'
import type { WebhookType } from './schema.ts'

/**
 * Records for the property's subscriptions what happened to a reservation; comes last in the transaction of the
 * change. `changes` are fields with their values before and after. Where nobody listens it costs nothing: who does
 * is part of the set-up, which is right by its version.
 */
export async function announce(
  tx: Tx,
  setup: Setup,
  type: WebhookType,
  reservation: Reservation,
  changes?: Record<string, [from: unknown, to: unknown]>,
): Promise<void> {
  const listening = setup.subscriptions.filter((one) => one.webhook_type === type).map(({ id }) => id)
  if (listening.length === 0) return
  await insertMessage(tx, setup.property_id, listening, {
    reservation_id: reservation.id,
    type,
    data: JSON.stringify(reservation),
    previous: changes ? JSON.stringify(formerOf(changes)) : null,
  })
}

/** The changed fields as they were; `null` for one that was left out. */
const formerOf = (changes: Record<string, [from: unknown, to: unknown]>) =>
  Object.fromEntries(Object.entries(changes).map(([field, [from]]) => [field, from]))
