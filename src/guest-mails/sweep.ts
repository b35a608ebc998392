/** Reminds guests of what they have booked, beside the requests of callers. */
import { lookEvery } from '../background.ts'
import type { Ctx } from '../context.ts'
import { Refusal } from '../kernel/refusal.ts'
import { ownStretch } from '../reservations/scene.ts'
import { findReservation, type ReservationRow } from '../reservations/store.ts'
import { underLock, type Scene } from '../reservations/under-lock.ts'
import { kindOfNew, writesToGuests } from './rules.ts'
import { endReminder, insertNotice, isToRemind, listToRemind } from './store.ts'
import { noticeOf } from './tell.ts'

const LOOK_EVERY_MS = 1000

/** Starts looking; disposing of the result stops it within a second. */
export const startReminding = (ctx: Ctx): AsyncDisposable =>
  lookEvery(
    LOOK_EVERY_MS,
    (stopping) => sweep(ctx, stopping),
    (error) => ctx.log.error({ err: error }, 'guests who are to be reminded could not be looked for'),
  )

async function sweep(ctx: Ctx, stopping: AbortSignal): Promise<void> {
  for (const { property_id, id } of await listToRemind(ctx.sql)) {
    if (stopping.aborted) return
    try {
      await remind(ctx, property_id, id)
    } catch (error) {
      // a busy day is looked at again in a second; one property must not keep the others from being looked at
      const busy = error instanceof Refusal
      if (!stopping.aborted)
        ctx.log[busy ? 'info' : 'error']({ err: error, property_id, id }, 'a guest could not be reminded')
    }
  }
}

/** Days are locked before rows, as everywhere; of two servers the second finds that it was done. */
async function remind(ctx: Ctx, property: number, id: number): Promise<void> {
  const planned = await findReservation(ctx.sql, property, id)
  if (!planned) return
  await underLock(
    ctx,
    property,
    (setup) => ({
      ...ownStretch(setup, planned),
      ask: (tx) => Promise.all([findReservation(tx, property, id), isToRemind(tx, property, id)]),
    }),
    async (scene, [row, due]) => {
      if (row && due) await writeReminder(scene, row)
    },
  )
}

/** Once for a time: whoever is moved to another one is told of that, and reminded anew. */
async function writeReminder({ tx, setup, loaded: { now } }: Scene, row: ReservationRow): Promise<void> {
  const { id, customer, status } = row
  const { settings } = setup
  const stands = status === 'CONFIRMED' && kindOfNew(row, now) !== undefined
  if (!stands || customer.email === null || !writesToGuests(settings) || settings.reminder_hours === 0)
    return endReminder(tx, setup.property_id, id)
  const mail = noticeOf('RESERVATION_REMINDER', customer.email, row, now)
  await insertNotice(tx, setup.property_id, { id, customer_id: customer.id }, mail, null)
}
