import type { Setup } from '../availability/setup.ts'
import type { Tx } from '../db/sql.ts'
import type { Reservation } from '../reservations/schema.ts'
import { insertMessages, type NewMessage } from './outbox.ts'
import type { WebhookType } from './schema.ts'
import { listListening } from './store.ts'

/** Fields with their values before and after. */
export type Changes = Record<string, [from: unknown, to: unknown]>

/**
 * Records for the property's subscriptions what happened to a reservation; comes last in the transaction of the
 * change. Where nobody listens it costs nothing: who does is part of the set-up, which is right by its version.
 */
export async function announce(
  tx: Tx,
  setup: Setup,
  type: WebhookType,
  reservation: Reservation,
  changes?: Changes,
): Promise<void> {
  const listening = setup.subscriptions.filter((one) => one.webhook_type === type).map(({ id }) => id)
  if (listening.length === 0) return
  await insertMessages(tx, setup.property_id, listening, type, [messageOf(reservation, changes)])
}

/** The same for many that changed at once, in a change of the set-up. */
export async function announceUpdates(
  tx: Tx,
  property: number,
  updates: { reservation: Reservation; changes: Changes }[],
): Promise<void> {
  const type = 'RESERVATION_UPDATED'
  const listening = await listListening(tx, property, type)
  if (listening.length === 0) return
  const messages = updates.map(({ reservation, changes }) => messageOf(reservation, changes))
  await insertMessages(tx, property, listening, type, messages)
}

const messageOf = (reservation: Reservation, changes: Changes | undefined): NewMessage => ({
  reservation_id: reservation.id,
  data: reservation,
  previous: changes ? formerOf(changes) : null,
})

/** The changed fields as they were; `null` for one that was left out. */
const formerOf = (changes: Changes) =>
  Object.fromEntries(Object.entries(changes).map(([field, [from]]) => [field, from]))
