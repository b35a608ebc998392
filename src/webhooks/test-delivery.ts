import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Reservation } from '../reservations/schema.ts'
import { findDelivery, insertTest } from './outbox.ts'
import { presentDelivery } from './present.ts'
import type { Delivery } from './schema.ts'
import { findSubscription } from './store.ts'

/** A reservation that nobody made; its ids exist nowhere. */
const SAMPLE: Reservation = {
  id: 1,
  pax: 2,
  status: 'CONFIRMED',
  customer: { id: 1, first_name: 'Ada', last_name: 'Test', email: 'ada@example.com', phone: '+390612345678' },
  service: { id: 1, name: 'Dinner' },
  channel: 'OCTOTABLE_ADMIN',
  room: { id: 1, name: 'Room' },
  start_date: '2030-01-01',
  start_day: '2030-01-01',
  start_hour: '20:00:00',
  end_date: '2030-01-01T21:00:00',
  last_status_change: '2030-01-01T12:00:00',
  notes: '',
  special_request: '',
  tables: [{ id: 1, name: 'T1', bookable: true, free: true, group: false, online: true, room_id: 1 }],
  waiting_list: false,
  version: 1,
}

/** Queues a message that says what an event of the subscription's type would look like. */
export async function testSubscription(ctx: Ctx, property: number, id: number): Promise<Delivery> {
  const delivery = await inTransaction(ctx, async (tx) => {
    const { webhook_type, disabled_reason } = await findSubscription(tx, property, id)
    if (disabled_reason !== null)
      throw new Refusal(
        'state_conflict',
        `Subscription ${id} is disabled: ${disabled_reason} Redeliver one of its deliveries, or change its endpoint, to enable it.`,
      )
    const status = webhook_type === 'RESERVATION_DELETED' ? 'CANCELLED' : SAMPLE.status
    const data = JSON.stringify({ ...SAMPLE, status })
    const row = await findDelivery(tx, property, id, await insertTest(tx, property, id, webhook_type, data))
    if (!row) throw new Error('an insert makes its row')
    return presentDelivery(property, id, row)
  })
  ctx.bell.ring()
  return delivery
}
