/** Booking what a hold keeps: its tables go over in one transaction, so nobody else ever sees them free. */
import type { Hold } from '../availability/hold.ts'
import { closedAt } from '../availability/closures.ts'
import { bookingRefusal } from '../availability/reasons.ts'
import { serviceDayOf } from '../availability/service-day.ts'
import type { Scene } from '../reservations/under-lock.ts'
import { servedIn } from './place.ts'
import { isFor, isGuest, ownHold, type Wish } from './rules.ts'
import { endChain, removeHolds } from './store.ts'

/** The hold that the booking names, no longer in its way; refused when it is not there for exactly this. */
export async function takeOver(
  { tx, setup, loaded }: Scene,
  holder: string,
  { body, channel, when }: Wish & { body: { hold_id?: string } },
): Promise<Hold | undefined> {
  if (body.hold_id === undefined) return undefined
  const service = servedIn(setup, body)
  const hold = ownHold(loaded, holder, body.hold_id)
  const isThere = hold !== undefined && isFor(hold, setup, { body, channel, when })
  // of the rules, closures alone are asked again
  const closed = closedAt(setup, serviceDayOf(service, when.day, when.minute))
  if (isThere && closed && hold.occupies.some(closed))
    throw bookingRefusal('out_of_order', setup, { channel, pax: body.pax, service }, when)
  // it may have been given back or swept since it was read
  if (!isThere || (await removeHolds(tx, setup.property_id, [hold.id])) === 0)
    throw bookingRefusal('hold_expired', setup, { channel, pax: body.pax, service }, when)
  if (isGuest(holder)) await endChain(tx, setup.property_id, holder)
  return hold
}
