import { toIso } from '../kernel/time.ts'
import { withoutNulls } from '../kernel/wire.ts'
import type { DeliveryRow } from './outbox.ts'
import type { Delivery, Subscription } from './schema.ts'
import { presentSecret } from './sign.ts'
import type { SubscriptionRow } from './store.ts'

/** `secret` is shown by the call that made it. */
export function presentSubscription(row: SubscriptionRow, secret?: Buffer): Subscription {
  const { endpoint, id, webhook_type, property_id, disabled_reason } = row
  return {
    endpoint,
    id,
    webhook_type,
    property_id,
    enabled: disabled_reason === null,
    ...withoutNulls({ disabled_reason }),
    ...(secret ? { secret: presentSecret(secret) } : {}),
  }
}

/** The same at every attempt. */
export const webhookId = (property: number, message: number, subscription: number): string =>
  `msg_${property}_${message}_${subscription}`

export function presentDelivery(property: number, subscription: number, row: DeliveryRow): Delivery {
  const { id, message_id, type, status, attempts, due_at, created_at, sequence, ...rest } = row
  const { reservation_id, http_status, error, duration_ms } = rest
  return {
    id,
    webhook_id: webhookId(property, message_id, subscription),
    type,
    ...withoutNulls({ reservation_id, sequence }),
    ...(reservation_id === null ? { test: true } : {}),
    status,
    attempts,
    ...withoutNulls({ http_status, error, duration_ms }),
    ...(status === 'PENDING' ? { next_attempt: toIso(due_at) } : {}),
    created: toIso(created_at),
  }
}
